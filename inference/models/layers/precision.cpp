// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/layers/precision.h"

#include "inference/models/processor.h"

#include <ATen/autocast_mode.h>
#include <torch/version.h>

namespace filigree {
namespace {

thread_local Precision ofThisThread = Precision::Float32;

void enter(Precision precision)
{
    const bool casts = precision == Precision::AutocastBfloat16;
    ofThisThread = precision;
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
    for (const auto device : {at::kCPU, at::kCUDA}) {
        at::autocast::set_autocast_dtype(device, at::kBFloat16);
        at::autocast::set_autocast_enabled(device, casts);
    }
#else
    at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
    at::autocast::set_cpu_enabled(casts);
    at::autocast::set_autocast_gpu_dtype(at::kBFloat16);
    at::autocast::set_enabled(casts);
#endif
}

} // namespace

Result<Precision> precisionNamed(const std::string &name, const std::string &device)
{
    if (name == "fp32")
        return Precision::Float32;
    if (name != "bf16")
        return fail(Error::Kind::InvalidInput, '\'' + name + "' is neither fp32 nor bf16.");
    if (device != "cpu")
        return Precision::AutocastBfloat16;
    if (!hasBfloat16Products())
        return fail(Error::Kind::Unsupported,
                    "This processor does not multiply bf16 (AVX-512 BF16); choose fp32.");
    return Precision::Bfloat16;
}

Precision precision()
{
    return ofThisThread;
}

bool runsOnKernels(const at::Tensor &x)
{
    return x.is_cpu() && x.scalar_type() == at::kFloat
        && ofThisThread != Precision::AutocastBfloat16;
}

PrecisionScope::PrecisionScope(Precision precision)
    : m_before(ofThisThread)
{
    enter(precision);
}

PrecisionScope::~PrecisionScope()
{
    enter(m_before);
}

} // namespace filigree
