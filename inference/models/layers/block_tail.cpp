// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/layers/block_tail.h"

#include "inference/models/layers/pieces.h"

#include <algorithm>
#include <cstring>

namespace filigree {

BlockTail::BlockTail(Layers layers)
    : m_layers(std::move(layers))
{ }

std::int64_t BlockTail::scratchSize(std::int64_t count) const
{
    const ProductKernel &kernel = m_layers.projection.kernel();
    const std::int64_t out = m_layers.second.weights().out;
    const std::int64_t widest = std::max(m_layers.projection.weights().in, out);
    return kernel.roundedRows(count) * (kernel.roundedColumns(out) + widest + kernel.mlpScratch);
}

void BlockTail::run(const std::vector<Row> &rows, float *scratch) const
{
    const ProductKernel &kernel = m_layers.projection.kernel();
    const std::int64_t count = std::int64_t(rows.size());
    const std::int64_t width = m_layers.second.weights().out;
    const std::int64_t stride = kernel.roundedColumns(width);
    float *y = scratch;
    float *hidden = y + kernel.roundedRows(count) * stride;
    float *cells = hidden + kernel.roundedRows(count) * kernel.mlpScratch;
    std::vector<const float *> pointers;
    for (const Row &row : rows)
        pointers.push_back(row.attended);
    kernel.cells(pointers.data(), count, m_layers.projection.weights().in, {}, cells);
    kernel.multiply(cells, count, m_layers.projection.weights(), y, stride);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        float *sum = y + std::int64_t(r) * stride;
        for (std::int64_t c = 0; c < width; ++c)
            sum[c] += rows[r].shortcut[c];
        pointers[r] = sum;
    }
    kernel.cells(pointers.data(), count, width, rowNorm(*m_layers.norm), cells);
    kernel.addMlp(cells, count, m_layers.first.weights(), m_layers.second.weights(),
                  m_layers.activation, y, stride, hidden);
    for (std::size_t r = 0; r < rows.size(); ++r)
        std::memcpy(rows[r].out, pointers[r], std::size_t(width) * sizeof(float));
}

torch::Tensor BlockTail::forward(const torch::Tensor &attendedGiven,
                                 const torch::Tensor &shortcutGiven) const
{
    constexpr std::int64_t together = 128; // rows, which stay in the second cache
    const torch::Tensor attended = attendedGiven.contiguous();
    const torch::Tensor shortcut = shortcutGiven.contiguous();
    const torch::Tensor result = torch::empty_like(shortcut);
    const std::int64_t in = m_layers.projection.weights().in;
    const std::int64_t width = m_layers.second.weights().out;
    const std::int64_t tokens = shortcut.numel() / width;
    const float *from = attended.data_ptr<float>();
    const float *added = shortcut.data_ptr<float>();
    float *to = result.data_ptr<float>();
    shareOut((tokens + together - 1) / together, [&] {
        return [&, scratch = floats(scratchSize(together)),
                rows = std::vector<Row>()](std::int64_t piece) mutable {
            const std::int64_t first = piece * together;
            rows.clear();
            for (std::int64_t r = first; r < std::min(tokens, first + together); ++r)
                rows.push_back({from + r * in, added + r * width, to + r * width});
            run(rows, scratch.get());
        };
    });
    return result;
}

} // namespace filigree
