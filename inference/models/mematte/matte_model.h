// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "inference/models/mematte/matte_config.h"
#include "inference/models/mematte/tiled_decoding.h"
#include "inference/models/mematte/vit.h"

#include <map>

namespace filigree {

constexpr int64_t matteTokenCap = 18500; //!< The official max_number_token.

//! MEMatte or ViTMatte: picture and trimap to alpha. Checkpoint: the official files, whole.
class MatteModelImpl final : public torch::nn::Module
{
public:
    explicit MatteModelImpl(const MatteConfig &config);

    //! Loads all weights, official or Hugging Face's, and prepares. Errors: InvalidInput naming the
    //! tensor.
    Result<> loadState(const std::map<std::string, torch::Tensor> &tensors);
    //! Derives what the parts need from the weights, for the precision of this thread; called once
    //! after the weights are set.
    void prepare();

    const MatteConfig &config() const { return m_config; }
    //! As the official script decodes.
    Tiling officialTiling() const;
    //! With the same result, but in less memory: smaller tiles, and a margin no wider than needed.
    Tiling boundedTiling() const;

    //! Picture [3, H, W] and trimap [H, W], both 0 to 1 -> what the network takes: normalised, with
    //! the trimap as fourth channel, and zeros to the right and below up to multiples of 32.
    //! [1, 4, H', W'], channels-last
    static torch::Tensor input(const torch::Tensor &picture, const torch::Tensor &trimap);
    //! Input to features [1, C, H'/16, W'/16]. Errors: Cancelled.
    Result<torch::Tensor> encode(const torch::Tensor &input,
                                 int64_t max_number_token = matteTokenCap, const Probe &probe = {},
                                 const std::stop_token &stop = {});
    //! Features and input to alpha [H', W']. Errors: Cancelled.
    Result<torch::Tensor> decode(const torch::Tensor &features, const torch::Tensor &input,
                                 const Tiling &tiling, const Probe &probe = {},
                                 const std::stop_token &stop = {});

private:
    MatteConfig m_config;
    Vit backbone;
    DetailCapture decoder;
};
TORCH_MODULE(MatteModel);

} // namespace filigree
