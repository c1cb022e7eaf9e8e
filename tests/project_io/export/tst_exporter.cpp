// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/exporter.h"

#include "project_io/export/file_names.h"
#include "project_io/export/prores_header.h"
#include "project_io/media/av_types.h"
#include "project_io/media/clip.h"
#include "synthetic_clip.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace filigree;

class tst_Exporter final : public QObject
{
    Q_OBJECT
private slots:
    // Each kind has to come back as what was rendered, by its own check and by the eye of Clip.
    void everyKindComesBack_data();
    void everyKindComesBack();
    // Odd sizes break subsampled chroma and slices.
    void oddSizesComeBack_data();
    void oddSizesComeBack();
    // Apple's hardware decoder shows the file as opaque unless these very bytes are right.
    void proResBytesAreRight_data();
    void proResBytesAreRight();
    // Each tag on its own: one id for all three makes wrong colours (BT.2020's 9 is "log" as a
    // transfer).
    void tagsPassOneByOne_data();
    void tagsPassOneByOne();
    // The start of a shot in the edit is the clip's timecode plus the in point.
    void timeAndShapePass_data();
    void timeAndShapePass();
    // A timecode that the export cannot have must not stop it, nor be dropped in silence.
    void timecodesThatCannotBeKeptAreNoted();
    // Numbers as in the source let an export lie beside it, frame by frame.
    void sequencesAreNumberedAsTheSource();
    void stillsAreOneFile();
    // Old background left in the edges without a word would pass for a decontaminated export.
    void missingForegroundsAreNoted();
};

namespace {

std::string verdictText(const ExportReport &report)
{
    std::string text;
    for (const ExportCheck &check : report.verdict.checks)
        text += (check.ok ? "  ok: " : "  WRONG: ") + check.name + ": expected " + check.expected
            + ", found " + check.found + "\n";
    return text;
}

Result<ExportReport> exported(const QTemporaryDir &folder, const QString &spec,
                              const SyntheticClip &clip, ExportSettings settings = {})
{
    const ExportSettings parsed = *parseExportSpec(spec.toStdString());
    settings.format = parsed.format;
    settings.content = parsed.content;
    settings.premultiplied = parsed.premultiplied;
    settings.decontaminated = parsed.decontaminated;
    settings.linearLight = parsed.linearLight;
    settings.path = folder.filePath(QString::fromStdString(parsed.path)).toStdString();
    return exportClip(settings, clip.info, clip.provider());
}

#define VERIFY_EXPORT(report)                                                                      \
    QVERIFY2(report, report ? "" : report.error().message.c_str());                                \
    QVERIFY2(report->verdict.ok, verdictText(*report).c_str())

} // namespace

void tst_Exporter::everyKindComesBack_data()
{
    QTest::addColumn<QString>("spec");
    for (const char *kind :
         {"prores4444", "prores4444xq", "ffv1", "vp9", "png", "png16", "tiff16", "exr", "exr32"}) {
        const QString name(kind);
        const bool movie = !isSequence(parseExportSpec(name.toStdString() + ":x")->format);
        const QString path = movie ? ":movie" : ":%o/%05d";
        QTest::newRow(kind) << name + path;
        QTest::newRow(qPrintable(name + " straight as shot")) << name + "+straight+asshot" + path;
        QTest::newRow(qPrintable(name + " premultiplied")) << name + "+premultiplied" + path;
        QTest::newRow(qPrintable(name + " alpha")) << name + "-alpha" + path;
        QTest::newRow(qPrintable(name + " mask")) << name + "-mask" + path;
        QTest::newRow(qPrintable(name + " trimap")) << name + "-trimap" + path;
        QTest::newRow(qPrintable(name + " foreground")) << name + "-foreground" + path;
    }
    QTest::newRow("display-referred EXR") << "exr+display:%o/%05d";
}

