// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/frame_index.h"
#include "project_io/media/media_input.h"

namespace filigree {

//! Lists the stream's packets in decoding order by reading the file once, without decoding. Where
//! the container has a table of all of them and every frame stands alone (ProRes in MOV, say), the
//! table is taken as it is, so that a file of any size opens at once. Internal to project_io.
Result<> scanPackets(MediaInput &input, FrameIndex &index, std::stop_token stop);

} // namespace filigree
