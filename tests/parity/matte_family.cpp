// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/parity/matte_family.h"

#include "tests/parity/matte_state.h"
#include "tests/parity/matte_taps.h"
#include "tests/parity/synthetic.h"

#include <cstdlib>
#include <sstream>

namespace filigree::parity {
namespace {

bool takesMatte(const ParityCase &given)
{
    const std::string family = given.text("family");
    return family == "mematte" || family == "vitmatte";
}

// What the metadata says of a case.
struct MatteRun
{
    const MatteConfig *config = nullptr;
    MatteRules rules;
    std::int64_t height = 0, width = 0;
    std::int64_t cap = matteTokenCap;
};

// A number that is missing would be a 0 that nobody meant.
Result<MatteRun> matteRunOf(const ParityCase &given)
{
    std::string missing;
    const auto number = [&](const std::string &key) {
        const std::string text = given.text(key);
        char *end = nullptr;
        const double value = std::strtod(text.c_str(), &end);
        if (text.empty() || *end != '\0')
            missing = key;
        return value;
    };
    const std::string variant = given.text("variant");
    MatteRun run;
    if (variant == "S" || variant == "B")
        run.config = findMatteConfig(given.text("family") + (variant == "S" ? "_s" : "_b"));
    else
        missing = "variant";
    run.rules.headScale = number("rule.head_weight_scale");
    run.rules.headBias = number("rule.head_bias");
    run.height = std::int64_t(number("height"));
    run.width = std::int64_t(number("width"));
    if (!given.text("max_number_token").empty())
        run.cap = std::int64_t(number("max_number_token"));
    std::istringstream offsets(given.text("rule.router_bias0_offset"));
    for (float offset = 0; offsets >> offset;)
        run.rules.routerOffsets.push_back(offset);
    const std::size_t routers = run.config && run.config->hasRouters ? 4 : 0;
    if (run.config && run.rules.routerOffsets.size() != routers)
        missing = "rule.router_bias0_offset";
    if (missing.empty())
        return run;
    return fail(Error::Kind::InvalidInput,
                "'" + given.path() + "': its metadata '" + missing + "' cannot be used: '"
                    + given.text(missing) + "'.");
}

torch::Tensor matteImage(const std::string &name, std::int64_t height, std::int64_t width)
{
    const torch::Tensor smooth = smoothImage("input:matte/" + name + ".smooth", height, width, 3);
    const torch::Tensor noise = signal("input:matte/" + name + ".noise", {3, height, width});
    return asBytes(0.8 * smooth.to(torch::kDouble) + 0.2 * noise.to(torch::kDouble));
}

// A disc of foreground in a ring of the unknown, and an unknown stripe below.
torch::Tensor matteTrimap(std::int64_t height, std::int64_t width)
{
    const torch::Tensor y = torch::arange(height).view({-1, 1}) - height / 2;
    const torch::Tensor x = torch::arange(width).view({1, -1}) - width / 2;
    const torch::Tensor square = y * y + x * x;
    const std::int64_t inner = std::min(height, width) / 5;
    const std::int64_t outer = std::min(height, width) * 2 / 5;
    torch::Tensor trimap = torch::zeros({height, width}, torch::kUInt8);
    trimap.masked_fill_(square <= outer * outer, 128);
    trimap.masked_fill_(square <= inner * inner, 255);
    trimap.slice(0, height * 7 / 8, height * 7 / 8 + 16).fill_(128);
    return trimap;
}

torch::Tensor everyNthPixel(const torch::Tensor &x, std::int64_t step)
{
    return x.slice(0, 0, torch::nullopt, step).slice(1, 0, torch::nullopt, step).contiguous();
}

// As the official scripts write it: cut off, not rounded; MEMatte's applies the trimap.
torch::Tensor writtenAlpha(torch::Tensor alpha, const torch::Tensor &trimap, bool appliesTrimap)
{
    if (appliesTrimap)
        alpha = alpha.masked_fill(trimap == 0, 0.0).masked_fill(trimap == 255, 1.0);
    return (alpha * 255).to(torch::kUInt8);
}

Result<TensorFile> runMatte(const ParityCase &given)
{
    const Result<MatteRun> run = matteRunOf(given);
    if (!run)
        return tl::unexpected(run.error());
    const auto [config, rules, height, width, cap] = *run;
    MatteModel model(*config);
    if (const Result<> loaded = model->loadState(matteState(*model, rules)); !loaded)
        return tl::unexpected(loaded.error());
    const torch::Tensor image = matteImage(given.text("case"), height, width);
    const torch::Tensor trimap = matteTrimap(height, width);
    for (const Result<> &same :
         {given.checkBytes("image_fnv1a64", image), given.checkBytes("trimap_fnv1a64", trimap)}) {
        if (!same)
            return tl::unexpected(same.error());
    }
    TensorFile out;
    MatteTaps taps(out, holdsWrittenLtrm(given.tensors()));
    const torch::Tensor input = MatteModelImpl::input(image.to(torch::kFloat).div_(255),
                                                      trimap.to(torch::kFloat).div_(255));
    const Result<torch::Tensor> features = model->encode(input, cap, taps.probe());
    if (!features)
        return tl::unexpected(features.error());
    taps.finish(features->size(2), features->size(3));
    const Result<torch::Tensor> decoded =
        model->decode(*features, input, model->officialTiling(), taps.probe());
    if (!decoded)
        return tl::unexpected(decoded.error());
    const auto cropped = [&](const torch::Tensor &x) {
        return x.slice(0, 0, run->height).slice(1, 0, run->width);
    };
    const torch::Tensor alpha = cropped(*decoded);
    out.tensors["alpha_s2"] = everyNthPixel(alpha, 2);
    out.tensors["alpha_u8"] = writtenAlpha(alpha, trimap, config->hasRouters).contiguous();
    out.tensors["features_s"] =
        everyNthPixel((*features)[0].slice(0, 0, torch::nullopt, 4).permute({1, 2, 0}), 2)
            .permute({2, 0, 1})
            .contiguous();
    if (given.has("image"))
        out.tensors["image"] = image;
    if (config->hasRouters) {
        // The picture's end is its end, but in tiles, which must not show.
        const Result<torch::Tensor> single = model->decode(*features, input, Tiling());
        if (!single)
            return tl::unexpected(single.error());
        out.tensors["alpha_single_decoder_s4"] = everyNthPixel(cropped(*single), 4);
    }
    return out;
}

} // namespace

Family matteFamily()
{
    return {"mematte", takesMatte, runMatte};
}

} // namespace filigree::parity
