// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/frame_index.h"
#include "project_io/media/media_input.h"

namespace filigree {

//! Lists the stream's packets in decoding order, without decoding: from the container's table where
//! it has one of all of them (MOV and MP4 that are whole), so that a file of any size opens at
//! once, else by reading the file once. Internal to project_io.
Result<> scanPackets(MediaInput &input, FrameIndex &index, std::stop_token stop);

} // namespace filigree
