// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/perceiver.h"

#include "inference/models/layers/attention.h"
#include "inference/models/sam2/position_encoding.h"
#include "inference/models/sam2/sam2_config.h"

namespace filigree {
namespace {

constexpr int64_t width = sam2MemoryWidth;
constexpr int64_t latentCount = 256;
constexpr int64_t windowsPerSide = 16;

torch::Tensor oneHead(const torch::Tensor &q, const torch::Tensor &k, const torch::Tensor &v)
{
    return attention(q.unsqueeze(1), k.unsqueeze(1), v.unsqueeze(1));
}

} // namespace

torch::Tensor PerceiverLayerImpl::FeedForward::operator()(const torch::Tensor &x)
{
    return second(torch::gelu(first(norm(x))));
}

PerceiverLayerImpl::FeedForward PerceiverLayerImpl::feedForward(const std::string &name)
{
    const auto module = register_module(name, std::make_shared<torch::nn::Module>());
    FeedForward result;
    result.norm = module->register_module("0", TokenNorm(width));
    result.first = module->register_module("1", TokenLinear(width, 4 * width, false));
    result.second = module->register_module("3", TokenLinear(4 * width, width, false));
    return result;
}

PerceiverLayerImpl::PerceiverLayerImpl()
{
    const auto cross = register_module("attn", std::make_shared<torch::nn::Module>());
    norm_x = cross->register_module("norm_x", TokenNorm(width));
    norm_latents = cross->register_module("norm_latents", TokenNorm(width));
    to_q = cross->register_module("to_q", TokenLinear(width, width, false));
    to_kv = cross->register_module("to_kv", TokenLinear(width, 2 * width, false));
    to_out = cross->register_module("to_out", TokenLinear(width, width, false));
    ff = feedForward("ff");
    const auto self = register_module("self_attn", std::make_shared<torch::nn::Module>());
    selfNorm = self->register_module("norm", TokenNorm(width));
    selfQ = self->register_module("to_q", TokenLinear(width, width, false));
    selfKv = self->register_module("to_kv", TokenLinear(width, 2 * width, false));
    selfOut = self->register_module("to_out", TokenLinear(width, width, false));
    selfFf = feedForward("self_ff");
}

torch::Tensor PerceiverLayerImpl::lookedAt(const torch::Tensor &latents,
                                           const torch::Tensor &tokens,
                                           const torch::Tensor &positions)
{
    const torch::Tensor both = to_kv(norm_x(tokens));
    torch::Tensor k = both.slice(2, 0, width);
    torch::Tensor v = both.slice(2, width);
    if (positions.defined()) {
        k = k + positions;
        v = v + positions;
    }
    return to_out(oneHead(to_q(norm_latents(latents)), k, v));
}

torch::Tensor PerceiverLayerImpl::compared(const torch::Tensor &latents)
{
    const torch::Tensor normed = selfNorm(latents);
    const torch::Tensor both = selfKv(normed);
    return selfOut(oneHead(selfQ(normed), both.slice(2, 0, width), both.slice(2, width)));
}

torch::Tensor PerceiverLayerImpl::forward(const torch::Tensor &given, const torch::Tensor &tokens,
                                          const torch::Tensor &positions)
{
    torch::Tensor x = lookedAt(given, tokens, positions) + given;
    x = ff(x) + x;
    x = compared(x) + x;
    return selfFf(x) + x;
}

PerceiverImpl::PerceiverImpl()
    : latents(register_parameter("latents", torch::empty({latentCount, width}), false))
    , latents_2d(register_parameter("latents_2d",
                                    torch::empty({windowsPerSide * windowsPerSide, width}), false))
{
    const auto list = register_module("layers", torch::nn::ModuleList());
    for (int i = 0; i < 2; ++i) {
        layers.push_back(PerceiverLayer());
        list->push_back(layers.back());
    }
    norm = register_module("norm", TokenNorm(width));
}

torch::Tensor PerceiverImpl::forward(const torch::Tensor &memory, const torch::Tensor &positions)
{
    const int64_t items = memory.size(0);
    constexpr int64_t side = sam2FeatureSize / windowsPerSide;
    torch::Tensor whole = latents.unsqueeze(0).expand({items, -1, -1}).contiguous();
    torch::Tensor local = latents_2d.repeat({items, 1}).unsqueeze(1); // [B * 256, 1, 64]
    const torch::Tensor windows =
        memory.view({items, windowsPerSide, side, windowsPerSide, side, width})
            .transpose(2, 3)
            .reshape({-1, side * side, width});
    for (PerceiverLayer &layer : layers) {
        whole = layer->forward(whole, memory, positions);
        local = layer->forward(local, windows, {});
    }
    return torch::cat({norm(whole), norm(local.reshape({items, -1, width}))}, 1);
}

torch::Tensor PerceiverImpl::latentPositions()
{
    return torch::cat({torch::zeros({latentCount, width}), sinePositions(width, windowsPerSide)});
}

} // namespace filigree
