// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_source.h"
#include "project_io/model/clip_info.h"
#include "project_io/model/project.h"

#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace filigree {

//! Masks or trimaps that come from outside, by frame index of the clip they are for.
using GivenImages = std::map<int, PackedMask>;

//! Where given images come from.
struct GivenImagesRequest
{
    std::string path; //!< A still, a folder, pattern or movie; empty: the clip's own alpha channel.
    //! Frame of the first picture. Not given: the in point for a still, else the same frame number
    //! when both are sequences and the same index when not.
    std::optional<int> frame;
    bool isTrimap = false; //!< Else a mask.
};

//! Reads those that lie in the range. Errors: InvalidInput naming file and sizes when they do not
//! fit the clip or say nothing about the range; those of reading.
Result<GivenImages> loadGivenImages(const GivenImagesRequest &request, FrameSource &clip,
                                    const ClipInfo &info, const FrameRange &range,
                                    std::stop_token stop);

} // namespace filigree
