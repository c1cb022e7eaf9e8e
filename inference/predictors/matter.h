// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_source.h"
#include "inference/base/prompts.h"
#include "inference/base/settings.h"

namespace filigree {

struct MatteRequest
{
    int frame = 0;
    ObjectId object = 0;
    const Image *trimap = nullptr; //!< Never null; U8 0, 128 or 255, frame size.
    MatteSettings settings;
};

struct Matte
{
    Image alpha; //!< F32, one channel, 0 to 1, frame size.
    //! F32, 3 channels, straight; display-referred like the source. Empty without decontamination.
    Image foreground;
};

//! Picture and trimap -> alpha and foreground, frame by frame. Frames asked for in order are kept
//! steady over time; reset() forgets the past. Stateful, used by one thread, memory bounded.
class Matter
{
public:
    virtual ~Matter() = default;
    virtual Result<Matte> matte(const MatteRequest &request, std::stop_token stop) = 0;
    virtual void reset() = 0;
};

} // namespace filigree
