// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/clip.h"
#include "test_clips.h"

#include <QtTest>

#include <cstdlib>

using namespace filigree;

// Decoded frames made smaller, for a first look.
class tst_FramePreview final : public QObject
{
    Q_OBJECT
private slots:
    // The same colours in the same places as the frame itself, whatever its format.
    void itLooksLikeTheFrame_data();
    void itLooksLikeTheFrame();
    void smallFramesHaveNone();

private:
    PackedFramePtr frameOf(const QString &format, const QString &size);

    QTemporaryDir m_folder;
};

PackedFramePtr tst_FramePreview::frameOf(const QString &format, const QString &size)
{
    const QString path = m_folder.filePath(format + size + ".mkv");
    const QString error =
        test_clips::ffmpeg({"-f", "lavfi", "-i", "testsrc2=size=" + size, "-frames:v", "1", "-c:v",
                            "ffv1", "-pix_fmt", format, path});
    if (!error.isEmpty())
        qWarning("%s", qUtf8Printable(error));
    const auto clip = Clip::open(path.toStdString());
    return clip ? (*clip)->readPacked(0).map([](auto &&packed) { return packed.frame; }).value()
                : nullptr;
}

void tst_FramePreview::itLooksLikeTheFrame_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("size");
    QTest::addColumn<int>("factor"); // 0: there is none
    QTest::newRow("4:2:0") << "yuv420p"
                           << "1280x720" << 2;
    QTest::newRow("4:2:2 of 10 bits") << "yuv422p10le"
                                      << "1280x720" << 2;
    QTest::newRow("4:4:4") << "yuv444p"
                           << "1920x1080" << 4;
    QTest::newRow("odd") << "yuv420p"
                         << "1279x719" << 2;
    QTest::newRow("upright") << "yuv420p"
                             << "720x1280" << 2;
    QTest::newRow("with alpha") << "yuva420p"
                                << "1280x720" << 2;
    QTest::newRow("grey") << "gray"
                          << "1280x720" << 2;
    QTest::newRow("R'G'B'") << "gbrp10le"
                            << "1280x720" << 2;
    QTest::newRow("R'G'B' in one plane") << "bgr0"
                                         << "1280x720" << 0;
}

void tst_FramePreview::itLooksLikeTheFrame()
{
    QFETCH(QString, format);
    QFETCH(QString, size);
    QFETCH(int, factor);
    const PackedFramePtr frame = frameOf(format, size);
    QVERIFY(frame);
    const ImagePtr small = frame->preview();
    QCOMPARE(small != nullptr, factor > 0);
    if (!small)
        return;
    const ImagePtr whole = *frame->unpack();
    QCOMPARE(small->width(), whole->width() / factor);
    QCOMPARE(small->height(), whole->height() / factor);
    QCOMPARE(small->channels(), whole->channels());
    QCOMPARE(small->type(), PixelType::U16);
    const int channels = whole->channels();
    double difference = 0;
    for (int y = 0; y < small->height(); ++y) {
        for (int x = 0; x < small->width() * channels; ++x) {
            double mean = 0;
            for (int i = 0; i < factor * factor; ++i)
                mean += whole->row<std::uint16_t>(
                    y * factor
                    + i / factor)[(x / channels * factor + i % factor) * channels + x % channels];
            difference += std::abs(small->row<std::uint16_t>(y)[x] - mean / (factor * factor));
        }
    }
    difference /= 65535.0 * small->width() * small->height() * channels;
    // What is left, up to 0.0075, are edges, where colours of half the size are interpolated anew.
    QVERIFY2(difference < 0.012, qPrintable(QString::number(difference)));
}

void tst_FramePreview::smallFramesHaveNone()
{
    const PackedFramePtr frame = frameOf("yuv420p", "640x480");
    QVERIFY(frame);
    QVERIFY(!frame->preview());
}

QTEST_GUILESS_MAIN(tst_FramePreview)
#include "tst_frame_preview.moc"
