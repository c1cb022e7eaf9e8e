// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "test_clips.h"
#include "tests/project_io/media/sample_clips.h"

#include <QFile>
#include <QtTest>

#include <array>
#include <cmath>
#include <random>

using namespace filigree;

//! Pixels must be the standards' values of the stored codes: a colour that is off on the way in is
//! off in every cut-out.
class tst_ClipColour final : public SampleClips
{
    Q_OBJECT
private slots:
    void codesBecomeTheStandardsColours_data();
    void codesBecomeTheStandardsColours();
    // The published codes of 75 % colour bars: guards against an error shared with the formula
    // above.
    void colourBarsAreRight();
    // What another program encodes from known R'G'B' must come back as that.
    void encodedColoursComeBack_data();
    void encodedColoursComeBack();
    // Half a pixel of chroma shift draws a coloured fringe along every edge.
    void chromaLiesWhereTheStreamSays_data();
    void chromaLiesWhereTheStreamSays();
    // Untagged files must get the documented defaults, and say that they did.
    void defaultsAreAsDocumented_data();
    void defaultsAreAsDocumented();
};

void tst_ClipColour::codesBecomeTheStandardsColours_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("depth");
    QTest::addColumn<QString>("matrix");
    QTest::addColumn<bool>("full");
    QTest::addColumn<double>("kr");
    QTest::addColumn<double>("kb");
    struct Format
    {
        const char *name;
        int depth;
    };
    for (const Format &format : {Format{"yuv444p", 8}, Format{"yuv444p10le", 10},
                                 Format{"yuv444p12le", 12}, Format{"yuv444p16le", 16}}) {
        for (const bool full : {false, true}) {
            const auto row = [&](const char *words, const char *matrix, double kr, double kb) {
                QTest::addRow("%s, %s, %s range", words, format.name, full ? "full" : "limited")
                    << format.name << format.depth << matrix << full << kr << kb;
            };
            row("BT.709", "bt709", 0.2126, 0.0722);
            row("BT.601", "smpte170m", 0.299, 0.114);
            row("BT.2020", "bt2020nc", 0.2627, 0.0593);
        }
    }
}

void tst_ClipColour::codesBecomeTheStandardsColours()
{
    QFETCH(QString, format);
    QFETCH(int, depth);
    QFETCH(QString, matrix);
    QFETCH(bool, full);
    QFETCH(double, kr);
    QFETCH(double, kb);
    constexpr Size size{64, 16};
    std::mt19937 random(3);
    std::array<std::vector<int>, 3> codes;
    const int top = (1 << depth) - 1;
    for (auto &plane : codes)
        for (int i = 0; i < size.width * size.height; ++i)
            plane.push_back(int(random() % unsigned(top + 1)));
    QVERIFY(write("codes.yuv",
                  samples(codes[0], depth) + samples(codes[1], depth) + samples(codes[2], depth)));
    QCOMPARE(
        test_clips::ffmpeg(rawInput(format, size, path("codes.yuv"))
                           + QStringList{"-c:v", "ffv1", "-level", "3", "-colorspace", matrix,
                                         "-color_range", full ? "pc" : "tv", path("codes.mkv")}),
        QString());
    const Result<ImagePtr> image = firstFrame("codes.mkv");
    VERIFY_READ(image);
    const double unit = std::ldexp(1.0, depth - 8);
    double worst = 0;
    for (int i = 0; i < size.width * size.height; ++i) {
        const double y =
            full ? codes[0][i] / double(top) : (codes[0][i] - 16 * unit) / (219 * unit);
        const double span = full ? top : 224 * unit;
        const double pb = (codes[1][i] - 128 * unit) / span;
        const double pr = (codes[2][i] - 128 * unit) / span;
        const double red = y + 2 * (1 - kr) * pr;
        const double blue = y + 2 * (1 - kb) * pb;
        const double green = (y - kr * red - kb * blue) / (1 - kr - kb);
        const std::array<double, 3> expected{red, green, blue};
        for (int c = 0; c < 3; ++c) {
            const double wanted = std::clamp(expected[c], 0.0, 1.0) * 65535;
            const double got = (*image)->row<std::uint16_t>(0)[3 * i + c];
            worst = std::max(worst, std::abs(wanted - got));
        }
    }
    QVERIFY2(worst <= 1.0, qPrintable(QString("off by %1 of 65535").arg(worst)));
}

