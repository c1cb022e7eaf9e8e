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

double numberOf(const ParityCase &given, const std::string &key)
{
    return std::strtod(given.text(key).c_str(), nullptr);
}

const MatteConfig *matteConfigOf(const ParityCase &given)
{
    const bool isSmall = given.text("variant") == "S";
    return findMatteConfig(given.text("family") + (isSmall ? "_s" : "_b"));
}

bool takesMatte(const ParityCase &given)
{
    const std::string family = given.text("family");
    return family == "mematte" || family == "vitmatte";
}

MatteRules matteRules(const ParityCase &given)
{
    MatteRules rules{
        numberOf(given, "rule.head_weight_scale"), numberOf(given, "rule.head_bias"), {}};
    std::istringstream offsets(given.text("rule.router_bias0_offset"));
    for (float offset = 0; offsets >> offset;)
        rules.routerOffsets.push_back(offset);
    return rules;
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

Result<> checkHash(const ParityCase &given, const std::string &key, const torch::Tensor &bytes)
{
    const std::uint64_t expected = std::strtoull(given.text(key).c_str(), nullptr, 16);
    if (bytesHash(bytes) == expected)
        return {};
    return fail(Error::Kind::InvalidInput,
                "'" + given.path() + "': the input that was made is not that of '" + key + "'.");
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
    const MatteConfig *config = matteConfigOf(given);
    MatteModel model(*config);
    if (const Result<> loaded = model->loadState(matteState(*model, matteRules(given))); !loaded)
        return tl::unexpected(loaded.error());
    const auto height = std::int64_t(numberOf(given, "height"));
    const auto width = std::int64_t(numberOf(given, "width"));
    const torch::Tensor image = matteImage(given.text("case"), height, width);
    const torch::Tensor trimap = matteTrimap(height, width);
    for (const Result<> &same :
         {checkHash(given, "image_fnv1a64", image), checkHash(given, "trimap_fnv1a64", trimap)}) {
        if (!same)
            return tl::unexpected(same.error());
    }
    TensorFile out;
    // Of the files that are known, those that store their picture hold the LTRM's output as the
    // official code leaves it, the others as it comes.
    MatteTaps taps(out, given.has("image"));
    const torch::Tensor input = MatteModelImpl::input(image.to(torch::kFloat).div_(255),
                                                      trimap.to(torch::kFloat).div_(255));
    const std::string cap = given.text("max_number_token");
    const Result<torch::Tensor> features =
        model->encode(input, cap.empty() ? matteTokenCap : std::stoll(cap), taps.probe());
    if (!features)
        return tl::unexpected(features.error());
    taps.finish(features->size(2), features->size(3));
    const Result<torch::Tensor> decoded =
        model->decode(*features, input, model->officialTiling(), taps.probe());
    if (!decoded)
        return tl::unexpected(decoded.error());
    const auto cropped = [&](const torch::Tensor &x) {
        return x.slice(0, 0, height).slice(1, 0, width);
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
