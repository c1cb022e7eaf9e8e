// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/mematte/vit.h"

#include <optional>

namespace filigree {

VitImpl::VitImpl(const MatteConfig &config)
    : pos_embed(register_parameter(
        "pos_embed",
        torch::empty({1, 1 + mattePretrainedGrid * mattePretrainedGrid, config.embed_dim}), false))
    , patch_embed(nullptr)
{
    const auto embed = register_module("patch_embed", std::make_shared<torch::nn::Module>());
    patch_embed = embed->register_module(
        "proj", Convolution(ConvolutionShape{4, config.embed_dim, mattePatchSize, mattePatchSize}));
    const auto list = register_module("blocks", torch::nn::ModuleList());
    for (int64_t i = 0; i < matteDepth; ++i) {
        blocks.push_back(VitBlock(config, i));
        list->push_back(blocks.back());
    }
    if (!config.hasRouters)
        return;
    const auto routerList = register_module("routers", torch::nn::ModuleList());
    for (int64_t i = 0; i < matteDepth; ++i) {
        if (!isGlobalMatteBlock(i))
            continue;
        routers.push_back(TokenRouter(config.embed_dim));
        routerList->push_back(routers.back());
    }
}

void VitImpl::prepare()
{
    for (VitBlock &block : blocks)
        block->prepare();
}

torch::Tensor VitImpl::positionsFor(int64_t height, int64_t width) const
{
    const torch::Tensor grid = pos_embed[0]
                                   .slice(0, 1)
                                   .view({1, mattePretrainedGrid, mattePretrainedGrid, -1})
                                   .permute({0, 3, 1, 2});
    if (height == mattePretrainedGrid && width == mattePretrainedGrid)
        return grid;
    return torch::upsample_bicubic2d(grid.contiguous(), {height, width}, false);
}

Result<torch::Tensor> VitImpl::forward(const torch::Tensor &pixels, int64_t max_number_token,
                                       const Probe &probe, const std::stop_token &stop)
{
    torch::Tensor map = patch_embed(pixels).to(pixels.scalar_type()); // sums are not rounded
    map.add_(positionsFor(map.size(2), map.size(3)));
    torch::Tensor x = map[0].permute({1, 2, 0}).contiguous(); // [H, W, C]
    if (probe)
        probe("block_input", x);
    std::size_t next = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "Cancelled.");
        std::optional<Routing> routing;
        if (isGlobalMatteBlock(int64_t(i)) && !routers.empty()) {
            routing = routers[next++](x, max_number_token);
            if (probe) {
                probe("router_logprob", routing->logprob);
                probe("router_kept", routing->kept);
            }
        }
        blocks[i]->forward(x, routing ? &*routing : nullptr, probe);
    }
    return x.permute({2, 0, 1}).unsqueeze(0);
}

} // namespace filigree
