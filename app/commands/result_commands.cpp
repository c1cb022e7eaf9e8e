// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/commands/result_commands.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace filigree {
namespace {

struct ResultTexts
{
    Q_DECLARE_TR_FUNCTIONS(ResultCommands)
};

//! Locking makes what is shown the latest result, so undo brings back the order before.
class LockResults final : public QUndoCommand
{
public:
    LockResults(Document &document, ObjectId object, const FrameRange &frames, bool whole,
                bool locked, const QString &text)
        : QUndoCommand(text)
        , m_document(document)
        , m_clip(document.clipId())
        , m_object(object)
        , m_frames(frames)
        , m_isWhole(whole)
        , m_locked(locked)
    { }

    void redo() override
    {
        m_document.changeClip(m_clip, change(), [this](ClipEntry &clip) {
            ObjectInfo &object = *clip.object(m_object);
            const bool lockedBefore = object.locked;
            const std::set<int> framesBefore = object.lockedFrames;
            if (m_locked) {
                m_results = clip.results.take(m_object, m_frames);
                clip.results.putBack(m_results);
            }
            if (!m_isWhole) {
                setFramesLocked(clip, m_object, m_frames, m_locked);
            } else {
                if (m_locked)
                    keepShownResults(clip, m_object, m_frames);
                object.locked = m_locked;
            }
            m_lockedBefore = lockedBefore;
            m_framesBefore = framesBefore;
            setObsolete(lockedBefore == object.locked && framesBefore == object.lockedFrames);
        });
    }
    void undo() override
    {
        m_document.changeClip(m_clip, change(), [this](ClipEntry &clip) {
            ObjectInfo &object = *clip.object(m_object);
            object.locked = m_lockedBefore;
            object.lockedFrames = m_framesBefore;
            clip.results.putBack(m_results);
        });
    }

private:
    ClipChange change() const
    {
        return {ClipChange::Locks | ClipChange::Objects | ClipChange::Results, m_frames, m_object};
    }

    Document &m_document;
    int m_clip;
    ObjectId m_object;
    FrameRange m_frames;
    bool m_isWhole;
    bool m_locked;
    bool m_lockedBefore = false;
    std::set<int> m_framesBefore;
    ResultIndex m_results; //!< Of the frames, before they were locked.
};

//! Takes results out of the project. What is made there meanwhile changes places with them.
class DeleteResults final : public QUndoCommand
{
public:
    DeleteResults(Document &document, ObjectId object, std::vector<FrameRange> ranges,
                  const QString &text)
        : QUndoCommand(text)
        , m_document(document)
        , m_clip(document.clipId())
        , m_object(object)
        , m_ranges(std::move(ranges))
    { }

    void redo() override
    {
        change([this](ClipEntry &clip) {
            m_results = clip.results.take(m_object, m_ranges);
            setObsolete(m_results.isEmpty());
        });
    }
    void undo() override
    {
        change([this](ClipEntry &clip) { clip.results.putBack(m_results); });
        m_document.takeUpResults(m_clip, m_object, m_ranges);
    }

private:
    void change(const std::function<void(ClipEntry &)> &what)
    {
        const FrameRange frames{m_ranges.front().in, m_ranges.back().out};
        m_document.changeClip(m_clip, {ClipChange::Results, frames, m_object}, what);
    }

    Document &m_document;
    int m_clip;
    ObjectId m_object;
    std::vector<FrameRange> m_ranges; //!< In order; not empty.
    ResultIndex m_results;
};

std::vector<FrameRange> unlocked(const ObjectInfo &object, const FrameRange &frames)
{
    std::vector<FrameRange> ranges;
    if (object.locked || frames.size() == 0)
        return ranges;
    int from = frames.in;
    const auto end = object.lockedFrames.upper_bound(frames.out);
    for (auto it = object.lockedFrames.lower_bound(frames.in); it != end; ++it) {
        if (*it > from)
            ranges.push_back({from, *it - 1});
        from = *it + 1;
    }
    if (from <= frames.out)
        ranges.push_back({from, frames.out});
    return ranges;
}

} // namespace

CommandPtr lockFrames(Document &document, ObjectId object, const FrameRange &frames, bool locked)
{
    const ObjectInfo *info = objectOf(document, object);
    if (!info || frames.size() == 0)
        return nullptr;
    const auto first = info->lockedFrames.lower_bound(frames.in);
    const auto known = std::distance(first, info->lockedFrames.upper_bound(frames.out));
    if (known == (locked ? frames.size() : 0))
        return nullptr; // as it is
    const QString text = locked
        ? ResultTexts::tr("Lock %n Frame(s) of %1", nullptr, frames.size())
        : ResultTexts::tr("Unlock %n Frame(s) of %1", nullptr, frames.size());
    return std::make_unique<LockResults>(document, object, frames, false, locked,
                                         text.arg(QString::fromStdString(info->name)));
}

CommandPtr lockObject(Document &document, ObjectId object, bool locked)
{
    const ObjectInfo *info = objectOf(document, object);
    if (!info || info->locked == locked)
        return nullptr;
    const QString text = locked ? ResultTexts::tr("Lock %1") : ResultTexts::tr("Unlock %1");
    const FrameRange all{0, std::max(0, document.clip()->media.frameCount - 1)};
    return std::make_unique<LockResults>(document, object, all, true, locked,
                                         text.arg(QString::fromStdString(info->name)));
}

CommandPtr deleteResults(Document &document, ObjectId object, const FrameRange &frames)
{
    if (!document.clip())
        return nullptr;
    std::vector<CommandPtr> steps;
    const QString text = ResultTexts::tr("Delete Results");
    for (const ObjectInfo &info : document.clip()->objects) {
        if (object != 0 && object != info.id)
            continue;
        std::vector<FrameRange> ranges = unlocked(info, frames);
        ResultIndex results = document.clip()->results;
        if (!results.take(info.id, ranges).isEmpty())
            steps.push_back(
                std::make_unique<DeleteResults>(document, info.id, std::move(ranges), text));
    }
    return inOneStep(text, std::move(steps));
}

} // namespace filigree
