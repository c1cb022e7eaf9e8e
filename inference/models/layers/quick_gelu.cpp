// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/layers/quick_gelu.h"

#include "inference/models/layers/kernels.h"
#include "inference/models/layers/precision.h"

#include <ATen/Parallel.h>

namespace filigree {

torch::Tensor quickGelu(torch::Tensor x)
{
    if (!runsOnKernels(x) || !x.is_contiguous())
        return x * torch::sigmoid(1.702 * x);
    float *values = x.data_ptr<float>();
    at::parallel_for(0, x.numel(), 1 << 14, [&](std::int64_t begin, std::int64_t end) {
        kernels(precision()).quickGelu(values + begin, end - begin);
    });
    return x;
}

} // namespace filigree
