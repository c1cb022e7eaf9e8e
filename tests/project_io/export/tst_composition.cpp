// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/composition.h"

#include "project_io/export/quantisation.h"
#include "project_io/export/stored_frame.h"
#include "project_io/export/transfer_functions.h"
#include "synthetic_clip.h"

#include <QtTest>
#include <cmath>
#include <limits>

using namespace filigree;

class tst_Composition final : public QObject
{
    Q_OBJECT
private slots:
    // Straight, premultiplied, decontaminated and as shot are four different pictures; a mix-up
    // shows as dark or coloured fringes.
    void coloursAreWhatWasAsked_data();
    void coloursAreWhatWasAsked();
    // What needs no change must pass without one: 16-bit sources bit for bit.
    void opaquePixelsPassUntouched();
    void greyContentIsThePicture();
    // EXR is composited as linear light: premultiplying before the curve is undone darkens edges.
    void exrIsLinearBeforeItIsMultiplied();
    void missingOrMisfitPicturesAreNamed();
    // Truncation instead of rounding darkens every export by half a code.
    void quantisationRounds();
    void halvesAreRoundedToNearest();
    void transfersInvert_data();
    void transfersInvert();
    // A wrong weight or offset shifts every colour of every movie.
    void yCbCrHitsTheKnownCodes_data();
    void yCbCrHitsTheKnownCodes();
    void yCbCrRoundTripsWithinOneCode();
};

namespace {

constexpr Size one{1, 1};

ExportFrame pixel(float alpha, std::array<float, 3> source, std::array<float, 3> foreground)
{
    auto colour = std::make_shared<Image>(one, 3, PixelType::F32);
    auto front = std::make_shared<Image>(one, 3, PixelType::F32);
    auto matte = std::make_shared<Image>(one, 1, PixelType::F32);
    std::copy(source.begin(), source.end(), colour->row<float>(0));
    std::copy(foreground.begin(), foreground.end(), front->row<float>(0));
    matte->row<float>(0)[0] = alpha;
    return {colour, matte, front, nullptr, nullptr};
}

ClipInfo tinyClip()
{
    ClipInfo info;
    info.size = one;
    info.frameCount = 1;
    info.tags = info.assumed = {1, 1, 1, false};
    return info;
}

void compareValues(const Image &image, const QList<double> &expected)
{
    QCOMPARE(image.channels(), int(expected.size()));
    for (int c = 0; c < image.channels(); ++c)
        QVERIFY2(
            std::abs(double(image.row<float>(0)[c]) - expected[c]) < 1e-6,
            qPrintable(QString("channel %1 is %2").arg(c).arg(double(image.row<float>(0)[c]))));
}

StorageFormat yuvFormat(AVPixelFormat format, int matrix, Size size)
{
    StorageFormat storage;
    storage.pixelFormat = format;
    storage.size = size;
    storage.tags = {1, 1, matrix, false};
    storage.pixelAspect = {1, 1};
    return storage;
}

} // namespace

void tst_Composition::coloursAreWhatWasAsked_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<float>("alpha");
    QTest::addColumn<QList<double>>("expected");
    // Source 0.4, 0.2, 0.6; foreground 0.8, 0.0, 0.5.
    QTest::newRow("straight") << "png" << 0.25f << QList<double>{0.8, 0.0, 0.5, 0.25};
    QTest::newRow("straight as shot")
        << "png+asshot" << 0.25f << QList<double>{0.4, 0.2, 0.6, 0.25};
    QTest::newRow("premultiplied")
        << "png+premultiplied" << 0.25f << QList<double>{0.2, 0.0, 0.125, 0.25};
    QTest::newRow("premultiplied as shot")
        << "png+premultiplied+asshot" << 0.25f << QList<double>{0.1, 0.05, 0.15, 0.25};
    QTest::newRow("opaque keeps the source") << "png" << 1.0f << QList<double>{0.4, 0.2, 0.6, 1};
    QTest::newRow("clear keeps the fill") << "png" << 0.0f << QList<double>{0.8, 0.0, 0.5, 0};
    QTest::newRow("clear premultiplied is black")
        << "png+premultiplied" << 0.0f << QList<double>{0, 0, 0, 0};
    QTest::newRow("alpha beyond 1 is 1") << "png" << 1.5f << QList<double>{0.4, 0.2, 0.6, 1};
    QTest::newRow("no number is no alpha")
        << "png" << std::numeric_limits<float>::quiet_NaN() << QList<double>{0.8, 0.0, 0.5, 0};
    QTest::newRow("fill alone") << "png-foreground" << 0.25f << QList<double>{0.8, 0.0, 0.5};
    QTest::newRow("fill over black")
        << "png-foreground+premultiplied" << 0.25f << QList<double>{0.2, 0.0, 0.125};
}