void tst_Exporter::everyKindComesBack()
{
    QFETCH(QString, spec);
    const QTemporaryDir folder;
    const SyntheticClip clip(10);
    const auto report = exported(folder, spec, clip);
    VERIFY_EXPORT(report);
    QCOMPARE(report->framesWritten, 10);
    QCOMPARE(report->files.size(), spec.contains("%05d") ? std::size_t(10) : std::size_t(1));
    QVERIFY(report->bytes > 0);
    QVERIFY(report->verdict.checks.size() >= 8);

    // Not by the exporter's own check: the alpha at the disc's soft edge, as any reader sees it.
    const ExportSettings settings = *parseExportSpec(spec.toStdString());
    auto opened = Clip::open(report->files.front());
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    const auto frame = (*opened)->read(4);
    QVERIFY2(frame, frame ? "" : frame.error().message.c_str());
    const Image &image = *frame->image;
    QCOMPARE(image.channels() == 4, hasAlphaChannel(settings.content));
    if (settings.content != ExportContent::ForegroundAndAlpha
        && settings.content != ExportContent::AlphaOnly)
        return;
    const bool lossy = isYCbCr(settings.format);
    for (int x = 0; x < clip.info.size.width; x += 3) {
        const int c = hasAlphaChannel(settings.content) ? 3 : 0;
        const double found = image.type() == PixelType::U16
            ? image.row<std::uint16_t>(32)[x * image.channels() + c] / 65535.0
            : double(image.row<float>(32)[x * image.channels() + c]);
        const double wanted = double(clip.alphaAt(4, x, 32));
        QVERIFY2(std::abs(found - wanted) < (lossy ? 0.06 : 0.0021),
                 qPrintable(QString("x %1: %2 instead of %3").arg(x).arg(found).arg(wanted)));
    }
}

void tst_Exporter::oddSizesComeBack_data()
{
    QTest::addColumn<QString>("spec");
    for (const char *spec : {"prores4444:a", "ffv1:a", "vp9:a", "png:%d", "tiff16:%d", "exr:%d"})
        QTest::newRow(spec) << spec;
}

void tst_Exporter::oddSizesComeBack()
{
    QFETCH(QString, spec);
    const QTemporaryDir folder;
    const SyntheticClip clip(3, {67, 45});
    const auto report = exported(folder, spec, clip);
    VERIFY_EXPORT(report);
}

void tst_Exporter::proResBytesAreRight_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<int>("alphaByte");
    QTest::addColumn<int>("depth");
    QTest::addColumn<QByteArray>("fourCc");
    QTest::newRow("4444") << "prores4444:a.mov" << 0x02 << 32 << QByteArray("ap4h");
    QTest::newRow("XQ") << "prores4444xq:a.mov" << 0x02 << 32 << QByteArray("ap4x");
    QTest::newRow("alpha as grey") << "prores4444-alpha:a.mov" << 0x00 << 24 << QByteArray("ap4h");
}

