// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/group_tracking.h"
#include "app/jobs/matte_work.h"
#include "inference/matting/result_images.h"
#include "project_io/model/prompt_key.h"

#include <algorithm>

namespace filigree {
namespace {

//! Objects that are tracked alike, and so together, that their masks exclude each other.
struct TrackGroup
{
    TrackSettings settings;
    std::set<ObjectId> objects;
};

std::vector<TrackGroup> trackGroups(const ClipEntry &clip)
{
    std::vector<TrackGroup> groups;
    for (const ObjectInfo &object : clip.objects) {
        auto group = std::ranges::find(groups, object.track, &TrackGroup::settings);
        if (group == groups.end())
            group = groups.insert(groups.end(), {object.track, {}});
        group->objects.insert(object.id);
    }
    return groups;
}

std::set<ObjectFrame> openMasks(const MatteWork &work, const std::set<ObjectId> &objects)
{
    std::set<ObjectFrame> open;
    for (const ObjectId object : objects) {
        if (!work.isWanted(object))
            continue;
        for (const FrameRange &stretch :
             work.revisions.open(object, ResultKind::MaskLogits, work.range)) {
            for (int frame = stretch.in; frame <= stretch.out; ++frame) {
                if (work.isOpen(object, ResultKind::MaskLogits, frame))
                    open.insert({object, frame});
            }
        }
    }
    return open;
}

//! The mask that was given as the last word on an object on a frame, if there is one.
PackedMask givenMask(const ClipEntry &clip, ObjectId object, int frame)
{
    const auto here = clip.prompts.find(frame);
    if (here == clip.prompts.end() || !here->second.contains(object))
        return {};
    const std::vector<Prompt> &prompts = here->second.at(object);
    const auto last = std::find_if(prompts.rbegin(), prompts.rend(), conditionsMask);
    const auto *mask = last == prompts.rend() ? nullptr : std::get_if<MaskPrompt>(&*last);
    return mask ? mask->mask : PackedMask();
}

//! What was answered to the prompts of an object on a frame before tracking.
struct Answer
{
    Image logits;
    float presence = 1;
};

//! Empty when nothing was.
Result<std::optional<Answer>> storedAnswer(const MatteWork &work, ObjectId object, int frame,
                                           const std::vector<Prompt> &prompts)
{
    const ContentKey key = answerKey(prompts, work.clip.object(object)->track.tracker);
    const ResultRef ref = work.clip.results.find(object, ResultKind::MaskLogits, frame, key);
    if (key.isNull() || ref.key.isNull())
        return std::optional<Answer>();
    return work.stored(object, ResultKind::MaskLogits, frame, key)
        .map([&](std::optional<Image> &&logits) {
            return logits ? std::optional<Answer>({std::move(*logits), ref.presence})
                          : std::nullopt;
        });
}

//! Prompts of the objects that the tracker goes by: within the clip's range, without trimap
//! strokes. Where the user saw an answer it has the last word.
Result<PromptSet> trackedPrompts(const MatteWork &work, const std::set<ObjectId> &objects)
{
    PromptSet result;
    const FrameRange range = work.clip.effectiveRange();
    for (const auto &[frame, byObject] : work.clip.prompts) {
        for (const auto &[object, prompts] : byObject) {
            if (!range.contains(frame) || !objects.contains(object))
                continue;
            std::vector<Prompt> kept;
            std::ranges::copy_if(prompts, std::back_inserter(kept), conditionsMask);
            if (kept.empty())
                continue;
            const auto answer = storedAnswer(work, object, frame, prompts);
            if (!answer)
                return tl::unexpected(answer.error());
            if (*answer) {
                kept.emplace_back(MaskPrompt{PackedMask(maskOfLogits((*answer)->logits))});
            }
            result[frame][object] = std::move(kept);
        }
    }
    return result;
}

//! Given masks, and answers that the user saw, are results as they are.
Result<> keepKnownMasks(MatteWork &work, std::set<ObjectFrame> &open)
{
    for (auto it = open.begin(); it != open.end();) {
        const auto [object, frame] = *it;
        if (const auto go = work.checkStop(); !go)
            return go;
        const ContentKey key = work.revisions.keys(object, frame).mask;
        Result<> kept;
        bool isKnown = true;
        if (const PackedMask mask = givenMask(work.clip, object, frame)) {
            kept = work.keep(object, ResultKind::MaskLogits, frame, key, logitsOfMask(mask.image()),
                             {"given", 0, 1});
        } else if (const auto here = work.clip.prompts.find(frame);
                   here != work.clip.prompts.end() && here->second.contains(object)) {
            const auto answer = storedAnswer(work, object, frame, here->second.at(object));
            if (!answer)
                return tl::unexpected(answer.error());
            isKnown = answer->has_value();
            if (isKnown) {
                kept = work.keep(object, ResultKind::MaskLogits, frame, key, (*answer)->logits,
                                 {work.clip.object(object)->track.tracker + answerSuffix, 0,
                                  (*answer)->presence});
            }
        } else {
            isKnown = false;
        }
        if (!kept)
            return kept;
        it = isKnown ? open.erase(it) : std::next(it);
    }
    return {};
}

Result<> makeMasksOf(MatteWork &work, const TrackGroup &group)
{
    std::set<ObjectFrame> open = openMasks(work, group.objects);
    if (const auto kept = keepKnownMasks(work, open); !kept)
        return kept;
    if (open.empty())
        return {};
    auto prompts = trackedPrompts(work, group.objects);
    if (!prompts)
        return tl::unexpected(prompts.error());
    const auto tracker = work.engines.tracker(group.settings.tracker);
    if (!tracker)
        return tl::unexpected(tracker.error());
    std::set<int> prompted;
    for (const auto &[frame, objects] : *prompts)
        prompted.insert(frame);
    work.engines.frames->require(std::move(prompted));
    TrackRequest request;
    request.settings = group.settings;
    request.prompts = std::move(*prompts);
    return GroupTracking(work, **tracker, std::move(request), std::move(open)).run();
}

} // namespace

Result<> makeMasks(MatteWork &work)
{
    for (const TrackGroup &group : trackGroups(work.clip)) {
        if (const auto made = makeMasksOf(work, group); !made)
            return made;
    }
    return {};
}

} // namespace filigree
