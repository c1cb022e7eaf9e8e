// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/geometry.h"
#include "inference/base/image.h"
#include "inference/base/prompts.h"
#include "project_io/model/project.h"

#include <vector>

namespace filigree {

//! What is known of one object on one frame; null where there is nothing. All of frame size.
struct ObjectLayer
{
    ObjectId id = 0;
    Colour colour;
    ImagePtr mask; //!< U8, 0 or 255; or F32: logits, inside where above 0.
    ImagePtr trimap; //!< U8: 0, 128 or 255.
    ImagePtr alpha; //!< F32 or U8, after the edge controls.
    ImagePtr foreground; //!< F32, 3 channels, straight; null: the picture's own colours.
    bool operator==(const ObjectLayer &) const = default; //!< The same images, not alike ones.
};

//! A neighbouring frame.
struct OnionLayer
{
    int offset = 0; //!< Frames from the shown one; negative: before it.
    ImagePtr picture; //!< Only for cut-outs.
    std::vector<ObjectLayer> objects; //!< Alpha, or else the mask.
    bool operator==(const OnionLayer &) const = default;
};

//! Everything that a view of one frame is composed of. Images are shared, so copies are cheap.
struct ViewLayers
{
    int frame = 0;
    Size size; //!< Of the frame.
    ImagePtr picture; //!< Display-referred R'G'B', or with straight alpha as a fourth channel.
    ImagePtr previous; //!< The frame before, for the difference.
    //! What is to be seen, hidden and unsoloed objects left out; the frontmost first.
    std::vector<ObjectLayer> objects;
    std::vector<ObjectLayer> objectsB; //!< For side B; empty: the same as for A.
    ImagePtr background; //!< Picture or frame of the second clip, of any size: fills the frame.
    std::vector<OnionLayer> onion;
    bool operator==(const ViewLayers &) const = default;
};

} // namespace filigree
