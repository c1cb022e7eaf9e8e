// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/layers/packed_linear.h"

#include "inference/models/layers/pieces.h"
#include "inference/models/layers/precision.h"

#include <algorithm>
#include <cstring>

namespace filigree {

RowNorm rowNorm(const TokenNormImpl &norm)
{
    return {norm.weight.data_ptr<float>(), norm.bias.data_ptr<float>(), float(norm.eps)};
}

PackedLinear::PackedLinear(const torch::Tensor &weight, const torch::Tensor &bias)
    : m_kernel(&kernels(precision()).product)
{
    m_weights.in = weight.size(1);
    m_weights.out = weight.size(0);
    m_packed = torch::empty({m_kernel->packedSize(m_weights.in, m_weights.out)});
    m_weights.packed = m_packed.data_ptr<float>();
    const torch::Tensor rows = weight.contiguous();
    m_kernel->pack(rows.data_ptr<float>(), bias.defined() ? bias.data_ptr<float>() : nullptr,
                   m_weights.in, m_weights.out, m_packed.data_ptr<float>());
}

torch::Tensor PackedLinear::normed(const torch::Tensor &given, const TokenNormImpl &norm) const
{
    constexpr std::int64_t together = 128; // rows, which stay in the second cache
    const torch::Tensor x = given.contiguous();
    const std::int64_t in = m_weights.in;
    const std::int64_t out = m_weights.out;
    const std::int64_t padded = m_kernel->roundedColumns(out);
    std::vector<std::int64_t> sizes = x.sizes().vec();
    sizes.back() = out;
    const torch::Tensor result = torch::empty(sizes, x.options());
    const std::int64_t tokens = x.numel() / in;
    const float *source = x.data_ptr<float>();
    float *target = result.data_ptr<float>();
    shareOut((tokens + together - 1) / together, [&] {
        return [&, cells = floats(together * in), rows = floats(together * padded),
                pointers = std::vector<const float *>(together)](std::int64_t piece) mutable {
            const std::int64_t first = piece * together;
            const std::int64_t count = std::min(together, tokens - first);
            for (std::int64_t r = 0; r < count; ++r)
                pointers[std::size_t(r)] = source + (first + r) * in;
            m_kernel->cells(pointers.data(), count, in, rowNorm(norm), cells.get());
            m_kernel->multiply(cells.get(), count, m_weights, rows.get(), padded);
            for (std::int64_t r = 0; r < count; ++r)
                std::memcpy(target + (first + r) * out, rows.get() + r * padded,
                            std::size_t(out) * sizeof(float));
        };
    });
    return result;
}

} // namespace filigree
