// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/object_example.h"

#include "app/jobs/found_matching.h"
#include "app/jobs/given_images.h"
#include "inference/tracking/shot_neighbours.h"

#include <algorithm>
#include <cstdlib>

namespace filigree::cli {
namespace {

using ObjectPrompts = std::map<int, std::vector<Prompt>>; // by frame

bool shows(const Prompt &prompt)
{
    const auto *point = std::get_if<PointPrompt>(&prompt);
    const auto *stroke = std::get_if<StrokePrompt>(&prompt);
    return conditionsMask(prompt) && !std::holds_alternative<AbsentPrompt>(prompt)
        && (!point || point->positive) && (!stroke || stroke->positive);
}

void take(const PromptSet &prompts, ObjectId object, ObjectPrompts &to)
{
    for (const auto &[frame, objects] : prompts) {
        if (const auto own = objects.find(object); own != objects.end())
            to[frame].insert(to[frame].end(), own->second.begin(), own->second.end());
    }
}

Result<> take(const ObjectArguments &given, const FindTask &task, const std::stop_token &stop,
              ObjectPrompts &to)
{
    for (const PromptArgument &argument : given.prompts) {
        const auto *file = std::get_if<ImageArgument>(&argument.prompt);
        if (!file) {
            to[argument.frame.value_or(task.inPoint)].push_back(std::get<Prompt>(argument.prompt));
            continue;
        }
        const GivenImagesRequest request{file->path == sourceAlpha ? std::string() : file->path,
                                         argument.frame, false};
        const auto masks =
            loadGivenImages(request, task.frames, task.info, {0, task.info.frameCount - 1}, stop);
        if (!masks)
            return tl::unexpected(masks.error());
        for (const auto &[frame, mask] : *masks)
            to[frame].emplace_back(MaskPrompt{mask});
    }
    return {};
}

} // namespace

Result<ObjectExample> exampleOf(const std::string &name, std::optional<int> nearest,
                                const MatteArguments &arguments, const FindTask &task,
                                std::stop_token stop)
{
    ObjectPrompts prompts;
    const auto given = std::ranges::find(arguments.objects, name, &ObjectArguments::name);
    if (given != arguments.objects.end()) {
        if (const Result<> taken = take(*given, task, stop, prompts); !taken)
            return tl::unexpected(taken.error());
    }
    if (task.file) {
        for (const PromptsFileObject &object : task.file->objects) {
            if (object.name == name)
                take(task.file->prompts, object.id, prompts);
        }
    }
    const ObjectInfo *known = task.clip.objectNamed(name);
    if (prompts.empty() && known)
        take(task.clip.prompts, known->id, prompts);
    std::erase_if(prompts,
                  [](const auto &entry) { return std::ranges::none_of(entry.second, shows); });
    if (prompts.empty())
        return fail(Error::Kind::NotFound,
                    "Nothing says what '" + name + "' looks like; give --object " + name
                        + " with a click, a box, a mask or a text.");
    const int wanted = nearest.value_or(prompts.begin()->first);
    const auto shown = std::ranges::min_element(
        prompts, {}, [&](const auto &entry) { return std::abs(entry.first - wanted); });
    const auto picture = task.frames.frame(shown->first, stop);
    if (!picture)
        return tl::unexpected(picture.error());
    const auto selector = makeSelector(arguments.track.tracker, task.options);
    if (!selector)
        return tl::unexpected(selector.error());
    (*selector)->setPicture(*picture, shotNeighbours(task.frames, shown->first, stop));
    auto selected = (*selector)->select({shown->second, nullptr}, stop);
    if (!selected)
        return tl::unexpected(selected.error());
    const Box box = boxOfMask(selected->logits);
    if (box.isEmpty())
        return fail(Error::Kind::NotFound,
                    "The prompts of '" + name + "' select nothing on frame "
                        + std::to_string(shown->first) + '.');
    return ObjectExample{shown->first, std::make_shared<const Image>(std::move(selected->logits)),
                         box};
}

} // namespace filigree::cli
