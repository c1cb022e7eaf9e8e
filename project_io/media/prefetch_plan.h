// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <vector>

namespace filigree {

//! Around which frame to decode ahead.
struct Playhead
{
    int frame = 0;
    bool forward = true; //!< It moves, or would move next, towards later frames.
};

//! The playhead's frame, `ahead` frames in its direction and `behind` frames against it, in the
//! order to decode them in, of a clip of frameCount frames. Those on the far side of the direction
//! of decoding come in stretches that are each read forwards.
std::vector<int> framesBeside(Playhead playhead, int ahead, int behind, int frameCount);

//! Up to `room` frames around these, of which three quarters lie ahead unless the clip ends there,
//! in the order to decode them in.
std::vector<int> framesAround(Playhead playhead, int ahead, int behind, int room, int frameCount);

} // namespace filigree
