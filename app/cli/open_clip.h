// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/archive/media_reference.h"
#include "project_io/media/cached_frame_source.h"
#include "project_io/model/project.h"

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace filigree::cli {

//! Opens a clip; a file that is an image is taken for that file alone when asStill.
Result<std::shared_ptr<CachedFrameSource>> openClip(const std::string &path, int cacheMegabytes,
                                                    bool asStill, std::stop_token stop);

//! Index of the clip that is meant: by the path of its footage or its name; empty: the one that was
//! worked on last. Errors: InvalidInput, naming the clips that there are.
Result<std::size_t> chosenClip(const Project &project, const std::string &projectPath,
                               const std::string &wanted);

//! Opens the media of a project's clip, wherever it is now, also in and below the folders of
//! --media. Notes say when it moved or changed.
Result<std::shared_ptr<CachedFrameSource>>
openMedia(const ClipEntry &clip, const std::string &projectPath,
          const std::vector<std::string> &folders, int cacheMegabytes,
          std::vector<std::string> &notes, std::stop_token stop);

} // namespace filigree::cli