void tst_Exporter::proResBytesAreRight()
{
    QFETCH(QString, spec);
    QFETCH(int, alphaByte);
    QFETCH(int, depth);
    QFETCH(QByteArray, fourCc);
    const QTemporaryDir folder;
    SyntheticClip clip(4);
    clip.info.tags = clip.info.assumed = {9, 16, 9, false};
    const auto report = exported(folder, spec, clip);
    VERIFY_EXPORT(report);
    QFile file(folder.filePath("a.mov"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();

    int frames = 0;
    for (qsizetype at = bytes.indexOf("icpf"); at >= 0;
         at = bytes.indexOf("icpf", at + 4), ++frames) {
        QCOMPARE(bytes.mid(at + 6, 2), QByteArray("\x00\x01", 2)); // reserved, bitstream version
        QCOMPARE(int(quint8(bytes[at + 16])) >> 6, 3); // 4:4:4
        QCOMPARE(int(quint8(bytes[at + 18])), 9); // primaries
        QCOMPARE(int(quint8(bytes[at + 19])), 16); // transfer
        QCOMPARE(int(quint8(bytes[at + 20])), 9); // matrix
        QCOMPARE(int(quint8(bytes[at + 21])), alphaByte);
    }
    QCOMPARE(frames, 4);
    // Sample description: size, format, then the depth 74 bytes after the format (QTFF, video
    // media).
    const qsizetype stsd = bytes.indexOf("stsd");
    QCOMPARE(bytes.mid(stsd + 16, 4), fourCc);
    QCOMPARE(int(quint8(bytes[stsd + 16 + 78])) * 256 + quint8(bytes[stsd + 16 + 79]), depth);
    const qsizetype colr = bytes.indexOf("colrnclc");
    QVERIFY(colr > 0);
    QCOMPARE(bytes.mid(colr + 8, 6), QByteArray("\0\x09\0\x10\0\x09", 6));
}

void tst_Exporter::tagsPassOneByOne_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<int>("primaries");
    QTest::addColumn<int>("transfer");
    QTest::addColumn<int>("matrix");
    for (const char *spec : {"prores4444:a", "ffv1:a", "vp9:a"}) {
        QTest::addRow("%s BT.601", spec) << spec << 6 << 6 << 6;
        QTest::addRow("%s BT.2020 HLG", spec) << spec << 9 << 18 << 9;
        QTest::addRow("%s P3 with sRGB over BT.709", spec) << spec << 12 << 13 << 1;
    }
}

void tst_Exporter::tagsPassOneByOne()
{
    QFETCH(QString, spec);
    QFETCH(int, primaries);
    QFETCH(int, transfer);
    QFETCH(int, matrix);
    const QTemporaryDir folder;
    SyntheticClip clip(2);
    clip.info.tags = clip.info.assumed = {primaries, transfer, matrix, false};
    const auto report = exported(folder, spec, clip);
    VERIFY_EXPORT(report);
    const ColourTags tags = (*Clip::open(report->files.front()))->info().tags;
    QCOMPARE(tags.primaries, primaries);
    QCOMPARE(tags.transfer, transfer);
    QCOMPARE(tags.matrix, spec.startsWith("ffv1") ? 0 : matrix); // FFV1 holds R'G'B'

    ExportSettings other;
    other.tags = {1, 2, 2, false}; // one of three set, the others as in the source
    other.overwrite = true;
    const auto changed = exported(folder, spec, clip, other);
    VERIFY_EXPORT(changed);
    const ColourTags changedTags = (*Clip::open(changed->files.front()))->info().tags;
    QCOMPARE(changedTags.primaries, 1);
    QCOMPARE(changedTags.transfer, transfer);
}

void tst_Exporter::timeAndShapePass_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<int>("num");
    QTest::addColumn<int>("den");
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("expected");
    for (const char *spec : {"prores4444:a", "ffv1:a", "vp9:a"}) {
        QTest::addRow("%s at 23.976", spec) << spec << 24000 << 1001 << "10:00:00:22"
                                            << "10:00:01:01";
        QTest::addRow("%s drop-frame", spec) << spec << 30000 << 1001 << "00:00:59;29"
                                             << "00:01:00;04";
        QTest::addRow("%s at 50", spec) << spec << 50 << 1 << "23:59:59:48"
                                        << "00:00:00:01";
        QTest::addRow("%s without a timecode", spec) << spec << 25 << 1 << ""
                                                     << "";
    }
}

