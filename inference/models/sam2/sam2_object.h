// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/sam2/sam2_model.h"

#include <map>

namespace filigree {

//! How memories are chosen and kept; defaults as in the official predictor.
struct Sam2Switches
{
    int64_t fill_hole_area = 0; //!< Holes of masks up to so many of 256 x 256 pixels are filled.
    bool non_overlap_masks = false; //!< Of several objects at most one is above -10 at a pixel.
    bool binarize_mask_from_pts_for_mem_enc = true;
    //! Memories around a frame that is prompted are forgotten: they may be of the old mistake.
    bool clear_non_cond_mem_around_input = false;
    //! A corrected frame conditions all others, as a prompted one does.
    bool add_all_frames_to_correct_as_cond = false;
    int max_cond_frames_in_attn = -1; //!< The nearest ones; -1: all, else at least 2.
    int memory_temporal_stride_for_eval = 1;
};

//! What is known of one object on one frame.
struct Sam2FrameOutput
{
    torch::Tensor mask; //!< Logits [1, 1, 256, 256].
    torch::Tensor pointer; //!< [1, 256]
    torch::Tensor score; //!< Logit [1, 1]: is the object there?
    torch::Tensor memory; //!< Tokens [1, N, 64], bfloat16; undefined before it was encoded.
    bool isCorrection = false; //!< Prompted, on a frame that does not condition others.
    // What the decoder was given and gave; undefined when it was not asked.
    torch::Tensor image; //!< [1, 256, 64, 64]
    torch::Tensor ious; //!< [1, 4]
    torch::Tensor stability; //!< [1], of candidate 0

    bool isThere() const { return score.item<float>() > 0; }
};

//! Everything remembered of one object.
struct Sam2Object
{
    using Frames = std::map<int, Sam2FrameOutput>;

    std::map<int, PointPrompts> points;
    Frames conditioning, others; //!< Of frames that were prompted, and of the rest.
    Frames newConditioning, newOthers; //!< Prompted since the last pass; no memory yet.
    std::map<int, bool> tracked; //!< Frames passed -> whether backwards.

    //! The latest output on the frame, or nullptr.
    const Sam2FrameOutput *find(int frame) const;
    //! What the frame is compared with. frames: of the whole clip.
    MemoryTokens memories(Sam2ModelImpl &model, const Sam2Switches &switches, int frame, int frames,
                          bool backwards) const;
    //! Forgets memories that a prompt on the frame makes doubtful.
    void clearAround(int frame, const Sam2Switches &switches);
};

} // namespace filigree
