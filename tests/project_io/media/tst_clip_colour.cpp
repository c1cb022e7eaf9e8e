// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/clip.h"
#include "test_clips.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <array>
#include <cmath>
#include <random>

using namespace filigree;

//! Pixels must be the standards' values of the stored codes: a colour that is off on the way in is
//! off in every cut-out.
class tst_ClipColour final : public QObject
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
    // Integer RGB must come through unchanged at any depth, alpha with it.
    void rgbIsKept_data();
    void rgbIsKept();
    void alphaOfVideoIsKept_data();
    void alphaOfVideoIsKept();
    // Scene-linear values above 1 are highlights; clipping them ruins a comp.
    void floatsAreKept();
    // Phones store films lying down, with a note how to turn them.
    void rotationIsApplied_data();
    void rotationIsApplied();
    void pixelAspectIsKept();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    bool write(const QString &name, const QByteArray &bytes) const;
    Result<ImagePtr> firstFrame(const QString &name, ClipInfo *info = nullptr) const;

    QTemporaryDir m_folder;
};

bool tst_ClipColour::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

Result<ImagePtr> tst_ClipColour::firstFrame(const QString &name, ClipInfo *info) const
{
    const auto clip = Clip::open(path(name).toStdString());
    if (!clip)
        return tl::unexpected(clip.error());
    if (info)
        *info = (*clip)->info();
    return (*clip)->read(0).map([](const DecodedFrame &frame) { return frame.image; });
}

#define VERIFY_READ(result) QVERIFY2(result, result ? "" : result.error().message.c_str())

static QByteArray samples(const std::vector<int> &codes, int depth)
{
    QByteArray bytes;
    for (const int code : codes) {
        bytes.append(char(code & 0xff));
        if (depth > 8)
            bytes.append(char(code >> 8));
    }
    return bytes;
}

static QStringList rawInput(const QString &format, Size size, const QString &file)
{
    return {"-f",         "rawvideo",    "-pixel_format",
            format,       "-video_size", QString("%1x%2").arg(size.width).arg(size.height),
            "-framerate", "24",          "-i",
            file};
}

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

void tst_ClipColour::rgbIsKept_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("format"); // of the pixels given to ffmpeg
    QTest::addColumn<QStringList>("codec");
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("depth");
    const auto still = [](const QString &format) {
        return QStringList{"-frames:v", "1", "-pix_fmt", format};
    };
    QTest::newRow("PNG, 8 bit") << "a.png"
                                << "rgb24" << still("rgb24") << 3 << 8;
    QTest::newRow("PNG, 8 bit with alpha") << "b.png"
                                           << "rgba" << still("rgba") << 4 << 8;
    QTest::newRow("PNG, 16 bit") << "c.png"
                                 << "rgb48le" << still("rgb48be") << 3 << 16;
    QTest::newRow("PNG, 16 bit with alpha") << "d.png"
                                            << "rgba64le" << still("rgba64be") << 4 << 16;
    QTest::newRow("TIFF, 16 bit") << "e.tif"
                                  << "rgb48le" << still("rgb48le") << 3 << 16;
    QTest::newRow("TIFF, 8 bit with alpha") << "f.tiff"
                                            << "rgba" << still("rgba") << 4 << 8;
    QTest::newRow("DPX, 16 bit") << "g.dpx"
                                 << "rgb48le" << still("rgb48be") << 3 << 16;
    QTest::newRow("BMP") << "h.bmp"
                         << "rgb24" << still("bgr24") << 3 << 8;
    QTest::newRow("WebP, lossless, with alpha")
        << "i.webp"
        << "rgba"
        << QStringList{"-frames:v", "1", "-c:v", "libwebp", "-lossless", "1", "-pix_fmt", "bgra"}
        << 4 << 8;
    QTest::newRow("FFV1, planar RGB, 16 bit")
        << "j.mkv"
        << "rgb48le" << QStringList{"-c:v", "ffv1", "-level", "3", "-pix_fmt", "gbrp16le"} << 3
        << 16;
    QTest::newRow("QuickTime animation with alpha")
        << "k.mov"
        << "rgba" << QStringList{"-c:v", "qtrle", "-pix_fmt", "argb"} << 4 << 8;
}

