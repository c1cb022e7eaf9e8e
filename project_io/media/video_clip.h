// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/clip.h"
#include "project_io/media/frame_format.h"
#include "project_io/media/frame_index.h"
#include "project_io/media/kept_frames.h"
#include "project_io/media/video_decoder.h"

#include <set>

namespace filigree {

//! A movie in any container. Internal to project_io; see Clip::open().
class VideoClip final : public Clip
{
public:
    static Result<std::unique_ptr<Clip>> open(const std::string &path, std::stop_token stop);

    const ClipInfo &info() const override { return m_shared->info; }
    Result<DecodedFrame> read(int frame, std::stop_token stop) override;
    Result<Packed> readPacked(int frame, std::stop_token stop) override;
    void whenPassing(std::function<void(int, Packed)> passing) override
    {
        m_passing = std::move(passing);
    }
    std::size_t packedBytes() const override { return m_shared->packedBytes; }
    std::int64_t timestamp(int frame) const override { return m_shared->index->timestamps[frame]; }
    bool holds(int frame) const override { return m_kept.find(frame); }
    Result<std::unique_ptr<Clip>> reopen(std::stop_token stop) const override;

private:
    //! What open() found out; not changed afterwards, so readers on other threads share it.
    struct Shared
    {
        ClipInfo info;
        std::shared_ptr<const FrameIndex> index;
        FrameFormat format;
        std::size_t packedBytes = 0;
    };

    VideoClip(std::shared_ptr<const Shared> shared, std::unique_ptr<VideoDecoder> decoder);
    Result<const AVFrame *> decoded(int frame, std::stop_token stop);
    Result<Packed> packed(int frame, const AVFrame &decoded) const;
    bool isDamaged(int frame, const AVFrame &decoded) const;
    //! Decodes until the frame is among the kept ones; false: it does not come out.
    Result<bool> decodeTo(int frame, std::stop_token stop);
    Result<bool> decodeFrom(int frame, int packet, std::stop_token stop);
    int wantedBefore(int frame) const;
    std::string nameOf(int frame) const;

    std::shared_ptr<const Shared> m_shared;
    std::unique_ptr<VideoDecoder> m_decoder;
    KeptFrames m_kept;
    std::function<void(int, Packed)> m_passing;
    int m_target = -1; //!< The frame that was read last.
    int m_started = 0; //!< The packet that decoding began at.
    int m_complete = 0; //!< Earlier frames may have been left out since then.
    int m_passed = -1; //!< No frame up to this one comes any more without a seek.
    std::set<int> m_undecodable;
};

} // namespace filigree
