// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/frame_index.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace filigree {

int FrameIndex::startPacket(int frame, int further) const
{
    const int packet = packetOfFrame[frame];
    auto key = std::upper_bound(keys.begin(), keys.end(), packet);
    while (key != keys.begin()) {
        --key;
        const bool leading = m_keyOrder[key - keys.begin()] > m_frameOrder[frame];
        if (!leading && further-- <= 0)
            return *key;
    }
    return 0;
}

bool FrameIndex::hasDistinctTimestamps() const
{
    std::vector<std::int64_t> seen;
    seen.reserve(packets.size());
    for (const PacketEntry &packet : packets) {
        if (packet.shown && packet.pts == noTimestamp)
            return false;
        if (packet.shown)
            seen.push_back(packet.pts);
    }
    std::sort(seen.begin(), seen.end());
    return std::adjacent_find(seen.begin(), seen.end()) == seen.end();
}

//! Timestamps for frames that came without any: their dts in order, else evenly spaced.
static std::vector<std::int64_t> madeUpTimestamps(const FrameIndex &index,
                                                  std::int64_t frameDuration)
{
    std::vector<std::int64_t> times;
    for (const int packet : index.packetOfFrame)
        times.push_back(index.packets[packet].dts);
    std::sort(times.begin(), times.end());
    const bool known = !times.empty() && times.front() != FrameIndex::noTimestamp
        && std::adjacent_find(times.begin(), times.end()) == times.end();
    if (!known)
        for (std::size_t i = 0; i < times.size(); ++i)
            times[i] = std::int64_t(i) * frameDuration;
    return times;
}

void FrameIndex::arrange(const std::vector<int> &framesInOrder, std::int64_t frameDuration)
{
    packetOfFrame = framesInOrder;
    if (framesInOrder.empty()) {
        for (int i = 0; i < int(packets.size()); ++i)
            if (packets[i].shown)
                packetOfFrame.push_back(i);
        std::stable_sort(packetOfFrame.begin(), packetOfFrame.end(),
                         [this](int a, int b) { return packets[a].pts < packets[b].pts; });
    }
    frameOfPacket.assign(packets.size(), -1);
    for (int i = 0; i < frameCount(); ++i)
        frameOfPacket[packetOfFrame[i]] = i;

    timestamps.clear();
    if (hasDistinctTimestamps())
        for (const int packet : packetOfFrame)
            timestamps.push_back(packets[packet].pts);
    if (!std::is_sorted(timestamps.begin(), timestamps.end()) || timestamps.empty())
        timestamps = madeUpTimestamps(*this, frameDuration);

    // keys that are not shown (cut by an edit list) have a pts but no frame index
    const bool byPts = framesInOrder.empty();
    m_frameOrder.resize(packetOfFrame.size());
    if (byPts)
        m_frameOrder = timestamps;
    else
        std::iota(m_frameOrder.begin(), m_frameOrder.end(), 0);
    keys.clear();
    m_keyOrder.clear();
    for (int i = 0; i < int(packets.size()); ++i) {
        if (!packets[i].key)
            continue;
        keys.push_back(i);
        m_keyOrder.push_back(byPts ? packets[i].pts : frameOfPacket[i]);
    }

    reorderDepth = 0;
    for (int frame = 0; frame < frameCount(); ++frame) {
        const int packet = packetOfFrame[frame];
        int later = 0;
        for (int i = packet - 1; i >= 0 && i > packet - 32; --i)
            later += frameOfPacket[i] > frame;
        reorderDepth = std::max(reorderDepth, later);
    }
}

static bool fits(const std::vector<std::int64_t> &timestamps, double unitsPerFrame,
                 double tolerance)
{
    for (std::size_t i = 0; i < timestamps.size(); ++i)
        if (std::abs(double(timestamps[i] - timestamps[0]) - double(i) * unitsPerFrame) > tolerance)
            return false;
    return true;
}

FrameRateFinding findFrameRate(const std::vector<std::int64_t> &timestamps, Rational timeBase,
                               const std::vector<Rational> &candidates)
{
    Rational fallback{24, 1};
    for (const Rational &rate : candidates) {
        if (rate.num <= 0 || rate.den <= 0)
            continue;
        if (timestamps.size() < 2)
            return {rate, false};
        const double unitsPerFrame = 1.0 / (rate.value() * timeBase.value());
        if (fits(timestamps, unitsPerFrame, 1.01))
            return {rate, false};
    }
    if (timestamps.size() >= 2 && timeBase.num > 0) {
        const std::int64_t span = timestamps.back() - timestamps.front();
        const std::int64_t intervals = std::int64_t(timestamps.size()) - 1;
        if (span > 0) {
            std::int64_t num = intervals * timeBase.den;
            std::int64_t den = span * timeBase.num;
            const std::int64_t common = std::gcd(num, den);
            num /= common;
            den /= common;
            for (; num > INT32_MAX || den > INT32_MAX; num /= 2, den /= 2) { }
            fallback = {int(num), int(std::max<std::int64_t>(den, 1))};
            const double unitsPerFrame = double(span) / double(intervals);
            return {fallback, !fits(timestamps, unitsPerFrame, 1.01)};
        }
    }
    return {fallback, timestamps.size() >= 2};
}

} // namespace filigree
