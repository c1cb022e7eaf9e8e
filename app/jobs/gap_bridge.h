// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/matte_task.h"
#include "inference/base/frame_source.h"

#include <map>
#include <memory>
#include <mutex>
#include <set>

namespace filigree {

//! The frames of a source, with the nearest one that can be read in place of each that cannot: what
//! runs over many frames gets over a gap. Remembers where that was. Thread-safe.
class GapBridge final : public FrameSource
{
public:
    explicit GapBridge(std::shared_ptr<FrameSource> source);

    Size size() const override { return m_source->size(); }
    int frameCount() const override { return m_source->frameCount(); }
    Result<ImagePtr> frame(int index, std::stop_token stop = {}) override;

    //! Forgets what it met: files may have come since.
    void begin();
    //! Frames that nothing may stand in for, as the user said something of them.
    void require(std::set<int> frames);
    //! Whether the frame could not be read since begin().
    bool isMissing(int frame) const;
    FrameTroubles troubles(const FrameRange &range) const;
    //! Of a frame that is missing.
    Error errorOf(int frame) const;

private:
    Result<ImagePtr> read(int index, const std::stop_token &stop);

    const std::shared_ptr<FrameSource> m_source;
    struct Met
    {
        mutable std::mutex mutex;
        std::map<int, Error> missing;
        std::set<int> damaged;
        std::set<int> required;
    } m_met;
};

} // namespace filigree
