// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "project_io/model/project.h"

#include <memory>

namespace filigree {

class CachedFrameSource;

enum class MediaState { None, Opening, Online, Offline };

//! The footage of a clip of the project.
struct ClipMedia
{
    MediaState state = MediaState::Opening;
    std::shared_ptr<CachedFrameSource> frames; //!< Null unless online.
    ClipReference reference; //!< Where it was found; only when online.
    bool isExact = true; //!< It is the very file that the project remembers.
    Error error; //!< Why it is offline.
};

} // namespace filigree
