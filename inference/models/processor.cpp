// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/processor.h"

namespace filigree {

bool hasBfloat16Products()
{
#ifdef FILIGREE_X86_KERNELS
    return __builtin_cpu_supports("avx512bf16") && __builtin_cpu_supports("avx512f");
#else
    return false;
#endif
}

} // namespace filigree
