// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/parity/sam2_family.h"

namespace filigree::parity {
namespace {

bool takes(const ParityCase &given)
{
    return findSam2Config(given.text("model")) != nullptr;
}

Result<TensorFile> run(const ParityCase &given)
{
    Sam2Model model(*findSam2Config(given.text("model")));
    const auto state = given.state(*model);
    if (!state)
        return tl::unexpected(state.error());
    if (const Result<> loaded = model->loadState(*state); !loaded)
        return tl::unexpected(loaded.error());
    const std::string kind = given.text("kind");
    if (kind == "image")
        return runSam2Image(given, model);
    if (kind == "video")
        return runSam2Video(given, model);
    return fail(Error::Kind::Unsupported,
                "'" + given.path() + "': cases of the kind '" + kind + "' are not known.");
}

} // namespace

Family sam2Family()
{
    return {"sam2", takes, run};
}

torch::Tensor sam2Normalised(const torch::Tensor &unitRange)
{
    const torch::Tensor mean = torch::tensor({0.485f, 0.456f, 0.406f}).view({1, 3, 1, 1});
    const torch::Tensor deviation = torch::tensor({0.229f, 0.224f, 0.225f}).view({1, 3, 1, 1});
    return (unitRange - mean) / deviation;
}

torch::Tensor strided(const torch::Tensor &x, std::int64_t channelStep, std::int64_t step)
{
    return x.slice(-3, 0, torch::nullopt, channelStep)
        .slice(-2, 0, torch::nullopt, step)
        .slice(-1, 0, torch::nullopt, step)
        .to(torch::kFloat)
        .contiguous();
}

std::vector<float> flatNumbers(const Json &json)
{
    std::vector<float> result;
    if (json.isNumber())
        result.push_back(float(json.toNumber()));
    for (const Json &part : json.array()) {
        const std::vector<float> inner = flatNumbers(part);
        result.insert(result.end(), inner.begin(), inner.end());
    }
    return result;
}

} // namespace filigree::parity
