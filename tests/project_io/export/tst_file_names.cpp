// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/file_names.h"

#include "project_io/export/exporter.h"
#include "project_io/model/timecode.h"

#include <QtTest>

using namespace filigree;

class tst_FileNames final : public QObject
{
    Q_OBJECT
private slots:
    // An object's name is anything the user typed and must stay one name in one folder.
    void objectNamesBecomeSafe_data();
    void objectNamesBecomeSafe();
    // Files must land where the pattern says, numbered as in the source.
    void patternsExpand_data();
    void patternsExpand();
    void wrongPatternsAreRefused_data();
    void wrongPatternsAreRefused();
    // A start timecode off by the in point, or by dropped numbers, misplaces the shot in the edit.
    void timecodesAdvance_data();
    void timecodesAdvance();
    void wrongTimecodesAreRefused();
};

void tst_FileNames::objectNamesBecomeSafe_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("safe");
    QTest::newRow("plain") << "dog 1"
                           << "dog 1";
    QTest::newRow("unicode") << QStringLiteral("Übergroßer 犬 🐕")
                             << QStringLiteral("Übergroßer 犬 🐕");
    QTest::newRow("slashes") << "a/b\\c"
                             << "a_b_c";
    QTest::newRow("climbing up") << "../../etc"
                                 << "_.._etc";
    QTest::newRow("dots only") << ".."
                               << "object";
    QTest::newRow("empty") << ""
                           << "object";
    QTest::newRow("hidden and trailing") << " .name. "
                                         << "name";
    QTest::newRow("control and reserved") << "a\nb:c*d?\"<>|"
                                          << "a_b_c_d_____";
    QTest::newRow("device") << "con"
                            << "_con";
    QTest::newRow("device with suffix") << "LPT1.txt"
                                        << "_LPT1.txt";
}

void tst_FileNames::objectNamesBecomeSafe()
{
    QFETCH(QString, name);
    QFETCH(QString, safe);
    QCOMPARE(QString::fromStdString(safeFileName(name.toStdString())), safe);
    const std::string longest = safeFileName(std::string(400, 'a') + "ü");
    QVERIFY(longest.size() <= 120);
}

void tst_FileNames::patternsExpand_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QString>("object");
    QTest::addColumn<int>("frame");
    QTest::addColumn<QString>("expected");
    QTest::newRow("folder") << "png:out/mattes"
                            << "dog" << 3 << "out/mattes/01004.png";
    QTest::newRow("pattern") << "exr:o/shot.%04d.exr"
                             << "dog" << 0 << "o/shot.1001.exr";
    QTest::newRow("pattern without a suffix") << "tiff16:o/s_%06d"
                                              << "dog" << 1 << "o/s_001002.tif";
    QTest::newRow("object's folder") << "png16:o/%o/%d.png"
                                     << "a/b" << 0 << "o/a_b/1001.png";
    QTest::newRow("per cent in the object") << "png:o/%o.%d.png"
                                            << "50%d" << 0 << "o/50%d.1001.png";
    QTest::newRow("per cent sign") << "png:o/100%%_%d.png"
                                   << "x" << 0 << "o/100%_1001.png";
    QTest::newRow("file of many frames") << "png:o/a.png"
                                         << "x" << 0 << "o/a.01001.png";
    QTest::newRow("movie") << "prores4444:o/%o.mov"
                           << "dog" << 5 << "o/dog.mov";
    QTest::newRow("movie without a suffix") << "ffv1:o/a.b"
                                            << "dog" << 5 << "o/a.b.mkv";
    QTest::newRow("movie in a folder") << "vp9-alpha:o/"
                                       << "dog" << 5 << "o/clip_dog_alpha.webm";
}

