// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "inference/base/result.h"
#include "project_io/media/packed_frame.h"
#include "project_io/model/clip_info.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>

namespace filigree {

//! One decoded frame: R'G'B' or R'G'B'A at full range as the source's transfer and primaries have
//! it; U16 for integer sources of any depth, F32 for half and float ones.
struct DecodedFrame
{
    ImagePtr image;
    std::int64_t timestamp = 0; //!< In the stream's time base.
    bool damaged = false;
};

//! An open movie, image sequence or still, addressed by frame index. Decoding frame N after any
//! other gives the same pixels as decoding from the start. Used by one thread at a time; read()
//! blocks for as long as decoding takes.
class Clip
{
public:
    //! path: a movie, a still, any one file of a sequence, its printf pattern, or its folder.
    static Result<std::unique_ptr<Clip>> open(const std::string &path, std::stop_token stop = {});
    //! The same, but an image file is taken for itself, whatever numbered files lie beside it.
    static Result<std::unique_ptr<Clip>> openStill(const std::string &path,
                                                   std::stop_token stop = {});
    virtual ~Clip() = default;
    virtual const ClipInfo &info() const = 0;
    virtual Result<DecodedFrame> read(int frame, std::stop_token stop = {}) = 0;
    struct Packed
    {
        PackedFramePtr frame;
        bool damaged = false;
    };
    //! The same frame, smaller. Null for clips whose packedBytes() is 0.
    virtual Result<Packed> readPacked(int frame, std::stop_token stop = {})
    {
        (void)frame;
        (void)stop;
        return Packed();
    }
    //! Has each frame that is decoded on the way to another given to `passing`, on the thread that
    //! reads; none of clips that have no such frames.
    virtual void whenPassing(std::function<void(int frame, Packed packed)> passing)
    {
        (void)passing;
    }
    //! Of one packed frame; 0: there are none.
    virtual std::size_t packedBytes() const { return 0; }
    //! Whether read() would give the frame without decoding anything.
    virtual bool holds(int frame) const
    {
        (void)frame;
        return false;
    }
    //! When the frame is shown, in info().timeBase; known without decoding.
    virtual std::int64_t timestamp(int frame) const = 0;
    //! A second reader of the same clip, for another thread. Cheap: shares what open() found out.
    //! May be called while another thread reads from this one.
    virtual Result<std::unique_ptr<Clip>> reopen(std::stop_token stop = {}) const = 0;
};

} // namespace filigree
