// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/mematte/matte_model.h"

#include "inference/models/checkpoint/checkpoint.h"
#include "inference/models/mematte/matte_names.h"

namespace filigree {
namespace {

// The official rule: a side that is a multiple grows too when the other is not.
int64_t paddedSide(int64_t side, bool isPadded)
{
    return isPadded ? side - side % matteDivisor + matteDivisor : side;
}

} // namespace

MatteModelImpl::MatteModelImpl(const MatteConfig &config)
    : m_config(config)
    , backbone(register_module("backbone", Vit(config)))
    , decoder(register_module("decoder", DetailCapture(config.embed_dim)))
{
    eval();
}

Result<> MatteModelImpl::loadState(const std::map<std::string, torch::Tensor> &tensors)
{
    Result<> loaded = filigree::loadState(*this, withMatteNames(tensors));
    if (loaded)
        prepare();
    return loaded;
}

void MatteModelImpl::prepare()
{
    const torch::NoGradGuard noGrad;
    backbone->prepare();
    decoder->prepare();
}

Tiling MatteModelImpl::officialTiling() const
{
    constexpr int64_t tile = 512;
    constexpr int64_t margin = 64;
    return m_config.hasRouters ? Tiling{tile, margin, tile} : Tiling{0, 0, 1};
}

Tiling MatteModelImpl::boundedTiling() const
{
    Tiling tiling;
    tiling.multiple = officialTiling().multiple;
    return tiling;
}

torch::Tensor MatteModelImpl::input(const torch::Tensor &picture, const torch::Tensor &trimap)
{
    const torch::NoGradGuard noGrad;
    const int64_t height = picture.size(1);
    const int64_t width = picture.size(2);
    const bool isPadded = height % matteDivisor != 0 || width % matteDivisor != 0;
    const torch::Tensor result =
        torch::zeros({1, paddedSide(height, isPadded), paddedSide(width, isPadded), 4},
                     picture.options())
            .permute({0, 3, 1, 2});
    const torch::Tensor inner = result[0].slice(1, 0, height).slice(2, 0, width);
    const auto perChannel = [&](const torch::Tensor &values) {
        return (values / 255).to(picture.options()).view({3, 1, 1});
    };
    inner.slice(0, 0, 3)
        .copy_(picture)
        .sub_(perChannel(torch::tensor({123.675, 116.28, 103.53}, torch::kDouble)))
        .div_(perChannel(torch::tensor({58.395, 57.12, 57.375}, torch::kDouble)));
    inner[3].copy_(trimap);
    return result;
}

Result<torch::Tensor> MatteModelImpl::encode(const torch::Tensor &input, int64_t max_number_token,
                                             const Probe &probe, const std::stop_token &stop)
{
    const torch::NoGradGuard noGrad;
    return backbone->forward(input, max_number_token, probe, stop);
}

Result<torch::Tensor> MatteModelImpl::decode(const torch::Tensor &features,
                                             const torch::Tensor &input, const Tiling &tiling,
                                             const Probe &probe, const std::stop_token &stop)
{
    const torch::NoGradGuard noGrad;
    return decodeInTiles(decoder, features, input, tiling, probe, stop);
}

} // namespace filigree
