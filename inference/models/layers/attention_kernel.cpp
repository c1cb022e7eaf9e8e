// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/layers/attention_kernel.h"

namespace filigree {

const AttentionKernel &attentionKernel()
{
#ifdef FILIGREE_X86_KERNELS
    if (__builtin_cpu_supports("avx512f"))
        return attentionKernelAvx512();
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return attentionKernelAvx2();
#endif
    return attentionKernelBaseline();
}

} // namespace filigree
