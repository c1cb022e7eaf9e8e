// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/mematte/light_refinement.h"

#include "inference/models/layers/pieces.h"
#include "inference/models/layers/precision.h"

#include <algorithm>
#include <cstring>

namespace filigree {
namespace {

constexpr int64_t kernelSize = DepthwiseRow::size;
constexpr int64_t margin = kernelSize / 2;
constexpr int64_t gateSize = 5;

} // namespace

LightRefinementImpl::LightRefinementImpl(int64_t dim)
    : fc1(register_module("fc1", TokenLinear(dim, 2 * dim)))
    , dwconv(register_module(
          "dwconv",
          Convolution(ConvolutionShape{2 * dim, 2 * dim, kernelSize, 1, kernelSize / 2, 2 * dim})))
    , fc2(register_module("fc2", TokenLinear(2 * dim, dim)))
{
    const auto eca = register_module("eca", std::make_shared<torch::nn::Module>());
    const auto conv = eca->register_module("conv", std::make_shared<torch::nn::Module>());
    gate = conv->register_parameter("weight", torch::empty({1, 1, gateSize}), false);
}

void LightRefinementImpl::prepare()
{
    if (!runsOnKernels(fc1->weight))
        return;
    widening = PackedLinear(*fc1);
    narrowing = PackedLinear(*fc2);
    taps = dwconv->weight.flatten(1).t().contiguous();
}

// What one thread works with: it goes down a stretch of rows, of which those that the convolution
// looks at are in the cache.
class LightRefinementImpl::Worker
{
public:
    Worker(const LightRefinementImpl &module, const torch::Tensor &x, const torch::Tensor &result)
        : module(module)
        , kernel(module.widening.kernel())
        , x(x.data_ptr<float>())
        , result(result.data_ptr<float>())
        , height(x.size(0))
        , width(x.size(1))
        , dim(x.size(2))
        , hidden(2 * dim)
        , stride(kernel.roundedColumns(hidden) + 16) // not a power of two, which caches dislike
        , outStride(kernel.roundedColumns(dim))
        , lineSize((kernel.roundedRows(width) + 2 * margin) * stride)
        , lines(floats((kernelSize + 1) * lineSize))
        , convolved(floats(width * stride))
        , cells(floats(kernel.roundedRows(width) * hidden))
        , out(floats(kernel.roundedRows(width) * outStride))
        , pointers(std::size_t(width))
    {
        std::fill_n(lines.get(), (kernelSize + 1) * lineSize, 0.0F);
    }

    // The rows [first, last) of the result.
    void operator()(int64_t first, int64_t last)
    {
        for (int64_t y = std::max<int64_t>(0, first - margin); y < last + margin; ++y) {
            if (y < height)
                widen(y);
            if (y - margin >= first)
                convolve(y - margin);
        }
    }

private:
    float *line(int64_t y)
    {
        const bool isThere = y >= 0 && y < height;
        return lines.get() + (isThere ? y % kernelSize : kernelSize) * lineSize;
    }

    void widen(int64_t y)
    {
        for (int64_t i = 0; i < width; ++i)
            pointers[std::size_t(i)] = x + (y * width + i) * dim;
        kernel.cells(pointers.data(), width, dim, {}, cells.get());
        float *to = line(y) + margin * stride;
        kernel.multiply(cells.get(), width, module.widening.weights(), to, stride);
        for (int64_t i = 0; i < width; ++i)
            kernels(Precision::Float32).gelu(to + i * stride, hidden);
        std::fill_n(to + width * stride, margin * stride, 0.0F); // rows that were rounded up
    }

    void convolve(int64_t y)
    {
        DepthwiseRow row;
        for (int64_t i = 0; i < kernelSize; ++i)
            row.rows[i] = line(y + i - margin);
        row.out = convolved.get();
        row.width = width;
        row.stride = stride;
        row.channels = hidden;
        row.weight = module.taps.data_ptr<float>();
        row.bias = module.dwconv->bias.data_ptr<float>();
        kernels(Precision::Float32).convolveDepthwise(row);
        for (int64_t i = 0; i < width; ++i)
            pointers[std::size_t(i)] = convolved.get() + i * stride;
        kernel.cells(pointers.data(), width, hidden, {}, cells.get());
        kernel.multiply(cells.get(), width, module.narrowing.weights(), out.get(), outStride);
        for (int64_t i = 0; i < width; ++i)
            std::memcpy(result + (y * width + i) * dim, out.get() + i * outStride,
                        std::size_t(dim) * sizeof(float));
    }

    const LightRefinementImpl &module;
    const ProductKernel &kernel;
    const float *x;
    float *result;
    const int64_t height, width, dim, hidden;
    const int64_t stride, outStride, lineSize;
    Floats lines; // the last five that were widened, and one of zeros
    Floats convolved, cells, out;
    std::vector<const float *> pointers;
};

torch::Tensor LightRefinementImpl::ungatedOnKernels(const torch::Tensor &given) const
{
    constexpr int64_t rows = 32; // four rows of each stretch are widened for its neighbour as well
    const torch::Tensor x = given.contiguous();
    const torch::Tensor result = torch::empty_like(x);
    const int64_t height = x.size(0);
    const int64_t threads = at::get_num_threads();
    const int64_t pieces = (height + rows * threads - 1) / (rows * threads) * threads;
    shareOut(pieces, [&] {
        return [&, worker = std::make_unique<Worker>(*this, x, result)](int64_t piece) {
            (*worker)(piece * height / pieces, (piece + 1) * height / pieces);
        };
    });
    return result;
}

// In bands of rows, which bounds the memory.
torch::Tensor LightRefinementImpl::ungated(const torch::Tensor &x)
{
    constexpr int64_t bandBytes = 24 << 20;
    const int64_t height = x.size(0);
    const int64_t bandTokens = bandBytes / (2 * x.size(2) * int64_t(sizeof(float)));
    const int64_t rows = std::max<int64_t>(4 * margin, bandTokens / x.size(1));
    torch::Tensor result = torch::empty_like(x);
    for (int64_t y = 0; y < height; y += rows) {
        const int64_t end = std::min(height, y + rows);
        const int64_t top = std::max<int64_t>(0, y - margin);
        torch::Tensor hidden = fc1(x.slice(0, top, std::min(height, end + margin)));
        at::gelu_(hidden);
        hidden = dwconv(hidden.permute({2, 0, 1}).unsqueeze(0))
                     .slice(2, y - top, end - top)
                     .permute({0, 2, 3, 1})[0];
        result.slice(0, y, end).copy_(fc2(at::gelu_(hidden)));
    }
    return result;
}

torch::Tensor LightRefinementImpl::forward(const torch::Tensor &x)
{
    torch::Tensor result = runsOnKernels(x) ? ungatedOnKernels(x) : ungated(x);
    const torch::Tensor means = result.mean(torch::IntArrayRef({0, 1})).view({1, 1, -1});
    const torch::Tensor open = torch::sigmoid(torch::conv1d(means, gate, {}, 1, gateSize / 2));
    return result.mul_(open.view(-1) + 1);
}

} // namespace filigree
