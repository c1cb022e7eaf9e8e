// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/layers/windows.h"

namespace filigree {

torch::Tensor windowsOf(const torch::Tensor &x, int64_t size)
{
    const int64_t below = (size - x.size(1) % size) % size;
    const int64_t right = (size - x.size(2) % size) % size;
    const torch::Tensor padded =
        below + right > 0 ? torch::constant_pad_nd(x, {0, 0, 0, right, 0, below}) : x;
    return padded.unflatten(2, {padded.size(2) / size, size})
        .unflatten(1, {padded.size(1) / size, size})
        .transpose(2, 3)
        .reshape({-1, size, size, x.size(3)});
}

torch::Tensor mapOfWindows(const torch::Tensor &windows, int64_t items, int64_t height,
                           int64_t width)
{
    const int64_t size = windows.size(1);
    const int64_t down = (height + size - 1) / size;
    const int64_t across = (width + size - 1) / size;
    return windows.view({items, down, across, size, size, windows.size(3)})
        .transpose(2, 3)
        .reshape({items, down * size, across * size, windows.size(3)})
        .slice(1, 0, height)
        .slice(2, 0, width);
}

} // namespace filigree
