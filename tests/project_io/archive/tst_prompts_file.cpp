// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/prompts_file.h"
#include "tests/project_io/archive/fixtures.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QtTest>

using namespace filigree;
using namespace filigree::fixtures;

class tst_PromptsFile final : public QObject
{
    Q_OBJECT
private slots:
    void readsWhatTheFormatSays();
    void readsFramesOfTheirOwn();
    // A wrong prompt makes a wrong matte hours later, so it is said at once and where it is.
    void mistakesAreNamed_data();
    void mistakesAreNamed();
    // A newer program's prompts would be missed, and nobody told.
    void unknownPromptsAreToldNotRead();
    // The prompts of the developers' clips.
    void readsTheSharedClips();

private:
    Result<PromptsFile> read(const QByteArray &json)
    {
        setContents(m_folder.filePath("prompts.json"), json);
        return readPromptsFile(m_folder.filePath("prompts.json").toStdString());
    }
    QTemporaryDir m_folder;
};

void tst_PromptsFile::readsWhatTheFormatSays()
{
    const auto file =
        read(R"({"clip":"zwei","frames":"frames","frame_count":48,"width":848,"height":480,"fps":24,
        "frame":3,"objects":[{"id":7,"name":"Bär","click":{"x":200,"y":397.5,"positive":true},
        "box":[29,214,311,479]},{"id":2,"click":{"x":1,"y":2,"positive":false}}]})");
    QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
    QCOMPARE(file->clip, "zwei");
    QCOMPARE(file->frameCount, 48);
    QVERIFY(file->size == (Size{848, 480}));
    QCOMPARE(file->framesPerSecond, 24.0);
    QCOMPARE(file->objects.size(), std::size_t(2));
    QCOMPARE(file->objects[0].name, "Bär");
    const PromptSet expected{
        {3,
         {{7, {PointPrompt{{200, 397.5}, true}, BoxPrompt{{29, 214, 311, 479}}}},
          {2, {PointPrompt{{1, 2}, false}}}}}};
    QVERIFY(file->prompts == expected);
}

void tst_PromptsFile::readsFramesOfTheirOwn()
{
    const auto file =
        read(R"({"objects":[{"name":"a","frame":5,"clicks":[{"x":1,"y":1},{"x":2,"y":2,"frame":9}],
        "boxes":[{"box":[0,0,4,4],"frame":9}],"absent":[20,21]},{"box":[1,1,2,2]}]})");
    QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
    const PromptSet expected{{0, {{2, {BoxPrompt{{1, 1, 2, 2}}}}}},
                             {5, {{1, {PointPrompt{{1, 1}, true}}}}},
                             {9, {{1, {PointPrompt{{2, 2}, true}, BoxPrompt{{0, 0, 4, 4}}}}}},
                             {20, {{1, {AbsentPrompt{}}}}},
                             {21, {{1, {AbsentPrompt{}}}}}};
    QVERIFY(file->prompts == expected);
}

void tst_PromptsFile::unknownPromptsAreToldNotRead()
{
    const auto file = read(R"({"note":"by hand","objects":[{"absent":[0]},
        {"id":4,"click":{"x":1,"y":2},"strokes":[[1,2]]}]})");
    QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
    QCOMPARE(file->leftOut, (std::vector<std::string>{"strokes of object 4"}));
    QCOMPARE(file->prompts.at(0).at(4).size(), std::size_t(1));
}

void tst_PromptsFile::mistakesAreNamed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *json, const char *says) {
        QTest::newRow(name) << QByteArray(json) << QString(says);
    };
    row("no JSON", "{\"objects\":", "byte");
    row("a list", "[]", "object");
    row("no objects", "{}", "objects");
    row("empty objects", R"({"objects":[]})", "objects");
    row("nothing to go by", R"({"objects":[{"id":1}]})", "objects[0].click");
    row("id twice", R"({"objects":[{"id":1,"absent":[0]},{"id":1,"absent":[0]}]})",
        "objects[1].id");
    row("click without y", R"({"objects":[{"click":{"x":1}}]})", "objects[0].click.y");
    row("text for a number", R"({"objects":[{"click":{"x":"1","y":2}}]})", "objects[0].click.x");
    row("click outside", R"({"width":10,"height":10,"objects":[{"click":{"x":10,"y":2}}]})",
        "click.x");
    row("short box", R"({"objects":[{"box":[1,2,3]}]})", "objects[0].box");
    row("box backwards", R"({"objects":[{"box":[9,0,1,5]}]})", "ends before");
    row("box outside", R"({"width":10,"height":10,"objects":[{"box":[20,0,30,5]}]})", "outside");
    row("frame beyond", R"({"frame_count":5,"frame":5,"objects":[{"absent":[0]}]})", "frame");
    row("a prompt of another kind", R"({"objects":[{"strokes":[[1,2]]}]})", "has no prompt");
    row("a mistyped field of a click", R"({"objects":[{"click":{"x":1,"y":2,"postive":false}}]})",
        "objects[0].click.postive");
    row("a mistyped field of a box", R"({"objects":[{"boxes":[{"box":[1,2,3,4],"fame":2}]}]})",
        "objects[0].boxes[0].fame");
    row("absent beyond", R"({"frame_count":5,"objects":[{"absent":[7]}]})", "absent");
}

void tst_PromptsFile::mistakesAreNamed()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, says);
    const auto file = read(json);
    QVERIFY(!file);
    QCOMPARE(file.error().kind, Error::Kind::InvalidInput);
    const QString message = QString::fromStdString(file.error().message);
    QVERIFY2(message.contains(says) && message.contains("prompts.json"), qPrintable(message));
    const auto missing = readPromptsFile("/nowhere/prompts.json");
    QVERIFY(!missing && missing.error().kind == Error::Kind::NotFound);
}

void tst_PromptsFile::readsTheSharedClips()
{
    const QString clips = QStringLiteral(FILIGREE_SOURCE_DIR "/../shared/data/clips");
    if (!QFileInfo::exists(clips))
        QSKIP("../shared/data is not there: the prompts of its clips are not read");
    int read = 0;
    QDirIterator it(clips, {"prompts.json"}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const auto file = readPromptsFile(it.next().toStdString());
        QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
        QVERIFY(!file->objects.empty());
        for (const PromptsFileObject &object : file->objects)
            QCOMPARE(file->prompts.at(0).at(object.id).size(), std::size_t(2));
        ++read;
    }
    QVERIFY(read > 0);
}

QTEST_APPLESS_MAIN(tst_PromptsFile)
#include "tst_prompts_file.moc"