void tst_Exporter::timeAndShapePass()
{
    QFETCH(QString, spec);
    QFETCH(int, num);
    QFETCH(int, den);
    QFETCH(QString, start);
    QFETCH(QString, expected);
    const QTemporaryDir folder;
    SyntheticClip clip(8);
    clip.info.frameRate = {num, den};
    clip.info.startTimecode = start.toStdString();
    clip.info.pixelAspect = {16, 15};
    ExportSettings settings;
    settings.range = {3, 6};
    const auto report = exported(folder, spec, clip, settings);
    VERIFY_EXPORT(report);
    const auto opened = Clip::open(report->files.front());
    const ClipInfo &info = (*opened)->info();
    QCOMPARE(info.frameCount, 4);
    QVERIFY(std::abs(info.frameRate.value() / (double(num) / den) - 1) < 1e-5);
    QCOMPARE(QString::fromStdString(info.startTimecode), expected);
    QVERIFY(std::abs(info.pixelAspect.value() * 15 / 16 - 1)
            < 0.6 / 96); // WebM: whole pixels of width

    settings.overwrite = true;
    settings.startTimecode = "05:06:07:08";
    settings.frameRate = {30, 1};
    const auto other = exported(folder, spec, clip, settings);
    VERIFY_EXPORT(other);
    const auto reopened = Clip::open(other->files.front());
    QCOMPARE((*reopened)->info().startTimecode, std::string("05:06:07:08"));
    QCOMPARE((*reopened)->info().frameRate.value(), 30.0);
}

void tst_Exporter::timecodesThatCannotBeKeptAreNoted()
{
    const QTemporaryDir folder;
    SyntheticClip clip(4);
    clip.info.frameRate = {50, 1};
    clip.info.startTimecode = "01:00:00:40";
    ExportSettings settings;
    settings.frameRate = {25, 1};
    const auto report = exported(folder, "ffv1:a", clip, settings);
    VERIFY_EXPORT(report);
    QCOMPARE(report->notes.size(), std::size_t(1));
    QVERIFY2(report->notes.front().find("01:00:00:40") != std::string::npos,
             report->notes.front().c_str());
    QCOMPARE((*Clip::open(report->files.front()))->info().startTimecode, std::string());
    settings.frameRate = {120, 1}; // more than EXR's field can count
    settings.startTimecode = "01:00:00:00";
    const auto fast = exported(folder, "exr:e", clip, settings);
    VERIFY_EXPORT(fast);
    QCOMPARE(fast->notes.size(), std::size_t(1));
}

void tst_Exporter::sequencesAreNumberedAsTheSource()
{
    const QTemporaryDir folder;
    SyntheticClip clip(6);
    clip.info.firstNumber = 1001;
    ExportSettings settings;
    settings.range = {2, 4};
    settings.objectName = "../cat/ö";
    const auto report = exported(folder, "png:seq/%o/m.%04d.png", clip, settings);
    VERIFY_EXPORT(report);
    QCOMPARE(
        QDir(folder.filePath(QStringLiteral("seq/_cat_ö"))).entryList(QDir::Files | QDir::Hidden),
        QStringList({"m.1003.png", "m.1004.png", "m.1005.png"}));
    settings.startNumber = 0;
    const auto renumbered = exported(folder, "png:zero", clip, settings);
    VERIFY_EXPORT(renumbered);
    QCOMPARE(QDir(folder.filePath("zero")).entryList(QDir::Files | QDir::Hidden),
             QStringList({"00000.png", "00001.png", "00002.png"}));
}

void tst_Exporter::stillsAreOneFile()
{
    const QTemporaryDir folder;
    SyntheticClip clip(1);
    clip.info.kind = ClipKind::Still;
    const auto report = exported(folder, "png:cut out.png", clip);
    VERIFY_EXPORT(report);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden),
             QStringList({"cut out.png"}));
}

void tst_Exporter::missingForegroundsAreNoted()
{
    const QTemporaryDir folder;
    SyntheticClip clip(3);
    clip.withForeground = false;
    for (const char *spec : {"ffv1:a", "png:b"}) {
        const auto report = exported(folder, spec, clip);
        VERIFY_EXPORT(report);
        QCOMPARE(report->notes.size(), std::size_t(1));
        QVERIFY2(report->notes.front().starts_with("3 frames"), report->notes.front().c_str());
    }
    const auto asShot = exported(folder, "ffv1+asshot:c", clip);
    VERIFY_EXPORT(asShot);
    QVERIFY(asShot->notes.empty());
}

QTEST_APPLESS_MAIN(tst_Exporter)
#include "tst_exporter.moc"
