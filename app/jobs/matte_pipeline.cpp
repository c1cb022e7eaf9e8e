// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/matte_pipeline.h"

#include "app/jobs/focus_order.h"
#include "app/jobs/matte_work.h"
#include "inference/base/frame_number.h"

namespace filigree {

struct MattePipeline::Private
{
    MatteEngines engines;
};

MattePipeline::MattePipeline(std::shared_ptr<FrameSource> frames,
                             std::shared_ptr<ResultStore> store, const EngineOptions &options,
                             EngineMakers makers)
    : d(std::make_unique<Private>())
{
    d->engines.frames = std::make_shared<GapBridge>(std::move(frames));
    d->engines.store = std::move(store);
    d->engines.options = options;
    d->engines.makers = std::move(makers);
}

MattePipeline::~MattePipeline() = default;

bool MattePipeline::hasLearnt() const
{
    return d->engines.hasTracker();
}

Result<> MattePipeline::run(const ClipEntry &clip, const MatteTask &task, std::stop_token stop,
                            const MatteEvents &events)
{
    const FrameRange all{0, d->engines.frames->frameCount() - 1};
    const FrameRange range = task.range.size() > 0 ? task.range : clip.effectiveRange();
    MatteWork work{d->engines, clip, range.intersected(all), task, stop, events};
    work.forgetLostResults();
    GapBridge &frames = *d->engines.frames;
    frames.begin();
    const auto make = [&] {
        return (task.mattesOnly ? Result<>() : makeMasks(work)).and_then([&] {
            return task.masksOnly ? Result<>() : makeMattes(work);
        });
    };
    Result<> made = make();
    while (!made) {
        const auto less = withLessMemory(d->engines.options, made.error());
        if (!less)
            break;
        d->engines.setOptions(*less);
        if (events.tookLessMemory)
            events.tookLessMemory(lessMemoryOf(*less));
        made = make(); // what is still open
    }
    return made.and_then([&]() -> Result<> {
        const FrameTroubles troubles = frames.troubles(work.range);
        if (!troubles.missing.empty() && int(troubles.missing.size()) == work.range.size())
            return tl::unexpected(frames.errorOf(work.range.in));
        if (!troubles.isEmpty() && events.troubled)
            events.troubled(troubles);
        return {};
    });
}

std::string framesText(const std::set<int> &frames)
{
    std::string text;
    for (const FrameRange &range : stretchesOf(frames, {})) {
        text += (text.empty() ? "" : ", ") + frameNumber(range.in);
        if (range.size() > 1)
            text += "–" + frameNumber(range.out);
    }
    return text;
}

} // namespace filigree
