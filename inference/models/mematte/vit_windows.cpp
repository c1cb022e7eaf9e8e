// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/mematte/vit_windows.h"

#include "inference/models/layers/pieces.h"
#include "inference/models/layers/precision.h"
#include "inference/models/mematte/matte_config.h"

#include <cmath>

namespace filigree {
namespace {

constexpr int64_t size = matteWindowSize;
constexpr int64_t tokens = size * size;
constexpr int64_t tableRows = 2 * size - 1;

int64_t windowsAlong(int64_t side)
{
    return (side + size - 1) / size;
}

} // namespace

// What one thread works with. Tokens of a window that reach beyond the grid are null, which after
// the norm is zero, as officially.
class VitWindows::Worker
{
public:
    Worker(const VitWindows &windows, const AttentionKernel &attention, torch::Tensor &grid);
    void operator()(int64_t window);

private:
    void gather(int64_t window);
    void attend(int64_t index);

    const VitWindows &w;
    const AttentionKernel &attention;
    const ProductKernel &product;
    float *const x;
    const int64_t height, width, dim;
    const int64_t stride, tableStride;
    AttentionHead head; // as all are
    std::vector<const float *> rows;
    std::vector<const float *> queryRows; // of one head
    std::vector<BlockTail::Row> tailRows;
    Floats cells, qkv, positions, attended, packed, attentionScratch, tailScratch;
};

VitWindows::Worker::Worker(const VitWindows &windows, const AttentionKernel &kernel,
                           torch::Tensor &grid)
    : w(windows)
    , attention(kernel)
    , product(w.m_qkv.kernel())
    , x(grid.data_ptr<float>())
    , height(grid.size(0))
    , width(grid.size(1))
    , dim(grid.size(2))
    , stride(product.roundedColumns(3 * dim))
    , tableStride(product.roundedColumns(2 * tableRows))
    , rows(std::size_t(tokens))
    , queryRows(std::size_t(tokens))
{
    const int64_t most = product.roundedRows(tokens);
    cells = floats(most * dim);
    qkv = floats(most * stride);
    positions = floats(most * tableStride);
    attended = floats(tokens * dim);
    tailScratch = floats(w.m_tail.scratchSize(tokens));
    head.queries = head.keys = tokens;
    head.depth = head.width = dim / w.m_heads;
    head.qStride = head.kStride = head.vStride = stride;
    head.outStride = dim;
    head.scale = float(1 / std::sqrt(double(head.depth)));
    head.positions.down = positions.get();
    head.positions.across = positions.get() + tableRows;
    head.positions.stride = tableStride;
    head.positions.height = head.positions.width = size;
    const int64_t chunks = (tokens + attention.chunk - 1) / attention.chunk;
    packed = floats(chunks * attention.packedSize(head));
    attentionScratch = floats(attention.scratchSize(head, tokens));
}

void VitWindows::Worker::gather(int64_t window)
{
    const int64_t top = window / windowsAlong(width) * size;
    const int64_t left = window % windowsAlong(width) * size;
    for (int64_t i = 0; i < tokens; ++i) {
        const int64_t row = top + i / size;
        const int64_t column = left + i % size;
        rows[std::size_t(i)] =
            row < height && column < width ? x + (row * width + column) * dim : nullptr;
    }
}

void VitWindows::Worker::attend(int64_t index)
{
    head.q = qkv.get() + index * head.depth;
    head.k = head.q + dim;
    head.v = head.k + dim;
    head.out = attended.get() + index * head.depth;
    for (int64_t i = 0; i < tokens; ++i)
        queryRows[std::size_t(i)] = head.q + i * stride;
    product.cells(queryRows.data(), tokens, head.depth, {}, cells.get());
    product.multiply(cells.get(), tokens, w.m_tables.weights(), positions.get(), tableStride);
    for (int64_t chunk = 0; chunk * attention.chunk < tokens; ++chunk)
        attention.pack(head, chunk, packed.get() + chunk * attention.packedSize(head));
    attention.run(head, packed.get(), 0, tokens, attentionScratch.get());
}

void VitWindows::Worker::operator()(int64_t window)
{
    gather(window);
    product.cells(rows.data(), tokens, dim, rowNorm(*w.m_norm), cells.get());
    product.multiply(cells.get(), tokens, w.m_qkv.weights(), qkv.get(), stride);
    for (int64_t i = 0; i < w.m_heads; ++i)
        attend(i);
    tailRows.clear();
    for (int64_t i = 0; i < tokens; ++i) {
        const float *row = rows[std::size_t(i)];
        if (row)
            tailRows.push_back({attended.get() + i * dim, row, x + (row - x)});
    }
    w.m_tail.run(tailRows, tailScratch.get());
}

VitWindows::VitWindows(TokenNorm norm, const TokenLinearImpl &qkv,
                       const RelativePositions &positions, BlockTail tail, int64_t heads)
    : m_norm(std::move(norm))
    , m_qkv(qkv)
    , m_tables(torch::cat({positions.down, positions.across}), {})
    , m_tail(std::move(tail))
    , m_heads(heads)
{ }

void VitWindows::run(torch::Tensor &x) const
{
    const AttentionKernel &attention = kernels(precision()).attention; // of this thread
    shareOut(windowsAlong(x.size(0)) * windowsAlong(x.size(1)), [&] {
        return [worker = std::make_unique<Worker>(*this, attention, x)](int64_t window) {
            (*worker)(window);
        };
    });
}

} // namespace filigree
