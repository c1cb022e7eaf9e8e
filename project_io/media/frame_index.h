// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/model/clip_info.h"

#include <cstdint>
#include <vector>

namespace filigree {

//! One packet of a video stream, as the demuxer tells of it. The packet's id is its place in
//! decoding order; a decoder carries the id from the packet to the frame, so that a frame is
//! known by where it came from and never by counting.
struct PacketEntry
{
    std::int64_t pts = 0; //!< noTimestamp when unknown; so is dts.
    std::int64_t dts = 0;
    std::int64_t position = -1; //!< In the file; -1 unknown.
    int size = 0;
    bool key = false;
    bool shown = true; //!< Not cut away by an edit list, not hidden.
    bool corrupt = false;
};

//! Which packet holds which frame, and where decoding has to begin to get it. Internal to
//! project_io.
struct FrameIndex
{
    static constexpr std::int64_t noTimestamp = INT64_MIN;

    std::vector<PacketEntry> packets; //!< In decoding order.
    std::vector<int> packetOfFrame; //!< Frame index -> packet.
    std::vector<int> frameOfPacket; //!< Packet -> frame index, or -1: not shown.
    std::vector<std::int64_t> timestamps; //!< Of the frames, ascending.
    std::vector<int> keys; //!< The packets that decoding can begin at, ascending.
    int reorderDepth = 0; //!< The most packets that come before a frame and are shown after it.
    std::vector<ClipDamage> damage;

    int frameCount() const { return int(packetOfFrame.size()); }
    //! The packet to begin decoding at for this frame, or an earlier one when `further` times that
    //! did not do. Leading frames of an open group need the group before theirs.
    int startPacket(int frame, int further = 0) const;

    //! Fills everything but packets and damage. framesInOrder: the shown packets in display order,
    //! as a decoder gave them; empty: by their pts.
    void arrange(const std::vector<int> &framesInOrder, std::int64_t frameDuration);
    //! Whether the packets that are shown all have a pts, no two the same.
    bool hasDistinctTimestamps() const;

private:
    std::vector<std::int64_t> m_keyOrder; //!< Of keys: what startPacket() compares.
    std::vector<std::int64_t> m_frameOrder; //!< Of frames, on the same scale.
};

//! The frame rate and whether the rate varies, from the frames' timestamps. candidates: what the
//! container claims; the first that all timestamps agree with, to one unit of rounding, wins.
struct FrameRateFinding
{
    Rational rate;
    bool variable = false;
};
FrameRateFinding findFrameRate(const std::vector<std::int64_t> &timestamps, Rational timeBase,
                               const std::vector<Rational> &candidates);

} // namespace filigree
