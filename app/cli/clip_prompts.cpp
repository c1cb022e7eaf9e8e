// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/clip_prompts.h"

#include "app/cli/values.h"
#include "app/jobs/given_images.h"

#include <algorithm>

namespace filigree::cli {
namespace {

std::string text(FrameRange range)
{
    return std::to_string(range.in) + " to " + std::to_string(range.out);
}

//! The work of one call of applyArguments().
class Applier
{
public:
    Applier(ClipEntry &clip, const MatteArguments &arguments, PromptMode mode, FrameSource &frames,
            const ClipInfo &info, std::stop_token stop)
        : m_clip(clip)
        , m_arguments(arguments)
        , m_mode(mode)
        , m_frames(frames)
        , m_info(info)
        , m_stop(std::move(stop))
    { }

    Result<FrameRange> apply(const std::optional<PromptsFile> &file);

private:
    Result<> setRange();
    Result<> addFile(const PromptsFile &file);
    Result<> addObject(const ObjectArguments &object, bool isOnlyFileObject);
    Result<> addPrompt(ObjectId object, int frame, Prompt prompt);
    Result<> addMasks(ObjectId object, const ImageArgument &file, std::optional<int> frame);
    Result<> addTrimaps(ObjectId object, const TrimapArgument &trimap);
    Result<> check() const;
    Result<> fitToFrame(Prompt &prompt, const std::string &where) const;
    ObjectId objectFor(const std::string &name);
    std::string nameOf(ObjectId object) const { return '\'' + m_clip.object(object)->name + '\''; }