void tst_Composition::coloursAreWhatWasAsked()
{
    QFETCH(QString, options);
    QFETCH(float, alpha);
    QFETCH(QList<double>, expected);
    const ExportSettings settings = *parseExportSpec((options + ":x").toStdString());
    const auto image =
        composedFrame(settings, tinyClip(), pixel(alpha, {0.4f, 0.2f, 0.6f}, {0.8f, 0, 0.5f}));
    QVERIFY2(image, image ? "" : image.error().message.c_str());
    compareValues(*image, expected);
}

void tst_Composition::opaquePixelsPassUntouched()
{
    const Size size{256, 256};
    auto source = std::make_shared<Image>(size, 3, PixelType::U16);
    auto alpha = std::make_shared<Image>(size, 1, PixelType::F32);
    for (int y = 0; y < 256; ++y)
        for (int x = 0; x < 256; ++x) {
            alpha->row<float>(y)[x] = 1;
            for (int c = 0; c < 3; ++c)
                source->row<std::uint16_t>(y)[3 * x + c] = std::uint16_t(256 * y + x);
        }
    ClipInfo info = tinyClip();
    info.size = size;
    const Image image = *composedFrame(*parseExportSpec("png16:x"), info,
                                       {source, alpha, nullptr, nullptr, nullptr});
    for (int y = 0; y < 256; ++y)
        for (int x = 0; x < 256; ++x)
            if (quantised(image.row<float>(y)[4 * x], 65535) != 256 * y + x)
                QFAIL("a 16-bit value changed");
}

void tst_Composition::greyContentIsThePicture()
{
    SyntheticClip clip(1);
    const ExportFrame frame = clip.frame(0);
    const Image mask = *composedFrame(*parseExportSpec("png-mask:x"), clip.info, frame);
    const Image trimap = *composedFrame(*parseExportSpec("exr-trimap:x"), clip.info, frame);
    const Image alpha = *composedFrame(*parseExportSpec("exr-alpha:x"), clip.info, frame);
    bool soft = false;
    for (int y = 0; y < clip.info.size.height; ++y)
        for (int x = 0; x < clip.info.size.width; ++x) {
            QCOMPARE(alpha.row<float>(y)[x], frame.alpha->row<float>(y)[x]);
            QCOMPARE(quantised(mask.row<float>(y)[x], 255), frame.mask->row<std::uint8_t>(y)[x]);
            QCOMPARE(quantised(trimap.row<float>(y)[x], 255),
                     frame.trimap->row<std::uint8_t>(y)[x]);
            soft = soft || frame.trimap->row<std::uint8_t>(y)[x] == 128;
        }
    QVERIFY(soft);
}

void tst_Composition::exrIsLinearBeforeItIsMultiplied()
{
    const ExportFrame frame = pixel(0.5f, {0.5f, 0.5f, 0.5f}, {0.5f, 0, 1});
    const double half = std::pow((0.5 + 0.099) / 1.099, 1 / 0.45);
    ClipInfo clip = tinyClip();
    compareValues(*composedFrame(*parseExportSpec("exr+display+straight:x"), clip, frame),
                  {0.5, 0, 1, 0.5});
    const Image linear = *composedFrame(*parseExportSpec("exr:x"), clip, frame);
    QVERIFY(std::abs(double(linear.row<float>(0)[0]) - half / 2) < 2e-4);
    QCOMPARE(linear.row<float>(0)[2], 0.5f);
    clip.tags.transfer = clip.assumed.transfer = 8; // a source that is linear already
    compareValues(*composedFrame(*parseExportSpec("exr:x"), clip, frame), {0.25, 0, 0.5, 0.5});
}

