// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/prompts.h"
#include "inference/predictors/patch_solver.h"

//! How far a mark reaches that corrects an answer. Private to this folder: it shows OpenCV types.
namespace filigree {

//! Per patch: 1 where the marks may change the prior (logits at the picture's size). A mark is made
//! in the midst of an error: the nearer to the outline, the smaller that is.
std::vector<char> patchesNearMarks(const SelectRegion &region,
                                   const std::vector<StrokePrompt> &marks,
                                   const cv::Mat_<float> &prior);

//! Scores for hints with a prior. A mark says nothing of how large the error is that it points at;
//! it may be as large as makes an outline that the picture bears out.
std::vector<float> correctedScores(const SelectRegion &region, PatchHints hints,
                                   std::stop_token stop);

//! Per patch: 1 for the seeds and for what changes sides together with one. What a mark does not
//! reach through such patches was not meant by it, however its colours are judged now.
std::vector<char> changesAtSeeds(const Superpixels &superpixels, const PatchHints &hints,
                                 const std::vector<float> &scores);

//! 255 where negative marks take away all that hangs together with them more than with the deepest
//! place of the prior: what is loose, or joined by a neck. However varied such a part looks, nobody
//! means a piece of it. Of the size of region.area.
cv::Mat_<uchar> partsTakenAway(const SelectRegion &region, const std::vector<StrokePrompt> &marks,
                               const cv::Mat_<float> &prior);

//! How deep in a tracked object (coverage at the working size) the marks lie that take something
//! away, by the side of a square of its area: marks are made in the midst of what is wrong. 0: none
//! takes anything away.
double errorTakenAway(const cv::Mat &tracked, const std::vector<Prompt> &prompts, Size frame);

} // namespace filigree
