// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <cstring>

namespace filigree {

//! The numbers of one screen pixel in one register: gcc and clang lower its arithmetic to whatever
//! the processor has. They do not find it by themselves in loops over four channels.
using Four = float __attribute__((vector_size(16)));

inline Four loadFour(const float *values) //!< From anywhere, not only aligned.
{
    Four four;
    std::memcpy(&four, values, sizeof(four));
    return four;
}

inline void storeFour(float *values, Four four)
{
    std::memcpy(values, &four, sizeof(four));
}

} // namespace filigree
