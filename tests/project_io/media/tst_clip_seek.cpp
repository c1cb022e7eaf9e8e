// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/cached_frame_source.h"
#include "project_io/media/clip.h"
#include "test_clips.h"

#include <QtTest>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numeric>
#include <random>
#include <thread>

using namespace filigree;

//! Decoding frame N by seek must give the pixels that decoding from the start gives, and they must
//! be those of frame N; otherwise mattes would be laid over the wrong picture.
class tst_ClipSeek final : public QObject
{
    Q_OBJECT
private slots:
    void randomAccessIsExact_data();
    void randomAccessIsExact();
    // Scrubbing back within a group of pictures must not decode the group again for every frame.
    void goingBackDecodesNothingAgain();
    // A jump into a long group must decode no frame that the one it goes to does not need.
    void aJumpLeavesOutWhatNobodyNeeds();
    // An edit list cuts frames that must still be decoded, yet must not be counted or shown.
    void editListHidesFrames();
    // Cameras and editors write lists that begin late, leave parts out, or show them twice.
    void editListOfSeveralParts_data();
    void editListOfSeveralParts();
    // A transport stream cut at an open group begins with frames whose references are gone.
    void cutOpenGroupBeginsCleanly();
    // Frame times come from the stream: a variable rate must not be evened out.
    void variableRateIsKept();
    void timecodeAndRateAreRead();
    // An engine and a viewer read one clip at two places; each must get its own frames.
    void movieIsReadFromTwoPlaces();
    void whatIsDecodedOnTheWayIsKept();

private:
    void checkExact(const QString &path, const QList<int> &numbers);
    void checkExact(const QString &path, int firstNumber, int count);

    test_clips::NumberedClips m_clips;
};

void tst_ClipSeek::checkExact(const QString &path, int firstNumber, int count)
{
    QList<int> numbers(count);
    std::iota(numbers.begin(), numbers.end(), firstNumber);
    checkExact(path, numbers);
}

//! numbers: those in the pictures of the frames, in order.
void tst_ClipSeek::checkExact(const QString &path, const QList<int> &numbers)
{
    const int count = int(numbers.size());
    const auto opened = Clip::open(path.toStdString());
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    Clip &clip = **opened;
    QCOMPARE(clip.info().frameCount, count);
    QVERIFY2(clip.info().damage.empty(),
             clip.info().damage.empty() ? "" : clip.info().damage.front().message.c_str());
    std::vector<ImagePtr> sequential;
    for (int i = 0; i < count; ++i) {
        const Result<DecodedFrame> frame = clip.read(i);
        QVERIFY2(frame, frame ? "" : frame.error().message.c_str());
        QVERIFY(!frame->damaged);
        QCOMPARE(frame->timestamp, clip.timestamp(i));
        QVERIFY(i == 0 || clip.timestamp(i) > clip.timestamp(i - 1));
        const auto packed = clip.readPacked(i);
        QVERIFY(packed && packed->frame && !packed->damaged);
        QCOMPARE(packed->frame->byteCount(), clip.packedBytes());
        const auto unpacked = packed->frame->unpack();
        QVERIFY(unpacked && **unpacked == *frame->image);
        QCOMPARE(test_clips::numberIn(*frame->image), numbers[i]);
        sequential.push_back(frame->image);
    }
    std::vector<int> order(count);
    std::iota(order.begin(), order.end(), 0);
    std::shuffle(order.begin(), order.end(), std::mt19937(7));
    for (int i = count - 1; i >= 0; i -= 3)
        order.push_back(i); // scrubbing backwards
    const Result<std::unique_ptr<Clip>> second = clip.reopen();
    QVERIFY(second);
    for (const int i : order) {
        const Result<DecodedFrame> frame = (*second)->read(i);
        QVERIFY2(frame, frame ? "" : frame.error().message.c_str());
        QVERIFY2(*frame->image == *sequential[i], qPrintable(QString("frame %1 differs").arg(i)));
    }
}

