// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "command_line.h"
#include "tests/app/owl_in_store.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

#include <cmath>

using namespace filigree;

// "filigree matte --like", with a checkpoint of made-up weights: what it finds has no meaning, but
// the way from an object to more of its kind is that of the published one.
class tst_FindLike final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    // A script must learn what is missing, and that nothing was made.
    void problemsAreNamed_data();
    void problemsAreNamed();
    // An object that is given by a prompt, to others that are saved with where they come from.
    void othersBecomeObjects();
    // The first of those found is what "1" asks for, also where that is the object itself.
    void theFirstIsTakenThoughItIsKnown();
    // The object of a saved project serves as well, on another frame.
    void objectsOfAProjectAreExamples();
    void cleanupTestCase();

private:
    QStringList objectNames(const QString &project) const
    {
        QStringList names;
        const Outcome info = m_line->run({"info", project, "--json"});
        const QJsonObject clip = QJsonDocument::fromJson(info.out.toUtf8())
                                     .object()["clips"]
                                     .toArray()
                                     .first()
                                     .toObject();
        for (const auto &object : clip["objects"].toArray())
            names << object.toObject()["name"].toString();
        return names;
    }

    QTemporaryDir m_models;
    std::unique_ptr<CommandLine> m_line;
};

void tst_FindLike::initTestCase()
{
    listOwl(m_models);
    m_line = std::make_unique<CommandLine>();
    m_line->makeClip(2);

    const Outcome none =
        m_line->run(m_line->matte({"--object", "disc", "--box", CommandLine::boxOn(0), "--like",
                                   "disc", "--save", "none.filigree"}));
    QCOMPARE(none.code, 1);
    QVERIFY2(none.err.contains("models download " + owl), qPrintable(none.err));
    QVERIFY(m_line->bytes("none.filigree").isEmpty());

    installOwl(m_models);
}

void tst_FindLike::problemsAreNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    const QStringList disc{"--text-engine",      "builtin", "--object", "disc", "--box",
                           CommandLine::boxOn(0)}; // it is quick to start
    QTest::newRow("no name") << disc + QStringList{"--like", "@1"} << 2 << "--like";
    QTest::newRow("no such object") << disc + QStringList{"--like", "dog"} << 1 << "'dog'";
    QTest::newRow("no such frame")
        << disc + QStringList{"--like", "disc@7"} << 1 << "does not exist";
    QTest::newRow("no such speed")
        << disc + QStringList{"--like", "disc", "--text-speed", "ludicrous"} << 2 << "ludicrous";
    QTest::newRow("words alone") << disc + QStringList{"--like", "disc"} << 1 << "OWLv2";
}

void tst_FindLike::problemsAreNamed()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, says);
    const Outcome outcome =
        m_line->run(m_line->matte(arguments + QStringList{"--save", "none.filigree"}));
    QCOMPARE(outcome.code, code);
    QVERIFY2(outcome.err.contains(says), qPrintable(outcome.err));
    QVERIFY(m_line->bytes("none.filigree").isEmpty());
}

void tst_FindLike::othersBecomeObjects()
{
    const Outcome outcome = m_line->run(
        m_line->matte({"--object", "disc", "--box", CommandLine::boxOn(0), "--like", "disc",
                       "--text-speed", "small", "--save", "p.filigree", "--report", "r.json"}));
    QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    QVERIFY2(outcome.out.contains(QString::fromUtf8("\u2248 disc")), qPrintable(outcome.out));
    const QJsonObject found = m_line->json("r.json")["texts"].toArray().first().toObject();
    QCOMPARE(found["frame"].toInt(), 0);
    QCOMPARE(found["engine"].toString(), owl);
    int taken = 0;
    for (const auto &one : found["candidates"].toArray()) {
        const QString object = one.toObject()["object"].toString();
        QVERIFY(object.isEmpty() || object == "disc 2");
        QVERIFY(object.isEmpty() || one.toObject()["known"].toString().isEmpty());
        taken += !object.isEmpty();
    }
    QCOMPARE(taken, 1); // the best that is not the disc itself
    QCOMPARE(objectNames("p.filigree"), QStringList({"disc", "disc 2"}));
}

void tst_FindLike::theFirstIsTakenThoughItIsKnown()
{
    const auto candidates = [&] {
        const QJsonArray texts = m_line->json("r.json")["texts"].toArray();
        return texts.first().toObject()["candidates"].toArray();
    };
    // Nothing is more like a thing than itself, where it is one that the network boxes.
    const QJsonArray box = candidates()[0].toObject()["box"].toArray();
    QImage mask(96, 64, QImage::Format_Grayscale8);
    mask.fill(0);
    for (int y = int(std::ceil(box[1].toDouble())); y <= box[3].toDouble(); ++y) {
        for (int x = int(std::ceil(box[0].toDouble())); x <= box[2].toDouble(); ++x)
            mask.setPixel(x, y, 0xffffffff);
    }
    QVERIFY(mask.save(m_line->path("thing.png")));
    const Outcome outcome =
        m_line->run(m_line->matte({"--object", "thing", "--mask", m_line->path("thing.png"),
                                   "--like", "thing", "--text-speed", "small", "--text-pick", "1",
                                   "--save", "first.filigree", "--report", "r.json"}));
    QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    QCOMPARE(candidates()[0].toObject()["known"].toString(), "thing");
    QCOMPARE(candidates()[0].toObject()["object"].toString(), "thing");
    QCOMPARE(candidates()[1].toObject()["object"].toString(), "");
    QCOMPARE(objectNames("first.filigree"), QStringList("thing"));
}

void tst_FindLike::objectsOfAProjectAreExamples()
{
    const Outcome outcome = m_line->run({"matte", "p.filigree", "--like", "disc@1", "--text-speed",
                                         "small", "--text-pick", "2", "--report", "r.json"});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    const QJsonObject found = m_line->json("r.json")["texts"].toArray().first().toObject();
    QCOMPARE(found["frame"].toInt(), 1);
    QCOMPARE(found["candidates"].toArray()[1].toObject()["object"].toString(), "disc 2");
    QCOMPARE(objectNames("p.filigree"), QStringList({"disc", "disc 2"}));
}

void tst_FindLike::cleanupTestCase()
{
    m_line.reset();
}

QTEST_GUILESS_MAIN(tst_FindLike)
#include "tst_find_like.moc"
