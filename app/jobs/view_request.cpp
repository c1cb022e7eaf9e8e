// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/view_request.h"

#include <algorithm>

namespace filigree {

std::set<int> framesOfView(int frame, const ViewSettings &view, int frameCount)
{
    std::set<int> frames;
    const auto add = [&](int index) {
        if (index < 0 || index >= frameCount)
            return;
        for (int at = index - 1; at <= index + 1; ++at) // alphas are steadied by their neighbours
            frames.insert(std::clamp(at, 0, frameCount - 1));
    };
    add(frame);
    if (view.onion.enabled) {
        for (int i = 1; i <= view.onion.before; ++i)
            add(frame - i * view.onion.step);
        for (int i = 1; i <= view.onion.after; ++i)
            add(frame + i * view.onion.step);
    }
    return frames;
}

std::shared_ptr<const ClipEntry> clipForView(const ClipEntry &clip, const std::set<int> &frames)
{
    auto part = std::make_shared<ClipEntry>();
    part->id = clip.id;
    part->media = clip.media;
    part->range = clip.range;
    part->objects = clip.objects;
    part->nextObject = clip.nextObject;
    part->prompts = clip.prompts;
    part->trimaps = clip.trimaps;
    part->results = clip.results.ofFrames(frames);
    return part;
}

std::vector<ObjectId> shownObjects(const ClipEntry &clip)
{
    const bool hasSolo = std::ranges::any_of(
        clip.objects, [](const ObjectInfo &object) { return object.solo && object.visible; });
    std::vector<ObjectId> shown;
    for (const ObjectInfo &object : clip.objects) {
        if (object.visible && (object.solo || !hasSolo))
            shown.push_back(object.id);
    }
    return shown;
}

} // namespace filigree
