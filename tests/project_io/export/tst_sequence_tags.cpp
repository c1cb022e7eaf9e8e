// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "export_files.h"
#include "project_io/export/image_codec.h"
#include "project_io/media/clip.h"
#include "project_io/model/timecode.h"
#include "synthetic_clip.h"

#include <QSet>
#include <QtEndian>
#include <QtTest>

#include <cmath>

using namespace filigree;

//! What the files of a sequence say of their pixels, and the report of what they cannot say.
class tst_SequenceTags final : public QObject
{
    Q_OBJECT
private slots:
    void imageFilesSayWhatTheirAlphaIs();
    void sequencesKeepTheirShape();
    // Two frames of one label cannot be told apart in the edit.
    void exrLabelsEachFrame_data();
    void exrLabelsEachFrame();
    // Colours that nobody can name any more are read wrong without a word.
    void lostTagsAreNoted_data();
    void lostTagsAreNoted();
};

namespace {

Result<ExportReport> exported(const QTemporaryDir &folder, const char *spec,
                              const SyntheticClip &clip)
{
    return exportClip(settingsFor(spec, folder), clip.info, clip.provider());
}

QString wrongChecks(const ExportReport &report)
{
    QStringList wrong;
    for (const ExportCheck &check : report.verdict.checks)
        if (!check.ok)
            wrong << QString::fromStdString(check.name + ": " + check.expected + ", found "
                                            + check.found);
    return wrong.join("; ");
}

#define VERIFY_EXPORT(report)                                                                      \
    QVERIFY2(report, report ? "" : report.error().message.c_str());                                \
    QVERIFY2(report->verdict.ok, qPrintable(wrongChecks(*report)))

} // namespace

void tst_SequenceTags::imageFilesSayWhatTheirAlphaIs()
{
    const QTemporaryDir folder;
    SyntheticClip clip(2);
    clip.info.startTimecode = "01:02:03:04";
    clip.info.tags = clip.info.assumed = {9, 16, 9, false};
    const auto metadata = [](const Result<ExportReport> &report, ExportFormat format, int index) {
        return *readMetadata(*fileBytes(report->files[std::size_t(index)]), format);
    };
    const auto tiff = exported(folder, "tiff16+premultiplied:t", clip);
    VERIFY_EXPORT(tiff);
    QVERIFY(metadata(tiff, ExportFormat::Tiff16, 0).alphaIsPremultiplied);
    const auto straight = exported(folder, "tiff16:s", clip);
    VERIFY_EXPORT(straight);
    QVERIFY(!metadata(straight, ExportFormat::Tiff16, 0).alphaIsPremultiplied);
    const auto png = exported(folder, "png16:p", clip);
    VERIFY_EXPORT(png);
    const ImageMetadata pngSays = metadata(png, ExportFormat::Png16, 1);
    QCOMPARE(pngSays.primaries, 9);
    QCOMPARE(pngSays.transfer, 16);
    QCOMPARE(pngSays.note,
             std::string("content=foreground+alpha; alpha=straight; colour=decontaminated; "
                         "object=object"));
    const auto exr = exported(folder, "exr:e", clip);
    VERIFY_EXPORT(exr);
    const ImageMetadata exrSays = metadata(exr, ExportFormat::ExrHalf, 1);
    QCOMPARE(exrSays.timecode, std::string("01:02:03:05"));
    QCOMPARE(exrSays.primaries, 9);
    QVERIFY(exrSays.note.find("alpha=premultiplied") != std::string::npos);
    QVERIFY(exrSays.note.find("linear, from PQ") != std::string::npos);
}

void tst_SequenceTags::sequencesKeepTheirShape()
{
    const QTemporaryDir folder;
    SyntheticClip clip(2);
    clip.info.pixelAspect = {16, 15};
    for (const char *spec : {"png:p", "tiff16:t", "exr:e"}) {
        const auto report = exported(folder, spec, clip);
        VERIFY_EXPORT(report);
        const Rational found = (*Clip::open(report->files.front()))->info().pixelAspect;
        QVERIFY2(std::abs(found.value() * 15 / 16 - 1) < 5e-3, spec);
    }
}