void tst_ClipColour::rgbIsKept()
{
    QFETCH(QString, name);
    QFETCH(QString, format);
    QFETCH(QStringList, codec);
    QFETCH(int, channels);
    QFETCH(int, depth);
    constexpr Size size{38, 22};
    std::mt19937 random(5);
    std::vector<int> codes;
    for (int i = 0; i < size.width * size.height * channels; ++i)
        codes.push_back(i < channels * 2 ? (i % 2 ? 0 : (1 << depth) - 1)
                                         : int(random() % (1u << depth)));
    for (std::size_t i = 3; channels == 4 && i < codes.size(); i += 4)
        codes[i] = std::max(codes[i], 1); // WebP drops the colour where nothing shows
    QVERIFY(write("kept.raw", samples(codes, depth)));
    const QString error = test_clips::ffmpeg(rawInput(format, size, path("kept.raw")) + codec
                                             + QStringList{path(name)});
    QCOMPARE(error, QString());
    ClipInfo info;
    const Result<ImagePtr> image = firstFrame(name, &info);
    VERIFY_READ(image);
    QCOMPARE((*image)->channels(), channels);
    QCOMPARE(info.hasAlpha, channels == 4);
    QCOMPARE(info.bitDepth, depth);
    const int scale = depth == 8 ? 257 : 1;
    for (std::size_t i = 0; i < codes.size(); ++i)
        QCOMPARE(int((*image)->row<std::uint16_t>(0)[i]), codes[i] * scale);
}

void tst_ClipColour::alphaOfVideoIsKept_data()
{
    QTest::addColumn<QStringList>("codec");
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("tolerance"); // of 255
    QTest::newRow("ProRes 4444") << QStringList{"-c:v",         "prores_ks",   "-pix_fmt",
                                                "yuva444p10le", "-alpha_bits", "16"}
                                 << "a.mov" << 0.6;
    QTest::newRow("FFV1") << QStringList{"-c:v", "ffv1", "-level", "3", "-pix_fmt", "yuva444p10le"}
                          << "a.mkv" << 0.3;
    QTest::newRow("VP9 in WebM") << QStringList{"-c:v", "libvpx-vp9", "-pix_fmt", "yuva420p",
                                                "-crf", "4",          "-b:v",     "0"}
                                 << "a.webm" << 6.0;
    QTest::newRow("VP8 in WebM") << QStringList{"-c:v",          "libvpx", "-pix_fmt", "yuva420p",
                                                "-crf",          "4",      "-b:v",     "2M",
                                                "-auto-alt-ref", "0"}
                                 << "b.webm" << 6.0;
}

void tst_ClipColour::alphaOfVideoIsKept()
{
    QFETCH(QStringList, codec);
    QFETCH(QString, name);
    QFETCH(double, tolerance);
    if (!test_clips::hasEncoder(codec[1]))
        QSKIP(qPrintable("NOT TESTED: this ffmpeg has no encoder " + codec[1]));
    constexpr Size size{96, 64};
    QByteArray rgba;
    for (int frame = 0; frame < 12; ++frame)
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x)
                for (const int value : {180, 90, 60, (x * 255 / 95 + frame) % 256})
                    rgba.append(char(value));
    QVERIFY(write("alpha.raw", rgba));
    QCOMPARE(test_clips::ffmpeg(rawInput("rgba", size, path("alpha.raw")) + codec
                                + QStringList{path(name)}),
             QString());
    const auto clip = Clip::open(path(name).toStdString());
    VERIFY_READ(clip);
    QVERIFY((*clip)->info().hasAlpha);
    QCOMPARE((*clip)->info().frameCount, 12);
    for (const int frame : {7, 2}) {
        const Result<DecodedFrame> read = (*clip)->read(frame);
        VERIFY_READ(read);
        QCOMPARE(read->image->channels(), 4);
        for (int x = 8; x < 80; x += 8) {
            const double got = read->image->row<std::uint16_t>(30)[4 * x + 3] / 257.0;
            QVERIFY2(std::abs(got - (x * 255 / 95 + frame)) <= tolerance,
                     qPrintable(QString::number(got)));
        }
    }
}

