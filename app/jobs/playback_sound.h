// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <optional>

namespace filigree {

//! The sound of a clip. While it is heard, it is the clock of playback.
class PlaybackSound
{
public:
    virtual ~PlaybackSound() = default;
    virtual void start(double second) = 0; //!< Seconds after the first frame.
    virtual void stop() = 0;
    virtual std::optional<double> position() const = 0; //!< What is heard now; none: silence.
};

} // namespace filigree
