// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "command_line.h"
#include "project_io/media/clip.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace filigree;

// What comes in and goes out by options that other tests do not use. Each start of the program
// takes seconds, so one run does much.
class tst_CommandLineKinds final : public QObject
{
    Q_OBJECT
private slots:
    // A prompts file, corrected on the command line, and kinds that nothing else writes end to end.
    void aPromptsFileBecomesEveryKind();
    // A clip with an alpha of its own can be taken up from it.
    void theOwnAlphaIsASeed();

private:
    Outcome makeKinds(); //!< "cut" is the disc with its alpha.
    CommandLine m_line;
};

namespace {

constexpr int frames = 4;
constexpr int prompted = 1;
constexpr int absent = 3; //!< The frame that the disc is said not to be on.

QImage grey(const QString &path)
{
    return QImage(path).convertToFormat(QImage::Format_Grayscale8);
}

} // namespace

Outcome tst_CommandLineKinds::makeKinds()
{
    m_line.makeClip(frames);
    const QPointF at = CommandLine::centre(prompted);
    const QJsonObject disc{
        {"id", 5}, {"name", "disc"}, {"click", QJsonObject{{"x", at.x()}, {"y", at.y()}}}};
    const QJsonObject root{
        {"width", 96}, {"height", 64}, {"frame", prompted}, {"objects", QJsonArray{disc}}};
    QFile file(m_line.path("prompts.json"));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(root).toJson()) < 0)
        return {};
    file.close();
    QStringList words{"--prompts", "prompts.json",
                      "--object",  "disc",
                      "--absent",  QString::number(absent),
                      "--threads", "1",
                      "--report",  "r.json"};
    for (const char *one :
         {"prores4444xq:xq.mov", "vp9:v.webm", "ffv1-foreground:f.mkv", "tiff16:tiffs", "exr:exrs",
          "exr32+straight+display:floats", "png:cut", "png-trimap:trimaps", "png-mask:masks"})
        words << "--export" << one;
    return m_line.run(m_line.matte(words));
}

void tst_CommandLineKinds::aPromptsFileBecomesEveryKind()
{
    const Outcome outcome = makeKinds();
    QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    const QJsonObject report = m_line.json("r.json");
    QCOMPARE(report["objects"].toArray().size(), 1);
    const QJsonArray exports = report["exports"].toArray();
    QCOMPARE(exports.size(), 9);
    for (const QJsonValue one : exports)
        QVERIFY2(one["verdict"]["ok"].toBool(), qPrintable(one["export"].toString()));
    struct File
    {
        const char *name;
        const char *codec;
        int depth;
        bool isFloat;
        bool hasAlpha;
    };
    for (const File &file :
         {File{"xq.mov", "prores", 12, false, true}, File{"v.webm", "vp9", 8, false, true},
          File{"f.mkv", "ffv1", 16, false, false}, File{"tiffs", "tiff", 16, false, true},
          File{"exrs", "exr", 16, true, true}, File{"floats", "exr", 32, true, true}}) {
        const auto clip = Clip::open(m_line.path(file.name).toStdString());
        QVERIFY2(clip, clip ? "" : clip.error().message.c_str());
        const ClipInfo &info = (*clip)->info();
        qInfo("%s: %s, %s, %d bits", file.name, info.codec.c_str(), info.pixelFormat.c_str(),
              info.bitDepth);
        QCOMPARE(info.frameCount, frames);
        QVERIFY(info.size == (Size{96, 64}));
        QCOMPARE(QString::fromStdString(info.codec), file.codec);
        QCOMPARE(info.bitDepth, file.depth);
        QCOMPARE(info.isFloat, file.isFloat);
        QCOMPARE(info.hasAlpha, file.hasAlpha);
    }
    for (const int frame : {0, prompted, absent}) { // in between the two have equal weight
        const QString name = QString("/%1.png").arg(frame, 5, 10, QChar('0'));
        const QImage cut(m_line.path("cut" + name));
        const QImage trimap = grey(m_line.path("trimaps" + name));
        const QImage mask = grey(m_line.path("masks" + name));
        const QPoint inside = CommandLine::centre(frame).toPoint();
        const int there = frame == absent ? 0 : 255;
        for (const int level :
             {qAlpha(cut.pixel(inside)), qGray(trimap.pixel(inside)), qGray(mask.pixel(inside))})
            QVERIFY2(level == there, qPrintable(name + QString(" has %1").arg(level)));
        QCOMPARE(qGray(trimap.pixel(2, 2)), 0);
        QSet<int> levels;
        for (int y = 0; y < 64; ++y) {
            for (int x = 0; x < 96; ++x)
                levels.insert(qGray(trimap.pixel(x, y)));
        }
        QCOMPARE(levels, frame == absent ? QSet<int>({0}) : QSet<int>({0, 128, 255}));
    }
}

void tst_CommandLineKinds::theOwnAlphaIsASeed()
{
    if (!QDir(m_line.path("cut")).exists())
        QCOMPARE(makeKinds().code, 0);
    const Outcome outcome = m_line.run({"matte",    "cut",
                                        "--in",     "0",
                                        "--out",    "1",
                                        "--budget", "none",
                                        "--object", "masked",
                                        "--mask",   "source",
                                        "--object", "given",
                                        "--trimap", "source",
                                        "--export", "png-mask:own/%o",
                                        "--export", "png-trimap:own/%o-trimap",
                                        "--report", "own.json"});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    const QImage cut(m_line.path("cut/00000.png"));
    const QImage mask = grey(m_line.path("own/masked/00000.png"));
    const QImage trimap = grey(m_line.path("own/given-trimap/00000.png"));
    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 96; ++x) {
            const int alpha = qAlpha(cut.pixel(x, y));
            QCOMPARE(qGray(mask.pixel(x, y)), alpha >= 128 ? 255 : 0);
            if (alpha == 0 || alpha == 255)
                QCOMPARE(qGray(trimap.pixel(x, y)), alpha);
        }
    }
    QCOMPARE(m_line.made("own.json", "masks"), 2); // the given one's is not tracked
}

QTEST_GUILESS_MAIN(tst_CommandLineKinds)
#include "tst_command_line_kinds.moc"
