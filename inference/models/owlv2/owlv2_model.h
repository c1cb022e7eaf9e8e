// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "inference/models/owlv2/owlv2_heads.h"
#include "inference/models/owlv2/owlv2_towers.h"

#include <map>
#include <span>
#include <string>

namespace filigree {

//! The tensors of a file without the buffers that those of older versions hold, and no one needs.
std::map<std::string, torch::Tensor>
withOwlv2Names(const std::map<std::string, torch::Tensor> &tensors);

//! "512x768"; nothing for a scalar.
std::string owlv2ShapeText(std::span<const std::int64_t> sizes);

//! What is known of a picture before anything is asked: everything but the words.
struct Owlv2Image
{
    Owlv2Grid grid;
    torch::Tensor features; //!< [T, 768]; undefined unless they were asked for.
    torch::Tensor classEmbeds; //!< [T, 512], of about unit length.
    torch::Tensor shift, scale; //!< Of the cosines, [T, 1].
    torch::Tensor boxes; //!< [T, 4]: centre x, y, width, height as shares of the padded square.
    torch::Tensor objectness; //!< Logits [T].
};

//! OWLv2 base/16, ensemble (Minderer et al. 2023, "Scaling Open-Vocabulary Object Detection"):
//! finds boxes of what a text names. Pictures and texts meet only in a product, so each is encoded
//! once. No state between calls. Checkpoint: the published safetensors, whole.
class Owlv2ModelImpl final : public torch::nn::Module
{
public:
    static constexpr const char *name = "owlv2_base_patch16_ensemble";

    Owlv2ModelImpl();

    //! Loads all weights. Errors: InvalidInput naming the tensor.
    Result<> loadState(const std::map<std::string, torch::Tensor> &tensors);

    torch::Device device() const { return layer_norm->weight.device(); } //!< Of the weights.

    //! pixels [1, 3, 16 rows, 16 columns], normalised; from any device, as texts and queries are.
    //! Stopped, it ends within a layer and gives nothing of use.
    Owlv2Image encodeImage(const torch::Tensor &pixels, const Owlv2Grid &grid = {},
                           const std::stop_token &stop = {}, const LayerTap &tap = {},
                           bool keepsFeatures = false);
    //! Token ids [Q, 16] -> unit vectors [Q, 512].
    torch::Tensor encodeText(const torch::Tensor &ids);
    //! The two steps of encodeText().
    torch::Tensor pooledText(const torch::Tensor &ids, const LayerTap &tap = {});
    torch::Tensor projectedText(const torch::Tensor &pooled);
    //! How much each token is of each query: logits [T, Q].
    torch::Tensor logits(const Owlv2Image &image, const torch::Tensor &queries) const;

private:
    Owlv2Text text_model{nullptr};
    Owlv2Vision vision_model{nullptr};
    TokenLinear visual_projection{nullptr}; // not used to detect, as the scalar logit_scale
    TokenLinear text_projection{nullptr};
    Owlv2ClassHead class_head{nullptr};
    Owlv2BoxHead box_head{nullptr}, objectness_head{nullptr};
    TokenNorm layer_norm{nullptr};
};
TORCH_MODULE(Owlv2Model);

} // namespace filigree
