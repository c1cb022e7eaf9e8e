// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/matte_pipeline.h"

#include <QObject>
#include <QString>

#include <memory>
#include <thread>

namespace filigree {

//! Runs the pipeline beside the GUI thread; ends with exactly one of succeeded and failed. Results
//! that were made before a stop or an error have been told of and stay.
class MatteJob final : public QObject
{
    Q_OBJECT
public:
    //! The pipeline outlives jobs, so that what it learnt serves the next one; one job at a time.
    explicit MatteJob(std::shared_ptr<MattePipeline> pipeline, QObject *parent = nullptr);

    void start(const ClipEntry &clip, const MatteTask &task = {}); //!< Call once.
    void cancel() { m_thread.request_stop(); } //!< Takes effect within one frame.

signals:
    void progressed(const QString &stage, int done, int total);
    void made(const filigree::MadeResult &result);
    void succeeded();
    void failed(const filigree::Error &error); //!< Kind::Cancelled after cancel().

private:
    std::shared_ptr<MattePipeline> m_pipeline;
    std::jthread m_thread; // last: stopped and joined before what it uses is destroyed
};

} // namespace filigree