void tst_Composition::missingOrMisfitPicturesAreNamed()
{
    const SyntheticClip clip(1);
    ExportFrame frame = clip.frame(0);
    frame.alpha = nullptr;
    const auto noAlpha = composedFrame(*parseExportSpec("png:x"), clip.info, frame);
    QVERIFY(!noAlpha);
    QVERIFY2(noAlpha.error().message.find("alpha") != std::string::npos,
             noAlpha.error().message.c_str());
    frame = clip.frame(0);
    frame.foreground = std::make_shared<Image>(Size{5, 5}, 3, PixelType::F32);
    const auto small = composedFrame(*parseExportSpec("png:x"), clip.info, frame);
    QVERIFY(!small);
    QVERIFY2(small.error().message.find("5x5") != std::string::npos, small.error().message.c_str());
    frame.trimap = nullptr;
    QVERIFY(!composedFrame(*parseExportSpec("png-trimap:x"), clip.info, frame));
    QVERIFY(composedFrame(*parseExportSpec("png-mask:x"), clip.info, frame)); // needs nothing else
}

void tst_Composition::quantisationRounds()
{
    QCOMPARE(quantised(0.5f / 255, 255), std::uint16_t(1));
    QCOMPARE(quantised(0.49f / 255, 255), std::uint16_t(0));
    QCOMPARE(quantised(254.6f / 255, 255), std::uint16_t(255));
    QCOMPARE(quantised(7, 1023), std::uint16_t(1023));
    QCOMPARE(quantised(-1, 1023), std::uint16_t(0));
    QCOMPARE(quantised(std::numeric_limits<float>::quiet_NaN(), 255), std::uint16_t(0));
    for (int code = 0; code < 65536; ++code)
        if (quantised(float(code) / 65535, 65535) != code)
            QFAIL(qPrintable(QString::number(code)));
}

void tst_Composition::halvesAreRoundedToNearest()
{
    QCOMPARE(roundedToHalf(1.0f), 1.0f);
    QCOMPARE(roundedToHalf(1.0f + 1 / 2048.0f), 1.0f); // a tie goes to even
    QCOMPARE(roundedToHalf(1.0f + 3 / 2048.0f), 1.0f + 2 / 1024.0f);
    QCOMPARE(roundedToHalf(1.0f + 1.1f / 2048), 1.0f + 1 / 1024.0f);
    QCOMPARE(roundedToHalf(-0.1f), -0.0999755859375f);
    QCOMPARE(roundedToHalf(5.9604645e-08f), 5.9604645e-08f); // the smallest subnormal
    QCOMPARE(roundedToHalf(2e-8f), 0.0f);
    QCOMPARE(roundedToHalf(1e6f), 65504.0f);
    QCOMPARE(roundedToHalf(-std::numeric_limits<float>::infinity()), -65504.0f);
    QCOMPARE(roundedToHalf(65519.0f), 65504.0f);
    QCOMPARE(roundedToHalf(std::numeric_limits<float>::quiet_NaN()), 0.0f);
}

void tst_Composition::transfersInvert_data()
{
    QTest::addColumn<int>("transfer");
    QTest::addColumn<double>("signal");
    QTest::addColumn<double>("light");
    QTest::newRow("BT.709 white") << 1 << 1.0 << 1.0;
    QTest::newRow("BT.709 grey") << 1 << 1.09929682680944 * std::pow(0.18, 0.45) - 0.09929682680944
                                 << 0.18;
    QTest::newRow("BT.709 toe") << 1 << 0.045 << 0.01;
    QTest::newRow("sRGB grey") << 13 << 0.5 << 0.21404114048223255;
    QTest::newRow("sRGB toe") << 13 << 0.04 << 0.04 / 12.92;
    QTest::newRow("gamma 2.2") << 4 << 0.5 << std::pow(0.5, 2.2);
    QTest::newRow("linear") << 8 << 3.5 << 3.5;
    QTest::newRow("PQ at 100 cd/m2") << 16 << 0.508078421517399 << 100.0 / 203;
    QTest::newRow("PQ at its top") << 16 << 1.0 << 10000.0 / 203;
    QTest::newRow("HLG white") << 18 << 0.75 << 1.0;
    QTest::newRow("HLG low") << 18 << 0.5 << (1.0 / 12) / 0.26496256;
    QTest::newRow("logarithmic") << 9 << 0.5 << 0.1;
    QTest::newRow("mirrored below zero") << 1 << -0.045 << -0.01;
    QTest::newRow("unknown stays") << 2 << 0.3 << 0.3;
}