void tst_ClipColour::colourBarsAreRight()
{
    // ITU-R BT.709, 75 %: white, yellow, cyan, green, magenta, red, blue
    const std::array<std::array<int, 3>, 7> codes{{{180, 128, 128},
                                                   {168, 44, 136},
                                                   {145, 147, 44},
                                                   {133, 63, 52},
                                                   {63, 193, 204},
                                                   {51, 109, 212},
                                                   {28, 212, 120}}};
    const std::array<std::array<int, 3>, 7> colours{
        {{1, 1, 1}, {1, 1, 0}, {0, 1, 1}, {0, 1, 0}, {1, 0, 1}, {1, 0, 0}, {0, 0, 1}}};
    constexpr Size size{14, 2};
    std::array<std::vector<int>, 3> planes;
    for (int plane = 0; plane < 3; ++plane)
        for (int i = 0; i < size.width * size.height; ++i)
            planes[plane].push_back(codes[i % size.width / 2][plane]);
    QVERIFY(
        write("bars.yuv", samples(planes[0], 8) + samples(planes[1], 8) + samples(planes[2], 8)));
    QCOMPARE(test_clips::ffmpeg(rawInput("yuv444p", size, path("bars.yuv"))
                                + QStringList{"-c:v", "ffv1", "-colorspace", "bt709",
                                              "-color_range", "tv", path("bars.mkv")}),
             QString());
    const Result<ImagePtr> image = firstFrame("bars.mkv");
    VERIFY_READ(image);
    for (int x = 0; x < size.width; ++x)
        for (int c = 0; c < 3; ++c)
            QVERIFY(std::abs((*image)->row<std::uint16_t>(1)[3 * x + c] / 257.0
                             - 191.25 * colours[x / 2][c])
                    <= 1.0);
}

void tst_ClipColour::encodedColoursComeBack_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("codec");
    QTest::addColumn<double>("tolerance"); // in codes of 8 bit, twice the step of the stored depth
    const QStringList ffv1{"-c:v", "ffv1", "-level", "3"};
    QTest::newRow("BT.709 limited, 10 bit 4:2:0")
        << "matrix=709:range=limited,format=yuv420p10" << ffv1 << 0.75;
    QTest::newRow("BT.601 full, 10 bit 4:2:2")
        << "matrix=170m:range=full,format=yuv422p10" << ffv1 << 0.75;
    QTest::newRow("BT.2020 limited, 12 bit 4:4:4")
        << "matrix=2020_ncl:range=limited,format=yuv444p12" << ffv1 << 0.25;
    QTest::newRow("BT.709 limited, 16 bit 4:4:4")
        << "matrix=709:range=limited,format=yuv444p16" << ffv1 << 0.05;
    QTest::newRow("BT.709 limited, 8 bit 4:2:0")
        << "matrix=709:range=limited,format=yuv420p" << ffv1 << 2.5;
    QTest::newRow("P010-like 4:2:0 through H.265")
        << "matrix=709:range=limited,format=yuv420p10"
        << QStringList{"-c:v",      "libx265",      "-preset",
                       "ultrafast", "-x265-params", "lossless=1:log-level=none"}
        << 0.75;
    QTest::newRow("ProRes 4444") << "matrix=709:range=limited,format=yuv444p10"
                                 << QStringList{"-c:v", "prores_ks", "-profile:v",
                                                "4",    "-qscale:v", "1"}
                                 << 1.0;
}

