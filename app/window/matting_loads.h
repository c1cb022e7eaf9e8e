// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/background_worker.h"
#include "inference/base/prompts.h"
#include "project_io/model/content_key.h"

#include <QObject>

#include <cstdint>
#include <map>
#include <utility>

namespace filigree {

class Document;

//! How many pixels of a frame a network is shown to matte an object: learnt from the trimap of one
//! of its frames, which is read on another thread.
class MattingLoads final : public QObject
{
    Q_OBJECT
public:
    explicit MattingLoads(const Document &document, QObject *parent = nullptr);

    //! Of an object of the current clip. Whole frames until a trimap is there and has been read.
    std::int64_t pixels(ObjectId object);

signals:
    void changed();

private:
    struct Load
    {
        ContentKey trimap; // that it was or is read from
        std::int64_t pixels = 0; // 0: not known yet
    };

    const Document &m_document;
    std::map<std::pair<int, ObjectId>, Load> m_loads; // by clip and object
    BackgroundWorker m_worker; // last: joined before what it answers to is destroyed
};

} // namespace filigree