void tst_ClipSeek::randomAccessIsExact_data()
{
    QTest::addColumn<QString>("encoder");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("options");
    const auto row = [](const char *words, const char *encoder, const char *name,
                        const QString &options) {
        QTest::newRow(words) << encoder << name << options.split(' ', Qt::SkipEmptyParts);
    };
    const QString x264 = "-pix_fmt yuv420p -preset veryfast ";
    row("H.264, one long group with B-frames", "libx264", "long.mp4", x264 + "-g 250 -bf 3");
    row("H.264, short groups, pyramid, mov", "libx264", "short.mov",
        x264 + "-g 12 -bf 4 -x264-params b-pyramid=normal:ref=4");
    row("H.264, open groups, mkv", "libx264", "open.mkv",
        x264 + "-g 10 -bf 3 -x264-params open-gop=1:scenecut=0:keyint=10:min-keyint=10");
    row("H.264, open groups, mp4", "libx264", "open.mp4",
        x264 + "-g 10 -bf 3 -x264-params open-gop=1:scenecut=0:keyint=10:min-keyint=10");
    row("H.264, open groups, transport stream", "libx264", "open.ts",
        x264 + "-g 10 -bf 3 -x264-params open-gop=1:scenecut=0:keyint=10:min-keyint=10");
    row("H.264, gradual refresh", "libx264", "refresh.mkv",
        x264 + "-g 12 -bf 0 -x264-params intra-refresh=1:keyint=12:scenecut=0");
    row("H.264, 10 bit 4:2:2", "libx264", "deep.mp4", "-pix_fmt yuv422p10le -g 20 -bf 2");
    row("H.264, fragmented mp4", "libx264", "fragments.mp4",
        x264 + "-g 12 -bf 2 -movflags frag_keyframe+empty_moov");
    row("H.264, starts at 10 s, transport stream", "libx264", "late.ts",
        x264 + "-g 15 -bf 2 -output_ts_offset 10");
    row("H.264, starts at 5 s, mkv", "libx264", "late.mkv",
        x264 + "-g 15 -bf 2 -output_ts_offset 5");
    row("H.264 in avi, without presentation times", "libx264", "h264.avi", x264 + "-g 15 -bf 2");
    row("H.264 elementary stream", "libx264", "bare.h264", x264 + "-g 15 -bf 2");
    row("H.264, separate fields, transport stream", "libx264", "fields.ts",
        x264 + "-g 15 -bf 2 -flags +ilme+ildct -x264-params tff=1");
    row("H.265, open groups", "libx265", "open265.mp4",
        "-pix_fmt yuv420p10le -preset ultrafast -x265-params "
        "open-gop=1:keyint=12:min-keyint=12:bframes=4:scenecut=0:log-level=none");
    row("H.265, mkv, closed groups", "libx265", "closed265.mkv",
        "-pix_fmt yuv420p -preset ultrafast -x265-params open-gop=0:keyint=16:log-level=none");
    row("VP8 with hidden frames", "libvpx", "v.webm",
        "-pix_fmt yuv420p -g 20 -auto-alt-ref 1 -lag-in-frames 16 -deadline good -cpu-used 5");
    row("VP9 with hidden frames", "libvpx-vp9", "v9.webm",
        "-pix_fmt yuv420p -g 20 -auto-alt-ref 1 -lag-in-frames 16 -deadline good -cpu-used 5");
    row("AV1, libaom", "libaom-av1", "aom.mkv",
        "-pix_fmt yuv420p -g 20 -cpu-used 8 -usage realtime");
    row("AV1, SVT", "libsvtav1", "svt.mp4", "-pix_fmt yuv420p -g 20 -preset 12");
    row("ProRes 422", "prores_ks", "p.mov", "-pix_fmt yuv422p10le");
    row("DNxHR", "dnxhd", "d.mxf", "-pix_fmt yuv422p -profile:v dnxhr_sq -s 256x120");
    row("FFV1, every frame a key", "ffv1", "f.mkv", "-pix_fmt yuv444p10le -level 3 -g 1");
    row("FFV1, long groups", "ffv1", "fg.mkv", "-pix_fmt yuv420p -level 3 -g 20 -context 1");
    row("Motion JPEG in avi", "mjpeg", "m.avi", "-pix_fmt yuvj422p -q:v 3");
    row("MPEG-2 in mxf", "mpeg2video", "m2.mxf",
        "-pix_fmt yuv422p -g 12 -bf 2 -b:v 8M -vf setpts=N/25/TB -r 25");
    row("MPEG-2, open groups, program stream", "mpeg2video", "m2.mpg",
        "-pix_fmt yuv420p -g 12 -bf 2 -b:v 8M");
    row("MPEG-4 with B-frames in avi", "mpeg4", "m4.avi", "-pix_fmt yuv420p -g 20 -bf 2 -q:v 3");
    row("avi that repeats frames without storing them", "mpeg4", "repeats.avi",
        "-pix_fmt yuv420p -g 10 -vf setpts=(N+floor(N/4)*2)/24/TB -vsync vfr");
    row("variable rate, mkv", "libx264", "vfr.mkv",
        x264 + "-g 12 -bf 2 -vf setpts=(N+floor(N/4)*2)/24/TB -vsync vfr");
}

