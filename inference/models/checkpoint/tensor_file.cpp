// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/checkpoint/tensor_file.h"

namespace filigree {
namespace {

constexpr std::int64_t mostElements = std::int64_t(1) << 48;

} // namespace

Result<std::int64_t> elementCount(std::span<const std::int64_t> sizes)
{
    std::int64_t count = 1;
    bool isEmpty = false;
    for (const std::int64_t size : sizes) {
        if (size < 0)
            return fail(Error::Kind::Unreadable, "a size of its shape is negative");
        isEmpty = isEmpty || size == 0;
        if (size > 0 && count > mostElements / size)
            return fail(Error::Kind::Unreadable, "its shape is impossibly large");
        count *= std::max<std::int64_t>(size, 1);
    }
    return isEmpty ? 0 : count;
}

Result<torch::Tensor> tensorIn(const TensorBytes &where, std::int64_t offset,
                               std::span<const std::int64_t> sizes,
                               std::span<const std::int64_t> strides, torch::Dtype type)
{
    const Result<std::int64_t> count = elementCount(sizes);
    if (!count)
        return tl::unexpected(count.error());
    const auto width = std::int64_t(torch::elementSize(type));
    const auto options = torch::TensorOptions(type);
    if (*count == 0)
        return torch::empty(torch::IntArrayRef(sizes.data(), sizes.size()), options);
    const std::int64_t available = std::int64_t(where.bytes.size()) / width;
    // Everything stays below 2^63: sizes and offset are below 2^48, and a stride is checked first.
    std::int64_t last = offset;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        if (strides[i] < 0 || (sizes[i] > 1 && strides[i] > available / (sizes[i] - 1)))
            return fail(Error::Kind::Unreadable, "its strides reach beyond its data");
        last += (sizes[i] - 1) * strides[i];
        if (offset < 0 || last >= available)
            return fail(Error::Kind::Unreadable, "it reaches beyond its data");
    }
    if (offset < 0 || last >= available)
        return fail(Error::Kind::Unreadable, "it reaches beyond its data");
    std::byte *first = where.bytes.data() + offset * width;
    const torch::IntArrayRef shape(sizes.data(), sizes.size());
    if (reinterpret_cast<std::uintptr_t>(first) % std::uintptr_t(width) != 0) {
        // LibTorch's kernels want elements where their type allows them.
        std::vector<std::byte> copy(first, where.bytes.data() + (last + 1) * width);
        return torch::from_blob(copy.data(), shape, {strides.data(), strides.size()}, options)
            .clone();
    }
    return torch::from_blob(
        first, shape, {strides.data(), strides.size()}, [owner = where.owner](void *) {}, options);
}

std::string typeName(torch::Dtype type)
{
    switch (type) {
    case torch::kFloat32:
        return "float32";
    case torch::kFloat64:
        return "float64";
    case torch::kFloat16:
        return "float16";
    case torch::kBFloat16:
        return "bfloat16";
    case torch::kInt64:
        return "int64";
    case torch::kInt32:
        return "int32";
    case torch::kInt16:
        return "int16";
    case torch::kInt8:
        return "int8";
    case torch::kUInt8:
        return "uint8";
    case torch::kBool:
        return "bool";
    default:
        return torch::toString(type);
    }
}

std::string shapeText(std::span<const std::int64_t> sizes)
{
    std::string text = "[";
    for (std::size_t i = 0; i < sizes.size(); ++i)
        text += (i == 0 ? "" : ", ") + std::to_string(sizes[i]);
    return text + "]";
}

std::string crossedShapeText(std::span<const std::int64_t> sizes)
{
    std::string text;
    for (const std::int64_t size : sizes)
        text += (text.empty() ? "" : "x") + std::to_string(size);
    return text.empty() ? "scalar" : text;
}

} // namespace filigree
