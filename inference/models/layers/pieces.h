// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <ATen/Parallel.h>

#include <atomic>
#include <memory>
#include <new>

#ifndef _OPENMP
#error "without OpenMP all pieces would go to one thread"
#endif

namespace filigree {

struct FreeAligned
{
    void operator()(float *values) const { ::operator delete[](values, std::align_val_t(64)); }
};
using Floats = std::unique_ptr<float[], FreeAligned>;

//! Not set to anything, and where whole vectors can be loaded at once.
inline Floats floats(std::int64_t count)
{
    return Floats(static_cast<float *>(
        ::operator new[](std::size_t(count) * sizeof(float), std::align_val_t(64))));
}

//! Threads are rarely equally fast where something else runs as well, so whoever is free takes the
//! next piece. makeTake() is called by each thread once; what it returns, with every piece.
template<typename MakeTake> void shareOut(std::int64_t pieces, MakeTake makeTake)
{
    std::atomic<std::int64_t> next = 0;
    at::parallel_for(0, at::get_num_threads(), 1, [&](std::int64_t, std::int64_t) {
        auto take = makeTake();
        for (std::int64_t piece = next++; piece < pieces; piece = next++)
            take(piece);
    });
}

} // namespace filigree
