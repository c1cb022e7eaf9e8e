// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/audio_reader.h"
#include "test_clips.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace filigree;

//! Sound that is read at another place than asked for makes lips and words part.
class tst_AudioReader final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void everyPlaceSoundsAsItShould_data();
    void everyPlaceSoundsAsItShould();
    void itEndsWhereTheSoundEnds();
    void aClipWithoutSoundIsAnError();
    void itCanBeStopped();

private:
    QString make(const QString &name, const QStringList &codec);
    QTemporaryDir m_folder;
};

//! Silence in even quarters of a second, a tone in odd ones.
static bool hasTone(double second)
{
    return int(std::floor(second * 4)) % 2 == 1;
}

void tst_AudioReader::initTestCase()
{
    QVERIFY(m_folder.isValid());
}

QString tst_AudioReader::make(const QString &name, const QStringList &codec)
{
    const QString path = m_folder.filePath(name);
    const QString error = test_clips::ffmpeg(
        QStringList{"-f", "lavfi", "-i", "color=c=gray:s=64x48:r=25:d=4", "-f", "lavfi", "-i",
                    "aevalsrc=0.5*sin(880*PI*t)*mod(floor(t*4)\\,2):s=44100:d=4", "-c:v", "mpeg4"}
        + codec + QStringList{path});
    if (!error.isEmpty())
        QTest::qFail(qPrintable(error), __FILE__, __LINE__);
    return path;
}

void tst_AudioReader::everyPlaceSoundsAsItShould_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("codec");
    QTest::newRow("PCM in mov") << "pcm.mov" << QStringList{"-c:a", "pcm_s16le"};
    QTest::newRow("AAC in mp4") << "aac.mp4" << QStringList{"-c:a", "aac"};
    QTest::newRow("AAC in mkv") << "aac.mkv" << QStringList{"-c:a", "aac"};
}

void tst_AudioReader::everyPlaceSoundsAsItShould()
{
    QFETCH(QString, name);
    QFETCH(QStringList, codec);
    const auto opened = AudioReader::open(make(name, codec).toStdString());
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    AudioReader &reader = **opened;
    QCOMPARE(reader.sampleRate(), 44100);
    constexpr int frames = 4410;
    const auto check = [&](double second) {
        const Result<std::vector<float>> samples = reader.read(second, frames);
        QVERIFY2(samples, samples ? "" : samples.error().message.c_str());
        QCOMPARE(int(samples->size()), frames * AudioReader::channels);
        for (int i = 0; i < frames; i += 441) { // stretches of a hundredth second
            const double from = second + double(i) / 44100;
            if (hasTone(from - 0.02) != hasTone(from + 0.03))
                continue; // codecs smear a little over an edge
            double power = 0;
            for (int k = 0; k < 441; ++k)
                power += std::pow((*samples)[std::size_t(i + k) * AudioReader::channels], 2);
            QVERIFY2((power / 441 > 0.02) == hasTone(from + 0.005),
                     qPrintable(QString("at %1 s").arg(from)));
        }
    };
    for (double second = 0; second < 3.8; second += 0.1)
        check(second); // one after the other
    for (const double second : {3.0, 0.4, 2.65, 1.15, 0.0})
        check(second); // here and there
}

void tst_AudioReader::itEndsWhereTheSoundEnds()
{
    const auto reader = AudioReader::open(make("end.mov", {"-c:a", "pcm_s16le"}).toStdString());
    QVERIFY(reader);
    const auto last = (*reader)->read(3.9, 44100);
    QVERIFY(last);
    QCOMPARE(int(last->size()), 4410 * AudioReader::channels);
    const auto none = (*reader)->read(4.2, 100);
    QVERIFY(none && none->empty());
    QVERIFY((*reader)->read(1, 100)->size() == 200); // and goes back
}

void tst_AudioReader::aClipWithoutSoundIsAnError()
{
    const auto reader = AudioReader::open(make("silent.mov", {"-an"}).toStdString());
    QVERIFY(!reader);
    QCOMPARE(reader.error().kind, Error::Kind::NotFound);
    QVERIFY(!AudioReader::open("/nowhere/at/all.mov"));
}

void tst_AudioReader::itCanBeStopped()
{
    std::stop_source stop;
    const auto reader =
        AudioReader::open(make("stop.mov", {"-c:a", "pcm_s16le"}).toStdString(), stop.get_token());
    QVERIFY(reader);
    stop.request_stop();
    const auto samples = (*reader)->read(2, 4410);
    QVERIFY(!samples);
}

QTEST_GUILESS_MAIN(tst_AudioReader)
#include "tst_audio_reader.moc"
