// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/parity/owlv2_family.h"

#include "inference/models/owlv2/owlv2_detections.h"
#include "inference/models/owlv2/owlv2_picture.h"
#include "tests/parity/synthetic.h"

#include <cstdlib>

namespace filigree::parity {
namespace {

using Tensors = std::map<std::string, torch::Tensor>;

// Also by the metadata, as a case may come without its results.
bool isWholeNetwork(const ParityCase &given)
{
    return given.has("text_embeds") || !given.text("queries").empty();
}

bool takesOwlv2(const ParityCase &given)
{
    return isWholeNetwork(given) || given.has("slow_s8")
        || given.text("case").starts_with("preprocess_");
}

torch::Tensor every(const torch::Tensor &x, std::initializer_list<std::int64_t> steps)
{
    torch::Tensor result = x;
    std::int64_t dimension = 0;
    for (const std::int64_t step : steps)
        result = result.slice(dimension++, 0, torch::nullopt, step);
    return result.to(torch::kFloat).contiguous().clone();
}

Result<torch::Tensor> pictureOfCase(const ParityCase &given, std::int64_t height,
                                    std::int64_t width)
{
    const std::string name = "input:owlv2/" + given.text("case");
    const torch::Tensor smooth = smoothImage(name + ".smooth", height, width, 3);
    const torch::Tensor noise = signal(name + ".noise", {3, height, width});
    const torch::Tensor picture =
        asBytes(0.7 * smooth.to(torch::kDouble) + 0.3 * noise.to(torch::kDouble));
    return given.checkBytes("image_fnv1a64", picture).map([&] { return picture; });
}

// Around where the picture ends and the padding begins.
// reference: undefined where the case came without.
torch::Tensor seamOf(const torch::Tensor &pixels, const torch::Tensor &reference,
                     std::int64_t height, std::int64_t width)
{
    constexpr std::int64_t around = 16;
    const std::int64_t side = owlv2Cells * owlv2PatchSize;
    // Only of landscapes it is said where this lies. A portrait ends at the right: where its
    // reference has as many columns as a landscape's has rows, the same is meant of columns.
    if (height > width && reference.defined() && reference.dim() == 3
        && reference.size(2) == around) {
        const std::int64_t right = width * side / height - around / 2;
        return every(pixels.slice(2, right, right + around), {1, around, 1});
    }
    const std::int64_t bottom = height * side / width - around / 2;
    return every(pixels.slice(1, bottom, bottom + around), {1, 1, around});
}

Result<TensorFile> runPicture(const ParityCase &given)
{
    const std::int64_t height = std::atoll(given.text("height").c_str());
    const std::int64_t width = std::atoll(given.text("width").c_str());
    if (height <= 0 || width <= 0)
        return fail(Error::Kind::InvalidInput,
                    "'" + given.path() + "': its metadata does not say how large the picture is.");
    const auto picture = pictureOfCase(given, height, width);
    if (!picture)
        return tl::unexpected(picture.error());
    const torch::Tensor slow = owlv2Pixels(*picture)[0];
    const torch::Tensor fast = owlv2Pixels(*picture, {}, Owlv2Resampling::Fast)[0];
    Tensors out;
    out["slow_s8"] = every(slow, {1, 8, 8});
    out["fast_s8"] = every(fast, {1, 8, 8});
    out["slow_corner"] = slow.slice(1, 0, 48).slice(2, 0, 48).contiguous();
    if (const auto seam = given.tensors().find("slow_seam"); seam != given.tensors().end())
        out["slow_seam"] = seamOf(slow, seam->second, height, width);
    else if (given.tensors().empty() && width > height)
        out["slow_seam"] = seamOf(slow, {}, height, width);
    return TensorFile{std::move(out), {}};
}

void addText(const ParityCase &given, Owlv2ModelImpl &model, Tensors &out)
{
    const torch::Tensor ids = given.tensors().at("input_ids");
    const torch::Tensor pooled =
        model.pooledText(ids, [&](std::int64_t layer, const torch::Tensor &x) {
            if (layer == 0 || layer == 11)
                out[layer == 0 ? "tap.text_layer00" : "tap.text_layer11"] = every(x, {1, 1, 8});
        });
    out["input_ids"] = ids.clone();
    // A token counts up to the first end token.
    const torch::Tensor ends = (ids == owlv2Words - 1).to(torch::kLong).cumsum(1);
    out["attention_mask"] =
        ((ends - (ids == owlv2Words - 1).to(torch::kLong)) == 0).to(torch::kLong);
    out["text_pooled_s2"] = every(pooled, {1, 2});
    out["text_embeds"] = model.projectedText(pooled);
}

void addFound(const std::vector<Owlv2Detection> &found, Tensors &out)
{
    std::vector<float> scores, boxes;
    std::vector<std::int64_t> labels;
    for (const Owlv2Detection &one : found) {
        scores.push_back(one.score);
        labels.push_back(one.label);
        boxes.insert(boxes.end(), {one.left, one.top, one.right, one.bottom});
    }
    out["found.scores"] = torch::tensor(scores);
    out["found.labels"] = torch::tensor(labels, torch::kLong);
    out["found.boxes"] = torch::tensor(boxes).view({-1, 4});
}

Result<TensorFile> runNetwork(const ParityCase &given)
{
    constexpr std::int64_t side = owlv2Cells * owlv2PatchSize;
    constexpr std::int64_t foundHeight = 540, foundWidth = 960; // what boxes are measured in
    constexpr double threshold = 0.1;
    if (!given.has("input_ids")) // which are of a vocabulary that is not here
        return fail(Error::Kind::InvalidInput, "'" + given.path() + "' has no 'input_ids'.");
    const auto picture = pictureOfCase(given, side, side);
    if (!picture)
        return tl::unexpected(picture.error());
    Owlv2Model model;
    const auto state = given.state(*model);
    if (!state)
        return tl::unexpected(state.error());
    if (const Result<> loaded = model->loadState(*state); !loaded)
        return tl::unexpected(loaded.error());
    Tensors out;
    addText(given, *model, out);
    const torch::Tensor pixels = owlv2Pixels(*picture);
    const auto tap = [&](std::int64_t layer, const torch::Tensor &x) {
        static const std::map<std::int64_t, const char *> names{{-1, "tap.vision_pre"},
                                                                {0, "tap.vision_layer00"},
                                                                {5, "tap.vision_layer05"},
                                                                {11, "tap.vision_layer11"}};
        if (const auto name = names.find(layer); name != names.end())
            out[name->second] = every(x[0], {90, 16});
    };
    const Owlv2Image image = model->encodeImage(pixels, {}, {}, tap, true);
    const torch::Tensor map = image.features.view({owlv2Cells, owlv2Cells, -1});
    const torch::Tensor logits = model->logits(image, out["text_embeds"]);
    out["pixels_s"] = every(pixels[0], {1, 16, 16});
    out["feature_s"] = every(map, {4, 4, 4});
    out["feature_rows"] =
        every(map.index_select(0, torch::tensor({0, 29, 59}, torch::kLong)), {1, 6, 1});
    out["class_embeds_s"] = every(image.classEmbeds, {30, 4});
    out["logits"] = logits;
    out["objectness"] = image.objectness;
    out["boxes"] = image.boxes;
    addFound(owlv2Detections(image, logits, threshold, foundHeight, foundWidth), out);
    return TensorFile{std::move(out), {}};
}

Result<TensorFile> runOwlv2(const ParityCase &given)
{
    if (isWholeNetwork(given))
        return runNetwork(given);
    return runPicture(given);
}

} // namespace

Family owlv2Family()
{
    return {"owlv2", takesOwlv2, runOwlv2};
}

} // namespace filigree::parity
