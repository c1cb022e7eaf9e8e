// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/lane_states.h"

#include "app/document/document.h"

#include <QElapsedTimer>

#include <algorithm>
#include <limits>

namespace filigree {
namespace {

constexpr int framesPerStep = 128;
constexpr int milliseconds = 3; // per slice
constexpr float sure = 0.75f; // presence below which a person should look

LaneState laneState(FrameState state, float presence)
{
    switch (state) {
    case FrameState::Missing:
        return LaneState::Missing;
    case FrameState::Stale:
        return LaneState::Stale;
    case FrameState::Fresh:
        return presence < sure ? LaneState::LowConfidence : LaneState::Fresh;
    case FrameState::Locked:
        return LaneState::Locked;
    case FrameState::Absent:
        return LaneState::Absent;
    }
    return LaneState::Missing;
}

//! What is left of the ranges without `taken`.
std::vector<FrameRange> without(const std::vector<FrameRange> &ranges, const FrameRange &taken)
{
    std::vector<FrameRange> left;
    for (const FrameRange &range : ranges) {
        const FrameRange before{range.in, std::min(range.out, taken.in - 1)};
        const FrameRange after{std::max(range.in, taken.out + 1), range.out};
        for (const FrameRange &part : {before, after})
            if (part.size() > 0)
                left.push_back(part);
    }
    return left;
}

} // namespace

LaneStates::LaneStates(const Document &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &LaneStates::work);
}

void LaneStates::setVisible(const FrameRange &frames)
{
    m_visible = frames;
}

void LaneStates::invalidate(ObjectId object, const FrameRange &frames)
{
    for (auto &[id, lane] : m_lanes) {
        const FrameRange known = frames.intersected({0, int(lane.states.size()) - 1});
        if ((object != 0 && object != id) || known.size() == 0)
            continue;
        lane.dirty = without(lane.dirty, known);
        lane.dirty.push_back(known);
        m_timer.start();
    }
}

void LaneStates::invalidateAll()
{
    const ClipEntry *const clip = m_document.clip();
    const int count = clip ? std::max(clip->media.frameCount, m_document.clipInfo().frameCount) : 0;
    std::map<ObjectId, Lane> lanes;
    if (clip) {
        for (const ObjectInfo &object : clip->objects) {
            Lane &lane = lanes[object.id];
            // until it is known anew, what was known is shown on
            if (const auto old = m_lanes.find(object.id); old != m_lanes.end())
                lane.states = std::move(old->second.states);
            lane.states.resize(count, LaneState::Missing);
        }
    }
    m_lanes = std::move(lanes);
    invalidate(0, {0, count - 1});
}

bool LaneStates::workOn(ObjectId object, Lane &lane, const FrameRange &within)
{
    const ClipEntry *const clip = m_document.clip();
    const Revisions *const revisions = m_document.revisions();
    if (!clip || !revisions)
        return false;
    for (const FrameRange &dirty : lane.dirty) {
        FrameRange part = dirty.intersected(within);
        if (part.size() == 0)
            continue;
        part.out = std::min(part.out, part.in + framesPerStep - 1);
        const auto mattes = revisions->states(object, ResultKind::Alpha, part);
        const auto masks = revisions->states(object, ResultKind::MaskLogits, part);
        for (int i = 0; i < part.size(); ++i) {
            const int frame = part.in + i;
            // before it is matted, a frame is worth what its mask is worth
            const FrameState state = mattes[i] == FrameState::Missing ? masks[i] : mattes[i];
            const float presence =
                clip->results.latest(object, ResultKind::MaskLogits, frame).presence;
            lane.states[frame] = laneState(state, presence);
        }
        lane.dirty = without(lane.dirty, part); // ends the loop's range too
        return true;
    }
    return false;
}

void LaneStates::work()
{
    QElapsedTimer time;
    time.start();
    const FrameRange all{0, std::numeric_limits<int>::max() - 1};
    for (const FrameRange &within : {m_visible, all}) {
        for (auto &[object, lane] : m_lanes) {
            bool worked = false;
            while (workOn(object, lane, within)) {
                worked = true;
                if (time.elapsed() >= milliseconds) {
                    // what was in sight is told at once, the rest when it is complete
                    if (within == m_visible || lane.dirty.empty())
                        emit changed(object, StateRuns(lane.states));
                    return;
                }
            }
            if (worked)
                emit changed(object, StateRuns(lane.states));
        }
    }
    m_timer.stop();
}

} // namespace filigree
