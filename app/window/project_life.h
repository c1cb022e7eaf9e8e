// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/background_worker.h"
#include "app/jobs/work_session.h"
#include "project_io/archive/session.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <vector>

class QWidget;

namespace filigree {

class Document;

//! The project's life in the window: new, open, save, autosave, close and recovery. Files are read
//! and written on another thread.
class ProjectLife final : public QObject
{
    Q_OBJECT
public:
    //! All must outlive it. The window is the parent of dialogs. Starts with an empty project.
    //! resultFolder: where sessions keep results; empty: the system's place, which is also used
    //! when that one cannot be.
    ProjectLife(Document &document, QWidget *window, const QString &resultFolder = {});
    ~ProjectLife() override;

    static bool isProject(const QString &path);

    void newProject();
    void open(const QString &path); //!< A project file.
    void save(const std::function<void()> &then = {}); //!< Asks for a path when it has none.
    void saveAs(const std::function<void()> &then = {});
    //! Does it once nothing can be lost: waits for a save that is under way, asks about unsaved
    //! changes, and saves if told to.
    void whenSettled(const std::function<void()> &then);
    void offerRecovery(); //!< Of what a killed process left behind, if there is anything.
    void setAutosave(int minutes); //!< 0: never.
    //! Makes sure that recovery would find what was changed. The user's file is changed by saving
    //! alone, so what is discarded on closing is gone.
    void autosave();
    void setResultFolder(const QString &folder); //!< From the next project on.
    bool isBusy() const { return m_background.isBusy(); }
    void cancel(); //!< Opening and saving; the file stays as it was.

    QStringList recentFiles() const; //!< Projects and footage, the latest first.
    void remember(const QString &path); //!< As the latest.
    void forgetRecentFiles();

signals:
    void recentFilesChanged();
    void opened(); //!< Another project is there; not for an empty one.
    void saved(const QString &path);
    void autosaved();
    void notice(const QString &text); //!< For the status bar.
    void failed(const QString &text);
    void activityChanged(const QString &activity); //!< What one waits for; empty: nothing.

private:
    WorkSessionOptions sessionOptions(const QString &path = {}) const;
    void begin();
    void openAs(const WorkSessionOptions &options);
    void offer(const std::vector<Recoverable> &sessions);
    void refuse(const WorkSessionOptions &options, const Error &error);
    void take(std::unique_ptr<WorkSession> work, bool isRecovered);
    void write(const QString &path, const std::function<void()> &then);
    void tellSaved(const QString &path, const Result<> &done);
    void recover(const QString &folder);

    Document &m_document;
    QWidget *m_window;
    QString m_resultFolder;
    QTimer m_autosave;
    bool m_isSaving = false;
    std::function<void()> m_afterSave; // what has to wait for it
    BackgroundWorker m_background;
};

} // namespace filigree
