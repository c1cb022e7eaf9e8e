// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/pipeline_shelf.h"

#include "app/jobs/matte_pipeline.h"

#include <algorithm>
#include <utility>

namespace filigree {

PipelineShelf::PipelineShelf() = default;
PipelineShelf::~PipelineShelf() = default;

void PipelineShelf::setClip(const std::shared_ptr<FrameSource> &frames,
                            const std::shared_ptr<ResultStore> &store)
{
    std::unique_ptr<MattePipeline> gone; // its memory is freed without the lock
    const std::lock_guard lock(m_mutex);
    const PipelinePlace place{frames, store, m_place.options};
    if (place.isOfSameClip(m_place))
        return;
    gone = std::move(m_pipeline);
    m_place = place;
    m_inUse = 0;
    m_changed.notify_all();
}

std::unique_ptr<MattePipeline> PipelineShelf::take(const PipelinePlace &place,
                                                   std::optional<std::stop_token> waits)
{
    std::unique_lock lock(m_mutex);
    if (waits)
        m_changed.wait(lock, *waits,
                       [&] { return m_pipeline || m_inUse == 0 || !place.isOfSameClip(m_place); });
    if (!place.isOfSameClip(m_place))
        return nullptr;
    ++m_inUse;
    return place == m_place ? std::move(m_pipeline) : nullptr;
}

std::unique_ptr<MattePipeline> PipelineShelf::put(const PipelinePlace &place,
                                                  std::unique_ptr<MattePipeline> pipeline)
{
    std::unique_ptr<MattePipeline> gone;
    const std::lock_guard lock(m_mutex);
    if (!place.isOfSameClip(m_place))
        return pipeline;
    m_inUse = std::max(0, m_inUse - 1);
    const bool isWorse =
        m_pipeline && m_place == place && m_pipeline->hasLearnt() && !pipeline->hasLearnt();
    gone = isWorse ? std::move(pipeline) : std::exchange(m_pipeline, std::move(pipeline));
    m_place = place;
    m_changed.notify_all();
    return nullptr;
}

} // namespace filigree
