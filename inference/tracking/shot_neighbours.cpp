// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tracking/shot_neighbours.h"

#include "inference/tracking/cut_detector.h"
#include "inference/tracking/picture.h"

#include <array>

namespace filigree {
namespace {

constexpr std::array<int, 2> distances{1, 2}; // frames; more take longer than they bring
constexpr int compared = 384; // pixels a side; enough to tell a cut
constexpr long fewPixels = 1000000; // larger pictures take long to read: only the nearest is

} // namespace

std::vector<ImagePtr> shotNeighbours(FrameSource &frames, int frame, std::stop_token stop)
{
    std::vector<ImagePtr> neighbours;
    const auto here = frames.frame(frame, stop);
    if (!here)
        return neighbours;
    const cv::Mat picture = sampledPicture(**here, compared);
    const bool isLarge = long(frames.size().width) * frames.size().height > fewPixels;
    for (const int sign : {1, -1}) {
        for (const int distance : distances) {
            const int at = frame + sign * distance;
            if (stop.stop_requested() || (isLarge && !neighbours.empty())
                || neighbours.size() == distances.size() || at < 0 || at >= frames.frameCount())
                break;
            const auto other = frames.frame(at, stop);
            if (!other || (*other)->size() != (*here)->size()
                || isCut(picture, sampledPicture(**other, compared)))
                break;
            neighbours.push_back(*other);
        }
    }
    return neighbours;
}

} // namespace filigree
