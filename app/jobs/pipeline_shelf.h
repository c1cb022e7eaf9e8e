// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/matte_task.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

namespace filigree {

class MattePipeline;
class ResultStore;

//! What a pipeline works on, and with what.
struct PipelinePlace
{
    std::shared_ptr<FrameSource> frames;
    std::shared_ptr<ResultStore> store;
    EngineOptions options;
    bool operator==(const PipelinePlace &) const = default;
    bool isOfSameClip(const PipelinePlace &other) const
    {
        return frames == other.frames && store == other.store;
    }
};

//! Where the pipeline of the current clip lies between two runs, so that what it has learnt of the
//! shot serves whoever works on the clip next, be it tracking or an export that makes what is
//! missing. Thread-safe.
class PipelineShelf
{
public:
    PipelineShelf();
    ~PipelineShelf();

    //! The current clip; pipelines of others are not kept.
    void setClip(const std::shared_ptr<FrameSource> &frames,
                 const std::shared_ptr<ResultStore> &store);
    //! The one that lies here for the place, or null: make one, and put() it here afterwards. With
    //! `waits`, one that is in use is waited for, until it comes back or the token asks to stop.
    std::unique_ptr<MattePipeline> take(const PipelinePlace &place,
                                        std::optional<std::stop_token> waits = {});
    //! After a run. One that has learnt is not replaced by one that has not. Gives it back when it
    //! is not of the current clip.
    std::unique_ptr<MattePipeline> put(const PipelinePlace &place,
                                       std::unique_ptr<MattePipeline> pipeline);

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    PipelinePlace m_place; // of what lies here or is in use
    std::unique_ptr<MattePipeline> m_pipeline;
    int m_inUse = 0; // of the current clip
};

} // namespace filigree
