// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/layers/own_pages.h"

#include <new>
#include <sys/mman.h>

namespace filigree {

torch::Tensor inOwnPages(const torch::Tensor &x)
{
    if (!x.is_cpu() || x.numel() == 0)
        return x;
    const torch::Tensor dense = x.is_non_overlapping_and_dense() ? x : x.contiguous();
    const std::size_t bytes = dense.nbytes();
    void *pages =
        ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED)
        throw std::bad_alloc();
    return torch::from_blob(
               pages, dense.sizes(), dense.strides(),
               [bytes](void *given) { ::munmap(given, bytes); }, dense.options())
        .copy_(dense);
}

} // namespace filigree
