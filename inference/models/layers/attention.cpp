// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/layers/attention.h"

#include "inference/models/layers/kernels.h"
#include "inference/models/layers/pieces.h"
#include "inference/models/layers/position_products.h"
#include "inference/models/layers/precision.h"

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

thread_local std::int64_t queriesAtOnce = QueriesAtOnce::usual;

torch::Tensor withPlainRows(const torch::Tensor &x)
{
    return x.size(3) == 1 || x.stride(3) == 1 ? x : x.contiguous();
}

// Where there is no kernel of ours: blocks of queries, so that scores stay small.
torch::Tensor attentionInBlocks(const torch::Tensor &q, const torch::Tensor &k,
                                const torch::Tensor &v, const RelativePositions *positions)
{
    const std::int64_t rows = queriesAtOnce;
    const double scale = 1 / std::sqrt(double(q.size(3)));
    const torch::Tensor turned = k.transpose(2, 3);
    std::vector<torch::Tensor> parts;
    for (std::int64_t first = 0; first < q.size(2); first += rows) {
        const torch::Tensor block = q.slice(2, first, first + rows);
        torch::Tensor scores = torch::matmul(block * scale, turned);
        if (positions)
            scores += positionScores(block, first, *positions);
        parts.push_back(torch::matmul(torch::softmax(scores, -1), v));
    }
    return torch::cat(parts, 2).transpose(1, 2).flatten(2);
}

AttentionHead headOf(const torch::Tensor &q, const torch::Tensor &k, const torch::Tensor &v,
                     const torch::Tensor &out, std::int64_t item, std::int64_t head)
{
    AttentionHead result;
    result.q = q.data_ptr<float>() + item * q.stride(0) + head * q.stride(1);
    result.k = k.data_ptr<float>() + item * k.stride(0) + head * k.stride(1);
    result.v = v.data_ptr<float>() + item * v.stride(0) + head * v.stride(1);
    result.out = out.data_ptr<float>() + item * out.stride(0) + head * v.size(3);
    result.queries = q.size(2);
    result.keys = k.size(2);
    result.depth = q.size(3);
    result.width = v.size(3);
    result.qStride = q.stride(2);
    result.kStride = k.stride(2);
    result.vStride = v.stride(2);
    result.outStride = out.stride(1);
    result.scale = float(1 / std::sqrt(double(q.size(3))));
    return result;
}

// Many small heads: each is packed and answered by one thread.
void runWholeHeads(const torch::Tensor &q, const torch::Tensor &k, const torch::Tensor &v,
                   const torch::Tensor &out, PositionProducts positions)
{
    const AttentionKernel &kernel = kernels(precision()).attention;
    const std::int64_t heads = q.size(1);
    positions.take(q, 0);
    const AttentionHead one = headOf(q, k, v, out, 0, 0);
    const std::int64_t chunks = (one.keys + kernel.chunk - 1) / kernel.chunk;
    const std::int64_t size = kernel.packedSize(one);
    shareOut(q.size(0) * heads, [&] {
        return [&, packed = floats(chunks * size),
                scratch = floats(kernel.scratchSize(one, one.queries))](std::int64_t i) {
            AttentionHead head = headOf(q, k, v, out, i / heads, i % heads);
            head.positions = positions.at(i * head.queries);
            for (std::int64_t chunk = 0; chunk < chunks; ++chunk)
                kernel.pack(head, chunk, packed.get() + chunk * size);
            kernel.run(head, packed.get(), 0, head.queries, scratch.get());
        };
    });
}

// One large head: packed by all threads together, then each takes blocks of queries. Products with
// positions are made for some thousand queries at a time.
void runLargeHead(const torch::Tensor &q, AttentionHead head, std::int64_t rows,
                  PositionProducts &positions)
{
    const AttentionKernel &kernel = kernels(precision()).attention;
    const std::int64_t chunks = (head.keys + kernel.chunk - 1) / kernel.chunk;
    const std::int64_t size = kernel.packedSize(head);
    const Floats packed = floats(chunks * size);
    shareOut(chunks, [&] {
        return [&](std::int64_t chunk) { kernel.pack(head, chunk, packed.get() + chunk * size); };
    });
    const std::int64_t queries = head.queries;
    const std::int64_t together = positions.isEmpty() ? queries : 8192;
    for (std::int64_t start = 0; start < queries; start += together) {
        AttentionHead part = head;
        part.queries = std::min(together, queries - start);
        part.q += start * head.qStride;
        part.out += start * head.outStride;
        positions.take(q.slice(0, start, start + part.queries), start);
        part.positions = positions.at(0);
        const std::int64_t blocks = (part.queries + rows - 1) / rows;
        shareOut(blocks, [&] {
            return [&, scratch = floats(kernel.scratchSize(part, rows))](std::int64_t block) {
                kernel.run(part, packed.get(), block * rows,
                           std::min(part.queries, (block + 1) * rows), scratch.get());
            };
        });
    }
}

torch::Tensor attentionOf(const torch::Tensor &qGiven, const torch::Tensor &kGiven,
                          const torch::Tensor &vGiven, const RelativePositions *positions)
{
    if (!runsOnKernels(qGiven))
        return attentionInBlocks(qGiven, kGiven, vGiven, positions);
    const torch::Tensor q = withPlainRows(qGiven);
    const torch::Tensor k = withPlainRows(kGiven);
    const torch::Tensor v = withPlainRows(vGiven);
    const torch::Tensor out =
        torch::empty({q.size(0), q.size(2), q.size(1) * v.size(3)}, q.options());
    constexpr std::int64_t mostRows = 256; // whose scores and sums stay in the second cache
    const std::int64_t items = q.size(0) * q.size(1);
    const std::int64_t threads = at::get_num_threads();
    PositionProducts products = positions ? PositionProducts(*positions) : PositionProducts();
    if (items >= threads && q.size(2) <= mostRows) {
        runWholeHeads(q, k, v, out, std::move(products));
        return out;
    }
    const std::int64_t share = (q.size(2) + threads - 1) / threads;
    const std::int64_t rows = std::min(mostRows, (share + 7) / 8 * 8);
    for (std::int64_t i = 0; i < items; ++i) {
        const std::int64_t item = i / q.size(1);
        const std::int64_t head = i % q.size(1);
        runLargeHead(q[item][head], headOf(q, k, v, out, item, head), rows, products);
    }
    return out;
}

} // namespace

torch::Tensor attention(const torch::Tensor &q, const torch::Tensor &k, const torch::Tensor &v)
{
    return attentionOf(q, k, v, nullptr);
}

torch::Tensor attention(const torch::Tensor &q, const torch::Tensor &k, const torch::Tensor &v,
                        const RelativePositions &positions)
{
    return attentionOf(q, k, v, &positions);
}

QueriesAtOnce::QueriesAtOnce(std::int64_t queries)
    : m_before(queriesAtOnce)
{
    queriesAtOnce = queries;
}

QueriesAtOnce::~QueriesAtOnce()
{
    queriesAtOnce = m_before;
}

} // namespace filigree
