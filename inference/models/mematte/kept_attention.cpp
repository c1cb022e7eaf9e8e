// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/mematte/kept_attention.h"

#include "inference/models/layers/pieces.h"
#include "inference/models/layers/precision.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace filigree {
namespace {

PackedLinear rowsOf(const TokenLinearImpl &linear, int64_t first, int64_t last)
{
    return {linear.weight.slice(0, first, last), linear.bias.slice(0, first, last)};
}

// Linear layers over tokens that lie anywhere.
class Rows
{
public:
    explicit Rows(int64_t most)
        : m_pointers(std::size_t(most))
    { }

    float const *const *of(const float *tokens, const int64_t *numbers, int64_t count,
                           int64_t width)
    {
        for (int64_t i = 0; i < count; ++i)
            m_pointers[std::size_t(i)] = tokens + (numbers ? numbers[i] : i) * width;
        return m_pointers.data();
    }

private:
    std::vector<const float *> m_pointers;
};

} // namespace

KeptAttention::KeptAttention(TokenNorm norm, const TokenLinearImpl &qkv,
                             const TokenLinearImpl &proj, int64_t heads)
    : m_norm(std::move(norm))
    , m_query(rowsOf(qkv, 0, proj.weight.size(0)))
    , m_keyAndValue(rowsOf(qkv, proj.weight.size(0), 3 * proj.weight.size(0)))
    , m_projection(proj)
    , m_heads(heads)
{ }

void KeptAttention::run(const torch::Tensor &given, const torch::Tensor &keptGiven,
                        torch::Tensor &result) const
{
    const AttentionKernel &attention = kernels(precision()).attention;
    const ProductKernel &product = m_query.kernel();
    const torch::Tensor x = given.contiguous(), kept = keptGiven.contiguous();
    const float *tokens = x.data_ptr<float>();
    const int64_t *numbers = kept.data_ptr<int64_t>();
    float *out = result.data_ptr<float>();
    const int64_t count = kept.size(0);
    const int64_t dim = x.size(1);

    AttentionHead all;
    all.keys = count;
    all.depth = all.width = dim / m_heads;
    all.scale = float(1 / std::sqrt(double(all.depth)));
    const int64_t chunk = attention.chunk;
    const int64_t chunks = (count + chunk - 1) / chunk;
    const int64_t size = attention.packedSize(all);
    const Floats packed = floats(m_heads * chunks * size);
    const int64_t pairStride = product.roundedColumns(2 * dim);
    shareOut(chunks, [&] {
        return [&, rows = Rows(chunk), cells = floats(product.roundedRows(chunk) * dim),
                pairs = floats(product.roundedRows(chunk) * pairStride)](int64_t index) mutable {
            AttentionHead head = all;
            head.keys = std::min(chunk, count - index * chunk);
            head.kStride = head.vStride = pairStride;
            product.cells(rows.of(tokens, numbers + index * chunk, head.keys, dim), head.keys, dim,
                          rowNorm(*m_norm), cells.get());
            product.multiply(cells.get(), head.keys, m_keyAndValue.weights(), pairs.get(),
                             pairStride);
            for (int64_t i = 0; i < m_heads; ++i) {
                head.k = pairs.get() + i * head.depth;
                head.v = head.k + dim;
                attention.pack(head, 0, packed.get() + (i * chunks + index) * size);
            }
        };
    });

    constexpr int64_t mostRows = 256; // whose scores and sums stay in the second cache
    const int64_t share = (count + at::get_num_threads() - 1) / at::get_num_threads();
    const int64_t together = std::min(mostRows, product.roundedRows(share));
    const int64_t stride = product.roundedColumns(dim);
    shareOut((count + together - 1) / together, [&] {
        return [&, rows = Rows(together), cells = floats(product.roundedRows(together) * dim),
                queries = floats(product.roundedRows(together) * stride),
                attended = floats(together * dim),
                scratch = floats(attention.scratchSize(all, together))](int64_t piece) mutable {
            const int64_t *own = numbers + piece * together;
            AttentionHead head = all;
            head.queries = std::min(together, count - piece * together);
            head.qStride = stride;
            head.outStride = dim;
            product.cells(rows.of(tokens, own, head.queries, dim), head.queries, dim,
                          rowNorm(*m_norm), cells.get());
            product.multiply(cells.get(), head.queries, m_query.weights(), queries.get(), stride);
            for (int64_t i = 0; i < m_heads; ++i) {
                head.q = queries.get() + i * head.depth;
                head.out = attended.get() + i * head.depth;
                attention.run(head, packed.get() + i * chunks * size, 0, head.queries,
                              scratch.get());
            }
            product.cells(rows.of(attended.get(), nullptr, head.queries, dim), head.queries, dim,
                          {}, cells.get());
            float *projected = queries.get(); // which are not needed any more
            product.multiply(cells.get(), head.queries, m_projection.weights(), projected, stride);
            for (int64_t i = 0; i < head.queries; ++i)
                std::memcpy(out + own[i] * dim, projected + i * stride,
                            std::size_t(dim) * sizeof(float));
        };
    });
}

} // namespace filigree