void tst_SequenceTags::exrLabelsEachFrame_data()
{
    QTest::addColumn<int>("num");
    QTest::addColumn<int>("den");
    QTest::addColumn<QString>("start");
    QTest::newRow("24") << 24 << 1 << "01:00:00:12";
    QTest::newRow("29.97 drop-frame") << 30000 << 1001 << "01:00:59;10";
    QTest::newRow("48") << 48 << 1 << "01:00:00:30";
    QTest::newRow("50") << 50 << 1 << "01:00:00:03";
    QTest::newRow("59.94 drop-frame") << 60000 << 1001 << "01:00:59;20";
    QTest::newRow("60") << 60 << 1 << "01:00:00:00";
}

void tst_SequenceTags::exrLabelsEachFrame()
{
    QFETCH(int, num);
    QFETCH(int, den);
    QFETCH(QString, start);
    const QTemporaryDir folder;
    SyntheticClip clip(70, {16, 8});
    clip.info.frameRate = {num, den};
    clip.info.startTimecode = start.toStdString();
    const auto report = exported(folder, "exr:e", clip);
    VERIFY_EXPORT(report);
    QSet<quint64> labels;
    for (int frame = 0; frame < 70; ++frame) {
        const Bytes file = *fileBytes(report->files[std::size_t(frame)]);
        const std::string expected =
            *advancedTimecode(clip.info.startTimecode, clip.info.frameRate, frame);
        QCOMPARE(readMetadata(file, ExportFormat::ExrHalf)->timecode, expected);
        // By the layout of OpenEXR's TimeCode: units and tens of frames below bit 6, the field
        // in bit 15.
        const QByteArray bytes(reinterpret_cast<const char *>(file.data()), int(file.size()));
        const qsizetype at = bytes.indexOf(QByteArray("timeCode\0timecode\0\10\0\0\0", 22));
        QVERIFY(at > 0);
        const quint32 label = qFromLittleEndian<quint32>(bytes.constData() + at + 22);
        const int shown = std::stoi(expected.substr(9));
        const bool inPairs = num > 30 * den;
        QCOMPARE(int((label >> 4 & 3) * 10 + (label & 15)), inPairs ? shown / 2 : shown);
        QCOMPARE(bool(label & 1u << 15), inPairs && shown % 2 == 1);
        labels.insert(label);
    }
    QCOMPARE(labels.size(), 70);
}

void tst_SequenceTags::lostTagsAreNoted_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<int>("primaries");
    QTest::addColumn<int>("transfer");
    QTest::addColumn<QString>("lost"); // empty: nothing
    QTest::newRow("PNG with both") << QByteArray("png:a") << 9 << 16 << "";
    QTest::newRow("PNG with primaries alone") << QByteArray("png:a") << 9 << 2 << "primaries (9)";
    QTest::newRow("PNG with a transfer alone") << QByteArray("png:a") << 2 << 16 << "transfer (16)";
    QTest::newRow("TIFF") << QByteArray("tiff16:a") << 9 << 16 << "primaries (9) and transfer (16)";
    QTest::newRow("untagged TIFF") << QByteArray("tiff16:a") << 2 << 2 << "";
    QTest::newRow("linear EXR") << QByteArray("exr:a") << 9 << 16 << "";
    QTest::newRow("EXR of other primaries") << QByteArray("exr:a") << 22 << 1 << "primaries (22)";
    QTest::newRow("EXR as displayed") << QByteArray("exr+display:a") << 1 << 1 << "transfer (1)";
    QTest::newRow("an alpha") << QByteArray("tiff16-alpha:a") << 9 << 16 << "";
}

void tst_SequenceTags::lostTagsAreNoted()
{
    QFETCH(QByteArray, spec);
    QFETCH(int, primaries);
    QFETCH(int, transfer);
    QFETCH(QString, lost);
    const QTemporaryDir folder;
    SyntheticClip clip(2);
    clip.info.tags.primaries = primaries;
    clip.info.tags.transfer = transfer;
    const auto report = exported(folder, spec, clip);
    VERIFY_EXPORT(report);
    QCOMPARE(report->notes.empty(), lost.isEmpty());
    if (!lost.isEmpty())
        QVERIFY2(report->notes.front().find(" their " + lost.toStdString() + ":")
                     != std::string::npos,
                 report->notes.front().c_str());
}

QTEST_APPLESS_MAIN(tst_SequenceTags)
#include "tst_sequence_tags.moc"
