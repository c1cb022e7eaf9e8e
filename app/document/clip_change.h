// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_range.h"
#include "inference/base/prompts.h"

#include <QFlags>

namespace filigree {

//! What a command changes of a clip, so that only that is read anew. All the rest stays as it was.
struct ClipChange
{
    enum Part {
        Objects = 1, //!< List, order, names, colours, flags, groups.
        Prompts = 2, //!< And given trimaps; says which frames.
        Settings = 4, //!< Says of which object.
        Range = 8,
        Markers = 16,
        Results = 32, //!< Says of which object and frames.
        Locks = 64,
        Name = 128,
        Media = 256,
        Review = 512 //!< What was found fine.
    };
    Q_DECLARE_FLAGS(Parts, Part)

    Parts parts;
    FrameRange frames;
    ObjectId object = 0; //!< 0: all of them.
};

Q_DECLARE_OPERATORS_FOR_FLAGS(ClipChange::Parts)

} // namespace filigree
