// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "test_clips.h"
#include "tests/project_io/media/sample_clips.h"

#include <QFile>
#include <QtTest>

#include <cmath>
#include <random>

using namespace filigree;

//! What needs no conversion must come through unchanged, and the right way up.
class tst_ClipChannels final : public SampleClips
{
    Q_OBJECT
private slots:
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
};

void tst_ClipChannels::rgbIsKept_data()
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

void tst_ClipChannels::rgbIsKept()
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

void tst_ClipChannels::alphaOfVideoIsKept_data()
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

void tst_ClipChannels::alphaOfVideoIsKept()
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

void tst_ClipChannels::floatsAreKept()
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

void tst_ClipChannels::rotationIsApplied_data()
{
    QTest::addColumn<int>("metadata"); // as ffmpeg 5.1 writes it: anticlockwise
    QTest::addColumn<int>("rotation");
    QTest::addColumn<QPoint>("red"); // where the stored picture's top left corner goes
    QTest::newRow("90 clockwise") << 270 << 90 << QPoint(1, 0);
    QTest::newRow("upside down") << 180 << 180 << QPoint(1, 1);
    QTest::newRow("270 clockwise") << 90 << 270 << QPoint(0, 1);
}

void tst_ClipChannels::rotationIsApplied()
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

void tst_ClipChannels::pixelAspectIsKept()
{
    QCOMPARE(test_clips::ffmpeg({"-f", "lavfi", "-i", "testsrc=s=72x48:d=0.2", "-vf", "setsar=8/9",
                                 "-c:v", "libx264", "-pix_fmt", "yuv420p", path("sar.mov")}),
             QString());
    ClipInfo info;
    VERIFY_READ(firstFrame("sar.mov", &info));
    QCOMPARE(info.pixelAspect, (Rational{8, 9}));
}

QTEST_GUILESS_MAIN(tst_ClipChannels)
#include "tst_clip_channels.moc"