void tst_ClipSeek::randomAccessIsExact()
{
    QFETCH(QString, encoder);
    QFETCH(QString, name);
    QFETCH(QStringList, options);
    if (!test_clips::hasEncoder(encoder))
        QSKIP(qPrintable("NOT TESTED: this ffmpeg has no encoder " + encoder));
    const QString path = m_clips.make(name, {"-c:v", encoder}, options);
    const int count = test_clips::probedFrameCount(path);
    QVERIFY(count >= test_clips::frameCount - 1);
    checkExact(path, 0, count);
}

void tst_ClipSeek::goingBackDecodesNothingAgain()
{
    const QString path = m_clips.make("back.mp4", {"-c:v", "libx264"},
                                      {"-pix_fmt", "yuv420p", "-g", "250", "-bf", "3"});
    const auto opened = Clip::open(path.toStdString());
    QVERIFY(opened);
    Clip &clip = **opened;
    QVERIFY(clip.read(45));
    QVERIFY(clip.holds(45));
    int leftOut = 44;
    while (leftOut >= 0 && clip.holds(leftOut))
        --leftOut;
    QVERIFY(leftOut >= 20); // no other frame needs it
    QVERIFY(clip.read(leftOut));
    for (int frame = leftOut; frame >= 0; --frame) {
        QVERIFY2(clip.holds(frame), qPrintable(QString::number(frame)));
        const auto read = clip.read(frame);
        QVERIFY(read);
        QCOMPARE(test_clips::numberIn(*read->image), frame);
    }
}

void tst_ClipSeek::aJumpLeavesOutWhatNobodyNeeds()
{
    constexpr int frames = 200;
    const QString raw = m_clips.path("long.rgb");
    QVERIFY(test_clips::writeNumberedFrames(raw, frames));
    const QString path = m_clips.path("long.mp4");
    const QString error = test_clips::ffmpeg(
        test_clips::numberedInput(raw)
        + QStringList{"-c:v", "libx264", "-pix_fmt", "yuv420p", "-g", "250", "-bf", "3", path});
    QVERIFY2(error.isEmpty(), qPrintable(error));
    const auto opened = Clip::open(path.toStdString());
    QVERIFY(opened);
    Clip &clip = **opened;
    const auto heldBelow = [&clip](int end, int count) {
        int held = 0;
        for (int frame = end - count; frame < end; ++frame)
            held += clip.holds(frame);
        return held;
    };
    const auto jumped = clip.read(190);
    QVERIFY(jumped && test_clips::numberIn(*jumped->image) == 190);
    QVERIFY2(heldBelow(190, 12) < 12, qPrintable(QString::number(heldBelow(190, 12))));
    int leftOut = 189;
    while (clip.holds(leftOut))
        --leftOut;
    const auto back = clip.read(leftOut); // now the hand goes back: those before come next
    QVERIFY(back && test_clips::numberIn(*back->image) == leftOut);
    QCOMPARE(heldBelow(leftOut, 40), 40);
    const auto far = clip.read(90);
    QVERIFY(far && test_clips::numberIn(*far->image) == 90);
}

void tst_ClipSeek::editListHidesFrames()
{
    const QString whole = m_clips.make("whole.mp4", {"-c:v", "libx264"},
                                       {"-pix_fmt", "yuv420p", "-g", "20", "-bf", "3"});
    for (const QString &name : {QString("cut.mp4"), QString("cut.mov")}) {
        const QString path = m_clips.path(name);
        QCOMPARE(test_clips::ffmpeg({"-ss", "1.25", "-i", whole, "-c", "copy", path}), QString());
        const int count = test_clips::probedFrameCount(path);
        QCOMPARE(count, test_clips::frameCount - 30);
        checkExact(path, 30, count);
    }
}

