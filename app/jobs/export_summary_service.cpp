// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/export_summary_service.h"

#include "app/settings/error_text.h"

namespace filigree {
namespace {

ExportAnswer answerTo(ExportQuestion question)
{
    ExportAnswer answer;
    answer.summary =
        exportSummary(question.request, *question.subject, *question.snapshot, question.queued);
    if (answer.summary.canStart()) {
        const auto plan = plannedExports(
            {exportSettings(question.request, *question.subject)}, question.snapshot->clip,
            exportedObjects(question.request, *question.subject),
            question.request.objects == ExportObjects::Combined, question.snapshot->info,
            question.snapshot->footage, question.snapshot->timeOf);
        if (plan)
            answer.plan = *plan;
        else
            answer.summary.problems.push_back({ExportField::Path, true, errorText(plan.error())});
    }
    answer.question = std::move(question);
    return answer;
}

} // namespace

ExportSummaryService::ExportSummaryService(QObject *parent)
    : QObject(parent)
    , m_thread([this](std::stop_token stop) { work(std::move(stop)); })
{ }

ExportSummaryService::~ExportSummaryService() = default;

void ExportSummaryService::ask(ExportQuestion question)
{
    {
        const std::scoped_lock lock(m_shared.mutex);
        m_shared.waiting = std::move(question);
    }
    m_wake.notify_one();
}

void ExportSummaryService::work(std::stop_token stop)
{
    while (true) {
        ExportQuestion question;
        {
            std::unique_lock lock(m_shared.mutex);
            if (!m_wake.wait(lock, stop, [this] { return m_shared.waiting.has_value(); }))
                return;
            question = std::move(*std::exchange(m_shared.waiting, std::nullopt));
        }
        emit answered(std::make_shared<const ExportAnswer>(answerTo(std::move(question))));
    }
}

} // namespace filigree
