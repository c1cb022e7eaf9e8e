// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/clip.h"

#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace filigree {

//! 24x16 pixels of 10 bit; red is 64 times the frame's index.
class FakeClip final : public Clip
{
public:
    //! step: called before each frame is read, on the reading thread.
    FakeClip(
        int frames, std::function<void(int)> step = [](int) {})
        : m_step(std::move(step))
    {
        m_info.path = "/fake/clip.mov";
        m_info.size = {24, 16};
        m_info.frameCount = frames;
        m_info.bitDepth = 10;
    }
    const ClipInfo &info() const override { return m_info; }
    Result<DecodedFrame> read(int frame, std::stop_token) override
    {
        if (frame >= m_info.frameCount)
            return fail(Error::Kind::Unreadable,
                        "Frame " + std::to_string(frame) + " of /fake/clip.mov cannot be read.");
        m_step(frame);
        Image image(m_info.size, 3, PixelType::U16);
        for (int y = 0; y < 16; ++y) {
            for (int x = 0; x < 24; ++x)
                image.row<std::uint16_t>(y)[3 * x] = std::uint16_t(frame * 64);
        }
        return DecodedFrame{std::make_shared<const Image>(std::move(image)), frame, false};
    }
    std::int64_t timestamp(int frame) const override { return frame; }
    Result<std::unique_ptr<Clip>> reopen(std::stop_token) const override
    {
        return std::make_unique<FakeClip>(m_info.frameCount, m_step);
    }

private:
    ClipInfo m_info;
    std::function<void(int)> m_step;
};

} // namespace filigree