//! Replaces the edit list of a mov whose header lies at its end. edits: first frame (-1: an empty
//! edit) and number of frames, which must be multiples of 3: the movie counts in milliseconds.
static QByteArray withEdits(QByteArray movie, const QList<std::pair<int, int>> &edits, int unit)
{
    const auto number = [&](qsizetype at) { return qFromBigEndian<quint32>(movie.data() + at); };
    const auto bigEndian = [](quint32 value) {
        QByteArray bytes(4, '\0');
        qToBigEndian(value, bytes.data());
        return bytes;
    };
    const qsizetype list = movie.lastIndexOf("elst"); // of version 0, with one entry
    const quint32 firstTime = number(list + 16);
    QByteArray entries;
    for (const auto &[first, count] : edits)
        entries += bigEndian(quint32(count * 1000 / 24))
            + bigEndian(first < 0 ? 0xffffffffu : firstTime + quint32(first * unit))
            + bigEndian(0x10000);
    const qsizetype added = entries.size() - 12;
    movie.replace(list + 8, 16, bigEndian(quint32(edits.size())) + entries);
    for (const char *box : {"elst", "edts", "trak", "moov"}) {
        const qsizetype at = movie.lastIndexOf(box, list) - 4;
        qToBigEndian(quint32(number(at) + added), movie.data() + at);
    }
    return movie;
}

void tst_ClipSeek::editListOfSeveralParts_data()
{
    QTest::addColumn<QStringList>("codec");
    QTest::addColumn<QList<int>>("edits"); // first frame and count in turn
    const QList<std::pair<const char *, QStringList>> codecs{
        {"B-frames", {"-c:v", "libx264", "-pix_fmt", "yuv420p", "-g", "20", "-bf", "3"}},
        {"P-frames", {"-c:v", "libx264", "-pix_fmt", "yuv420p", "-g", "20", "-bf", "0"}},
        {"intra", {"-c:v", "prores_ks"}}};
    for (const auto &entry : codecs) {
        const auto row = [&entry](const char *words, const QList<int> &edits) {
            QTest::addRow("%s, %s", entry.first, words) << entry.second << edits;
        };
        row("begins late", {-1, 12, 0, 48});
        row("begins late and inside", {-1, 12, 9, 30});
        row("two parts", {6, 12, 30, 12});
        row("two parts in turned order", {30, 12, 6, 12});
        row("one part twice", {6, 12, 6, 12});
        row("a hole", {0, 12, -1, 12, 24, 12});
    }
}

void tst_ClipSeek::editListOfSeveralParts()
{
    QFETCH(QStringList, codec);
    QFETCH(QList<int>, edits);
    const QString name = QString("parts%1.mov").arg(qHash(codec.join(' ')));
    const QString whole = QFile::exists(m_clips.path(name))
        ? m_clips.path(name)
        : m_clips.make(name, codec.mid(0, 2),
                       codec.mid(2) + QStringList{"-video_track_timescale", "24000"});
    QFile file(whole);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QList<std::pair<int, int>> parts;
    QList<int> numbers;
    for (int i = 0; i < edits.size(); i += 2) {
        parts.append({edits[i], edits[i + 1]});
        for (int frame = 0; edits[i] >= 0 && frame < edits[i + 1]; ++frame)
            numbers << edits[i] + frame;
    }
    const QString path = m_clips.path("parts.mov");
    QFile edited(path);
    QVERIFY(edited.open(QIODevice::WriteOnly));
    edited.write(withEdits(file.readAll(), parts, 1000));
    edited.close();
    checkExact(path, numbers);
    const auto opened = Clip::open(path.toStdString());
    QVERIFY(opened);
    QVERIFY(std::abs((*opened)->info().startTime - (edits[0] < 0 ? edits[1] / 24.0 : 0)) < 0.002);
}

