// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/parity/matte_state.h"

#include "inference/models/checkpoint/safetensors.h"
#include "inference/models/mematte/matte_model.h"
#include "tests/parity/synthetic.h"
#include "tests/parity/synthetic_matte.h"

namespace filigree::parity {

std::map<std::string, torch::Tensor> matteState(const torch::nn::Module &module,
                                                const MatteRules &rules)
{
    std::map<std::string, torch::Tensor> state = filledState(module);
    const std::string last = "decoder.matting_head.matting_convs.3.";
    state.at(last + "weight").mul_(rules.headScale);
    state.at(last + "bias").fill_(rules.headBias);
    for (std::size_t i = 0; i < rules.routerOffsets.size(); ++i)
        state.at("backbone.routers." + std::to_string(i) + ".out_conv.4.bias")[0].add_(
            rules.routerOffsets[i]);
    return state;
}

Result<> writeSyntheticMatte(const std::string &path)
{
    const torch::NoGradGuard noGrad;
    const MatteModel model(*findMatteConfig("mematte_s"));
    TensorFile file;
    file.tensors = matteState(*model, {8, -2, {-0.083F, -0.479F, 0.433F, -0.215F}});
    return writeSafetensors(path, file);
}

} // namespace filigree::parity
