// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/prompts.h"
#include "inference/base/result.h"
#include "inference/predictors/select_region.h"

#include <optional>
#include <vector>

//! Private to this folder: it shows OpenCV types.
namespace filigree {

//! The prompts of one object on one frame, sorted by what they mean.
struct SortedPrompts
{
    bool absent = false;
    std::optional<cv::Rect2d> box; //!< Picture coordinates; all boxes together.
    PackedMask mask; //!< The last one given.
    std::vector<StrokePrompt> marks; //!< Clicks (strokes of one point) and strokes, in order.

    bool hasPositiveMark() const;
};

//! Errors: InvalidInput for a mask of the wrong kind or a mark or box outside the picture.
Result<SortedPrompts> sortedPrompts(const std::vector<Prompt> &prompts, Size picture);

//! Per patch: 1 inside, -1 outside by the marks, 0 nothing known; of several the last holds.
std::vector<signed char> seedsOf(const SelectRegion &region,
                                 const std::vector<StrokePrompt> &marks);

//! The same for marks that correct an answer, often at its outline: where a mark lies on a few
//! pixels that are foreign to their patch, the neighbouring patch that they are like is meant.
std::vector<signed char> correctingSeedsOf(const SelectRegion &region,
                                           const std::vector<StrokePrompt> &marks);

//! Puts every mark on its side, whatever the logits said.
void enforceMarks(const std::vector<StrokePrompt> &marks, cv::Mat_<float> &logits);

} // namespace filigree