void tst_FileNames::patternsExpand()
{
    QFETCH(QString, spec);
    QFETCH(QString, object);
    QFETCH(int, frame);
    QFETCH(QString, expected);
    ExportSettings settings = *parseExportSpec(spec.toStdString());
    settings.objectName = object.toStdString();
    ClipInfo source;
    source.path = "/footage/clip.mp4";
    source.frameCount = 10;
    source.firstNumber = 1001;
    const auto name = expandName(settings, source, frame);
    QVERIFY2(name, name ? "" : name.error().message.c_str());
    QCOMPARE(QString::fromStdString(*name), expected);
    if (isSequence(settings.format)) {
        settings.startNumber = 7;
        settings.range = {frame, 9};
        QVERIFY(QString::fromStdString(*expandName(settings, source, frame + 1)).contains("8"));
    }
}

void tst_FileNames::wrongPatternsAreRefused_data()
{
    QTest::addColumn<QString>("spec");
    QTest::newRow("movie with a number") << "ffv1:a.%04d.mkv";
    QTest::newRow("two numbers") << "png:%d/%d.png";
    QTest::newRow("number in a folder") << "png:%d/a.png";
    QTest::newRow("another conversion") << "png:a%s.png";
    QTest::newRow("single per cent") << "png:100%/a.%d.png";
    QTest::newRow("wrong suffix") << "prores4444:a.mp4";
    QTest::newRow("wrong image suffix") << "exr:a.%d.png";
}

void tst_FileNames::wrongPatternsAreRefused()
{
    QFETCH(QString, spec);
    ClipInfo source;
    source.frameCount = 3;
    const auto name = expandName(*parseExportSpec(spec.toStdString()), source, 0);
    QVERIFY2(!name, name ? name->c_str() : "");
    QCOMPARE(name.error().kind, Error::Kind::InvalidInput);
}

void tst_FileNames::timecodesAdvance_data()
{
    QTest::addColumn<QString>("start");
    QTest::addColumn<int>("num");
    QTest::addColumn<int>("den");
    QTest::addColumn<int>("frames");
    QTest::addColumn<QString>("expected");
    QTest::newRow("none") << "01:00:00:00" << 25 << 1 << 0 << "01:00:00:00";
    QTest::newRow("seconds") << "01:00:00:20" << 25 << 1 << 30 << "01:00:02:00";
    QTest::newRow("over midnight") << "23:59:59:23" << 24 << 1 << 1 << "00:00:00:00";
    QTest::newRow("23.976") << "00:59:59:23" << 24000 << 1001 << 1 << "01:00:00:00";
    QTest::newRow("minute that drops") << "00:00:59;29" << 30000 << 1001 << 1 << "00:01:00;02";
    QTest::newRow("tenth minute keeps") << "00:09:59;29" << 30000 << 1001 << 1 << "00:10:00;00";
    QTest::newRow("ten minutes") << "00:00:00;00" << 30000 << 1001 << 17982 << "00:10:00;00";
    QTest::newRow("59.94") << "00:00:59;59" << 60000 << 1001 << 1 << "00:01:00;04";
    QTest::newRow("not dropping") << "00:00:59:29" << 30000 << 1001 << 1 << "00:01:00:00";
    QTest::newRow("drop over midnight") << "23:59:59;29" << 30000 << 1001 << 1 << "00:00:00;00";
}

void tst_FileNames::timecodesAdvance()
{
    QFETCH(QString, start);
    QFETCH(int, num);
    QFETCH(int, den);
    QFETCH(int, frames);
    QFETCH(QString, expected);
    const auto result = advancedTimecode(start.toStdString(), {num, den}, frames);
    QVERIFY2(result, result ? "" : result.error().message.c_str());
    QCOMPARE(QString::fromStdString(*result), expected);
    QCOMPARE(QString::fromStdString(*advancedTimecode(*result, {num, den}, -frames)), start);
}

void tst_FileNames::wrongTimecodesAreRefused()
{
    for (const char *wrong : {"", "1", "aa:bb:cc:dd", "24:00:00:00", "00:60:00:00", "00:00:00:25",
                              "00:00:00:00x", "00:00:00;00", "00:00:00"})
        QVERIFY2(!advancedTimecode(wrong, {25, 1}, 0), wrong);
    QVERIFY(!advancedTimecode("00:01:00;00", {30000, 1001}, 0)); // a number that does not exist
}

QTEST_APPLESS_MAIN(tst_FileNames)
#include "tst_file_names.moc"
