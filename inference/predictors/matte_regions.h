// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "inference/matting/alpha_solver.h"

#include <cstdint>
#include <vector>

namespace filigree {

//! How a frame is divided for a network whose memory grows with what it is shown.
struct RegionLimits
{
    std::int64_t mostPixels = 16'000'000; //!< Of a region with its margin.
    //! What the network sees around unknown pixels, at least; regions fade out over it.
    int margin = 160;
    //! Regions begin and, but for the frame's edges, end on multiples of this: the network's
    //! windows then lie as they would on the whole frame.
    int step = 224;
    //! The whole frame is shown, where the pixels allow, if regions would be more than this share
    //! of it: all of what the network makes of a frame as a whole is then as officially, and the
    //! same from frame to frame.
    double wholeFrom = 0.25;
};

//! The frame, or windows of it that together cover its unknown pixels (U8 trimap: neither 0 nor
//! 255), each pixel at least once a margin deep. Only one where the limits allow, unless several
//! small ones leave out more than half of it. No unknown pixels: none.
std::vector<PixelWindow> planRegions(const Image &trimap, const RegionLimits &limits);

//! Joins the alphas of overlapping regions into one: each fades out towards those of its sides that
//! are not the frame's, so that no seam is left.
class RegionBlend
{
public:
    RegionBlend(Size frame, int margin);
    //! Alpha of the window, row by row.
    void add(const PixelWindow &window, const std::vector<float> &alpha);
    //! F32, one channel: 0 where nothing was added. Once, at the end.
    Image takeResult();

private:
    std::vector<float> fade(int first, int count, int frameSize) const;

    int m_margin;
    Image m_sum, m_weight; // F32
};

} // namespace filigree
