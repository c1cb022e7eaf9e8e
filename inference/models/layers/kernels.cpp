// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/layers/kernels.h"

#include "inference/models/layers/precision.h"
#include "inference/models/processor.h"

namespace filigree {

const Kernels &kernels([[maybe_unused]] Precision precision)
{
#ifdef FILIGREE_X86_KERNELS
    if (precision == Precision::Bfloat16 && hasBfloat16Products())
        return kernelsAvx512Bf16();
    if (__builtin_cpu_supports("avx512f"))
        return kernelsAvx512();
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return kernelsAvx2();
#endif
    return kernelsBaseline();
}

} // namespace filigree