void tst_ClipColour::encodedColoursComeBack()
{
    QFETCH(QString, filter);
    QFETCH(QStringList, codec);
    QFETCH(double, tolerance);
    if (!test_clips::hasEncoder(codec[1]))
        QSKIP(qPrintable("NOT TESTED: this ffmpeg has no encoder " + codec[1]));
    const std::array<std::array<int, 3>, 6> colours{
        {{255, 255, 255}, {255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {37, 150, 201}, {128, 64, 32}}};
    constexpr int block = 32;
    constexpr Size size{block * 6, 32};
    QByteArray rgb;
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            for (int c = 0; c < 3; ++c)
                rgb.append(char(colours[x / block][c]));
    QVERIFY(write("known.rgb", rgb));
    QCOMPARE(test_clips::ffmpeg(rawInput("rgb24", size, path("known.rgb"))
                                + QStringList{"-vf", "format=gbrp,zscale=" + filter} + codec
                                + QStringList{path("known.mkv")}),
             QString());
    const Result<ImagePtr> image = firstFrame("known.mkv");
    VERIFY_READ(image);
    for (int i = 0; i < 6; ++i) {
        for (int c = 0; c < 3; ++c) {
            const double got = (*image)->row<std::uint16_t>(16)[3 * (i * block + 16) + c] / 257.0;
            QVERIFY2(std::abs(got - colours[i][c]) <= tolerance,
                     qPrintable(QString("colour %1 channel %2: %3").arg(i).arg(c).arg(got)));
        }
    }
}

void tst_ClipColour::chromaLiesWhereTheStreamSays_data()
{
    QTest::addColumn<QString>("location");
    QTest::addColumn<QString>("format");
    QTest::addColumn<double>("x"); // of the first chroma sample, in luma samples
    QTest::addColumn<double>("y");
    QTest::newRow("left") << "left"
                          << "yuv420p" << 0.0 << 0.5;
    QTest::newRow("centre") << "center"
                            << "yuv420p" << 0.5 << 0.5;
    QTest::newRow("top left") << "topleft"
                              << "yuv420p" << 0.0 << 0.0;
    QTest::newRow("4:2:2, left") << "left"
                                 << "yuv422p" << 0.0 << 0.0;
}

void tst_ClipColour::chromaLiesWhereTheStreamSays()
{
    QFETCH(QString, location);
    QFETCH(QString, format);
    QFETCH(double, x);
    QFETCH(double, y);
    // a ramp in chroma over flat luma: linear interpolation at the right place gives it exactly
    constexpr Size size{64, 32};
    const int rows = format == "yuv420p" ? size.height / 2 : size.height;
    const int rowStep = size.height / rows;
    QByteArray yuv(size.width * size.height, char(126));
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < size.width / 2; ++column)
            yuv.append(char(110 + column + row / rowStep));
    yuv.append(QByteArray(size.width / 2 * rows, char(128)));
    QVERIFY(write("ramp.yuv", yuv));
    QCOMPARE(test_clips::ffmpeg(rawInput(format, size, path("ramp.yuv"))
                                + QStringList{"-c:v", "libx264", "-qp", "0", "-colorspace", "bt709",
                                              "-color_range", "tv", "-chroma_sample_location",
                                              location, path("ramp.mkv")}),
             QString());
    const Result<ImagePtr> image = firstFrame("ramp.mkv");
    VERIFY_READ(image);
    for (int v = 4; v < size.height - 4; v += rowStep) {
        for (int u = 4; u < size.width - 4; ++u) {
            const double column = (u - x) / 2;
            const double row = rowStep == 2 ? (v - y) / 2 / rowStep : v;
            if (rowStep == 2 && (row != std::floor(row) && location != "topleft"))
                continue; // the ramp has steps of two chroma rows
            const double cb = 110 + column + std::floor(row) - 128;
            const double blue = ((126 - 16) / 219.0 + 2 * (1 - 0.0722) * cb / 224) * 255;
            const double got = (*image)->row<std::uint16_t>(v)[3 * u + 2] / 257.0;
            QVERIFY2(std::abs(got - blue) < 0.1,
                     qPrintable(
                         QString("at %1, %2: %3 instead of %4").arg(u).arg(v).arg(got).arg(blue)));
        }
    }
}

void tst_ClipColour::defaultsAreAsDocumented_data()
{
    QTest::addColumn<QString>("size");
    QTest::addColumn<QStringList>("codec");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("matrix");
    QTest::addColumn<int>("primaries");
    QTest::addColumn<int>("transfer");
    QTest::addColumn<bool>("full");
    const QStringList ffv1{"-c:v", "ffv1", "-pix_fmt", "yuv420p"};
    QTest::newRow("high definition") << "1280x720" << ffv1 << "hd.mkv" << 1 << 1 << 1 << false;
    QTest::newRow("576 lines") << "720x576" << ffv1 << "sd5.mkv" << 5 << 5 << 1 << false;
    QTest::newRow("480 lines") << "720x480" << ffv1 << "sd4.mkv" << 6 << 6 << 1 << false;
    QTest::newRow("Motion JPEG") << "720x480"
                                 << QStringList{"-c:v", "mjpeg", "-pix_fmt", "yuvj420p"} << "j.mkv"
                                 << 5 << 1 << 1 << true;
    QTest::newRow("JPEG still") << "1280x720" << QStringList{"-frames:v", "1"} << "still.jpg" << 5
                                << 1 << 13 << true;
    QTest::newRow("PNG still") << "1280x720" << QStringList{"-frames:v", "1"} << "still.png" << 0
                               << 1 << 13 << true;
    QTest::newRow("EXR still") << "64x48" << QStringList{"-frames:v", "1", "-pix_fmt", "gbrpf32le"}
                               << "still.exr" << 0 << 1 << 8 << true;
}

void tst_ClipColour::defaultsAreAsDocumented()
{
    QFETCH(QString, size);
    QFETCH(QStringList, codec);
    QFETCH(QString, name);
    QCOMPARE(test_clips::ffmpeg(QStringList{"-f", "lavfi", "-i", "testsrc=s=" + size + ":d=0.1"}
                                + codec + QStringList{path(name)}),
             QString());
    ClipInfo info;
    const Result<ImagePtr> image = firstFrame(name, &info);
    VERIFY_READ(image);
    QTEST(info.assumed.matrix, "matrix");
    QTEST(info.assumed.primaries, "primaries");
    QTEST(info.assumed.transfer, "transfer");
    QTEST(info.assumed.fullRange, "full");
}

QTEST_GUILESS_MAIN(tst_ClipColour)
#include "tst_clip_colour.moc"
