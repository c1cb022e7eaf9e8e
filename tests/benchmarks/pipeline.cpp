// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "pipeline.h"

#include "timing.h"

#include <algorithm>

namespace filigree::bench {

void timed(StageTime &time, const std::function<void()> &run)
{
    const double wall = wallMs(), processor = processorMs();
    run();
    time.wallMs += wallMs() - wall;
    time.processorMs += processorMs() - processor;
}

PromptSet boxPrompts(const TestClip &clip)
{
    PromptSet prompts;
    for (const TestObject &object : clip.objects)
        prompts[0][object.id].emplace_back(BoxPrompt{object.box});
    return prompts;
}

Result<PromptSet> maskPrompts(const TestClip &clip)
{
    PromptSet prompts;
    for (const TestObject &object : clip.objects) {
        Result<Image> mask = clip.truth("masks", object.id, 0);
        if (!mask)
            return tl::unexpected(mask.error());
        prompts[0][object.id].emplace_back(MaskPrompt{PackedMask(*mask)});
    }
    return prompts;
}

Result<> trackClip(Tracker &tracker, const TestClip &clip, const PromptSet &prompts,
                   const Arguments &arguments, Masks &masks, StageTime &time)
{
    TrackRequest request;
    request.range = {0, clip.frameCount - 1};
    request.prompts = prompts;
    request.settings.tracker = arguments.tracker;
    request.settings.budget = arguments.budget;
    request.settings.seed = arguments.seed;
    const MaskSink sink = [&masks](int frame, std::vector<ObjectMask> found) -> Result<> {
        masks[frame] = std::move(found);
        return {};
    };
    Result<> result;
    timed(time, [&] { result = tracker.track(request, sink, {}, [](auto, int, int) {}); });
    return result;
}

Image logitsOf(const Masks &masks, int frame, ObjectId object, Size size)
{
    const auto found = masks.find(frame);
    if (found != masks.end()) {
        for (const ObjectMask &mask : found->second) {
            if (mask.object == object && mask.presence >= 0.5)
                return mask.logits;
        }
    }
    Image none(size, 1, PixelType::F32);
    std::fill_n(none.row<float>(0), std::size_t(size.width) * size.height, -10.0F);
    return none;
}

} // namespace filigree::bench
