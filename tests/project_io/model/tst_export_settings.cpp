// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/model/export_settings.h"

#include <QtTest>

using namespace filigree;

Q_DECLARE_METATYPE(filigree::ExportFormat)
Q_DECLARE_METATYPE(filigree::ExportContent)

class tst_ExportSettings final : public QObject
{
    Q_OBJECT
private slots:
    // Users write these words in scripts: a changed meaning breaks them silently.
    void specsAreReadAndWrittenBack_data();
    void specsAreReadAndWrittenBack();
    // A misspelt kind must say what is known instead of exporting something else.
    void wrongSpecsAreRefused_data();
    void wrongSpecsAreRefused();
};

void tst_ExportSettings::specsAreReadAndWrittenBack_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<ExportFormat>("format");
    QTest::addColumn<ExportContent>("content");
    QTest::addColumn<bool>("premultiplied");
    QTest::addColumn<QString>("path");
    using F = ExportFormat;
    using C = ExportContent;
    QTest::newRow("movie") << "prores4444:a.mov" << F::ProRes4444 << C::ForegroundAndAlpha << false
                           << "a.mov";
    QTest::newRow("xq alpha") << "prores4444xq-alpha:a" << F::ProRes4444XQ << C::AlphaOnly << false
                              << "a";
    QTest::newRow("ffv1 mask") << "ffv1-mask:x.mkv" << F::FFV1 << C::Mask << false << "x.mkv";
    QTest::newRow("vp9 trimap") << "vp9-trimap:x" << F::VP9 << C::Trimap << false << "x";
    QTest::newRow("colon in the path") << "png:C:/a b/%o/%04d.png" << F::Png8
                                       << C::ForegroundAndAlpha << false << "C:/a b/%o/%04d.png";
    QTest::newRow("png16 foreground")
        << "png16-foreground:d/" << F::Png16 << C::ForegroundOnly << false << "d/";
    QTest::newRow("tiff") << "tiff16+premultiplied:d" << F::Tiff16 << C::ForegroundAndAlpha << true
                          << "d";
    QTest::newRow("exr by convention")
        << "exr:d" << F::ExrHalf << C::ForegroundAndAlpha << true << "d";
    QTest::newRow("exr told otherwise") << "exr32+straight+asshot+display:d" << F::ExrFloat
                                        << C::ForegroundAndAlpha << false << "d";
}

void tst_ExportSettings::specsAreReadAndWrittenBack()
{
    QFETCH(QString, spec);
    QFETCH(ExportFormat, format);
    QFETCH(ExportContent, content);
    QFETCH(bool, premultiplied);
    QFETCH(QString, path);
    const auto settings = parseExportSpec(spec.toStdString());
    QVERIFY2(settings, settings ? "" : settings.error().message.c_str());
    QCOMPARE(settings->format, format);
    QCOMPARE(settings->content, content);
    QCOMPARE(settings->premultiplied, premultiplied);
    QCOMPARE(QString::fromStdString(settings->path), path);
    QCOMPARE(settings->decontaminated, !spec.contains("asshot"));
    QCOMPARE(settings->linearLight, !spec.contains("display"));
    QCOMPARE(QString::fromStdString(exportSpec(*settings)), spec);
}

void tst_ExportSettings::wrongSpecsAreRefused_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QString>("says");
    QTest::newRow("unknown kind") << "gif:a"
                                  << "prores4444";
    QTest::newRow("unknown option") << "png+soft:a"
                                    << "premultiplied";
    QTest::newRow("no path") << "png"
                             << "no path";
    QTest::newRow("empty path") << "png:"
                                << "empty";
    QTest::newRow("empty kind") << ":a"
                                << "known";
    QTest::newRow("two contents") << "png-alpha-mask:a"
                                  << "known";
}

void tst_ExportSettings::wrongSpecsAreRefused()
{
    QFETCH(QString, spec);
    QFETCH(QString, says);
    const auto settings = parseExportSpec(spec.toStdString());
    QVERIFY(!settings);
    QCOMPARE(settings.error().kind, Error::Kind::InvalidInput);
    QVERIFY2(QString::fromStdString(settings.error().message).contains(says),
             settings.error().message.c_str());
}

QTEST_APPLESS_MAIN(tst_ExportSettings)
#include "tst_export_settings.moc"
