// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/document/document.h"
#include "app/document/editor_state.h"
#include "app/window/player.h"
#include "project_io/media/frame_cache.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <set>

using namespace filigree;

//! A clip of 50 frames at 25 per second, decoded as far as the test says.
class FakeMedia final : public PlaybackMedia
{
public:
    int frameCount() const override { return 50; }
    double timeOf(int frame) const override { return frame * 0.04; }
    double frameDuration() const override { return 0.04; }
    bool isAtHand(int frame) const override { return all || atHand.contains(frame); }
    void prefetch(int playhead, int, int, bool forward) override
    {
        asked = playhead;
        askedForward = forward;
    }
    void settle(int playhead) override { asked = playhead; }
    bool all = true;
    std::set<int> atHand;
    int asked = -1;
    bool askedForward = true;
};

class FakeSound final : public PlaybackSound
{
public:
    void start(double second) override { started = second; }
    void stop() override
    {
        started.reset();
        heard.reset();
    }
    std::optional<double> position() const override { return heard; }
    std::optional<double> started;
    std::optional<double> heard;
};

class tst_Player final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void playsAtTheRateOfTheClip();
    // A view that is too slow must lose frames, not time.
    void dropsFramesToKeepTime();
    void framesNotDecodedAreLeftOut();
    // Without a decoded frame for long, the viewer is to fetch one by itself.
    void doesNotStandStillForever();
    void stopsAtTheEndAndBeginsAgain();
    void loopsBetweenInAndOutPoint();
    void playsBackwards();
    void shuttleKeysChangeTheSpeed();
    // Fast playback skips frames on purpose; that is no loss.
    void fastPlaybackIsNotCountedAsLoss();
    void soundIsTheClock();
    void aJumpGoesOnFromThere();
    void obeysTheEditor();
    void withoutAClipNothingPlays();

private:
    void pass(double seconds)
    {
        // ticks come at least once per frame
        for (double end = m_now + seconds; m_now < end - 1e-9;) {
            m_now = std::min(end, m_now + 0.02);
            m_player->tick();
        }
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<EditorState> m_state;
    std::unique_ptr<Player> m_player;
    std::shared_ptr<FakeMedia> m_media;
    double m_now = 100;
};

void tst_Player::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    WorkSessionOptions options;
    options.sessionsFolder = m_folder->filePath("sessions").toStdString();
    std::shared_ptr<WorkSession> work = std::move(*WorkSession::open(options));
    ClipReference media;
    media.frameCount = 50;
    media.frameRate = {25, 1};
    media.size = {8, 4};
    work->project().addClip(media, "clip");
    m_document = std::make_unique<Document>(std::make_shared<FrameCache>());
    m_document->setWork(work);
    m_state = std::make_unique<EditorState>(*m_document);
    m_player = std::make_unique<Player>(*m_state, [this] { return m_now; });
    m_media = std::make_shared<FakeMedia>();
    m_player->setMedia(m_media);
}

void tst_Player::cleanup()
{
    m_player.reset();
    m_state.reset();
    m_document.reset();
}

void tst_Player::playsAtTheRateOfTheClip()
{
    QSignalSpy frames(m_state.get(), &EditorState::frameChanged);
    m_player->play();
    QVERIFY(m_state->isPlaying());
    pass(1);
    QCOMPARE(m_state->frame(), 25);
    QCOMPARE(frames.size(), 25); // each one
    QCOMPARE(m_player->dropped(), 0);
    QVERIFY(std::abs(m_player->measuredRate() - 25) < 1);
    QVERIFY(m_media->askedForward);
    QCOMPARE(m_media->asked, 25);
    m_player->stop();
    QVERIFY(!m_state->isPlaying());
    pass(1);
    QCOMPARE(m_state->frame(), 25);
}

void tst_Player::dropsFramesToKeepTime()
{
    m_player->play();
    for (int i = 0; i < 10; ++i) {
        m_now += 0.12; // three frames between two ticks
        m_player->tick();
    }
    QCOMPARE(m_state->frame(), 30);
    QCOMPARE(m_player->dropped(), 20);
}

void tst_Player::framesNotDecodedAreLeftOut()
{
    m_media->all = false;
    m_media->atHand = {0, 1, 2, 5, 6};
    m_player->play();
    pass(0.16);
    QCOMPARE(m_state->frame(), 2);
    pass(0.04);
    QCOMPARE(m_state->frame(), 5);
    QCOMPARE(m_player->dropped(), 2);
}

