// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/document/clip_change.h"
#include "app/document/clip_media.h"
#include "app/document/result_check.h"
#include "app/jobs/matte_task.h"
#include "app/jobs/work_session.h"
#include "project_io/model/project.h"
#include "project_io/model/revision.h"

#include <QObject>
#include <QString>
#include <QTimer>
#include <QUndoStack>

#include <functional>
#include <map>
#include <memory>
#include <thread>

namespace filigree {

class CachedFrameSource;
class FrameCache;
class ResultStore;

//! The project that a window works on: its value, its undo stack, its results and its media. Lives
//! on the GUI thread, never waits and never reads a file: workers get copies, and their answers
//! come back through noteResult() and the owners of the jobs.
class Document final : public QObject
{
    Q_OBJECT
public:
    explicit Document(std::shared_ptr<FrameCache> cache, QObject *parent = nullptr);
    ~Document() override;

    // Reading

    const Project &project() const { return m_project; }
    const ClipEntry *clip() const; //!< The current one; null: none.
    int clipId() const; //!< Of the current clip; 0: none.
    //! Of the current clip, always up to date; null: none. Valid until the next change.
    const Revisions *revisions() const;
    std::shared_ptr<ResultStore> store() const; //!< Null until the first work() was set.
    //! Of the current clip; null while it is being opened or when it is not to be found.
    std::shared_ptr<CachedFrameSource> frames() const;
    std::shared_ptr<CachedFrameSource> frames(int clip) const; //!< Null when it is not open.
    //! Of the current clip: all that is known of it, also while it is not open.
    ClipInfo clipInfo() const;
    MediaState mediaState() const; //!< Of the current clip.
    MediaState mediaState(int clip) const;
    const std::shared_ptr<FrameCache> &cache() const { return m_cache; }
    //! The tracker of objects that are added: the best there is on this computer.
    const std::string &newTracker() const { return m_newTracker; }
    void setNewTracker(const std::string &tracker) { m_newTracker = tracker; }
    //! The matter of objects that are added to the current clip.
    const std::string &newMatter() const { return m_newMatter; }
    void setNewMatter(const std::string &matter) { m_newMatter = matter; }

    QUndoStack &undoStack() { return m_undoStack; }
    QString filePath() const; //!< Empty: it was never saved.
    QString displayName() const; //!< Of the file, or "Untitled".
    bool isReadOnly() const; //!< Its file is another window's: to be saved elsewhere.
    bool isModified() const; //!< Something would be lost without saving.

    // Changing: controllers push commands; only commands call change…()

    void push(std::unique_ptr<QUndoCommand> command); //!< Does it. Null, obsolete: nothing to do.
    void setCurrentClip(int clip); //!< Not undoable.
    //! From jobs; not undoable. Signals follow in bundles.
    void noteResult(int clip, const MadeResult &result);
    //! Tells of what was noted at once, for who waits for it.
    void flushResults();
    //! Makes a clip the current one and changes it. Undo of another clip's change shows that clip.
    void changeClip(int clip, const ClipChange &what,
                    const std::function<void(ClipEntry &)> &change);
    //! Adds, removes or orders clips.
    void changeClips(const std::function<void(Project &)> &change);
    //! Of results that a command has put into a clip's index: the latest are kept from being
    //! dropped, and those that the store has let go leave the index again, soon.
    void takeUpResults(int clip, ObjectId object, const std::vector<FrameRange> &frames);
    //! Presets and other things that are no clip's. No signal.
    void changeProject(const std::function<void(Project &)> &change);

    // Life, driven by ProjectLife

    //! Replaces everything by another project at work; the one before is given up.
    void setWork(std::shared_ptr<WorkSession> work, bool isRecovered = false);
    const std::shared_ptr<WorkSession> &work() const { return m_work; }
    //! From here on what is saved counts as unchanged; returns what to save.
    std::shared_ptr<const Project> beginSave();
    void endSave(bool succeeded);
    //! Takes over a clip that was opened on another thread, or why it could not be.
    void setMedia(int clip, const ClipMedia &media);

signals:
    void reset(); //!< Another project: read everything anew. currentClipChanged() follows.
    void clipsChanged(); //!< Added, removed, renamed, ordered.
    void currentClipChanged(); //!< Read everything of the clip anew.
    void mediaChanged(); //!< Of the current clip: frames() opened, went offline, was relinked.
    void mediaWanted(int clip); //!< Somebody is to open it and call setMedia().
    void objectsChanged(); //!< List, order, names, colours, flags, groups.
    void promptsChanged(const filigree::FrameRange &frames);
    void settingsChanged(int object); //!< 0: of all objects.
    void rangeChanged();
    void markersChanged();
    void reviewChanged(); //!< What was found fine.
    void resultsChanged(int object, const filigree::FrameRange &frames); //!< 0: of all objects.
    void statesChanged(); //!< Fresh, stale, locked or absent may differ.
    void modifiedChanged(); //!< Or its file's name has changed.

private:
    ClipEntry *currentClip();
    void changed(); //!< Journals soon, and tells whether the project is modified.
    void tell(const ClipChange &what);
    void forget(const std::vector<ResultAddress> &gone); //!< Results; told of by flushResults().
    void wantMedia();

    std::string m_newTracker = TrackSettings().tracker;
    std::string m_newMatter = MatteSettings().matter;
    std::shared_ptr<FrameCache> m_cache;
    std::shared_ptr<WorkSession> m_work;
    std::jthread m_discarding; // of the work before
    Project m_project;
    QUndoStack m_undoStack;
    mutable std::unique_ptr<Revisions> m_revisions;
    std::map<int, ClipMedia> m_media; // by clip; none: not asked for yet
    std::map<int, FrameRange> m_newResults; // of the current clip, by object, not told of yet
    QTimer m_resultTimer;
    QTimer m_journalTimer;
    ResultCheck m_check{*this};
    bool m_hasUnsavedRest = false; // what is no command: results, presets
    bool m_wasUnsaved = false; // before the save that goes on
    bool m_wasModified = false;
};

} // namespace filigree
