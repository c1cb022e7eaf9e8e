// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/sam2/sam2_model.h"
#include "tests/parity/family.h"

namespace filigree::parity {

//! SAM 2.1 and EdgeTAM: images with prompts, videos with scripts; see ../shared/parity/sam2.
Family sam2Family();

Result<TensorFile> runSam2Image(const ParityCase &given, Sam2Model model);
Result<TensorFile> runSam2Video(const ParityCase &given, Sam2Model model);

//! uint8 [3, h, w] -> float32 [1, 3, h, w], normalised as the networks want it.
torch::Tensor sam2Normalised(const torch::Tensor &unitRange);

//! Every step-th row and column, and every channelStep-th channel, of [.., C, H, W].
torch::Tensor strided(const torch::Tensor &x, std::int64_t channelStep, std::int64_t step);

//! The numbers of a JSON array, also of nested ones, in order.
std::vector<float> flatNumbers(const Json &json);

} // namespace filigree::parity
