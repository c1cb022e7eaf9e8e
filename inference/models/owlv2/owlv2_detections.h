// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/owlv2/owlv2_model.h"

#include <vector>

namespace filigree {

//! One hit of a query on a picture.
struct Owlv2Detection
{
    int64_t token = 0; //!< Row by row.
    int64_t label = 0; //!< Which query.
    float score = 0; //!< 0 to 1; no probability, and not comparable between queries.
    float left = 0, top = 0, right = 0, bottom = 0; //!< Pixel edges of the picture, not clipped.
};

//! The official post-processing: of each token the best query, where its score is above the
//! threshold, in the order of the grid. height, width: of the picture, whose longer side is that of
//! the padded square. logits [T, Q].
std::vector<Owlv2Detection> owlv2Detections(const Owlv2Image &image, const torch::Tensor &logits,
                                            double threshold, int64_t height, int64_t width);

//! The best of hits of one query that overlap by more than this intersection over union, best
//! first: neighbouring tokens see the same thing. The official code leaves them in.
std::vector<Owlv2Detection> withoutDoubles(std::vector<Owlv2Detection> detections, double overlap);

//! Intersection over union.
double overlapOf(const Owlv2Detection &a, const Owlv2Detection &b);

//! The vector [1, 512] to search by for more of what is in this box (edges in pixels): that of the
//! token whose own box fits best; of about as good ones that most like an object. Undefined where
//! none covers as much as a tenth of it.
torch::Tensor owlv2QueryOf(const Owlv2Image &image, const Owlv2Detection &box, int64_t height,
                           int64_t width);

} // namespace filigree