    ClipEntry &m_clip;
    const MatteArguments &m_arguments;
    PromptMode m_mode;
    FrameSource &m_frames;
    const ClipInfo &m_info;
    std::stop_token m_stop;
    FrameRange m_range; //!< Where prompts may lie.
    FrameRange m_task; //!< What is to be matted.
    std::vector<ObjectId> m_named;
};

Result<> Applier::setRange()
{
    const FrameRange all{0, m_info.frameCount - 1};
    const FrameRange before = m_clip.effectiveRange().intersected(all);
    FrameRange range = before.size() > 0 ? before : all;
    if (m_mode == PromptMode::Replace)
        range = all;
    range.in = m_arguments.in.value_or(range.in);
    range.out = m_arguments.out.value_or(range.out);
    if (!all.contains(range.in) || !all.contains(range.out) || range.size() == 0) {
        return refuse("The range " + text(range) + " does not lie in the clip, whose frames are "
                      + text(all) + '.');
    }
    m_task = range;
    // A project keeps its in and out point: prompts may lie anywhere between them.
    m_range = m_mode == PromptMode::Append ? before : range;
    if (m_mode == PromptMode::Append
        && (!before.contains(range.in) || !before.contains(range.out))) {
        return refuse("The range " + text(range) + " does not lie in the project's, which is "
                      + text(before) + '.');
    }
    if (m_mode == PromptMode::Replace)
        m_clip.range = range == all ? FrameRange{} : range;
    return {};
}

ObjectId Applier::objectFor(const std::string &name)
{
    const ObjectInfo *known = m_clip.objectNamed(name);
    const ObjectId id = known ? known->id : m_clip.addObject(name).id;
    if (std::ranges::find(m_named, id) != m_named.end())
        return id;
    m_named.push_back(id);
    if (m_mode == PromptMode::Replace) {
        for (auto &[frame, objects] : m_clip.prompts)
            objects.erase(id);
        std::erase_if(m_clip.prompts, [](const auto &entry) { return entry.second.empty(); });
        for (auto &[frame, objects] : m_clip.trimaps)
            objects.erase(id);
        std::erase_if(m_clip.trimaps, [](const auto &entry) { return entry.second.empty(); });
    }
    return id;
}

Result<> Applier::fitToFrame(Prompt &prompt, const std::string &where) const
{
    const double right = m_info.size.width - 1, bottom = m_info.size.height - 1;
    const std::string size =
        std::to_string(m_info.size.width) + 'x' + std::to_string(m_info.size.height);
    if (const auto *point = std::get_if<PointPrompt>(&prompt)) {
        if (point->at.x > right || point->at.y > bottom || point->at.x < 0 || point->at.y < 0)
            return refuse("A click" + where + " lies outside the picture, which is " + size + '.');
    } else if (auto *box = std::get_if<BoxPrompt>(&prompt)) {
        if (box->box.x0 > right || box->box.y0 > bottom || box->box.x1 < 0 || box->box.y1 < 0)
            return refuse("A box" + where + " lies outside the picture, which is " + size + '.');
        box->box = {std::max(box->box.x0, 0.0), std::max(box->box.y0, 0.0),
                    std::min(box->box.x1, right), std::min(box->box.y1, bottom)};
    }
    return {};
}

Result<> Applier::addPrompt(ObjectId object, int frame, Prompt prompt)
{
    const std::string where = " for " + nameOf(object) + " on frame " + std::to_string(frame);
    if (!m_range.contains(frame)) {
        return refuse("A prompt" + where + " lies outside the range " + text(m_range)
                      + "; widen it with --in and --out.");
    }
    if (const auto fits = fitToFrame(prompt, where); !fits)
        return fits;
    std::vector<Prompt> &prompts = m_clip.prompts[frame][object];
    // Given again, as when a command is repeated, a prompt says nothing new.
    if (std::ranges::find(prompts, prompt) == prompts.end())
        prompts.push_back(std::move(prompt));
    return {};
}

Result<> Applier::addMasks(ObjectId object, const ImageArgument &file, std::optional<int> frame)
{
    const GivenImagesRequest request{file.path == sourceAlpha ? std::string() : file.path, frame,
                                     false};
    const auto masks = loadGivenImages(request, m_frames, m_info, m_range, m_stop);
    if (!masks)
        return tl::unexpected(masks.error());
    for (const auto &[at, mask] : *masks) {
        if (const auto added = addPrompt(object, at, MaskPrompt{mask}); !added)
            return added;
    }
    return {};
}

Result<> Applier::addTrimaps(ObjectId object, const TrimapArgument &trimap)
{
    const std::string &path = trimap.file.path;
    const GivenImagesRequest request{path == sourceAlpha ? std::string() : path, trimap.frame,
                                     true};
    const auto images = loadGivenImages(request, m_frames, m_info, m_range, m_stop);
    if (!images)
        return tl::unexpected(images.error());
    for (const auto &[frame, image] : *images)
        m_clip.trimaps[frame][object] = image;
    return {};
}

Result<> Applier::addFile(const PromptsFile &file)
{
    if (!file.size.isEmpty() && file.size != m_info.size) {
        return refuse(m_arguments.promptsFile + " is for a clip of "
                      + std::to_string(file.size.width) + 'x' + std::to_string(file.size.height)
                      + ", but this one is " + std::to_string(m_info.size.width) + 'x'
                      + std::to_string(m_info.size.height) + '.');
    }
    std::map<ObjectId, ObjectId> ids;
    for (const PromptsFileObject &object : file.objects)
        ids[object.id] =
            objectFor(object.name.empty() ? "object " + std::to_string(object.id) : object.name);
    for (const auto &[frame, objects] : file.prompts) {
        for (const auto &[object, prompts] : objects) {
            for (const Prompt &prompt : prompts) {
                if (const auto added = addPrompt(ids.at(object), frame, prompt); !added)
                    return added;
            }
        }
    }
    return {};
}

Result<> Applier::addObject(const ObjectArguments &object, bool isOnlyKnownOne)
{
    ObjectId id = 0;
    if (!object.name.empty())
        id = objectFor(object.name);
    else if (m_clip.objects.size() == 1 && isOnlyKnownOne)
        id = objectFor(m_clip.objects.front().name);
    else if (m_clip.objects.empty() || !isOnlyKnownOne)
        id = objectFor("object");
    else
        return refuse("There are several objects; say with --object whose the prompts are.");
    for (const PromptArgument &argument : object.prompts) {
        const auto *file = std::get_if<ImageArgument>(&argument.prompt);
        const auto added = file
            ? addMasks(id, *file, argument.frame)
            : addPrompt(id, argument.frame.value_or(m_range.in), std::get<Prompt>(argument.prompt));
        if (!added)
            return added;
    }
    for (const TrimapArgument &trimap : object.trimaps) {
        if (const auto added = addTrimaps(id, trimap); !added)
            return added;
    }
    return {};
}

//! That something says of every object where it is.
Result<> Applier::check() const
{
    if (m_clip.objects.empty())
        return refuse(
            "Nothing says what to cut out; give --click, --box, --text, --mask, --trimap or "
            "--prompts.");
    for (const ObjectInfo &object : m_clip.objects) {
        bool isShown = false;
        for (const auto &[frame, objects] : m_clip.prompts) {
            const auto prompts = objects.find(object.id);
            isShown = isShown
                || (m_range.contains(frame) && prompts != objects.end()
                    && std::ranges::any_of(prompts->second, [](const Prompt &prompt) {
                           const auto *point = std::get_if<PointPrompt>(&prompt);
                           const auto *stroke = std::get_if<StrokePrompt>(&prompt);
                           return conditionsMask(prompt)
                               && !std::holds_alternative<AbsentPrompt>(prompt)
                               && (!point || point->positive) && (!stroke || stroke->positive);
                       }));
        }
        if (isShown)
            continue;
        for (int frame = m_task.in; frame <= m_task.out; ++frame) {
            const auto trimaps = m_clip.trimaps.find(frame);
            if (trimaps != m_clip.trimaps.end() && trimaps->second.contains(object.id))
                continue;
            return refuse(m_clip.trimaps.empty() ? "Nothing says where '" + object.name
                                  + "' is; give it a positive click, a box or a mask."
                                                 : "No trimap of '" + object.name
                                  + "' was given for frame " + std::to_string(frame)
                                  + "; set --in and --out to the frames that have one.");
        }
    }
    return {};
}

Result<FrameRange> Applier::apply(const std::optional<PromptsFile> &file)
{
    if (const auto set = setRange(); !set)
        return tl::unexpected(set.error());
    if (file) {
        if (const auto added = addFile(*file); !added)
            return tl::unexpected(added.error());
    }
    const bool continues = file.has_value() || m_mode == PromptMode::Append;
    for (const ObjectArguments &object : m_arguments.objects) {
        if (const auto added = addObject(object, continues); !added)
            return tl::unexpected(added.error());
    }
    for (const ObjectId id : m_mode == PromptMode::Replace ? m_named : std::vector<ObjectId>()) {
        ObjectInfo &object = *m_clip.object(id);
        object.track = m_arguments.track;
        object.trimap = m_arguments.trimap;
        object.matte = m_arguments.matte;
    }
    return check().map([&] { return m_task; });
}

} // namespace

Result<FrameRange> applyArguments(ClipEntry &clip, const MatteArguments &arguments,
                                  const std::optional<PromptsFile> &file, PromptMode mode,
                                  FrameSource &frames, const ClipInfo &info, std::stop_token stop)
{
    return Applier(clip, arguments, mode, frames, info, std::move(stop)).apply(file);
}

} // namespace filigree::cli
