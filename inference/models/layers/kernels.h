// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/attention_kernel.h"
#include "inference/models/layers/depthwise_kernel.h"
#include "inference/models/layers/product_kernel.h"
#include "inference/models/layers/rows_product.h"

namespace filigree {

enum class Precision; // not its header, which brings more than may be compiled for one processor

//! Loops that have to be written for the width of the processor's vectors.
struct Kernels
{
    AttentionKernel attention;
    ProductKernel product;
    //! x sigmoid(1.702 x) in place: here, because it lives on the same exponential.
    void (*quickGelu)(float *values, std::int64_t count);
    //! x Phi(x) in place, of a multiple of 16 values.
    void (*gelu)(float *values, std::int64_t count);
    void (*convolveDepthwise)(const DepthwiseRow &row);
    //! Columns [first, last) of x weight^T + bias. Reads the matrix once and as it lies, which is
    //! nearly all that few rows cost.
    void (*multiplyFewRows)(const RowsProduct &product, std::int64_t first, std::int64_t last);
};

//! For this processor, with products in that precision; in float32 where it knows no other.
const Kernels &kernels(Precision precision);

//! The same code, compiled for wider and wider vectors; the last for products of bfloat16.
const Kernels &kernelsBaseline();
const Kernels &kernelsAvx2();
const Kernels &kernelsAvx512();
const Kernels &kernelsAvx512Bf16();

} // namespace filigree
