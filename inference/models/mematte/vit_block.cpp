// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/mematte/vit_block.h"

#include "inference/models/layers/precision.h"
#include "inference/models/layers/windows.h"

#include <algorithm>

namespace filigree {
namespace {

// Where tokens do not need each other: so few at once that what is made of them on the way, at most
// four times as wide, stays below what the allocator keeps when it is freed (see allocator.cpp).
int64_t tokensTogether(const torch::Tensor &x)
{
    constexpr int64_t bytes = 32 << 20;
    return bytes / (4 * x.size(-1) * int64_t(sizeof(float)));
}

int64_t tableGridOf(const MatteConfig &config, int64_t index)
{
    if (!isGlobalMatteBlock(index))
        return matteWindowSize;
    return config.hasRouters ? 0 : matteGlobalGrid;
}

std::string numbered(const char *what, int64_t index)
{
    return what + std::string(index < 10 ? "0" : "") + std::to_string(index);
}

} // namespace

VitMlpImpl::VitMlpImpl(int64_t dim)
    : fc1(register_module("fc1", TokenLinear(dim, 4 * dim)))
    , fc2(register_module("fc2", TokenLinear(4 * dim, dim)))
{ }

torch::Tensor VitMlpImpl::forward(const torch::Tensor &x)
{
    torch::Tensor hidden = fc1(x);
    return fc2(at::gelu_(hidden));
}

VitBlockImpl::VitBlockImpl(const MatteConfig &config, int64_t given)
    : index(given)
    , norm1(register_module("norm1", TokenNorm(config.embed_dim, 1e-6)))
    , attn(register_module(
          "attn", VitAttention(config.embed_dim, config.num_heads, tableGridOf(config, given))))
    , norm2(register_module("norm2", TokenNorm(config.embed_dim, 1e-6)))
    , mlp(register_module("mlp", VitMlp(config.embed_dim)))
{
    if (!isGlobalMatteBlock(index))
        return;
    if (config.hasRouters)
        efficient_block = register_module("efficient_block", LightRefinement(config.embed_dim));
    residual = register_module("residual", VitBottleneck(config.embed_dim));
}

void VitBlockImpl::prepare()
{
    if (!runsOnKernels(norm1->weight))
        return;
    if (!isGlobalMatteBlock(index))
        windows = attn->inWindows(norm1, norm2, mlp->fc1, mlp->fc2);
    if (efficient_block) {
        efficient_block->prepare();
        keptAttention = attn->amongKept(norm1);
    }
}

void VitBlockImpl::attendInWindows(torch::Tensor &x)
{
    const int64_t width = x.size(1);
    const int64_t across = (width + matteWindowSize - 1) / matteWindowSize * matteWindowSize;
    const int64_t rows =
        std::max<int64_t>(1, tokensTogether(x) / (across * matteWindowSize)) * matteWindowSize;
    for (torch::Tensor &band : x.split(rows)) {
        const torch::Tensor windows = windowsOf(norm1(band).unsqueeze(0), matteWindowSize);
        const torch::Tensor attended =
            attn(windows.flatten(1, 2), matteWindowSize, matteWindowSize).view(windows.sizes());
        band.add_(mapOfWindows(attended, 1, band.size(0), width)[0]);
    }
}

void VitBlockImpl::attendKept(const torch::Tensor &x, const torch::Tensor &kept,
                              torch::Tensor &result)
{
    if (runsOnKernels(x)) {
        keptAttention.run(x, kept, result);
        return;
    }
    const torch::Tensor attended =
        attn(norm1(x.index_select(0, kept)).unsqueeze(0), 1, kept.size(0))[0];
    result.index_copy_(0, kept, attended.to(result.scalar_type()));
}

void VitBlockImpl::attendRouted(torch::Tensor &x, const Routing &routing, const Probe &probe)
{
    torch::Tensor refined = efficient_block(x);
    if (probe)
        probe(numbered("ltrm", index), refined);
    if (routing.kept.size(0) > 0) {
        torch::Tensor rows = refined.flatten(0, 1);
        attendKept(x.flatten(0, 1), routing.kept, rows);
        if (probe)
            probe(numbered("global", index), rows.index_select(0, routing.kept));
    }
    if (probe)
        probe(numbered("routed", index), refined);
    x.add_(refined);
}

void VitBlockImpl::attend(torch::Tensor &x, const Routing *routing, const Probe &probe)
{
    if (!isGlobalMatteBlock(index))
        attendInWindows(x);
    else if (routing)
        attendRouted(x, *routing, probe);
    else
        x.add_(attn(norm1(x).flatten(0, 1).unsqueeze(0), x.size(0), x.size(1)).view(x.sizes()));
}

void VitBlockImpl::forward(torch::Tensor &x, const Routing *routing, const Probe &probe)
{
    if (!isGlobalMatteBlock(index) && runsOnKernels(x)) {
        windows.run(x);
    } else {
        attend(x, routing, probe);
        for (torch::Tensor &part : x.flatten(0, 1).split(tokensTogether(x)))
            part.add_(mlp(norm2(part)));
    }
    if (residual)
        x.add_(residual(x.permute({2, 0, 1}).unsqueeze(0))[0].permute({1, 2, 0}));
    if (probe)
        probe(numbered("block", index), x);
}

} // namespace filigree
