// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/document/clip_media.h"
#include "inference/base/result.h"

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

//! Opening footage. All of it reads files: not for the GUI thread.
namespace filigree {

class FrameCache;

//! A movie, a still, one file of a sequence, its pattern or its folder. Offline with the error when
//! it cannot be opened.
ClipMedia openMedia(const std::string &path, const std::shared_ptr<FrameCache> &cache,
                    std::stop_token stop);
//! What a project remembers, where it is now; also in and below the search folders.
ClipMedia findMedia(const ClipReference &reference, const std::string &projectPath,
                    const std::vector<std::string> &searchFolders,
                    const std::shared_ptr<FrameCache> &cache, std::stop_token stop);
//! Draws the demo clip into a folder, once, and returns its path.
Result<std::string> demoClipIn(const std::string &folder, std::stop_token stop);

} // namespace filigree
