// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/av_types.h"

namespace filigree {

//! Has a decoder, before it is opened, take the memory of its frames from allocatePixels() (see
//! inference/base/allocator.h). FFmpeg's own way keeps a store for each thread of each decoder: of
//! 1080p a hundred megabytes for every place at which a clip is read, all of it fresh, which takes
//! longer to touch than the frames take to decode. Internal to project_io.
void shareFrameMemory(AVCodecContext &context);

} // namespace filigree