void tst_ClipColour::floatsAreKept()
{
    constexpr Size size{16, 8};
    std::vector<float> planes; // gbrapf32: green, blue, red, alpha
    for (int plane = 0; plane < 4; ++plane)
        for (int i = 0; i < size.width * size.height; ++i)
            planes.push_back(plane == 3 ? float(i) / 128 : float(plane + 1) * float(i) / 16);
    const QByteArray bytes(reinterpret_cast<const char *>(planes.data()),
                           qsizetype(planes.size() * sizeof(float)));
    QVERIFY(write("floats.raw", bytes));
    for (const QString &kind : {QString("float"), QString("half")}) {
        QCOMPARE(test_clips::ffmpeg(
                     rawInput("gbrapf32le", size, path("floats.raw"))
                     + QStringList{"-frames:v", "1", "-format", kind, path(kind + ".exr")}),
                 QString());
        ClipInfo info;
        const Result<ImagePtr> image = firstFrame(kind + ".exr", &info);
        VERIFY_READ(image);
        QVERIFY(info.isFloat && info.hasAlpha && info.premultiplied);
        QCOMPARE(info.bitDepth, kind == "half" ? 16 : 32);
        QCOMPARE((*image)->type(), PixelType::F32);
        for (int i = 0; i < size.width * size.height; ++i) {
            const float *const pixel = (*image)->row<float>(0) + 4 * i;
            QCOMPARE(pixel[0], 3 * float(i) / 16); // up to 23.8; exact as halves too
            QCOMPARE(pixel[1], 1 * float(i) / 16);
            QCOMPARE(pixel[2], 2 * float(i) / 16);
            QCOMPARE(pixel[3], float(i) / 128);
        }
    }
}

void tst_ClipColour::rotationIsApplied_data()
{
    QTest::addColumn<int>("metadata"); // as ffmpeg 5.1 writes it: anticlockwise
    QTest::addColumn<int>("rotation");
    QTest::addColumn<QPoint>("red"); // where the stored picture's top left corner goes
    QTest::newRow("90 clockwise") << 270 << 90 << QPoint(1, 0);
    QTest::newRow("upside down") << 180 << 180 << QPoint(1, 1);
    QTest::newRow("270 clockwise") << 90 << 270 << QPoint(0, 1);
}

void tst_ClipColour::rotationIsApplied()
{
    QFETCH(int, metadata);
    QFETCH(int, rotation);
    QFETCH(QPoint, red);
    QCOMPARE(
        test_clips::ffmpeg({"-f", "lavfi", "-i",
                            "color=c=blue:s=64x32:d=0.2,drawbox=x=0:y=0:w=16:h=16:color=red:t=fill",
                            "-c:v", "libx264", "-pix_fmt", "yuv420p", path("lying.mp4")}),
        QString());
    QCOMPARE(test_clips::ffmpeg({"-i", path("lying.mp4"), "-c", "copy", "-metadata:s:v:0",
                                 QString("rotate=%1").arg(metadata), path("turned.mp4")}),
             QString());
    ClipInfo info;
    const Result<ImagePtr> image = firstFrame("turned.mp4", &info);
    VERIFY_READ(image);
    QCOMPARE(info.rotation, rotation);
    QCOMPARE(info.size, (rotation == 180 ? Size{64, 32} : Size{32, 64}));
    QCOMPARE((*image)->size(), info.size);
    const int x = red.x() ? info.size.width - 6 : 5;
    const int y = red.y() ? info.size.height - 6 : 5;
    const auto *const pixel = (*image)->row<std::uint16_t>(y) + 3 * x;
    QVERIFY2(pixel[0] > 50000 && pixel[2] < 10000,
             qPrintable(QString("%1 %2").arg(pixel[0]).arg(pixel[2])));
}

void tst_ClipColour::pixelAspectIsKept()
{
    QCOMPARE(test_clips::ffmpeg({"-f", "lavfi", "-i", "testsrc=s=72x48:d=0.2", "-vf", "setsar=8/9",
                                 "-c:v", "libx264", "-pix_fmt", "yuv420p", path("sar.mov")}),
             QString());
    ClipInfo info;
    VERIFY_READ(firstFrame("sar.mov", &info));
    QCOMPARE(info.pixelAspect, (Rational{8, 9}));
}

QTEST_GUILESS_MAIN(tst_ClipColour)
#include "tst_clip_colour.moc"
