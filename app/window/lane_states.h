// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/prompts.h"
#include "widgets/timeline/state_runs.h"

#include <QObject>
#include <QTimer>

#include <map>

namespace filigree {

class Document;

//! Keeps what the timeline's lanes show up to date, a slice of some milliseconds at a time: on a
//! long clip the states of all frames take too long for one go. What is in sight comes first.
class LaneStates final : public QObject
{
    Q_OBJECT
public:
    explicit LaneStates(const Document &document, QObject *parent = nullptr);

    void invalidate(ObjectId object, const FrameRange &frames); //!< 0: all objects.
    void invalidateAll();
    void setVisible(const FrameRange &frames); //!< Frames in sight.
    bool isUpToDate() const { return m_lanes.empty() || !m_timer.isActive(); }

signals:
    void changed(int object, const filigree::StateRuns &states);

private:
    struct Lane
    {
        std::vector<LaneState> states;
        std::vector<FrameRange> dirty; //!< Not overlapping, in no order.
    };
    void work();
    bool workOn(ObjectId object, Lane &lane, const FrameRange &within); //!< False: nothing to do.

    const Document &m_document;
    std::map<ObjectId, Lane> m_lanes;
    FrameRange m_visible;
    QTimer m_timer;
};

} // namespace filigree
