// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_range.h"
#include "inference/base/prompts.h"
#include "project_io/model/revision.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <vector>

namespace filigree {

class Document;

//! How many frames of an object are up to date and how many are not.
struct StateCounts
{
    int fresh = 0; //!< Or locked, or the object is not on them.
    int stale = 0;
    bool operator==(const StateCounts &) const = default;
};

//! Counts the states of all objects' frames within the clip's range, in slices that the event loop
//! does not notice, however long the clip is. A new result only has its own frames looked at again.
class StateCounter final : public QObject
{
    Q_OBJECT
public:
    explicit StateCounter(const Document &document, QObject *parent = nullptr);

    StateCounts counts(ObjectId object) const;
    bool isDone() const { return m_open.empty(); }

signals:
    void changed(); //!< Counts of at least one object; at most a few times a second.

private:
    struct Object
    {
        std::vector<FrameState> states; //!< Of the range.
        StateCounts counts;
    };
    void startAnew();
    void look(ObjectId object, const FrameRange &frames);
    void work();
    void count(ObjectId object, const FrameRange &frames);

    const Document &m_document;
    FrameRange m_range;
    std::map<ObjectId, Object> m_objects;
    std::map<ObjectId, FrameRange> m_open; // frames that are to be looked at
    bool m_hasNews = false;
    QTimer m_slice;
    QTimer m_news;
};

} // namespace filigree
