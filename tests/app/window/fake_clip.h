// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/cached_frame_source.h"

#include <atomic>
#include <thread>

//! Grey pictures that tell their number; reads wait while they are held.
class FakeClip final : public filigree::Clip
{
public:
    struct Log
    {
        std::atomic<int> reads = 0;
        std::atomic<int> waiting = 0;
        std::atomic<bool> hold = false;
    };
    FakeClip(int frames, std::shared_ptr<Log> log)
        : m_log(std::move(log))
    {
        m_info.path = "fake clip";
        m_info.kind = filigree::ClipKind::Sequence;
        m_info.size = {64, 36};
        m_info.frameRate = {25, 1};
        m_info.frameCount = frames;
    }
    const filigree::ClipInfo &info() const override { return m_info; }
    std::int64_t timestamp(int frame) const override { return frame; }
    filigree::Result<filigree::DecodedFrame> read(int frame, std::stop_token stop) override
    {
        ++m_log->reads;
        ++m_log->waiting;
        while (m_log->hold && !stop.stop_requested())
            std::this_thread::yield();
        --m_log->waiting;
        if (stop.stop_requested())
            return filigree::fail(filigree::Error::Kind::Cancelled, "stopped");
        filigree::Image image(m_info.size, 3, filigree::PixelType::U16);
        for (int y = 0; y < image.height(); ++y)
            std::fill_n(image.row<std::uint16_t>(y), 3 * image.width(),
                        std::uint16_t(257 * (frame % 256)));
        return filigree::DecodedFrame{std::make_shared<const filigree::Image>(std::move(image)),
                                      frame, false};
    }
    filigree::Result<std::unique_ptr<filigree::Clip>> reopen(std::stop_token) const override
    {
        return std::make_unique<FakeClip>(m_info.frameCount, m_log);
    }

private:
    std::shared_ptr<Log> m_log;
    filigree::ClipInfo m_info;
};
