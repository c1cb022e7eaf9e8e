// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/sam2/sam2_model.h"
#include "inference/models/sam2/sam2_network.h"

#include <list>
#include <mutex>

//! What the faces without LibTorch have in common.
namespace filigree {

struct Sam2Network::Private
{
    Sam2Model model{nullptr};

    //! From what is kept, else from the encoder; undefined when that was stopped.
    ImageFeatures featuresOf(const Sam2Picture &picture, const std::stop_token &stop = {});

    struct Kept
    {
        Sam2Picture::Key key;
        std::int64_t bytes;
        ImageFeatures features;
    };
    mutable std::mutex mutex; // of what follows
    std::list<Kept> kept; // the latest first
    std::int64_t budget = std::int64_t(256) << 20;
    int encoded = 0;
    int halvings = 0;
};

//! Pictures as the encoder wants them, [1, 3, 1024, 1024], on the device; to which their bytes go,
//! a quarter of that.
torch::Tensor sam2Pixels(const Sam2Picture &picture, const torch::Device &device);
PointPrompts sam2PointPrompts(const std::vector<Sam2Point> &points);
//! 256 x 256 logits, row by row -> [1, 1, 256, 256]; and the values of such a tensor.
torch::Tensor sam2LogitsTensor(const std::vector<float> &values);
std::vector<float> sam2Values(const torch::Tensor &logits);

} // namespace filigree
