// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/layers/precision.h"

namespace filigree {
namespace {

thread_local Precision ofThisThread = Precision::Float32;

} // namespace

Result<Precision> precisionNamed(const std::string &name)
{
    if (name == "fp32")
        return Precision::Float32;
    if (name != "bf16")
        return fail(Error::Kind::InvalidInput, '\'' + name + "' is neither fp32 nor bf16.");
    if (!hasBfloat16Products())
        return fail(Error::Kind::Unsupported,
                    "This processor does not multiply bf16 (AVX-512 BF16); choose fp32.");
    return Precision::Bfloat16;
}

Precision precision()
{
    return ofThisThread;
}

PrecisionScope::PrecisionScope(Precision precision)
    : m_before(ofThisThread)
{
    ofThisThread = precision;
}

PrecisionScope::~PrecisionScope()
{
    ofThisThread = m_before;
}

} // namespace filigree
