// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tracking/carried_track.h"

#include "inference/tracking/cut_detector.h"

#include <cstdlib>

namespace filigree {

Result<std::optional<TrackedObject>> carriedTrack(int from, const cv::Mat &coverage, int to,
                                                  const ObjectModel &model, Chain &chain,
                                                  PictureCache &pictures, std::stop_token stop)
{
    constexpr int longestWay = 120; // frames: what follows from further away says little
    if (std::abs(to - from) > longestWay)
        return std::optional<TrackedObject>();
    TrackedObject track = startedTrack(coverage);
    cv::Mat previous;
    const int step = to > from ? 1 : -1;
    for (int frame = from;; frame += step) {
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "Following an object was stopped.");
        const auto picture = pictures.picture(frame, stop);
        if (!picture)
            return tl::unexpected(picture.error());
        if (!previous.empty()) {
            if (isCut(previous, *picture))
                return std::optional<TrackedObject>();
            track = nextTrack(track, model, chain, previous, *picture);
        }
        if (frame == to)
            break;
        previous = *picture;
    }
    return track.presence >= 0.5 ? std::optional(track) : std::nullopt;
}

} // namespace filigree
