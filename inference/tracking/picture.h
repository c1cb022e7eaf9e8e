// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_source.h"

#include <opencv2/core.hpp>

#include <list>
#include <memory>

namespace filigree {

//! Longest side of the pictures that are tracked on; larger frames are reduced to it.
inline constexpr int workingSide = 1024;

//! 8-bit R'G'B' of a frame, reduced to the working size.
cv::Mat workingPicture(const Image &frame);
cv::Size workingSize(Size frame);
//! Pixels of a frame at even distances, at most side to a row or column: at once, with aliasing.
cv::Mat sampledPicture(const Image &frame, int side);
//! 8-bit R'G'B' of a part of a frame at its own size.
cv::Mat pixelsOf(const Image &frame, const cv::Rect &part);
//! Mask of 0 and 255 (U8, one channel) -> coverage 0 to 1 at the working size, F32.
cv::Mat workingMask(const Image &mask);

//! A few working pictures, the least recently used dropped first.
class PictureCache
{
public:
    explicit PictureCache(std::shared_ptr<FrameSource> frames);
    //! Errors of the source, with the frame's number.
    Result<cv::Mat> picture(int frame, std::stop_token stop);

private:
    struct Entry
    {
        int frame;
        cv::Mat picture;
    };
    std::shared_ptr<FrameSource> m_frames;
    std::list<Entry> m_entries;
};

} // namespace filigree
