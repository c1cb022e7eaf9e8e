// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QtTest>

// The arrows of ARCHITECTURE.md: which room may include which, and which libraries.
class tst_Structure final : public QObject
{
    Q_OBJECT
private slots:
    // A forbidden arrow makes rooms impossible to build or test alone.
    void roomsIncludeOnlyWhatTheyMay_data();
    void roomsIncludeOnlyWhatTheyMay();
    // The check itself must see a forbidden include when there is one.
    void aForbiddenIncludeIsSeen();
    // The top level is the map of the house.
    void topLevelIsComplete();
    // What a test or a build leaves there must not come along with a commit.
    void topLevelHasNothingElse();
    // Every source says under which licence it is.
    void everySourceNamesItsLicence();
};

namespace {

const QString root = QStringLiteral(FILIGREE_SOURCE_DIR);
const QStringList sourceSuffixes{"*.cpp", "*.h", "*.cu"};
const QStringList rooms{"app",       "widgets",      "inference", "project_io",
                        "resources", "translations", "tests",     "installer"};
const QStringList topLevelFiles{
    "CMakeLists.txt", "CMakePresets.json", "README.md",     "ARCHITECTURE.md", "CONTRIBUTING.md",
    "LICENSE",        "VOCABULARY.md",     ".clang-format", ".clang-tidy",     ".gitignore"};

// Headers that only one library provides, as include lines spell them.
const QString qtHeader = QStringLiteral("^(Q[A-Z]|Qt[A-Z]|q[a-z]+\\.h)");
const QString qtWidgetsHeader =
    QStringLiteral("^(QtWidgets|QApplication|QWidget|QMainWindow|QDialog|QAction$|QMenu|QDock|"
                   "QGraphicsScene|QUndo)");
const QString torchHeader = QStringLiteral("^(torch|ATen|c10)/");
const QString openCvHeader = QStringLiteral("^opencv2/");
const QString ffmpegHeader = QStringLiteral("^lib(av|sw)[a-z]*/");
const QString archiveHeader = QStringLiteral("^(quazip|QuaZip)");

QString firstForbidden(const QString &text, const QStringList &forbidden)
{
    static const QRegularExpression include(
        QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"),
        QRegularExpression::MultilineOption);
    for (auto match = include.globalMatch(text); match.hasNext();) {
        const QString header = match.next().captured(1);
        for (const QString &pattern : forbidden) {
            if (QRegularExpression(pattern).match(header).hasMatch())
                return header;
        }
    }
    return {};
}

QString contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

void tst_Structure::roomsIncludeOnlyWhatTheyMay_data()
{
    QTest::addColumn<QString>("room");
    QTest::addColumn<QStringList>("forbidden");
    const QString tests = "^tests/";
    QTest::newRow("base knows nobody") << "inference/base"
                                       << QStringList{"^(app|widgets|project_io)/",
                                                      "^inference/(?!base/)",
                                                      tests,
                                                      qtHeader,
                                                      torchHeader,
                                                      openCvHeader,
                                                      ffmpegHeader,
                                                      archiveHeader};
    QTest::newRow("models know base and Torch") << "inference/models"
                                                << QStringList{"^(app|widgets|project_io)/",
                                                               "^inference/(?!base/|models/)",
                                                               tests,
                                                               qtHeader,
                                                               openCvHeader,
                                                               ffmpegHeader,
                                                               archiveHeader};
    QTest::newRow("inference knows no Qt and no media")
        << "inference"
        << QStringList{"^(app|widgets|project_io)/", tests, qtHeader, ffmpegHeader, archiveHeader};
    QTest::newRow("project_io knows base only")
        << "project_io"
        << QStringList{"^(app|widgets)/", "^inference/(?!base/)", tests, qtWidgetsHeader,
                       torchHeader};
    QTest::newRow("values of the project know base only") << "project_io/model"
                                                          << QStringList{"^(app|widgets)/",
                                                                         "^inference/(?!base/)",
                                                                         "^project_io/(?!model/)",
                                                                         tests,
                                                                         qtWidgetsHeader,
                                                                         torchHeader,
                                                                         openCvHeader,
                                                                         ffmpegHeader,
                                                                         archiveHeader};
    QTest::newRow("widgets know values only") << "widgets" << QStringList{"^app/",
                                                                          "^inference/(?!base/)",
                                                                          "^project_io/(?!model/)",
                                                                          tests,
                                                                          torchHeader,
                                                                          openCvHeader,
                                                                          ffmpegHeader,
                                                                          archiveHeader};
    QTest::newRow("app leaves pixels to others")
        << "app" << QStringList{tests,        "^inference/models/", torchHeader,
                                openCvHeader, ffmpegHeader,         archiveHeader};
}

void tst_Structure::roomsIncludeOnlyWhatTheyMay()
{
    QFETCH(QString, room);
    QFETCH(QStringList, forbidden);
    QVERIFY2(QDir(root + '/' + room).exists(), qPrintable(room));
    QStringList wrong;
    QDirIterator it(root + '/' + room, sourceSuffixes, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        if (const QString header = firstForbidden(contents(path), forbidden); !header.isEmpty())
            wrong << path.mid(root.size() + 1) + " includes " + header;
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
}

void tst_Structure::aForbiddenIncludeIsSeen()
{
    QCOMPARE(firstForbidden("#pragma once\n  # include <torch/torch.h>\n", {torchHeader}),
             "torch/torch.h");
    QCOMPARE(firstForbidden("#include <QString>\n", {qtHeader}), "QString");
    QCOMPARE(firstForbidden("#include \"inference/matting/x.h\"\n", {"^inference/(?!base/)"}),
             "inference/matting/x.h");
    QCOMPARE(firstForbidden("#include \"inference/base/x.h\"\n// <QString>\n",
                            {"^inference/(?!base/)", qtHeader}),
             QString());
}

void tst_Structure::topLevelIsComplete()
{
    for (const QString &name : topLevelFiles + rooms + QStringList{".ci/run"})
        QVERIFY2(QFileInfo::exists(root + '/' + name), qPrintable(name));
    for (const QString &room : rooms)
        QVERIFY2(!contents(root + '/' + room + "/README.md").isEmpty(), qPrintable(room));
}

void tst_Structure::topLevelHasNothingElse()
{
    QProcess git;
    git.start("git", {"-C", root, "ls-files", "-z"});
    if (!git.waitForFinished() || git.exitStatus() != QProcess::NormalExit || git.exitCode() != 0)
        QSKIP("git does not know this folder, so what is tracked in it is not known");
    QSet<QString> others;
    for (const QByteArray &path : git.readAllStandardOutput().split('\0'))
        others.insert(QString::fromUtf8(path).section('/', 0, 0));
    QVERIFY(others.contains("app"));
    for (const QString &known : topLevelFiles + rooms + QStringList{".ci", ""})
        others.remove(known);
    QVERIFY2(others.isEmpty(), qPrintable(others.values().join(' ')));
}

void tst_Structure::everySourceNamesItsLicence()
{
    QStringList wrong;
    for (const char *room : {"app", "widgets", "inference", "project_io", "tests"}) {
        QDirIterator it(root + '/' + room, sourceSuffixes, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = it.next();
            if (!contents(path).startsWith("// SPDX-License-Identifier: Apache-2.0\n"))
                wrong << path.mid(root.size() + 1);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
}

QTEST_GUILESS_MAIN(tst_Structure)
#include "tst_structure.moc"
