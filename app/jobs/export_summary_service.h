// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/export_summary.h"

#include <QObject>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace filigree {

//! What a summary is asked about.
struct ExportQuestion
{
    ExportRequest request;
    std::shared_ptr<const ExportSubject> subject;
    std::shared_ptr<const ExportSnapshot> snapshot;
    std::set<std::string> queued;
};

struct ExportAnswer
{
    ExportQuestion question;
    ExportSummary summary;
    std::vector<PlannedExport> plan; //!< Empty when the summary has an error.
};

//! Works out summaries on a thread of its own, as they look at disks that may be slow. A new
//! question replaces the one that still waits.
class ExportSummaryService final : public QObject
{
    Q_OBJECT
public:
    explicit ExportSummaryService(QObject *parent = nullptr);
    ~ExportSummaryService() override;
    void ask(ExportQuestion question);

signals:
    void answered(const std::shared_ptr<const filigree::ExportAnswer> &answer);

private:
    void work(std::stop_token stop);

    struct Shared
    {
        std::mutex mutex;
        std::optional<ExportQuestion> waiting;
    };
    Shared m_shared;
    std::condition_variable_any m_wake;
    std::jthread m_thread; // last: stopped and joined before what it uses is destroyed
};

} // namespace filigree
