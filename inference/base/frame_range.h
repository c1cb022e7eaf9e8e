// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <algorithm>

namespace filigree {

//! Frames from the in point to the out point, both included, counted from 0.
struct FrameRange
{
    int in = 0;
    int out = -1;

    constexpr int size() const { return std::max(0, out - in + 1); }
    constexpr bool contains(int frame) const { return frame >= in && frame <= out; }
    constexpr FrameRange intersected(const FrameRange &other) const
    {
        const FrameRange common{std::max(in, other.in), std::min(out, other.out)};
        return common.size() > 0 ? common : FrameRange{};
    }
    constexpr bool operator==(const FrameRange &) const = default;
};

} // namespace filigree
