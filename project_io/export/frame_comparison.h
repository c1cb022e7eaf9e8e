// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "project_io/export/storage_format.h"

#include <vector>

namespace filigree {

//! Errors of one kind of sample over all frames, on the scale from 0 to 1.
struct ErrorTotals
{
    double largest = 0;
    double worstFrameMean = 0; //!< The largest of the frames' mean errors.
    int worstFrame = -1; //!< Frame index of that frame.
    void add(int frame, double frameMean, double frameLargest);
};

struct ValueSpan
{
    double lowest = 1;
    double highest = 0;
    void add(double value);
};

//! What an export's decoded frames look like beside what was rendered. Alpha here is the alpha
//! channel, or the grey picture of grey content.
struct ComparisonTotals
{
    int frames = 0;
    ErrorTotals alpha; //!< Against the rendered float values.
    ErrorTotals colour; //!< Against the values given to the encoder; of all colour planes.
    ValueSpan renderedAlpha, decodedAlpha;
    bool hasAlpha = false;
    bool hasColour = false;
    void add(const ComparisonTotals &other);
};

//! Compares one frame. rendered: the composed frame's alpha or grey, F32, 1 channel; empty: none.
//! Errors: Unreadable when the decoded frame has another size or lacks the alpha.
Result<ComparisonTotals> comparedFrame(int frame, const Image &rendered, const AVFrame &stored,
                                       const AVFrame &decoded);

//! Whether two frames are of one size and pixel format and equal bit for bit.
bool haveSamePixels(const AVFrame &a, const AVFrame &b);

//! The alpha or grey of a composed frame alone; empty when it has none.
Image alphaOf(const Image &composed);

//! Some pixels of a composed frame on a regular grid, to be found again by another reader.
struct FrameSample
{
    int frame = 0;
    int step = 1; //!< Columns and rows from one sample to the next, starting at step / 2.
    int channels = 0;
    std::vector<float> values;
};

FrameSample sampled(int frame, const Image &composed);

} // namespace filigree
