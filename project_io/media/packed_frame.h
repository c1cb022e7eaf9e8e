// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "inference/base/result.h"

#include <cstddef>
#include <memory>

namespace filigree {

//! A decoded frame that is not converted to R'G'B' yet: of 8-bit 4:2:0 a quarter of the bytes.
//! Never changes, so any thread may use it.
class PackedFrame
{
public:
    virtual ~PackedFrame() = default;
    virtual std::size_t byteCount() const = 0;
    //! As Clip::read() gives it. Takes some milliseconds.
    virtual Result<ImagePtr> unpack() const = 0;
    //! The same made smaller by a whole number, for a first look: quicker. Null: it cannot be
    //! had, or the frame is small.
    virtual ImagePtr preview() const { return nullptr; }
};

using PackedFramePtr = std::shared_ptr<const PackedFrame>;

} // namespace filigree
