// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/kernels.h"
#include "inference/models/layers/norm.h"
#include "inference/models/layers/token_linear.h"

namespace filigree {

RowNorm rowNorm(const TokenNormImpl &norm);

//! A linear layer packed for the kernels of this processor, in the precision of the thread that
//! packs it.
class PackedLinear
{
public:
    PackedLinear() = default; //!< No layer.
    //! weight [out, in], in a multiple of 16; bias [out] or undefined.
    PackedLinear(const torch::Tensor &weight, const torch::Tensor &bias);
    explicit PackedLinear(const TokenLinearImpl &linear)
        : PackedLinear(linear.weight, linear.bias)
    { }

    //! x [..., in], normed -> [..., out], without the normed x in between.
    torch::Tensor normed(const torch::Tensor &x, const TokenNormImpl &norm) const;

    explicit operator bool() const { return m_packed.defined(); }
    const ProductKernel &kernel() const { return *m_kernel; }
    const PackedWeights &weights() const { return m_weights; }

private:
    torch::Tensor m_packed;
    PackedWeights m_weights;
    const ProductKernel *m_kernel = nullptr;
};

} // namespace filigree
