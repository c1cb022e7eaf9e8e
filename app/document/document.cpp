// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/document/document.h"

#include "project_io/archive/result_store.h"
#include "project_io/media/cached_frame_source.h"
#include "project_io/media/frame_cache.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

namespace filigree {
namespace {

using namespace std::chrono_literals;

//! Results come faster than panels can follow.
constexpr auto resultInterval = 40ms;

FrameRange united(const FrameRange &a, const FrameRange &b)
{
    if (a.size() == 0)
        return b;
    return b.size() == 0 ? a : FrameRange{std::min(a.in, b.in), std::max(a.out, b.out)};
}

} // namespace

Document::Document(std::shared_ptr<FrameCache> cache, QObject *parent)
    : QObject(parent)
    , m_cache(std::move(cache))
{
    m_undoStack.setUndoLimit(1000);
    m_resultTimer.setSingleShot(true);
    m_resultTimer.setInterval(resultInterval);
    m_journalTimer.setSingleShot(true);
    m_journalTimer.setInterval(0ms);
    connect(&m_resultTimer, &QTimer::timeout, this, &Document::flushResults);
    connect(&m_journalTimer, &QTimer::timeout, this, [this] {
        if (m_work)
            m_work->record(m_project);
    });
    connect(&m_check, &ResultCheck::foundLost, this, [this](const auto &lost) {
        forget(lost);
        flushResults();
    });
    connect(&m_undoStack, &QUndoStack::indexChanged, this, &Document::changed);
    connect(&m_undoStack, &QUndoStack::cleanChanged, this, &Document::changed);
}

Document::~Document()
{
    m_undoStack.disconnect(this);
}

const ClipEntry *Document::clip() const
{
    const auto index = std::size_t(m_project.currentClip);
    return index < m_project.clips.size() ? &m_project.clips[index] : nullptr;
}

ClipEntry *Document::currentClip()
{
    return const_cast<ClipEntry *>(clip());
}

int Document::clipId() const
{
    const ClipEntry *current = clip();
    return current ? current->id : 0;
}

const Revisions *Document::revisions() const
{
    if (!m_revisions && clip())
        m_revisions = std::make_unique<Revisions>(*clip());
    return m_revisions.get();
}

std::shared_ptr<ResultStore> Document::store() const
{
    return m_work ? m_work->store() : nullptr;
}

std::shared_ptr<CachedFrameSource> Document::frames() const
{
    return frames(clipId());
}

std::shared_ptr<CachedFrameSource> Document::frames(int clip) const
{
    const auto it = m_media.find(clip);
    return it == m_media.end() ? nullptr : it->second.frames;
}

ClipInfo Document::clipInfo() const
{
    if (const auto open = frames())
        return open->info();
    ClipInfo info;
    if (const ClipEntry *current = clip()) {
        const ClipReference &media = current->media;
        info.path = media.absolutePath;
        info.kind = media.kind;
        info.size = media.size;
        info.frameCount = media.frameCount;
        info.frameRate = media.frameRate;
        info.firstNumber = media.firstNumber;
    }
    return info;
}

MediaState Document::mediaState() const
{
    return mediaState(clipId());
}

MediaState Document::mediaState(int clip) const
{
    if (!m_project.clip(clip))
        return MediaState::None;
    const auto it = m_media.find(clip);
    return it == m_media.end() ? MediaState::Opening : it->second.state;
}

QString Document::filePath() const
{
    return m_work ? QString::fromStdString(m_work->projectPath()) : QString();
}

QString Document::displayName() const
{
    const QString path = filePath();
    return path.isEmpty() ? tr("Untitled") : QFileInfo(path).completeBaseName();
}

bool Document::isReadOnly() const
{
    return m_work && m_work->isReadOnly();
}

bool Document::isModified() const
{
    return !m_undoStack.isClean() || m_hasUnsavedRest;
}

void Document::push(std::unique_ptr<QUndoCommand> command)
{
    // A step of nothing would take away all that could be done again.
    if (command && !command->isObsolete())
        m_undoStack.push(command.release());
}

void Document::setCurrentClip(int clip)
{
    const auto it = std::ranges::find(m_project.clips, clip, &ClipEntry::id);
    if (it == m_project.clips.end() || clip == clipId())
        return;
    flushResults();
    m_project.currentClip = int(it - m_project.clips.begin());
    m_revisions.reset();
    wantMedia();
    m_journalTimer.start();
    emit currentClipChanged();
}

void Document::noteResult(int clip, const MadeResult &made)
{
    ClipEntry *entry = m_project.clip(clip);
    if (!entry || !entry->object(made.object))
        return; // removed meanwhile
    entry->results.set(made.object, made.kind, made.frame, made.result);
    if (clip == clipId()) {
        FrameRange &frames = m_newResults[made.object];
        frames = united(frames, {made.frame, made.frame});
    }
    m_hasUnsavedRest = true;
    if (!m_resultTimer.isActive())
        m_resultTimer.start();
}

void Document::flushResults()
{
    m_resultTimer.stop();
    if (const auto results = store())
        forget(results->takeDropped());
    const std::map<int, FrameRange> told = std::exchange(m_newResults, {});
    for (const auto &[object, frames] : told)
        emit resultsChanged(object, frames);
    if (!told.empty())
        emit statesChanged();
    changed();
}

void Document::forget(const std::vector<ResultAddress> &gone)
{
    for (const ResultAddress &result : gone) {
        ClipEntry *entry = m_project.clip(result.clip);
        if (!entry)
            continue;
        entry->results.remove(result.object, result.kind, result.frame, result.key);
        if (result.clip == clipId()) {
            FrameRange &frames = m_newResults[result.object];
            frames = united(frames, {result.frame, result.frame});
        }
    }
}

void Document::takeUpResults(int clip, ObjectId object, const std::vector<FrameRange> &frames)
{
    m_check.add(clip, object, frames);
}

void Document::changeClip(int clip, const ClipChange &what,
                          const std::function<void(ClipEntry &)> &change)
{
    setCurrentClip(clip);
    ClipEntry *entry = currentClip();
    if (!entry || entry->id != clip)
        return;
    change(*entry);
    m_revisions.reset();
    tell(what);
}

void Document::tell(const ClipChange &what)
{
    using Part = ClipChange;
    if (what.parts & Part::Name)
        emit clipsChanged();
    if (what.parts & Part::Media) {
        m_media.erase(clipId());
        wantMedia();
        emit mediaChanged();
    }
    if (what.parts & Part::Objects)
        emit objectsChanged();
    if (what.parts & Part::Prompts)
        emit promptsChanged(what.frames);
    if (what.parts & Part::Settings)
        emit settingsChanged(what.object);
    if (what.parts & Part::Range)
        emit rangeChanged();
    if (what.parts & Part::Markers)
        emit markersChanged();
    if (what.parts & Part::Review)
        emit reviewChanged();
    if (what.parts & Part::Results)
        emit resultsChanged(what.object, what.frames);
    if (what.parts & ~ClipChange::Parts(Part::Markers | Part::Name | Part::Review))
        emit statesChanged();
}

void Document::changeClips(const std::function<void(Project &)> &change)
{
    const int before = clipId();
    flushResults();
    change(m_project);
    m_project.currentClip =
        std::clamp(m_project.currentClip, 0, std::max(0, int(m_project.clips.size()) - 1));
    m_revisions.reset(); // clips may have moved in memory
    std::erase_if(m_media, [&](const auto &media) { return !m_project.clip(media.first); });
    wantMedia();
    emit clipsChanged();
    if (clipId() != before)
        emit currentClipChanged();
}

void Document::changeProject(const std::function<void(Project &)> &change)
{
    change(m_project);
    m_revisions.reset();
    m_hasUnsavedRest = true;
    changed();
}

void Document::changed()
{
    m_journalTimer.start();
    if (m_wasModified != isModified()) {
        m_wasModified = isModified();
        emit modifiedChanged();
    }
}

void Document::setWork(std::shared_ptr<WorkSession> work, bool isRecovered)
{
    if (m_work) {
        m_work->discard();
        // Removing what it had made takes as long as that was much.
        m_discarding = std::jthread(
            [old = std::exchange(m_work, {}), before = std::move(m_discarding)] {});
    }
    m_resultTimer.stop();
    m_check.clear();
    m_newResults.clear();
    m_revisions.reset();
    m_media.clear();
    m_work = std::move(work);
    m_project = m_work ? m_work->project() : Project();
    m_project.currentClip =
        std::clamp(m_project.currentClip, 0, std::max(0, int(m_project.clips.size()) - 1));
    m_hasUnsavedRest = isRecovered;
    m_undoStack.clear();
    m_journalTimer.stop(); // nothing to keep safe yet
    if (isRecovered)
        m_work->record(m_project);
    m_wasModified = isModified();
    wantMedia();
    emit reset();
    emit clipsChanged();
    emit currentClipChanged();
    emit modifiedChanged();
}

std::shared_ptr<const Project> Document::beginSave()
{
    flushResults();
    auto snapshot = std::make_shared<const Project>(m_project);
    m_wasUnsaved = isModified();
    m_hasUnsavedRest = false;
    m_undoStack.setClean(); // also keeps later drags from merging into what is being saved
    changed();
    return snapshot;
}

void Document::endSave(bool succeeded)
{
    if (!succeeded && m_wasUnsaved) // else it still is what it was opened from, or saved to before
        m_hasUnsavedRest = true;
    m_wasModified = isModified();
    emit modifiedChanged(); // the file may be another one
}

void Document::wantMedia()
{
    if (const int current = clipId(); current > 0 && m_media.try_emplace(current).second)
        emit mediaWanted(current);
}

void Document::setMedia(int clip, const ClipMedia &media)
{
    if (!m_project.clip(clip))
        return;
    m_media[clip] = media;
    if (clip == clipId())
        emit mediaChanged();
}

} // namespace filigree