void tst_Player::doesNotStandStillForever()
{
    m_media->all = false;
    m_player->play();
    pass(0.2);
    QCOMPARE(m_state->frame(), 0);
    pass(0.4);
    QVERIFY(m_state->frame() > 5);
}

void tst_Player::stopsAtTheEndAndBeginsAgain()
{
    m_state->setFrame(40);
    m_player->play();
    pass(1);
    QCOMPARE(m_state->frame(), 49);
    QCOMPARE(m_player->speed(), 0.0);
    m_player->play();
    QCOMPARE(m_state->frame(), 0);
    m_player->stop();
    m_player->setRange({10, 20});
    m_state->setFrame(15);
    m_player->play();
    pass(1);
    QCOMPARE(m_state->frame(), 20);
    QCOMPARE(m_player->speed(), 0.0);
    m_state->setFrame(30); // outside: to the end of the clip
    m_player->play();
    pass(0.4);
    QCOMPARE(m_state->frame(), 40);
}

void tst_Player::loopsBetweenInAndOutPoint()
{
    m_player->setRange({10, 19});
    m_player->setLoops(true);
    m_state->setFrame(10);
    m_player->play();
    for (int i = 1; i <= 100; ++i) {
        m_now += 0.04;
        m_player->tick();
        QVERIFY(m_state->frame() >= 10 && m_state->frame() <= 19);
    }
    QVERIFY(m_player->speed() != 0);
    QCOMPARE(m_player->dropped(), 0);
    m_player->play(-1);
    std::set<int> seen;
    for (int i = 1; i <= 30; ++i) {
        m_now += 0.04;
        m_player->tick();
        seen.insert(m_state->frame());
    }
    QCOMPARE(int(seen.size()), 10);
}

void tst_Player::playsBackwards()
{
    m_state->setFrame(40);
    m_player->play(-1);
    pass(0.4);
    QCOMPARE(m_state->frame(), 30);
    QVERIFY(!m_media->askedForward);
    QCOMPARE(m_player->dropped(), 0);
    pass(2);
    QCOMPARE(m_state->frame(), 0);
    QCOMPARE(m_player->speed(), 0.0);
}

void tst_Player::shuttleKeysChangeTheSpeed()
{
    std::vector<double> speeds;
    for (int i = 0; i < 5; ++i) {
        m_player->shuttleForward();
        speeds.push_back(m_player->speed());
    }
    for (int i = 0; i < 7; ++i) {
        m_player->shuttleBackward();
        speeds.push_back(m_player->speed());
    }
    QCOMPARE(speeds, (std::vector<double>{1, 2, 4, 8, 8, 4, 2, 1, -1, -2, -4, -8}));
    m_player->toggle();
    QCOMPARE(m_player->speed(), 0.0);
    m_player->toggle();
    QCOMPARE(m_player->speed(), 1.0);
}

void tst_Player::fastPlaybackIsNotCountedAsLoss()
{
    m_player->play(4);
    for (int i = 0; i < 10; ++i) {
        m_now += 0.04;
        m_player->tick();
    }
    QCOMPARE(m_state->frame(), 40);
    QCOMPARE(m_player->dropped(), 0);
}

void tst_Player::soundIsTheClock()
{
    auto sound = std::make_shared<FakeSound>();
    m_player->setSound(sound);
    m_state->setFrame(10);
    m_player->play();
    QCOMPARE(*sound->started, 0.4);
    pass(0.1);
    sound->heard = 0.8; // the device is ahead of our clock
    m_player->tick();
    QCOMPARE(m_state->frame(), 20);
    sound->heard = 0.76; // and now a little behind: the picture must not jump back
    m_player->tick();
    QCOMPARE(m_state->frame(), 20);
    m_player->play(2);
    QVERIFY(!sound->started); // only at its own speed
    m_player->stop();
    QVERIFY(!sound->started);
}

void tst_Player::aJumpGoesOnFromThere()
{
    m_player->play();
    pass(0.2);
    m_state->setFrame(30);
    pass(0.2);
    QCOMPARE(m_state->frame(), 35);
    QCOMPARE(m_player->dropped(), 0);
}

void tst_Player::obeysTheEditor()
{
    m_state->setPlaying(true);
    QCOMPARE(m_player->speed(), 1.0);
    m_state->setPlaying(false);
    QCOMPARE(m_player->speed(), 0.0);
}

void tst_Player::withoutAClipNothingPlays()
{
    m_player->setMedia(nullptr);
    m_player->play();
    QCOMPARE(m_player->speed(), 0.0);
    m_state->setPlaying(true);
    QVERIFY(!m_state->isPlaying());
}

QTEST_GUILESS_MAIN(tst_Player)
#include "tst_player.moc"
