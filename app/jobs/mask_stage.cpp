// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/matte_work.h"
#include "inference/matting/result_images.h"
#include "project_io/model/revision.h"

#include <algorithm>
#include <chrono>

namespace filigree {
namespace {

using Clock = std::chrono::steady_clock;
using ObjectFrame = std::pair<ObjectId, int>;

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
    const Revisions revisions(work.clip);
    std::set<ObjectFrame> open;
    for (const ObjectId object : objects) {
        if (!work.isWanted(object))
            continue;
        for (const FrameRange &stretch :
             revisions.open(object, ResultKind::MaskLogits, work.range)) {
            for (int frame = stretch.in; frame <= stretch.out; ++frame)
                open.insert({object, frame});
        }
    }
    return open;
}

//! The mask that was given as the last word on an object on a frame; null: there is none.
ImagePtr givenMask(const ClipEntry &clip, ObjectId object, int frame)
{
    const auto here = clip.prompts.find(frame);
    if (here == clip.prompts.end() || !here->second.contains(object))
        return nullptr;
    const std::vector<Prompt> &prompts = here->second.at(object);
    const auto last = std::find_if(prompts.rbegin(), prompts.rend(), conditionsMask);
    const auto *mask = last == prompts.rend() ? nullptr : std::get_if<MaskPrompt>(&*last);
    return mask ? mask->mask : nullptr;
}

//! Prompts of the objects that the tracker goes by: within the clip's range, without trimap
//! strokes.
PromptSet trackedPrompts(const ClipEntry &clip, const std::set<ObjectId> &objects)
{
    PromptSet result;
    const FrameRange range = clip.effectiveRange();
    for (const auto &[frame, byObject] : clip.prompts) {
        for (const auto &[object, prompts] : byObject) {
            if (!range.contains(frame) || !objects.contains(object))
                continue;
            std::vector<Prompt> kept;
            std::ranges::copy_if(prompts, std::back_inserter(kept), conditionsMask);
            if (!kept.empty())
                result[frame][object] = std::move(kept);
        }
    }
    return result;
}

//! Given masks are results as they are.
Result<> keepGivenMasks(MatteWork &work, std::set<ObjectFrame> &open)
{
    const Revisions revisions(work.clip);
    for (auto it = open.begin(); it != open.end();) {
        const auto [object, frame] = *it;
        const ImagePtr mask = givenMask(work.clip, object, frame);
        if (!mask) {
            ++it;
            continue;
        }
        const auto kept = work.checkStop().and_then([&, object = object, frame = frame] {
            return work.keep(object, ResultKind::MaskLogits, frame,
                             revisions.keys(object, frame).mask, logitsOfMask(*mask),
                             {"given", 0, 1});
        });
        if (!kept)
            return kept;
        it = open.erase(it);
    }
    return {};
}

//! Tracks a stretch of frames and keeps the masks that are wanted.
Result<> trackStretch(MatteWork &work, Tracker &tracker, const TrackRequest &request,
                      std::set<ObjectFrame> wanted)
{
    const Revisions revisions(work.clip);
    const auto keep = [&](const ObjectMask &mask, int frame, double seconds) {
        // What is not final yet gets a key of its own: worth showing, but stale.
        const ContentKey key = revisions.keys(mask.object, frame).mask;
        return work.keep(mask.object, ResultKind::MaskLogits, frame,
                         mask.isProvisional ? KeyHasher("provisional").add(key).key() : key,
                         mask.logits, {request.settings.tracker, seconds, mask.presence});
    };
    std::set<ObjectFrame> reached; // a later pass may bring a frame again
    auto begin = Clock::now();
    const auto sink = [&](int frame, std::vector<ObjectMask> masks) -> Result<> {
        const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
        for (const ObjectMask &mask : masks) {
            if (!wanted.contains({mask.object, frame}))
                continue;
            if (const auto kept = keep(mask, frame, seconds); !kept)
                return kept;
            if (!mask.isProvisional)
                reached.insert({mask.object, frame});
        }
        begin = Clock::now();
        return {};
    };
    const auto progress = [&](std::string_view stage, int done, int total) {
        work.report(stage, done, total);
    };
    if (const auto tracked = tracker.track(request, sink, work.stop, progress); !tracked)
        return tracked;
    // Where the tracker has no answer, beyond a cut, say, the object is taken not to be there.
    const Image nothing = logitsOfMask(Image(work.engines.frames->size(), 1, PixelType::U8));
    for (const auto &[object, frame] : wanted) {
        if (reached.contains({object, frame}))
            continue;
        if (const auto kept = keep({object, nothing, 0}, frame, 0); !kept)
            return kept;
    }
    return {};
}

Result<> makeMasksOf(MatteWork &work, const TrackGroup &group)
{
    std::set<ObjectFrame> open = openMasks(work, group.objects);
    if (const auto kept = keepGivenMasks(work, open); !kept)
        return kept;
    if (open.empty())
        return {};
    TrackRequest request;
    request.settings = group.settings;
    request.prompts = trackedPrompts(work.clip, group.objects);
    const auto tracker = work.engines.tracker(group.settings.tracker);
    if (!tracker)
        return tl::unexpected(tracker.error());

    std::set<int> frames;
    for (const auto &[object, frame] : open)
        frames.insert(frame);
    for (auto frame = frames.begin(); frame != frames.end();) {
        request.range = {*frame, *frame};
        for (++frame; frame != frames.end() && *frame == request.range.out + 1; ++frame)
            request.range.out = *frame;
        std::set<ObjectFrame> wanted;
        std::ranges::copy_if(
            open, std::inserter(wanted, wanted.end()),
            [&](const ObjectFrame &one) { return request.range.contains(one.second); });
        if (const auto tracked = trackStretch(work, **tracker, request, std::move(wanted));
            !tracked)
            return tracked;
    }
    return {};
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
