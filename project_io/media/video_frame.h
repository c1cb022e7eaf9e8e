// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/frame_format.h"
#include "project_io/media/packed_frame.h"

#include <string>

namespace filigree {

//! What a decoder gave, whose memory it shares. `where` names file and frame for errors. Internal
//! to project_io.
Result<PackedFramePtr> packedFrame(const AVFrame &frame, const FrameFormat &format,
                                   std::string where);

//! The bytes that the frame takes.
std::size_t packedBytes(const AVFrame &frame);

} // namespace filigree