void tst_ClipSeek::cutOpenGroupBeginsCleanly()
{
    const QString whole = m_clips.make("opening.ts", {"-c:v", "libx264"},
                                       {"-pix_fmt", "yuv420p", "-bf", "3", "-x264-params",
                                        "open-gop=1:scenecut=0:keyint=10:min-keyint=10"});
    const QString path = m_clips.path("opening_cut.ts");
    QCOMPARE(test_clips::ffmpeg({"-ss", "1.0", "-i", whole, "-c", "copy", path}), QString());
    const auto opened = Clip::open(path.toStdString());
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    const Result<DecodedFrame> first = (*opened)->read(0);
    QVERIFY(first);
    const int number = test_clips::numberIn(*first->image);
    checkExact(path, number, (*opened)->info().frameCount);
    QVERIFY((*opened)->info().frameCount >= 20);
}

void tst_ClipSeek::variableRateIsKept()
{
    const QString path = m_clips.make(
        "times.mkv", {"-c:v", "libx264"},
        {"-pix_fmt", "yuv420p", "-vf", "setpts=(N+floor(N/4)*2)/24/TB", "-vsync", "vfr"});
    const auto opened = Clip::open(path.toStdString());
    QVERIFY(opened);
    QVERIFY((*opened)->info().variableFrameRate);
    QVERIFY(std::abs((*opened)->info().startTime) < 0.002);
    QVERIFY(std::abs((*opened)->info().shortestFrame - 1 / 24.0) < 0.002);
    QVERIFY(std::abs((*opened)->info().longestFrame - 3 / 24.0) < 0.002);
    const double base = (*opened)->info().timeBase.value();
    for (int i = 0; i < test_clips::frameCount; ++i)
        QVERIFY(qAbs(double((*opened)->timestamp(i) - (*opened)->timestamp(0)) * base
                     - (i + i / 4 * 2) / 24.0)
                < 0.002);
}

void tst_ClipSeek::timecodeAndRateAreRead()
{
    const QString path = m_clips.make("timecode.mov", {"-c:v", "libx264"},
                                      {"-pix_fmt", "yuv420p", "-vf", "setpts=N/(30000/1001)/TB",
                                       "-r", "30000/1001", "-timecode", "10:20:30;12"});
    const auto opened = Clip::open(path.toStdString());
    QVERIFY(opened);
    const ClipInfo &info = (*opened)->info();
    QCOMPARE(QString::fromStdString(info.startTimecode), QString("10:20:30;12"));
    QCOMPARE(info.frameRate, (Rational{30000, 1001}));
    QVERIFY(!info.variableFrameRate);
    QVERIFY(!info.hasAudio);
    QVERIFY(info.damage.empty());
}

void tst_ClipSeek::movieIsReadFromTwoPlaces()
{
    const QString path = m_clips.make("shared.mkv", {"-c:v", "mpeg4", "-g", "15", "-q:v", "3"});
    const auto opened = CachedFrameSource::open(
        path.toStdString(),
        std::make_shared<FrameCache>(25 * test_clips::width * test_clips::height * 6));
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    CachedFrameSource &clip = **opened;
    std::atomic<int> wrong = 0;
    const auto check = [&](int frame) {
        const Result<ImagePtr> image = clip.frame(frame);
        wrong += !image || test_clips::numberIn(**image) != frame;
    };
    {
        const std::jthread engine([&] {
            for (int frame = 0; frame < test_clips::frameCount; ++frame)
                check(frame);
        });
        for (int frame = test_clips::frameCount - 1; frame >= 0; frame -= 4) {
            if (frame % 8 < 4)
                clip.prefetch(frame, 8, 2, false);
            else
                clip.settle(frame, false);
            check(frame);
        }
    }
    QCOMPARE(wrong.load(), 0);
}

// A hand that drags back over it must not wait for the same decoding once more.
void tst_ClipSeek::whatIsDecodedOnTheWayIsKept()
{
    const QString path = m_clips.make("way.mkv", {"-c:v", "mpeg4", "-g", "50", "-q:v", "3"});
    const auto opened =
        CachedFrameSource::open(path.toStdString(), std::make_shared<FrameCache>(100'000'000));
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    CachedFrameSource &clip = **opened;
    QVERIFY(clip.frame(40));
    for (int frame = 1; frame <= 40; ++frame) {
        QVERIFY2(clip.isCached(frame), qPrintable(QString::number(frame)));
        QCOMPARE(test_clips::numberIn(**clip.frame(frame)), frame);
    }
}

QTEST_GUILESS_MAIN(tst_ClipSeek)
#include "tst_clip_seek.moc"
