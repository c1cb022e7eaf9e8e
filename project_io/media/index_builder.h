// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/frame_index.h"
#include "project_io/media/media_input.h"

#include <memory>

namespace filigree {

//! Reads the stream's packets once, without decoding, and finds out which frames there are. Only
//! where packets do not tell (no timestamps, separate fields), or cannot be trusted (cut open at
//! the beginning, damaged), is the stretch in question decoded as well. The input is left at an
//! arbitrary place. Internal to project_io.
Result<std::shared_ptr<FrameIndex>> buildFrameIndex(MediaInput &input, std::stop_token stop);

} // namespace filigree
