// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_source.h"
#include "inference/base/prompts.h"
#include "inference/base/settings.h"
#include "inference/predictors/tracker.h"

namespace filigree {

struct TrimapRequest
{
    int frame = 0;
    const ObjectMask *mask = nullptr; //!< Never null; logits at frame size.
    std::vector<TrimapStroke> strokes; //!< Applied last, in order.
    TrimapSettings settings;
};

//! Mask logits and picture -> trimap, frame by frame. Stateful, used by one thread.
class TrimapPredictor
{
public:
    virtual ~TrimapPredictor() = default;
    //! U8, one channel, frame size: 0 background, 128 unknown, 255 foreground.
    virtual Result<Image> trimap(const TrimapRequest &request, std::stop_token stop) = 0;
};

} // namespace filigree
