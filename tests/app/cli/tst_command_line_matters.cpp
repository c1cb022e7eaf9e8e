// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "command_line.h"
#include "tests/parity/synthetic_checkpoint.h"

#include <QJsonArray>
#include <QtTest>

using namespace filigree;

// The program with matting networks installed as a user would. Their weights are made by formula,
// so the alpha means nothing; that it is theirs, and only where the trimap leaves it open, does.
class tst_CommandLineMatters final : public QObject
{
    Q_OBJECT
private slots:
    // From a file of weights to the exported frames of a clip.
    void anInstalledNetworkMattesAClip_data();
    void anInstalledNetworkMattesAClip();
};

namespace {

constexpr int frames = 3;

//! Pixels of the exported frames that are neither background nor foreground.
int softPixels(const CommandLine &line, const QString &folder)
{
    int count = 0;
    for (int frame = 0; frame < frames; ++frame) {
        const QImage image(line.path(QString("%1/%2.png").arg(folder).arg(frame)));
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                count += qAlpha(image.pixel(x, y)) > 10 && qAlpha(image.pixel(x, y)) < 245;
        }
    }
    return count;
}

} // namespace

void tst_CommandLineMatters::anInstalledNetworkMattesAClip_data()
{
    QTest::addColumn<QString>("network");
    QTest::newRow("MEMatte") << "mematte_s";
    QTest::newRow("ViTMatte") << "vitmatte_s";
}

void tst_CommandLineMatters::anInstalledNetworkMattesAClip()
{
    QFETCH(QString, network);
    const CommandLine line;
    line.makeClip(frames);
    qputenv("FILIGREE_MODELS", line.path("models").toUtf8());
    const auto matte = [&](const QString &matter, const QString &folder) {
        return line.run(
            line.matte({"--box", CommandLine::boxOn(0), "--matter", matter, "--smooth", "0",
                        "--export", "png:" + folder + "/%d.png", "--report", folder + ".json"}));
    };
    const Outcome missing = matte(network, "missing");
    QCOMPARE(missing.code, 1);
    QVERIFY2(missing.err.contains("models download " + network), qPrintable(missing.err));

    const QString file = line.path("weights.safetensors");
    const Result<> written =
        parity::writeSyntheticCheckpoint(network.toStdString(), file.toStdString(),
                                         {{"decoder.matting_head.matting_convs.3.bias", -0.2}});
    QVERIFY2(written, written ? "" : written.error().message.c_str());
    const Outcome imported = line.run({"models", "import", file});
    QVERIFY2(imported.code == 0, qPrintable(imported.err));

    using Run = std::pair<QString, QString>;
    for (const auto &[matter, folder] : {Run(network, "own"), Run("builtin", "other")}) {
        const Outcome outcome = matte(matter, folder);
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        const QJsonObject report = line.json(folder + ".json");
        QCOMPARE(report["status"].toString(), "done");
        QVERIFY(report["exports"].toArray().first()["verdict"]["ok"].toBool());
    }
    for (int frame = 0; frame < frames; ++frame) {
        const QImage image(line.path(QString("own/%1.png").arg(frame)));
        QCOMPARE(image.size(), QSize(96, 64));
        QCOMPARE(qAlpha(image.pixel(2, 2)), 0); // far from the disc
        QCOMPARE(qAlpha(image.pixel(CommandLine::centre(frame).toPoint())), 255);
    }
    // The solver finds the disc's edge, a pixel wide; weights without meaning leave all of the
    // unknown region soft.
    const int own = softPixels(line, "own");
    const int solved = softPixels(line, "other");
    QVERIFY2(own > 2 * solved, qPrintable(QString("%1 and %2").arg(own).arg(solved)));
}

QTEST_GUILESS_MAIN(tst_CommandLineMatters)
#include "tst_command_line_matters.moc"
