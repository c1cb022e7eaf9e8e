// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/geometry.h"
#include "inference/base/image.h"

#include <memory>

namespace filigree {

//! A drawn clip whose alpha is known exactly: a furry ball with a veil (hair-like, half-transparent
//! and hard edges) that moves and turns over a moving textured background. The same on every
//! machine with the same Qt.
class DemoClip
{
public:
    static constexpr Size size{640, 360};
    static constexpr int frameCount = 36;
    static constexpr int framesPerSecond = 24;

    DemoClip();
    ~DemoClip();

    //! R'G'B', U16: the object over the background, I = alpha F + (1 - alpha) B, rounded once.
    Image picture(int frame) const;
    //! The true alpha, F32, one channel.
    Image alpha(int frame) const;
    //! What a user would draw around the object on a frame: the bounds of alpha >= 0.5 with 2
    //! pixels of slack.
    Box box(int frame) const;

private:
    struct Private;
    std::unique_ptr<const Private> d;
};

} // namespace filigree
