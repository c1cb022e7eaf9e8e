// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/prefetch_plan.h"

#include <algorithm>

namespace filigree {

std::vector<int> framesBeside(Playhead playhead, int ahead, int behind, int frameCount)
{
    constexpr int backwardStretch = 8;
    std::vector<int> frames{playhead.frame};
    const auto rising = [&](int count) {
        for (int i = 1; i <= count; ++i)
            frames.push_back(playhead.frame + i);
    };
    const auto falling = [&](int count) {
        for (int done = 0; done < count; done += backwardStretch)
            for (int i = std::min(backwardStretch, count - done); i > 0; --i)
                frames.push_back(playhead.frame - done - i);
    };
    if (playhead.forward) {
        rising(ahead);
        falling(behind);
    } else {
        falling(ahead);
        rising(behind);
    }
    std::erase_if(frames, [=](int frame) { return frame < 0 || frame >= frameCount; });
    return frames;
}

std::vector<int> framesAround(Playhead playhead, int ahead, int behind, int room, int frameCount)
{
    room = std::min(room, frameCount);
    const int later = playhead.forward ? room * 3 / 4 : room / 4;
    const int first = std::clamp(playhead.frame - (room - 1 - later), 0, frameCount - room);
    const int nearFirst = playhead.frame - (playhead.forward ? behind : ahead);
    const int nearLast = playhead.frame + (playhead.forward ? ahead : behind);
    std::vector<int> frames; // each part is read forwards, as decoders like it
    for (const bool isLater : {playhead.forward, !playhead.forward})
        for (int frame = isLater ? nearLast + 1 : first;
             frame < (isLater ? first + room : nearFirst); ++frame)
            frames.push_back(frame);
    return frames;
}

} // namespace filigree
