// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/hiera_windows.h"

#include "inference/models/layers/pieces.h"
#include "inference/models/layers/precision.h"

#include <algorithm>
#include <cmath>

namespace filigree {

// What one thread works with. A window's tokens lie rows first, one window after the other; those
// that reach beyond the map are null, which after the norm is zero, as officially.
class HieraWindows::Worker
{
public:
    Worker(const HieraWindows &windows, const AttentionKernel &attention, const torch::Tensor &x,
           const torch::Tensor &out);
    void operator()(int64_t piece);

private:
    int64_t gather(int64_t piece);
    void attend(int64_t window);
    void pool(const float *from, int64_t stride, float *to, int64_t toStride) const;

    const HieraWindows &w;
    const AttentionKernel &attention;
    const float *x;
    float *out;
    const int64_t items, height, width; // of the map
    const int64_t dim, dimOut, size, tokens; // of a window
    const int64_t scale, outTokens; // of a window of the result
    const int64_t qkvStride, outStride;
    AttentionHead head; // as all are
    int64_t packedOfChunk = 0;
    std::vector<const float *> rows; // of x
    std::vector<float *> outRows; // null beyond the map
    std::vector<BlockTail::Row> tailRows;
    Floats cells, qkv, queries, attended, shortcut, packed, attentionScratch, tailScratch;
};

HieraWindows::HieraWindows(const HieraBlockConfig &config, TokenNorm norm, PackedLinear qkv,
                           PackedLinear shortcut, BlockTail tail)
    : m_config(config)
    , m_norm(std::move(norm))
    , m_qkv(std::move(qkv))
    , m_shortcut(std::move(shortcut))
    , m_tail(std::move(tail))
{
    constexpr int64_t tokens = 192; // whose queries, keys and values stay in the second cache
    m_together = std::max<int64_t>(1, tokens / (config.window_size * config.window_size));
}

HieraWindows::Worker::Worker(const HieraWindows &windows, const AttentionKernel &kernel,
                             const torch::Tensor &map, const torch::Tensor &result)
    : w(windows)
    , attention(kernel)
    , x(map.data_ptr<float>())
    , out(result.data_ptr<float>())
    , items(map.size(0))
    , height(map.size(1))
    , width(map.size(2))
    , dim(w.m_config.dim)
    , dimOut(w.m_config.dim_out)
    , size(w.m_config.window_size)
    , tokens(size * size)
    , scale(w.m_config.pools ? 2 : 1)
    , outTokens(tokens / (scale * scale))
    , qkvStride(w.m_qkv.kernel().roundedColumns(3 * dimOut))
    , outStride(w.m_qkv.kernel().roundedColumns(dimOut))
    , rows(std::size_t(w.m_together * tokens))
    , outRows(std::size_t(w.m_together * outTokens))
{
    const int64_t most = w.m_qkv.kernel().roundedRows(w.m_together * tokens);
    cells = floats(most * dim);
    qkv = floats(most * qkvStride);
    shortcut = floats(most * outStride);
    attended = floats(w.m_together * outTokens * dimOut);
    queries = floats(outTokens * dimOut);
    tailScratch = floats(w.m_tail.scratchSize(w.m_together * outTokens));
    head.queries = outTokens;
    head.keys = tokens;
    head.depth = head.width = dimOut / w.m_config.num_heads;
    head.kStride = head.vStride = qkvStride;
    head.qStride = w.m_config.pools ? dimOut : qkvStride;
    head.outStride = dimOut;
    head.scale = float(1 / std::sqrt(double(head.depth)));
    packedOfChunk = attention.packedSize(head);
    packed = floats((tokens + attention.chunk - 1) / attention.chunk * packedOfChunk);
    attentionScratch = floats(attention.scratchSize(head, outTokens));
}

// The rows of the piece's windows, of which it says how many there are.
int64_t HieraWindows::Worker::gather(int64_t piece)
{
    const int64_t across = (width + size - 1) / size;
    const int64_t down = (height + size - 1) / size;
    const int64_t first = piece * w.m_together;
    const int64_t count = std::min(w.m_together, items * down * across - first);
    auto row = rows.begin();
    auto outRow = outRows.begin();
    for (int64_t window = first; window < first + count; ++window) {
        const int64_t item = window / (down * across);
        const int64_t top = window / across % down * size;
        const int64_t left = window % across * size;
        for (int64_t i = 0; i < tokens; ++i, ++row) {
            const int64_t y = top + i / size;
            const int64_t at = left + i % size;
            *row =
                y < height && at < width ? x + ((item * height + y) * width + at) * dim : nullptr;
        }
        const int64_t outSize = size / scale;
        const int64_t outWidth = width / scale;
        for (int64_t i = 0; i < outTokens; ++i, ++outRow) {
            const int64_t y = top / scale + i / outSize;
            const int64_t at = left / scale + i % outSize;
            *outRow = y < height / scale && at < outWidth
                ? out + ((item * height / scale + y) * outWidth + at) * dimOut
                : nullptr;
        }
    }
    return count;
}

// A window's rows -> the largest of each 2 x 2.
void HieraWindows::Worker::pool(const float *from, int64_t stride, float *to,
                                int64_t toStride) const
{
    for (int64_t y = 0; y < size; y += 2) {
        for (int64_t at = 0; at < size; at += 2, to += toStride) {
            const float *one = from + (y * size + at) * stride;
            const float *below = one + size * stride;
            for (int64_t c = 0; c < dimOut; ++c)
                to[c] = std::max(std::max(one[c], one[stride + c]),
                                 std::max(below[c], below[stride + c]));
        }
    }
}

void HieraWindows::Worker::attend(int64_t window)
{
    const float *own = qkv.get() + window * tokens * qkvStride;
    const float *q = own;
    if (w.m_config.pools) {
        pool(own, qkvStride, queries.get(), dimOut);
        q = queries.get();
    }
    for (int64_t i = 0; i < w.m_config.num_heads; ++i) {
        head.q = q + i * head.depth;
        head.k = own + dimOut + i * head.depth;
        head.v = own + 2 * dimOut + i * head.depth;
        head.out = attended.get() + window * outTokens * dimOut + i * head.depth;
        for (int64_t chunk = 0; chunk * attention.chunk < tokens; ++chunk)
            attention.pack(head, chunk, packed.get() + chunk * packedOfChunk);
        attention.run(head, packed.get(), 0, outTokens, attentionScratch.get());
    }
}

void HieraWindows::Worker::operator()(int64_t piece)
{
    const ProductKernel &kernel = w.m_qkv.kernel();
    const int64_t windows = gather(piece);
    kernel.cells(rows.data(), windows * tokens, dim, rowNorm(*w.m_norm), cells.get());
    kernel.multiply(cells.get(), windows * tokens, w.m_qkv.weights(), qkv.get(), qkvStride);
    if (w.m_shortcut)
        kernel.multiply(cells.get(), windows * tokens, w.m_shortcut.weights(), shortcut.get(),
                        outStride);
    for (int64_t window = 0; window < windows; ++window) {
        attend(window);
        if (w.m_shortcut && w.m_config.pools) // each row moves forward, so in place
            pool(shortcut.get() + window * tokens * outStride, outStride,
                 shortcut.get() + window * outTokens * outStride, outStride);
    }
    tailRows.clear();
    for (int64_t i = 0; i < windows * outTokens; ++i) {
        float *row = outRows[std::size_t(i)];
        if (row)
            tailRows.push_back(
                {attended.get() + i * dimOut,
                 w.m_shortcut ? shortcut.get() + i * outStride : rows[std::size_t(i)], row});
    }
    w.m_tail.run(tailRows, tailScratch.get());
}

torch::Tensor HieraWindows::forward(const torch::Tensor &given) const
{
    const torch::Tensor x = given.contiguous();
    const int64_t scale = m_config.pools ? 2 : 1;
    const torch::Tensor out = torch::empty(
        {x.size(0), x.size(1) / scale, x.size(2) / scale, m_config.dim_out}, x.options());
    const auto windowsAlong = [&](int64_t length) {
        return (length + m_config.window_size - 1) / m_config.window_size;
    };
    const int64_t windows = x.size(0) * windowsAlong(x.size(1)) * windowsAlong(x.size(2));
    const AttentionKernel &attention = kernels(precision()).attention; // of this thread
    shareOut((windows + m_together - 1) / m_together, [&] {
        return [worker = std::make_unique<Worker>(*this, attention, x, out)](int64_t piece) {
            (*worker)(piece);
        };
    });
    return out;
}

} // namespace filigree