void tst_Composition::transfersInvert()
{
    QFETCH(int, transfer);
    QFETCH(double, signal);
    QFETCH(double, light);
    const double found = double(toLinearLight(transfer, float(signal)));
    QVERIFY2(std::abs(found - light) <= 2e-5 * std::max(1.0, std::abs(light)),
             qPrintable(QString::number(found, 'g', 9)));
}

void tst_Composition::yCbCrHitsTheKnownCodes_data()
{
    QTest::addColumn<int>("matrix");
    QTest::addColumn<QList<double>>("rgb");
    QTest::addColumn<QList<int>>("codes");
    QTest::newRow("white") << 1 << QList<double>{1, 1, 1} << QList<int>{940, 512, 512};
    QTest::newRow("black") << 1 << QList<double>{0, 0, 0} << QList<int>{64, 512, 512};
    QTest::newRow("709 red") << 1 << QList<double>{1, 0, 0} << QList<int>{250, 409, 960};
    QTest::newRow("709 blue") << 1 << QList<double>{0, 0, 1} << QList<int>{127, 960, 471};
    QTest::newRow("601 red") << 6 << QList<double>{1, 0, 0} << QList<int>{326, 361, 960};
    QTest::newRow("601 green") << 5 << QList<double>{0, 1, 0} << QList<int>{578, 215, 137};
    QTest::newRow("2020 red") << 9 << QList<double>{1, 0, 0} << QList<int>{294, 387, 960};
}

void tst_Composition::yCbCrHitsTheKnownCodes()
{
    QFETCH(int, matrix);
    QFETCH(QList<double>, rgb);
    QFETCH(QList<int>, codes);
    Image image(one, 3, PixelType::F32);
    std::copy(rgb.begin(), rgb.end(), image.row<float>(0));
    const FramePtr frame =
        *storedFrame(image, yuvFormat(AV_PIX_FMT_YUV444P10, matrix, one), false, 1);
    for (int plane = 0; plane < 3; ++plane)
        QCOMPARE(int(*reinterpret_cast<const std::uint16_t *>(frame->data[plane])), codes[plane]);
}

void tst_Composition::yCbCrRoundTripsWithinOneCode()
{
    const Size size{33 * 33, 33};
    Image image(size, 4, PixelType::F32);
    for (int r = 0; r < 33; ++r)
        for (int g = 0; g < 33; ++g)
            for (int b = 0; b < 33; ++b) {
                float *const out = image.row<float>(r) + std::size_t(33 * g + b) * 4;
                out[0] = float(r) / 32;
                out[1] = float(g) / 32;
                out[2] = float(b) / 32;
                out[3] = float(b) / 32;
            }
    for (const int matrix : {1, 6, 7, 9}) {
        const FramePtr frame =
            *storedFrame(image, yuvFormat(AV_PIX_FMT_YUVA444P10, matrix, size), false, 2);
        const LumaWeights weights = lumaWeights(matrix);
        double worst = 0;
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x) {
                double code[4];
                for (int plane = 0; plane < 4; ++plane)
                    code[plane] = reinterpret_cast<const std::uint16_t *>(
                        frame->data[plane] + y * frame->linesize[plane])[x];
                const double luma = (code[0] - 64) / 876;
                const double blue = luma + (code[1] - 512) / 896 * 2 * (1 - weights.blue);
                const double red = luma + (code[2] - 512) / 896 * 2 * (1 - weights.red);
                const float *const in = image.row<float>(y) + std::size_t(x) * 4;
                worst =
                    std::max({worst, std::abs(red - double(in[0])), std::abs(blue - double(in[2])),
                              std::abs(code[3] / 1023 - double(in[3]))});
            }
        QVERIFY2(worst < 1.7 / 876,
                 qPrintable(QString::number(worst * 876))); // half a code of each of two
    }
}

QTEST_APPLESS_MAIN(tst_Composition)
#include "tst_composition.moc"
