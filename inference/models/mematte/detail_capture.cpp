// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/mematte/detail_capture.h"

#include "inference/models/mematte/doubled_join.h"
#include "inference/models/mematte/matte_config.h"

#include <algorithm>

namespace filigree {
namespace {

constexpr int64_t levels = 4; // of the picture: 1/1, 1/2, 1/4, 1/8
constexpr int64_t detailChannels[levels] = {4, 48, 96, 192};
constexpr int64_t fusionChannels[levels] = {256, 128, 64, 32};
constexpr int64_t headChannels = 16;
// Cells around the wanted ones that a fusion needs of the features behind it. Doubled they are
// four, of which the outermost is between cells that are not there, the next at a convolution's
// edge.
constexpr int64_t coarseMargin = 2;

template<typename Function> TileMargins ofEach(const TileMargins &margins, Function function)
{
    return {function(margins.top), function(margins.left), function(margins.bottom),
            function(margins.right)};
}

// A map with so many cells around what is wanted of it, of which some stay.
torch::Tensor trimmed(const torch::Tensor &map, const TileMargins &has, const TileMargins &stay)
{
    return map.slice(2, has.top - stay.top, map.size(2) - has.bottom + stay.bottom)
        .slice(3, has.left - stay.left, map.size(3) - has.right + stay.right);
}

} // namespace

MatteConvImpl::MatteConvImpl(int64_t in, int64_t out, int64_t stride)
    : conv(register_module("conv", Convolution(ConvolutionShape{in, out, 3, stride, 1, 1, false})))
    , bn(register_module("bn", torch::nn::BatchNorm2d(out)))
{ }

void MatteConvImpl::prepare()
{
    both = folded(*conv, *bn);
    const int64_t zeros = joinedChannels(conv->shape.in) - conv->shape.in;
    both.weight = torch::constant_pad_nd(both.weight, {0, 0, 0, 0, 0, zeros})
                      .contiguous(torch::MemoryFormat::ChannelsLast);
}

torch::Tensor MatteConvImpl::forward(const torch::Tensor &x)
{
    return convolve(x, both.weight, both.bias, conv->shape).relu_();
}

DetailCaptureImpl::DetailCaptureImpl(int64_t channels)
{
    const auto stream = register_module("convstream", std::make_shared<torch::nn::Module>());
    const auto convs = stream->register_module("convs", torch::nn::ModuleList());
    for (int64_t i = 0; i + 1 < levels; ++i) {
        convstream.push_back(MatteConv(detailChannels[i], detailChannels[i + 1], 2));
        convs->push_back(convstream.back());
    }
    const auto blocks = register_module("fusion_blks", torch::nn::ModuleList());
    for (int64_t i = 0; i < levels; ++i) {
        const auto block = std::make_shared<torch::nn::Module>();
        const int64_t coarse = i == 0 ? channels : fusionChannels[i - 1];
        fusion_blks.push_back(block->register_module(
            "conv", MatteConv(coarse + detailChannels[levels - 1 - i], fusionChannels[i], 1)));
        blocks->push_back(block);
    }
    const auto matting = register_module("matting_head", std::make_shared<torch::nn::Module>());
    const auto list =
        matting->register_module("matting_convs", std::make_shared<torch::nn::Module>());
    head = list->register_module(
        "0", Convolution(ConvolutionShape{fusionChannels[levels - 1], headChannels, 3, 1, 1}));
    headNorm = list->register_module("1", torch::nn::BatchNorm2d(headChannels));
    last = list->register_module("3", Convolution(ConvolutionShape{headChannels, 1, 1}));
}

void DetailCaptureImpl::prepare()
{
    for (MatteConv &conv : convstream)
        conv->prepare();
    for (MatteConv &conv : fusion_blks)
        conv->prepare();
    headFolded = folded(*head, *headNorm);
}

torch::Tensor DetailCaptureImpl::forward(torch::Tensor features, const torch::Tensor &pixels,
                                         const Probe &probe, const TileMargins &margins)
{
    std::vector<torch::Tensor> details{pixels};
    for (MatteConv &conv : convstream) {
        details.push_back(conv(details.back()));
        if (probe)
            probe("detail" + std::to_string(details.size() - 1), details.back());
    }
    int64_t scale = mattePatchSize; // pixels of a cell of the features
    TileMargins has = ofEach(margins, [&](int64_t pixels) { return pixels / scale; });
    for (std::size_t i = 0; i < fusion_blks.size(); ++i) {
        const TileMargins stay = ofEach(
            has, [&](int64_t cells) { return probe ? cells : std::min(cells, coarseMargin); });
        scale /= 2;
        const TileMargins fine = ofEach(stay, [](int64_t cells) { return 2 * cells; });
        const TileMargins all = ofEach(margins, [&](int64_t pixels) { return pixels / scale; });
        torch::Tensor both =
            joinedWithDoubled(trimmed(details.back(), all, fine), trimmed(features, has, stay));
        has = fine;
        details.pop_back(); // what is behind is let go
        features.reset();
        features = fusion_blks[i](both);
        if (probe)
            probe("fusion" + std::to_string(i), features);
    }
    const torch::Tensor inner =
        convolve(features, headFolded.weight, headFolded.bias, head->shape).relu_();
    features.reset();
    torch::Tensor logit = last(inner).to(pixels.scalar_type());
    if (probe)
        probe("logit", logit);
    return trimmed(logit, has, {}).sigmoid();
}

} // namespace filigree
