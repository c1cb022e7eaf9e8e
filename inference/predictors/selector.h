// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "inference/base/prompts.h"
#include "inference/base/result.h"

#include <stop_token>
#include <vector>

namespace filigree {

//! What is asked of one frame for one object.
struct SelectRequest
{
    //! Points, strokes, boxes, a mask, found text boxes; trimap strokes are passed over, "absent"
    //! gives an empty answer.
    std::vector<Prompt> prompts;
    //! Logits at frame size that the prompts correct (an earlier answer, or the tracker's on this
    //! frame); null: none. Away from the prompts the answer keeps to it.
    const Image *prior = nullptr;
};

struct Selection
{
    Image logits; //!< F32, one channel, frame size; above 0 is inside, soft near the edge.
    double confidence = 0; //!< 0 to 1: how well the outline is borne out by the picture.
};

//! Selects one object on one picture, at the speed of a hand. What depends on the picture alone is
//! computed once. Used by one thread at a time.
class Selector
{
public:
    virtual ~Selector() = default;
    //! The picture that is asked about, of 3 or 4 channels; at once when it is the same as before.
    //! others: up to two pictures from shortly before or after in the same shot, of the same size;
    //! what moves unlike its surroundings may be told apart by them.
    virtual void setPicture(ImagePtr picture, std::vector<ImagePtr> others = {}) = 0;
    //! Answers a question about a picture of its own, unless it is stopped, so that the first one
    //! of a user finds libraries loaded, tables filled and memory at hand.
    virtual void practise(std::stop_token) { }
    //! Does ahead what the first question about the picture would wait for, unless it is stopped.
    virtual void prepare(std::stop_token) { }
    //! What may be asked next about the picture: does ahead what that question would wait for,
    //! unless it is stopped. What was answered so far stays as ready as it was.
    virtual void aim(const SelectRequest &, std::stop_token) { }
    //! Whether foresee() is of use: the picture for it has to be read.
    virtual bool foresees() const { return false; }
    //! A picture that may be asked about next: does ahead what can be kept beside the other one's.
    virtual void foresee(const ImagePtr &, std::stop_token) { }
    //! The best answer. Errors: InvalidInput for prompts that cannot be used, Cancelled.
    virtual Result<Selection> select(const SelectRequest &request, std::stop_token stop = {}) = 0;
    //! Up to three different answers, the best first: a click can mean a part or the whole.
    virtual Result<std::vector<Selection>> candidates(const SelectRequest &request,
                                                      std::stop_token stop = {}) = 0;
};

} // namespace filigree
