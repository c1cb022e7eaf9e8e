// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/clip.h"
#include "project_io/media/frame_format.h"
#include "project_io/media/sequence_files.h"

namespace filigree {

//! Numbered image files, or one still. Internal to project_io; see Clip::open().
class SequenceClip final : public Clip
{
public:
    static Result<std::unique_ptr<Clip>> open(SequenceFiles files, std::stop_token stop);

    const ClipInfo &info() const override { return m_shared->info; }
    Result<DecodedFrame> read(int frame, std::stop_token stop) override;
    std::int64_t timestamp(int frame) const override { return frame; }
    Result<std::unique_ptr<Clip>> reopen(std::stop_token stop) const override;

private:
    //! Not changed after open(), so readers on other threads share it.
    struct Shared
    {
        ClipInfo info;
        SequenceFiles files;
        FrameFormat format;
    };

    explicit SequenceClip(std::shared_ptr<const Shared> shared)
        : m_shared(std::move(shared))
    { }

    std::shared_ptr<const Shared> m_shared;
};

} // namespace filigree
