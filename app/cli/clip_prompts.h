// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/cli/matte_arguments.h"
#include "inference/base/frame_source.h"
#include "project_io/archive/prompts_file.h"
#include "project_io/model/project.h"

#include <optional>
#include <stop_token>

namespace filigree::cli {

//! Whether prompts of the command line are all that is to be known of an object, or come on top of
//! what the project says.
enum class PromptMode { Replace, Append };

//! Writes range, objects, settings and prompts of the command line into the clip, reading the masks
//! and trimaps that it names; returns the frames to be matted. When replacing, the settings go to
//! the objects it names; when appending, --in and --out leave the clip's range alone.
//! Errors: InvalidInput naming prompt and object for what does not fit the clip; those of reading.
Result<FrameRange> applyArguments(ClipEntry &clip, const MatteArguments &arguments,
                                  const std::optional<PromptsFile> &file, PromptMode mode,
                                  FrameSource &frames, const ClipInfo &info, std::stop_token stop);

} // namespace filigree::cli
