// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/convolution.h"
#include "inference/models/sam2/sam2_config.h"

namespace filigree {

//! Brings the trunk's outputs to one width. Checkpoint: image_encoder.neck; convs.0 is that of the
//! coarsest level.
class FpnNeckImpl final : public torch::nn::Module
{
public:
    explicit FpnNeckImpl(const std::array<int64_t, 4> &channels);
    //! The coarsest level that is used: of the trunk's third and fourth outputs, [B, 256, 64, 64].
    torch::Tensor forward(const torch::Tensor &third, const torch::Tensor &fourth);
    //! The two finer levels pass through one convolution each, 0 the finest.
    const Convolution &lateral(std::size_t level) const { return convs[3 - level]; }

private:
    std::vector<Convolution> convs;
};
TORCH_MODULE(FpnNeck);

} // namespace filigree
