// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/media_reference.h"
#include "tests/project_io/archive/fixtures.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace filigree;
using namespace filigree::fixtures;

//! A project must find its footage after either was moved, and never take another clip for it.
class tst_MediaReference final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void whereItWas();
    void movedWithTheProject();
    void besideTheProject();
    void inASearchFolder_data();
    void inASearchFolder();
    void changedInPlace();
    void nowhere();
    void sequences();
    // Plates that were rendered anew differ in any of their frames.
    void otherSequencesOfTheSameNumbers();
    void sequencesOfOlderProjects();
    void fingerprintsTellFilesApart();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    ClipReference referenceToFile(const QString &name, ClipKind kind = ClipKind::Video) const
    {
        ClipInfo info;
        info.path = path(name).toStdString();
        info.kind = kind;
        info.frameCount = 3;
        const auto reference = referenceTo(info, path("work/p.filigree").toStdString());
        return reference ? *reference : ClipReference();
    }
    Result<LocatedMedia> located(const ClipReference &reference,
                                 const QString &project = "work/p.filigree",
                                 const QStringList &folders = {}) const
    {
        std::vector<std::string> searched;
        for (const QString &folder : folders)
            searched.push_back(path(folder).toStdString());
        return locateMedia(reference, path(project).toStdString(), searched);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_MediaReference::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    for (const char *folder : {"work", "footage", "other/deep", "empty"})
        QDir(m_folder->path()).mkpath(folder);
    setContents(path("footage/Käse.mov"), QByteArray(300'000, 'k'));
    for (int number = 98; number < 102; ++number)
        setContents(path(QString("footage/s.%1.png").arg(number, 2, 10, QChar('0'))),
                    QByteArray::number(number));
}

void tst_MediaReference::whereItWas()
{
    const ClipReference reference = referenceToFile("footage/Käse.mov");
    QCOMPARE(reference.relativePath, "../footage/Käse.mov");
    QCOMPARE(reference.byteSize, 300'000);
    const auto found = located(reference);
    QVERIFY(found && found->exact && !found->moved);
    QCOMPARE(found->path, reference.absolutePath);
    QVERIFY(locateMedia(reference, {})->exact); // a project that was never saved
}

void tst_MediaReference::movedWithTheProject()
{
    const ClipReference reference = referenceToFile("footage/Käse.mov");
    QVERIFY(QDir(m_folder->path()).mkpath("new"));
    QVERIFY(QFile::rename(path("footage"), path("new/footage")));
    QVERIFY(QFile::rename(path("work"), path("new/work")));
    const auto found = located(reference, "new/work/p.filigree");
    QVERIFY(found && found->exact && found->moved);
    QCOMPARE(found->path, path("new/footage/Käse.mov").toStdString());
}

void tst_MediaReference::besideTheProject()
{
    const ClipReference reference = referenceToFile("footage/Käse.mov");
    QVERIFY(QFile::rename(path("footage/Käse.mov"), path("work/Käse.mov")));
    const auto found = located(reference);
    QVERIFY(found && found->exact);
    QCOMPARE(found->path, path("work/Käse.mov").toStdString());
}

void tst_MediaReference::inASearchFolder_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("same name") << "other/deep/Käse.mov";
    QTest::newRow("renamed") << "other/deep/take 2.mov";
}

void tst_MediaReference::inASearchFolder()
{
    QFETCH(QString, name);
    const ClipReference reference = referenceToFile("footage/Käse.mov");
    QVERIFY(QFile::rename(path("footage/Käse.mov"), path(name)));
    setContents(path("other/Käse.mov"),
                QByteArray(300'000, 'x')); // the same name and size, not the same
    const auto found = located(reference, "work/p.filigree", {"empty", "other"});
    QVERIFY(found && found->exact && found->moved);
    QCOMPARE(found->path, path(name).toStdString());
}

void tst_MediaReference::changedInPlace()
{
    const ClipReference reference = referenceToFile("footage/Käse.mov");
    setContents(path("footage/Käse.mov"), QByteArray(300'000, 'x'));
    const auto found = located(reference);
    QVERIFY(found && !found->exact && !found->moved);
}

void tst_MediaReference::nowhere()
{
    const ClipReference reference = referenceToFile("footage/Käse.mov");
    QVERIFY(QFile::remove(path("footage/Käse.mov")));
    setContents(path("other/Käse.mov"), QByteArray(300'000, 'x'));
    const auto found = located(reference, "work/p.filigree", {"other"});
    QVERIFY(!found && found.error().kind == Error::Kind::NotFound);
    QVERIFY(QString::fromStdString(found.error().message).contains("Käse.mov"));
    ClipInfo info;
    info.path = path("footage/Käse.mov").toStdString();
    const auto missing = referenceTo(info);
    QVERIFY(!missing && missing.error().kind == Error::Kind::NotFound);
}

void tst_MediaReference::sequences()
{
    const ClipReference reference = referenceToFile("footage/s.%02d.png", ClipKind::Sequence);
    QVERIFY(!reference.fingerprint.empty());
    QVERIFY(located(reference)->exact);
    QVERIFY(QFile::rename(path("footage"), path("other/deep/moved")));
    const auto found = located(reference, "work/p.filigree", {"other"});
    QVERIFY(found && found->exact);
    QCOMPARE(found->path, path("other/deep/moved/s.%02d.png").toStdString());
    QVERIFY(QFile::remove(path("other/deep/moved/s.100.png"))); // a file fewer is another sequence
    QVERIFY(!located(reference, "work/p.filigree", {"other"}));
}

void tst_MediaReference::otherSequencesOfTheSameNumbers()
{
    const ClipReference reference = referenceToFile("footage/s.%02d.png", ClipKind::Sequence);
    QVERIFY(QFile::rename(path("footage"), path("other/deep/moved")));
    setContents(path("other/deep/moved/s.99.png"),
                "rendered anew"); // neither first, middle nor last
    QVERIFY(!located(reference, "work/p.filigree", {"other"}));
}

void tst_MediaReference::sequencesOfOlderProjects()
{
    ClipReference reference = referenceToFile("footage/s.%02d.png", ClipKind::Sequence);
    reference.fingerprint = "d66db42d34b0bc784dfa23cce81a19f3"; // as it was before it had sizes
    QVERIFY(located(reference)->exact);
}

void tst_MediaReference::fingerprintsTellFilesApart()
{
    const auto print = [&](const QByteArray &bytes) {
        setContents(path("f"), bytes);
        return *fingerprint(path("f").toStdString(), ClipKind::Video);
    };
    QByteArray bytes(1 << 20, 'a');
    const std::string first = print(bytes);
    QCOMPARE(print(bytes), first);
    for (const qsizetype at : {qsizetype(0), bytes.size() / 2, bytes.size() - 1}) {
        QByteArray other = bytes;
        other[at] = 'b';
        QVERIFY(print(other) != first);
    }
    QVERIFY(print(bytes + 'a') != first);
    QVERIFY(print({}) != print("a"));
}

QTEST_APPLESS_MAIN(tst_MediaReference)
#include "tst_media_reference.moc"
