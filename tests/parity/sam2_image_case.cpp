// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/parity/sam2_family.h"
#include "tests/parity/synthetic.h"

namespace filigree::parity {
namespace {

struct Picture
{
    std::int64_t height = 0, width = 0;
    torch::Tensor pixels; // [1, 3, 1024, 1024], as the network wants them

    bool isSquare() const { return height == sam2ImageSize && width == sam2ImageSize; }
};

Picture pictureOf(const Json &image)
{
    const std::string name = "input:" + image["name"].toString();
    Picture picture{
        std::int64_t(image["height"].toNumber()), std::int64_t(image["width"].toNumber()), {}};
    const torch::Tensor smooth =
        smoothImage(name + "/smooth", picture.height, picture.width, 3).to(torch::kDouble);
    const torch::Tensor noise =
        signal(name + "/noise", {3, picture.height, picture.width}).to(torch::kDouble);
    torch::Tensor x = asBytes(0.7 * smooth + 0.3 * noise).to(torch::kFloat).div(255).unsqueeze(0);
    if (!picture.isSquare())
        x = at::_upsample_bilinear2d_aa(x, {sam2ImageSize, sam2ImageSize}, false);
    picture.pixels = sam2Normalised(x);
    return picture;
}

Sam2Prompt promptOf(const Json &json, const Picture &picture)
{
    Sam2Prompt prompt;
    std::vector<float> coords = flatNumbers(json["box"]);
    std::vector<std::int64_t> labels;
    if (!coords.empty())
        labels = {2, 3};
    const std::vector<float> points = flatNumbers(json["point_coords"]);
    coords.insert(coords.end(), points.begin(), points.end());
    for (const float label : flatNumbers(json["point_labels"]))
        labels.push_back(std::int64_t(label));
    if (!labels.empty()) {
        const torch::Tensor size = torch::tensor({float(picture.width), float(picture.height)});
        prompt.points =
            PointPrompts{torch::tensor(coords).view({1, -1, 2}) / size * double(sam2ImageSize),
                         torch::tensor(labels).view({1, -1})};
    }
    if (json["mask_input"].isString()) {
        const torch::Tensor smooth =
            smoothImage("input:" + json["mask_input"].toString(), sam2MaskSize, sam2MaskSize, 1);
        prompt.mask = (24.0 * smooth.to(torch::kDouble) - 12.0).to(torch::kFloat).unsqueeze(0);
    }
    return prompt;
}

void addAnswers(const std::string &prefix, const DecodedMasks &decoded, const Json &strides,
                const Picture &picture, TensorFile &out)
{
    auto &tensors = out.tensors;
    const std::int64_t index = MaskDecoderImpl::singleIndex(decoded)[0].item<std::int64_t>();
    const torch::Tensor single = decoded.masks.slice(1, index, index + 1);
    tensors[prefix + "raw_masks"] =
        strided(decoded.masks[0], 1, std::int64_t(strides["raw_masks"].toNumber(1)));
    tensors[prefix + "raw_ious"] = decoded.ious[0];
    tensors[prefix + "object_score_logits"] = decoded.objectScore[0];
    tensors[prefix + "sparse_embeddings"] = decoded.prompts[0];
    tensors[prefix + "single_index"] = torch::full({1}, index, torch::kInt);
    tensors[prefix + "single_iou"] = decoded.ious[0].slice(0, index, index + 1);
    tensors[prefix + "multimask_iou"] = decoded.ious[0].slice(0, 1);
    tensors[prefix + "stability"] = MaskDecoderImpl::stability(decoded.masks.select(1, 0));
    if (strides["full_res_single"].isNumber())
        tensors[prefix + "full_res_single"] =
            strided(torch::upsample_bilinear2d(single, {picture.height, picture.width}, false)[0],
                    1, std::int64_t(strides["full_res_single"].toNumber()));
}

} // namespace

Result<TensorFile> runSam2Image(const ParityCase &given, Sam2Model model)
{
    const Picture picture = pictureOf(given.json("image"));
    const Json &strides = given.json("strides");
    const ImageFeatures features = model->encodeImage(picture.pixels, true);
    const torch::Tensor embedding = model->withoutMemory(features.low);
    TensorFile out;
    out.tensors["input/pixels"] =
        strided(picture.pixels[0], 1, std::int64_t(strides["input/pixels"].toNumber(16)));
    for (std::size_t stage = 0; stage < features.stages.size(); ++stage) {
        const std::string name = "encoder/stage" + std::to_string(stage);
        // Square pictures have them, most; a case that is only a description has no names to go by.
        if (given.tensors().empty() ? picture.isSquare() : given.has(name))
            out.tensors[name] = strided(features.stages[stage][0], 8, 16 >> stage);
    }
    out.tensors["encoder/high_res0"] = strided(features.highRes0[0], 8, 8);
    out.tensors["encoder/high_res1"] = strided(features.highRes1[0], 8, 4);
    out.tensors["encoder/image_embed"] = strided(embedding[0], 8, 4);
    for (const auto &[name, prompt] : given.json("prompts").object())
        addAnswers(name + "/", model->decode(embedding, features, promptOf(prompt, picture)),
                   strides, picture, out);
    return out;
}

} // namespace filigree::parity
