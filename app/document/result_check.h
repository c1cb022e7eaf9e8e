// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_range.h"
#include "project_io/archive/result_store.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>
#include <vector>

namespace filigree {

class Document;

//! Compares a clip's index with the store on frames where a command has changed it. Of a long clip
//! these are tens of thousands of results: they are read in short turns, and looked up on another
//! thread.
class ResultCheck final : public QObject
{
    Q_OBJECT
public:
    explicit ResultCheck(const Document &document);

    //! What the index has there when its turn comes: the latest are pinned in the store.
    void add(int clip, ObjectId object, const std::vector<FrameRange> &frames);
    void clear();

signals:
    void foundLost(const std::vector<filigree::ResultAddress> &lost); //!< Not in the store.

private:
    struct Part
    {
        int clip;
        ObjectId object;
        std::vector<FrameRange> frames; // the rest, the last first
    };
    struct Listed
    {
        ResultAddress address;
        bool isLatest;
    };
    void work();
    void list(Part &part, std::vector<Listed> &listed) const;
    void lookUp(std::vector<Listed> listed);

    const Document &m_document;
    std::deque<Part> m_parts;
    QTimer m_timer;
};

} // namespace filigree
