// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_source.h"
#include "inference/tracking/shot_neighbours.h"

#include <memory>
#include <stop_token>

namespace filigree {

//! An engine that is asked about one frame after another, and the frame that it was shown.
template<typename Engine> struct Seeing
{
    std::unique_ptr<Engine> engine;
    std::shared_ptr<FrameSource> frames = {};
    int frame = -1;

    //! Shows it the frame and its neighbours in the shot, unless it sees them already. Errors:
    //! those of reading the frame; Cancelled.
    Result<> look(const std::shared_ptr<FrameSource> &from, int at, const std::stop_token &stop)
    {
        if (frames == from && frame == at)
            return {};
        const auto picture = from->frame(at, stop);
        if (!picture)
            return tl::unexpected(picture.error());
        auto others = shotNeighbours(*from, at, stop);
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "Cancelled.");
        engine->setPicture(*picture, std::move(others));
        frames = from;
        frame = at;
        return {};
    }
};

} // namespace filigree
