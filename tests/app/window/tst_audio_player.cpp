// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/audio_player.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace filigree;

//! Machines without a sound device, and clips whose sound is damaged, must play all the same.
class tst_AudioPlayer final : public QObject
{
    Q_OBJECT
private slots:
    void aMissingFileIsSilence();
    // Play, stop, jump, play: each start ends the one before, and nothing is left behind.
    void startsAndStopsInAnyOrder();
};

void tst_AudioPlayer::aMissingFileIsSilence()
{
    AudioPlayer player("/nowhere/at/all.mov");
    player.start(1);
    QTest::qWait(0);
    QVERIFY(!player.position());
    player.setMuted(true);
    player.stop();
    player.stop();
}

void tst_AudioPlayer::startsAndStopsInAnyOrder()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("tone.wav");
    QCOMPARE(
        QProcess::execute("ffmpeg", {"-v", "error", "-f", "lavfi", "-i", "sine=duration=3", path}),
        0);
    AudioPlayer player(path.toStdString());
    for (int i = 0; i < 30; ++i) {
        player.start(i * 0.1);
        QCoreApplication::processEvents();
        const std::optional<double> heard = player.position();
        QVERIFY(!heard || *heard >= i * 0.1); // a device may or may not be there
        if (i % 3 == 0)
            player.stop();
    }
}

QTEST_GUILESS_MAIN(tst_AudioPlayer)
#include "tst_audio_player.moc"
