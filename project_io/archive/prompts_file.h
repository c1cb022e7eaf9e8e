// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/geometry.h"
#include "inference/base/prompts.h"
#include "inference/base/result.h"
#include "project_io/model/clip_info.h"

#include <string>
#include <vector>

namespace filigree {

struct PromptsFileObject
{
    ObjectId id =
        0; //!< As in the file, positive and unique there; in order of appearance from 1 if absent.
    std::string name; //!< May be empty.
};

//! Prompts for a clip as a small JSON file:
//! {"clip", "frames", "frame_count", "width", "height", "fps", "frame": 0,
//!  "objects": [{"id", "name", "click": {"x", "y", "positive"}, "box": [x0, y0, x1, y1]}]}
//! Only "objects" is required. Beyond that an object may have "clicks" (a list of such clicks),
//! "absent": [frames], and a "frame" of its own; a click may have its own "frame" too, and a box
//! may be {"box": [...], "frame": F} in a list "boxes". Other fields of
//! clicks and boxes are errors, those of objects are left out, and those of the file passed over.
struct PromptsFile
{
    std::string clip;
    std::string frames;
    int frameCount = 0; //!< 0: not said.
    Size size; //!< Empty: not said.
    double framesPerSecond = 0; //!< 0: not said.
    std::vector<PromptsFileObject> objects;
    PromptSet prompts; //!< Under the ids of objects.
    std::vector<std::string> leftOut; //!< What is not known: "strokes of object 1".
};

//! Errors: NotFound, Unreadable, or InvalidInput naming the file, the field and what is wrong.
Result<PromptsFile> readPromptsFile(const std::string &path);

} // namespace filigree
