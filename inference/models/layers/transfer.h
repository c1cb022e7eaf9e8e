// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <torch/types.h>

namespace filigree {

//! The tensor on that device. To a graphics processor it goes by pinned memory, so that nobody
//! waits for it here: what is asked of that processor next comes after it anyway.
inline torch::Tensor sentTo(const torch::Device &device, const torch::Tensor &x)
{
    if (!device.is_cuda() || !x.is_cpu())
        return x.to(device);
    return x.pin_memory().to(torch::TensorOptions(device), true);
}

} // namespace filigree
