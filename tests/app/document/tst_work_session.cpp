// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/work_session.h"
#include "project_io/archive/session.h"

#include <QTemporaryDir>
#include <QtTest>

#include <thread>

using namespace filigree;

class tst_WorkSession final : public QObject
{
    Q_OBJECT
private slots:
    // The window goes on editing while a copy is being written on another thread.
    void savesACopyOnAnotherThread();
    // After Save As the new file is the one that is locked, journaled and saved.
    void saveAsMovesTheSession();
    // A file that somebody else edits must not be written, nor lost.
    void aLockedFileCanBeReadAndSavedElsewhere();
    // What was neither saved nor discarded is offered again, named or not.
    void keepsWhatWasNotSaved_data();
    void keepsWhatWasNotSaved();
    // What the user threw away must not come back.
    void forgetsWhatWasDiscarded();
};

namespace {

struct Folders
{
    QTemporaryDir folder;
    std::string sessions = folder.filePath("sessions").toStdString();
    std::string file(const char *name) const { return folder.filePath(name).toStdString(); }
    WorkSessionOptions options(const std::string &path = {}) const
    {
        WorkSessionOptions options;
        options.projectPath = path;
        options.keepsUntitled = true;
        options.sessionsFolder = sessions;
        return options;
    }
};

Project named(const std::string &name)
{
    Project project;
    project.name = name;
    project.addClip({}, "clip");
    return project;
}

} // namespace

void tst_WorkSession::savesACopyOnAnotherThread()
{
    const Folders at;
    const std::string path = at.file("a.filigree");
    const auto session = WorkSession::open(at.options(path));
    QVERIFY(session);
    bool saved = false;
    std::thread([&] { saved = (*session)->save(named("copy")).has_value(); }).join();
    QVERIFY(saved);
    QCOMPARE((*session)->project(), Project()); // saving took no part of the one being edited
    QCOMPARE(openProject(path)->project, named("copy"));
}

void tst_WorkSession::saveAsMovesTheSession()
{
    const Folders at;
    const std::string first = at.file("first.filigree"), second = at.file("second.filigree");
    const auto session = WorkSession::open(at.options());
    QVERIFY(session && !(*session)->hasFile());
    QVERIFY(!(*session)->save(Project()));
    for (const std::string &path : {first, second}) {
        QVERIFY((*session)->saveAs(named("moved"), path));
        QCOMPARE((*session)->projectPath(), path);
        QVERIFY(!WorkSession::open(at.options(path))); // locked
    }
    QVERIFY(WorkSession::open(at.options(first))); // let go of
    QVERIFY((*session)->save(named("again")));
    QCOMPARE(openProject(second)->project, named("again"));
    QCOMPARE(openProject(first)->project, named("moved"));
}

void tst_WorkSession::aLockedFileCanBeReadAndSavedElsewhere()
{
    const Folders at;
    const std::string path = at.file("mine.filigree"), copy = at.file("copy.filigree");
    const auto owner = WorkSession::open(at.options(path));
    QVERIFY(owner && (*owner)->save(named("owner")));
    WorkSessionOptions options = at.options(path);
    options.readOnly = true;
    const auto reader = WorkSession::open(options);
    QVERIFY(reader);
    QVERIFY((*reader)->isReadOnly() && !(*reader)->hasFile());
    QCOMPARE((*reader)->project(), named("owner"));
    const auto refused = (*reader)->saveAs(named("thief"), path);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.find("is being edited by") != std::string::npos);
    QVERIFY((*reader)->saveAs(named("reader"), copy));
    QVERIFY(!(*reader)->isReadOnly());
    QCOMPARE(openProject(path)->project, named("owner"));
}

void tst_WorkSession::keepsWhatWasNotSaved_data()
{
    QTest::addColumn<bool>("hasFile");
    QTest::newRow("never saved") << false;
    QTest::newRow("saved before") << true;
}

void tst_WorkSession::keepsWhatWasNotSaved()
{
    QFETCH(bool, hasFile);
    const Folders at;
    const std::string path = hasFile ? at.file("kept.filigree") : std::string();
    {
        const auto session = WorkSession::open(at.options(path));
        QVERIFY(session);
        if (hasFile)
            QVERIFY((*session)->save(named("saved")));
        (*session)->record(named("changed"));
    }
    const std::vector<Recoverable> found = findRecoverable(at.sessions);
    QCOMPARE(found.size(), 1u);
    QCOMPARE(found.front().projectPath, path);
    WorkSessionOptions plain = at.options(path);
    plain.resumesKilled = false;
    QCOMPARE((*WorkSession::open(plain))->project().name, hasFile ? "saved" : "");
    {
        const auto recovered = WorkSession::recover(found.front().folder);
        QVERIFY(recovered);
        QCOMPARE((*recovered)->project(), named("changed"));
        QCOMPARE((*recovered)->projectPath(), path);
        QCOMPARE((*recovered)->hasFile(), hasFile);
        QVERIFY((*recovered)->saveAs((*recovered)->project(), at.file("done.filigree")));
    }
    QVERIFY(findRecoverable(at.sessions).empty());
}

void tst_WorkSession::forgetsWhatWasDiscarded()
{
    const Folders at;
    const std::string path = at.file("kept.filigree");
    {
        const auto session = WorkSession::open(at.options(path));
        (*session)->record(named("changed"));
        (*session)->discard();
        QVERIFY(WorkSession::open(at.options(path))); // at once, while the old one still cleans up
    }
    QVERIFY(findRecoverable(at.sessions).empty());
}

QTEST_APPLESS_MAIN(tst_WorkSession)
#include "tst_work_session.moc"
