// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <string>

namespace at {
class Tensor;
}

namespace filigree {

//! What the factors of large products are rounded to. Sums, norms and softmax are always float32.
enum class Precision {
    Float32,
    Bfloat16, //!< By the kernels and by oneDNN, on processors that multiply it.
    AutocastBfloat16 //!< By LibTorch's autocast, in LibTorch's own layers: on any device.
};

//! "fp32" or "bf16" as the device ("cpu" or "cuda:N") has it. Errors: InvalidInput for another
//! name; Unsupported for one that this processor does not multiply.
Result<Precision> precisionNamed(const std::string &name, const std::string &device = "cpu");

//! Of the layers that this thread runs; Float32 unless a scope says otherwise.
Precision precision();

//! Are floats of the processor, which the kernels and oneDNN take; not where autocast has the word.
bool runsOnKernels(const at::Tensor &x);

//! Runs the layers of this thread in another precision until it ends.
class PrecisionScope
{
public:
    explicit PrecisionScope(Precision precision);
    ~PrecisionScope();
    PrecisionScope(const PrecisionScope &) = delete;
    PrecisionScope &operator=(const PrecisionScope &) = delete;

private:
    Precision m_before;
};

} // namespace filigree
