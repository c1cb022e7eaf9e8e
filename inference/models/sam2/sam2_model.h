// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "inference/models/layers/attention.h"
#include "inference/models/layers/precision.h"
#include "inference/models/sam2/fpn_neck.h"
#include "inference/models/sam2/mask_decoder.h"
#include "inference/models/sam2/memory_attention.h"
#include "inference/models/sam2/memory_encoder.h"
#include "inference/models/sam2/perceiver.h"
#include "inference/models/sam2/prompt_encoder.h"
#include "inference/models/sam2/sam2_config.h"
#include "inference/models/sam2/trunk.h"

#include <atomic>
#include <map>
#include <memory>
#include <optional>

namespace filigree {

//! What a prompt says; an empty one says nothing.
struct Sam2Prompt
{
    std::optional<PointPrompts> points;
    torch::Tensor mask; //!< Logits [B, 1, 256, 256], or undefined.
};

//! A network of the SAM 2 family: its parts, and how they are joined. No state between calls.
//! Checkpoint: the official files, whole.
class Sam2ModelImpl final : public torch::nn::Module
{
public:
    //! The precision is that of the encoders and of memory attention; the decoder, whose share of
    //! the time is small, always has float32.
    explicit Sam2ModelImpl(const Sam2Config &config, Precision precision = Precision::Float32);

    //! Loads all weights and prepares. Errors: InvalidInput naming the tensor.
    Result<> loadState(const std::map<std::string, torch::Tensor> &tensors);
    //! Derives what the parts need from the weights; called once after the weights are set.
    void prepare();

    const Sam2Config &config() const { return m_config; }

    //! Attention answers so many queries at once where it is LibTorch's: see QueriesAtOnce. From
    //! any thread.
    void setQueriesAtOnce(int64_t queries) { m_queriesAtOnce = queries; }

    torch::Device device() const { return no_mem_embed.device(); } //!< Of the weights.

    //! pixels [1, 3, 1024, 1024], normalised; from any device, as prompts are. The features are
    //! undefined when it was stopped.
    ImageFeatures encodeImage(const torch::Tensor &pixels, bool keepsStages = false,
                              const std::stop_token &stop = {});
    //! Coarse features as the decoder wants them where nothing is remembered.
    torch::Tensor withoutMemory(const torch::Tensor &low) const { return low + noMemory; }
    //! What memory attention does before the first memory is read: the same for all objects of a
    //! frame. [1, 4096, 256]
    torch::Tensor beforeMemory(const torch::Tensor &low);
    //! That, conditioned on memories, as a map.
    torch::Tensor withMemory(const torch::Tensor &before, const MemoryTokens &memory);
    //! image: from one of the two above. A prompt without points and mask gets no tokens.
    DecodedMasks decode(const torch::Tensor &image, const ImageFeatures &features,
                        const Sam2Prompt &prompt);
    //! The pointer of an object that was decoded from this token [1, 256].
    torch::Tensor objectPointer(const torch::Tensor &token, bool isThere);
    //! A mask of 0 and 1 [1, 1, 1024, 1024] as a prompt of the decoder.
    torch::Tensor downsampledMask(const torch::Tensor &mask) { return mask_downsample(mask); }

    //! mask [1, 1, 1024, 1024] from 0 to 1 -> memory tokens [1, N, 64].
    torch::Tensor encodeMemory(const torch::Tensor &low, const torch::Tensor &mask, bool isThere);
    //! Positions of memory tokens, those of its place in the bank added: 0 for conditioning frames,
    //! else 1, the farthest, to 6, the nearest. [N, 64]
    torch::Tensor memoryPositions(int64_t place) const;
    //! Positions of object pointers, from signed distances relative to the largest: [P] -> [P, 64].
    torch::Tensor pointerPositions(const torch::Tensor &distances);

private:
    torch::Tensor exact(const torch::Tensor &x) const; // what autocast rounded, as other parts want

    Sam2Config m_config;
    Precision m_precision;
    std::atomic<int64_t> m_queriesAtOnce = QueriesAtOnce::usual;
    torch::Tensor maskmem_tpos_enc; // [7, 1, 1, 64]
    torch::Tensor no_mem_embed, no_mem_pos_enc; // [1, 1, 256]
    torch::Tensor no_obj_ptr; // [1, 256]
    torch::Tensor no_obj_embed_spatial; // [1, 64], or undefined
    std::shared_ptr<Trunk> trunk;
    FpnNeck neck{nullptr};
    Convolution mask_downsample{nullptr};
    MemoryAttention memory_attention{nullptr};
    MemoryEncoder memory_encoder{nullptr};
    PromptEncoder sam_prompt_encoder{nullptr};
    MaskDecoder sam_mask_decoder{nullptr};
    Mlp obj_ptr_proj{nullptr};
    TokenLinear obj_ptr_tpos_proj{nullptr};
    Perceiver spatial_perceiver{nullptr};
    torch::Tensor noMemory; // no_mem_embed as a map
    torch::Tensor imagePositions; // [4096, 256]
    torch::Tensor spatialPositions; // [4096, 64]
    torch::Tensor tokenPositions; // [N, 64], of one memory
    torch::Tensor highResWeights[2], highResBiases[2]; // neck and decoder in one
};
TORCH_MODULE(Sam2Model);

} // namespace filigree
