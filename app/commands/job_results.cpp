// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/commands/job_results.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace filigree {
namespace {

struct JobTexts
{
    Q_DECLARE_TR_FUNCTIONS(JobResults)
};

std::vector<FrameRange> rangesOf(const std::set<int> &frames)
{
    std::vector<FrameRange> ranges;
    for (const int frame : frames) {
        if (!ranges.empty() && ranges.back().out == frame - 1)
            ranges.back().out = frame;
        else
            ranges.push_back({frame, frame});
    }
    return ranges;
}

} // namespace

void JobResults::add(const ClipEntry &clip, const MadeResult &made)
{
    if (!m_frames[made.object].insert(made.frame).second)
        return;
    for (const ResultKind kind : allResultKinds) {
        const std::vector<ResultRef> before = clip.results.versions(made.object, kind, made.frame);
        for (auto ref = before.rbegin(); ref != before.rend(); ++ref)
            m_other.set(made.object, kind, made.frame, *ref);
    }
}

void JobResults::exchange(ClipEntry &clip)
{
    for (const auto &[object, frames] : m_frames)
        clip.results.exchange(m_other, object, frames);
    m_isUndone = !m_isUndone;
}

class MakeResults final : public QUndoCommand
{
public:
    MakeResults(Document &document, std::shared_ptr<JobResults> results, const QString &text)
        : QUndoCommand(text)
        , m_document(document)
        , m_clip(document.clipId())
        , m_results(std::move(results))
    { }

    void redo() override
    {
        if (m_results->isUndone())
            exchange(); // else the job is just starting
    }
    void undo() override
    {
        setObsolete(m_results->isEmpty());
        exchange();
    }
    bool isOf(const JobResults &results, int clip) const
    {
        return m_results.get() == &results && m_clip == clip;
    }

private:
    void exchange()
    {
        FrameRange touched;
        for (const auto &[object, frames] : m_results->m_frames) {
            const FrameRange here{*frames.begin(), *frames.rbegin()};
            touched = touched.size() == 0
                ? here
                : FrameRange{std::min(touched.in, here.in), std::max(touched.out, here.out)};
        }
        m_document.changeClip(m_clip, {ClipChange::Results, touched, 0},
                              [this](ClipEntry &clip) { m_results->exchange(clip); });
        for (const auto &[object, frames] : m_results->m_frames)
            m_document.takeUpResults(m_clip, object, rangesOf(frames));
    }

    Document &m_document;
    int m_clip;
    std::shared_ptr<JobResults> m_results;
};

CommandPtr makeResults(Document &document, const std::shared_ptr<JobResults> &results,
                       const QString &job, const FrameRange &frames)
{
    const QString text = frames.size() == 1
        ? JobTexts::tr("%1, Frame %2").arg(job).arg(frames.in + 1)
        : JobTexts::tr("%1, Frames %2–%3").arg(job).arg(frames.in + 1).arg(frames.out + 1);
    return std::make_unique<MakeResults>(document, results, text);
}

void dropStepOfNothing(Document &document, const JobResults &results)
{
    QUndoStack &stack = document.undoStack();
    const auto *last = dynamic_cast<const MakeResults *>(stack.command(stack.index() - 1));
    if (results.isEmpty() && last && last->isOf(results, document.clipId()))
        stack.undo();
}

} // namespace filigree
