// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/project_lock.h"
#include "project_io/archive/result_store.h"
#include "project_io/archive/session.h"
#include "project_io/model/revision.h"
#include "tests/project_io/archive/fixtures.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <thread>

using namespace filigree;
using namespace filigree::fixtures;

namespace {

//! A project after n edits, each of them a click and, now and then, a painted mask.
Project edited(int edits)
{
    Project project;
    ClipReference media;
    media.frameCount = 1000;
    ClipEntry &clip = project.addClip(media);
    clip.addObject("dog");
    for (int i = 0; i < edits; ++i) {
        clip.prompts[i % 1000][1].emplace_back(PointPrompt{{double(i), 0.5}, true});
        if (i % 50 == 0)
            clip.prompts[i % 1000][1].emplace_back(
                MaskPrompt{PackedMask(trimapImage({64, 36}, i))});
    }
    project.name = "edit " + std::to_string(edits);
    return project;
}

//! The child: edits for ever, says on stdout what was done, until it is killed.
int editUntilKilled(const QString &folder)
{
    const auto session =
        Session::start((folder + "/work.filigree").toStdString(), folder.toStdString());
    const auto lock = ProjectLock::acquire((folder + "/work.filigree").toStdString());
    if (!session || !lock)
        return 1;
    const auto store = *ResultStore::open((*session)->resultsFolder());
    for (int edits = 1;; ++edits) {
        const Project project = edited(edits);
        (*session)->record(project);
        if (edits % 10 == 0) {
            const ContentKey key = Revisions(project.clips[0]).keys(1, 0).alpha;
            if (!store->put({1, 1, ResultKind::Alpha, 0, key}, alphaImage({16, 16}),
                            {"builtin", 1, 1}))
                return 1;
        }
        std::printf("%d\n", edits);
        std::fflush(stdout);
        std::this_thread::sleep_for(std::chrono::milliseconds(2)); // as people do, if faster
    }
}

} // namespace

class tst_Session final : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    // The promise: a kill -9 costs at most the last seconds.
    void aKilledProcessLosesNextToNothing();
    void aTornLastRecordIsDropped();
    void aLivingSessionIsNotOffered();
    void aSessionThatEndsWellLeavesNothing();
    // Recovered work must be as safe as any other.
    void aResumedSessionGoesOn();
    void picturesAreWrittenOnce();
    // After a first save and a crash, the work would be offered as never saved.
    void whatWasSavedElsewhereIsDispensable();
    void discardingTakesAllAway();
    // Two windows that save over each other would lose the work of one.
    void oneWindowHasTheProject();
    void aFolderThatCannotBeWrittenIsSaid();

private:
    std::string path(const char *name = "") const { return m_folder->filePath(name).toStdString(); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_Session::aKilledProcessLosesNextToNothing()
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {"--edit-until-killed", m_folder->path()});
    QVERIFY(child.waitForStarted());
    int seen = 0;
    while (seen < 120) {
        QVERIFY(child.waitForReadyRead(30'000));
        while (child.canReadLine())
            seen = child.readLine().trimmed().toInt();
    }
    QVERIFY(findRecoverable(path()).empty()); // it lives
    const auto taken = ProjectLock::acquire(path("work.filigree"));
    QVERIFY(!taken && taken.error().kind == Error::Kind::Unsupported);
    QVERIFY2(
        QString::fromStdString(taken.error().message).contains(QString::number(child.processId())),
        taken.error().message.c_str());
    QCOMPARE(::kill(pid_t(child.processId()), SIGKILL), 0);
    QVERIFY(child.waitForFinished());
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    for (const QByteArray &line : child.readAll().split('\n'))
        seen = std::max(seen, line.trimmed().toInt());

    const auto found = findRecoverable(path());
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].projectPath, path("work.filigree"));
    const auto recovered = recover(found[0].folder);
    QVERIFY2(recovered.has_value(), recovered ? "" : recovered.error().message.c_str());
    const int edits = QString::fromStdString(recovered->project.name).mid(5).toInt();
    qInfo("killed after %d edits, %d recovered%s", seen, edits,
          recovered->torn ? ", the last record torn" : "");
    // Edits come every few milliseconds: three hundred would be more than a second.
    QVERIFY(edits >= seen - 300 && edits >= 1);
    Project expected = edited(edits);
    QVERIFY(recovered->project.withoutResults() == expected);
    // The results made before the kill are there, and fresh when they are of the recovered state.
    QVERIFY(!recovered->project.clips[0].results.latest(1, ResultKind::Alpha, 0).key.isNull());
    const auto store = *ResultStore::open(recovered->resultsFolder);
    const ContentKey key = recovered->project.clips[0].results.latest(1, ResultKind::Alpha, 0).key;
    QVERIFY(*store->get({1, 1, ResultKind::Alpha, 0, key}));
    QVERIFY(ProjectLock::acquire(path("work.filigree"))); // the dead have no lock

    // Only a file that holds all of it makes it dispensable, whenever that was written.
    QVERIFY(!isSaved(found[0]));
    Project other = recovered->project;
    other.name = "saved by somebody else";
    QVERIFY(saveProject(path("work.filigree"), other, store.get()));
    QVERIFY(!isSaved(found[0]));
    QVERIFY(saveProject(path("work.filigree"), recovered->project, store.get()));
    QVERIFY(isSaved(found[0]));
}

