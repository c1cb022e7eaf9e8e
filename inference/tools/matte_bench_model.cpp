// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tools/matte_bench_model.h"

#include <cmath>

namespace filigree::tools {

Result<MatteModel> matteBenchModel(const MatteConfig &config, const BenchOptions &options)
{
    MatteModel model(config);
    const auto state = benchState(*model, options, [&](auto &random) {
        if (!config.hasRouters || options.keep <= 0)
            return;
        for (auto &[name, tensor] : random) {
            if (name.ends_with("out_conv.4.bias")) // every token wants to attend
                tensor[0].fill_(100);
        }
    });
    if (!state)
        return tl::unexpected(state.error());
    return model->loadState(*state).map([&] { return model; });
}

int64_t matteBenchCap(const MatteConfig &config, double share, int64_t side)
{
    return config.hasRouters && share > 0 ? std::lround(share * double(side * side))
                                          : matteTokenCap;
}

torch::Tensor matteBenchInput(int64_t size)
{
    torch::Tensor trimap = torch::zeros({size, size});
    trimap.slice(0, size / 4, size * 3 / 4).fill_(128.0 / 255);
    trimap.slice(0, size * 3 / 4).fill_(1);
    return MatteModelImpl::input(torch::rand({3, size, size}), trimap);
}

std::function<void()> matteBenchAttention(const MatteConfig &config, int64_t side, int64_t tokens)
{
    VitAttention attention(config.embed_dim, config.num_heads,
                           config.hasRouters ? 0 : matteGlobalGrid);
    TokenNorm norm(config.embed_dim);
    for (const torch::nn::Module *module :
         std::initializer_list<const torch::nn::Module *>{attention.get(), norm.get()}) {
        for (torch::Tensor &weight : module->parameters())
            weight.normal_(0, 0.05);
    }
    if (!config.hasRouters) {
        const torch::Tensor x = torch::randn({1, side * side, config.embed_dim});
        return [attention, x, side]() mutable { attention(x, side, side); };
    }
    const torch::Tensor x = torch::randn({side * side, config.embed_dim});
    const torch::Tensor kept = torch::arange(tokens);
    return [alone = attention->amongKept(norm), x, kept, result = x.clone()]() mutable {
        alone.run(x, kept, result);
    };
}

} // namespace filigree::tools
