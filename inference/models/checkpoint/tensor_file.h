// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <torch/types.h>

#include <map>
#include <memory>
#include <span>
#include <string>

namespace filigree {

//! What a file of tensors holds.
struct TensorFile
{
    std::map<std::string, torch::Tensor> tensors; //!< On the CPU; most lie in the mapped file.
    std::map<std::string, std::string> metadata;
};

//! Bytes that a tensor may lie in, and what keeps them alive.
struct TensorBytes
{
    std::span<std::byte> bytes;
    std::shared_ptr<const void> owner;
};

//! The product of the sizes; an error for negative ones and from 2^48 elements on.
Result<std::int64_t> elementCount(std::span<const std::int64_t> sizes);

//! A tensor in these bytes, strides in elements; copied when it is not aligned for its type.
//! Errors: Unreadable when it would reach beyond them.
Result<torch::Tensor> tensorIn(const TensorBytes &where, std::int64_t offset,
                               std::span<const std::int64_t> sizes,
                               std::span<const std::int64_t> strides, torch::Dtype type);

//! "float32", "int64"…, as in Python.
std::string typeName(torch::Dtype type);

//! "[7, 1, 1, 64]".
std::string shapeText(std::span<const std::int64_t> sizes);

//! "7x1x1x64"; "scalar" for none.
std::string crossedShapeText(std::span<const std::int64_t> sizes);

} // namespace filigree