void tst_Session::aTornLastRecordIsDropped()
{
    std::string folder;
    {
        const auto session = Session::start({}, path());
        QVERIFY(session);
        folder = (*session)->folder();
        for (const int edits : {3, 4}) {
            (*session)->record(edited(edits));
            QVERIFY((*session)->flush());
        }
    }
    const QString journal = QString::fromStdString(folder) + "/journal";
    QCOMPARE(recover(folder)->project.name, "edit 4");
    const QByteArray whole = contents(journal);
    for (const int cut : {1, 5, 20, 60}) {
        setContents(journal, whole.chopped(cut));
        const auto recovered = recover(folder);
        QVERIFY(recovered && recovered->torn);
        QCOMPARE(recovered->project.name, "edit 3");
    }
    QByteArray flipped = whole;
    flipped[whole.size() - 10] = char(flipped[whole.size() - 10] ^ 1);
    setContents(journal, flipped);
    QCOMPARE(recover(folder)->project.name, "edit 3");
    setContents(journal, whole.left(3));
    QVERIFY(!recover(folder));
    QVERIFY(findRecoverable(path()).empty());
}

void tst_Session::aLivingSessionIsNotOffered()
{
    const auto session = Session::start(path("a.filigree"), path());
    (*session)->record(edited(1));
    QVERIFY((*session)->flush());
    QVERIFY(findRecoverable(path()).empty());
    const auto resumed = Session::resume((*session)->folder());
    QVERIFY(!resumed && resumed.error().kind == Error::Kind::Unsupported);
    QVERIFY(!discard((*session)->folder()));
}

void tst_Session::aSessionThatEndsWellLeavesNothing()
{
    {
        const auto session = Session::start(path("a.filigree"), path());
        (*session)->record(edited(1));
        (*session)->end();
    }
    QVERIFY(findRecoverable(path()).empty());
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void tst_Session::aResumedSessionGoesOn()
{
    std::string folder;
    {
        const auto session = Session::start(path("a.filigree"), path());
        folder = (*session)->folder();
        (*session)->record(edited(51));
    }
    QFile journal(QString::fromStdString(folder) + "/journal"); // with a torn end, as after a kill
    QVERIFY(journal.open(QIODevice::Append) && journal.write("torn") == 4);
    journal.close();
    {
        const auto session = Session::resume(folder);
        QVERIFY(session.has_value());
        QVERIFY(findRecoverable(path()).empty());
        (*session)->setProjectPath(path("b.filigree"));
        (*session)->record(edited(52));
    }
    const auto recovered = recover(folder);
    QVERIFY(recovered && !recovered->torn);
    QCOMPARE(recovered->projectPath, path("b.filigree"));
    QVERIFY(recovered->project == edited(52));
}

void tst_Session::whatWasSavedElsewhereIsDispensable()
{
    std::string folder;
    {
        const auto session = Session::start({}, path());
        folder = (*session)->folder();
        (*session)->record(edited(53));
        QVERIFY(saveProject(path("first.filigree"), edited(53), nullptr));
        (*session)->setProjectPath(path("first.filigree"));
    }
    const auto found = findRecoverable(path());
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].projectPath, path("first.filigree"));
    QVERIFY(isSaved(found[0]));
}

void tst_Session::picturesAreWrittenOnce()
{
    const auto session = Session::start({}, path());
    const QFileInfo journal(QString::fromStdString((*session)->folder()) + "/journal");
    const auto sizeAfter = [&](const Project &project) {
        (*session)->record(project);
        if (!(*session)->flush())
            return qint64(-1);
        QFileInfo now(journal);
        now.refresh();
        return now.size();
    };
    Project project = edited(1);
    project.clips[0].prompts[1][1] = {MaskPrompt{PackedMask(trimapImage({1920, 1080}))}};
    const qint64 first = sizeAfter(project);
    project.name = "renamed";
    const qint64 second = sizeAfter(project) - first;
    QVERIFY2(second > 0 && second < first / 2, qPrintable(QString("%1 %2").arg(first).arg(second)));
}

void tst_Session::discardingTakesAllAway()
{
    {
        const auto session = Session::start({}, path());
        (*session)->record(edited(1));
    }
    const auto found = findRecoverable(path());
    QCOMPARE(found.size(), std::size_t(1));
    QVERIFY(discard(found[0].folder));
    QVERIFY(findRecoverable(path()).empty());
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void tst_Session::oneWindowHasTheProject()
{
    setContents(m_folder->filePath("a.filigree"), "x");
    QVERIFY(QFile::link(m_folder->filePath("a.filigree"), m_folder->filePath("link.filigree")));
    auto lock = ProjectLock::acquire(path("a.filigree"));
    QVERIFY(lock.has_value());
    const auto second = ProjectLock::acquire(path("link.filigree"));
    QVERIFY(!second && second.error().kind == Error::Kind::Unsupported);
    lock->reset();
    QVERIFY(ProjectLock::acquire(path("link.filigree")));
    const auto nowhere = ProjectLock::acquire(path("missing/a.filigree"));
    QVERIFY(!nowhere && nowhere.error().kind == Error::Kind::Unreadable);
}

void tst_Session::aFolderThatCannotBeWrittenIsSaid()
{
    setContents(m_folder->filePath("file"), "no folder");
    const auto session = Session::start({}, path("file/sessions"));
    QVERIFY(!session);
    QVERIFY(QString::fromStdString(session.error().message).contains("file/sessions"));
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && QByteArrayView(argv[1]) == "--edit-until-killed")
        return editUntilKilled(QString::fromLocal8Bit(argv[2]));
    tst_Session test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_session.moc"
