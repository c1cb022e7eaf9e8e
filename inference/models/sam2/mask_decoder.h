// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/convolution.h"
#include "inference/models/sam2/two_way_transformer.h"

namespace filigree {

//! What the encoder says of a frame; channels-last.
struct ImageFeatures
{
    torch::Tensor highRes0; //!< [1, 32, 256, 256]
    torch::Tensor highRes1; //!< [1, 64, 128, 128]
    torch::Tensor low; //!< [1, 256, 64, 64]
    std::vector<torch::Tensor> stages; //!< The trunk's outputs, where they were asked for.
};

//! All candidates that the decoder gives; candidate 0 is the answer when one is wanted.
struct DecodedMasks
{
    torch::Tensor masks; //!< Logits [B, 4, 256, 256].
    torch::Tensor ious; //!< Expected quality [B, 4], 0 to 1.
    torch::Tensor tokens; //!< [B, 4, 256]
    torch::Tensor objectScore; //!< Logit [B, 1]: is the object there?
    torch::Tensor prompts; //!< The tokens of the prompt, [B, P, 256].
};

//! Checkpoint: sam_mask_decoder.
class MaskDecoderImpl final : public torch::nn::Module
{
public:
    MaskDecoderImpl();
    void prepare();
    //! image [B, 256, 64, 64] with the dense prompt added, its positions [4096, 256], tokens of the
    //! prompt [B, P, 256].
    DecodedMasks forward(const torch::Tensor &image, const torch::Tensor &imagePositions,
                         const torch::Tensor &prompts, const ImageFeatures &features);

    //! Share of a mask that stays when its logits shift a little: [B] of masks [B, H, W].
    static torch::Tensor stability(const torch::Tensor &masks);
    //! Which candidate is the answer when one is wanted, [B] int64: 0 when it is stable, else the
    //! best of the others.
    static torch::Tensor singleIndex(const DecodedMasks &decoded);

    Convolution conv_s0{nullptr}, conv_s1{nullptr}; //!< For the high-resolution features.

private:
    //! A transposed convolution whose pixels do not overlap. Checkpoint: output_upscaling.{0,3}.
    struct Upscaling
    {
        torch::Tensor weight; // [in, out, 2, 2]
        torch::Tensor bias; // [out]
        torch::Tensor asLinear, biases; // [4 * out, in], [4 * out]: rows, columns, channels
        void prepare();
        torch::Tensor operator()(const torch::Tensor &x) const; // [B, H, W, in] -> [B, 2H, 2W, out]
    };
    static Upscaling upscaling(torch::nn::Module &parent, const std::string &name, int64_t in,
                               int64_t out);

    TwoWayTransformer transformer;
    torch::Tensor iou_token, mask_tokens, obj_score_token; // [1, 256], [4, 256], [1, 256]
    Upscaling upscale0, upscale3;
    PixelNorm upscaleNorm{nullptr};
    std::vector<Mlp> output_hypernetworks_mlps;
    Mlp iou_prediction_head{nullptr}, pred_obj_score_head{nullptr};
};
TORCH_MODULE(MaskDecoder);

} // namespace filigree
