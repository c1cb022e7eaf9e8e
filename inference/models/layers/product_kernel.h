// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <cstdint>

namespace filigree {

//! A linear layer, packed for the kernel that is to use it.
struct PackedWeights
{
    const float *packed = nullptr;
    std::int64_t in = 0, out = 0; //!< in: a multiple of 16.
};

//! Layer norm of rows; without a weight there is none.
struct RowNorm
{
    const float *weight = nullptr, *bias = nullptr;
    float eps = 0;
};

enum class Activation { Relu, Gelu };

//! Linear layers over a block of rows that stays in the cache. Products are made from "cells": rows
//! as the kernel multiplies them, at most as many floats. Blocks of cells and of results have
//! roundedRows() rows; those of results are roundedColumns() wide or wider.
struct ProductKernel
{
    std::int64_t group, panel; //!< What rows and columns are rounded up to.

    std::int64_t roundedRows(std::int64_t count) const
    {
        return (count + group - 1) / group * group;
    }
    std::int64_t roundedColumns(std::int64_t count) const
    {
        return (count + panel - 1) / panel * panel;
    }
    //! Floats of packed weights.
    std::int64_t (*packedSize)(std::int64_t in, std::int64_t out);
    //! weight [out, in]; no bias: nullptr.
    void (*pack)(const float *weight, const float *bias, std::int64_t in, std::int64_t out,
                 float *packed);
    //! Rows of that many values, a multiple of 16, normed, as cells; a null row gives zeros.
    void (*cells)(const float *const *rows, std::int64_t count, std::int64_t width,
                  const RowNorm &norm, float *cells);
    //! cells [count, in] -> out [count, out], the bias added.
    void (*multiply)(const float *cells, std::int64_t count, const PackedWeights &weights,
                     float *out, std::int64_t outStride);
    //! Adds to out [count, second.out] two layers with an activation between them; scratch has
    //! roundedRows(count) * mlpScratch floats.
    void (*addMlp)(const float *cells, std::int64_t count, const PackedWeights &first,
                   const PackedWeights &second, Activation activation, float *out,
                   std::int64_t outStride, float *scratch);
    std::int64_t mlpScratch;
};

} // namespace filigree
