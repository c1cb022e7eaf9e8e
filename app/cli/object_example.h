// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/cli/matte_arguments.h"
#include "inference/base/frame_source.h"
#include "project_io/archive/prompts_file.h"
#include "project_io/model/project.h"

#include <optional>
#include <stop_token>
#include <string>

namespace filigree::cli {

//! What a command line works on when it looks for things.
struct FindTask
{
    int inPoint = 0; //!< Of what is given without a frame.
    const ClipEntry &clip; //!< With the objects that it has before.
    const std::optional<PromptsFile> &file;
    FrameSource &frames;
    const ClipInfo &info;
    EngineOptions options;
};

//! Where an object can be seen, as an example of what it looks like.
struct ObjectExample
{
    int frame = 0;
    ImagePtr mask; //!< Of what its prompts select there: logits.
    Box box; //!< Around it.
};

//! Of the object of that name, given on the command line, in the file of prompts, or else in the
//! project: on the prompted frame that is nearest, or the first one. Errors: NotFound naming the
//! object; those of reading and of selecting.
Result<ObjectExample> exampleOf(const std::string &name, std::optional<int> nearest,
                                const MatteArguments &arguments, const FindTask &task,
                                std::stop_token stop);

} // namespace filigree::cli
