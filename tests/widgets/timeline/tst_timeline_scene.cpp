// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/model/timecode.h"
#include "widgets/timeline/timeline_scene.h"
#include "widgets/timeline/timeline_view.h"

#include <QtTest>

#include <random>

using namespace filigree;

Q_DECLARE_METATYPE(Rational)

class tst_TimelineScene final : public QObject
{
    Q_OBJECT
private slots:
    // Runs must say of every frame what the list of states said.
    void runsSayWhatTheListSaid();
    // Where a pixel stands for many frames, a single bad frame among good ones must show.
    void theWorstStateShows();
    void statesAreReplaced();
    // A lane of 100,000 frames is painted while the user scrubs.
    void longLanesAnswerQuickly();
    void placesAreTyped_data();
    void placesAreTyped();
    // Timecode that is a frame off sends the user to the wrong place of the edit.
    void dropFrameRoundTrips();
    void zoomKeepsTheFrameUnderThePointer();
    void rulerStepsAreRound();
    void thumbnailsNeverOverlap();
};

static std::vector<LaneState> randomStates(int count, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<LaneState> states;
    while (int(states.size()) < count) {
        const auto state = LaneState(random() % laneStateCount);
        for (unsigned i = random() % 90; i > 0 && int(states.size()) < count; --i)
            states.push_back(state);
    }
    return states;
}

static LaneState worst(const std::vector<LaneState> &states, int in, int out)
{
    return *std::max_element(states.begin() + in, states.begin() + out + 1);
}

void tst_TimelineScene::runsSayWhatTheListSaid()
{
    const std::vector<LaneState> states = randomStates(1000, 1);
    const StateRuns runs(states);
    QCOMPARE(runs.frameCount(), 1000);
    for (int frame = 0; frame < 1000; ++frame) {
        QCOMPARE(runs.at(frame), states[frame]);
        QVERIFY(runs.runAt(frame).frames.contains(frame));
    }
    for (std::size_t i = 1; i < runs.runs().size(); ++i) {
        QCOMPARE(runs.runs()[i].frames.in, runs.runs()[i - 1].frames.out + 1);
        QVERIFY(runs.runs()[i].state != runs.runs()[i - 1].state);
    }
    QCOMPARE(runs.at(-1), LaneState::Missing);
    QCOMPARE(runs.at(1000), LaneState::Missing);
    QCOMPARE(StateRuns().at(0), LaneState::Missing);
}

void tst_TimelineScene::theWorstStateShows()
{
    const std::vector<LaneState> states = randomStates(5000, 2);
    const StateRuns runs(states);
    std::mt19937 random(3);
    for (int i = 0; i < 3000; ++i) {
        const int in = int(random() % 5000);
        const int out = std::min(4999, in + int(random() % (i % 2 ? 40 : 900)));
        QCOMPARE(runs.mostImportant({in, out}), worst(states, in, out));
    }
    QCOMPARE(runs.mostImportant({6000, 6100}), LaneState::Missing);
}

void tst_TimelineScene::statesAreReplaced()
{
    std::vector<LaneState> states = randomStates(700, 4);
    StateRuns runs(states);
    const std::vector<LaneState> news = randomStates(123, 5);
    for (const int first : {0, 300, 577}) {
        std::copy(news.begin(), news.end(), states.begin() + first);
        runs.replace(first, news);
        QCOMPARE(runs, StateRuns(states));
        QCOMPARE(runs.mostImportant({100, 650}), worst(states, 100, 650));
    }
}

void tst_TimelineScene::longLanesAnswerQuickly()
{
    std::vector<LaneState> states(100'000);
    for (int i = 0; i < int(states.size()); ++i)
        states[i] = LaneState(i % laneStateCount); // the worst case: no two alike
    const StateRuns runs(states);
    LaneState all = LaneState::Fresh;
    for (int x = 0; x < 2000; ++x)
        all = std::max(all, runs.mostImportant({x * 50, x * 50 + 49}));
    QCOMPARE(all, LaneState::Stale);
}

void tst_TimelineScene::placesAreTyped_data()
{
    QTest::addColumn<Rational>("rate");
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("frame");
    const Rational film{24, 1}, ntsc{30000, 1001};
    QTest::newRow("frame number") << film << ""
                                  << "1" << 0;
    QTest::newRow("step ahead") << film << ""
                                << "+12" << 112;
    QTest::newRow("step back, too far") << film << ""
                                        << "-500" << 0;
    QTest::newRow("behind the end") << film << ""
                                    << "999999" << 1999;
    QTest::newRow("timecode") << film << ""
                              << "00:00:02:05" << 53;
    QTest::newRow("short timecode") << film << ""
                                    << "2:05" << 53;
    QTest::newRow("on the clip's clock") << film << "01:00:00:00"
                                         << "01:00:01:00" << 24;
    QTest::newRow("drop frame") << ntsc << "00:00:59;28"
                                << "00:01:00;02" << 2;
    QTest::newRow("drop frame typed with colons") << ntsc << "00:00:59;28"
                                                  << "00:01:00:02" << 2;
    QTest::newRow("a number that drop frame leaves out") << ntsc << "00:00:59;28"
                                                         << "00:01:00;01" << -1;
    QTest::newRow("nonsense") << film << ""
                              << "later" << -1;
    QTest::newRow("nothing") << film << ""
                             << "  " << -1;
}

void tst_TimelineScene::placesAreTyped()
{
    QFETCH(Rational, rate);
    QFETCH(QString, start);
    QFETCH(QString, text);
    TimelineScene scene;
    scene.frameCount = 2000;
    scene.frameRate = rate;
    scene.startTimecode = start.toStdString();
    scene.playhead = 100;
    QTEST(frameOfText(scene, text), "frame");
}

void tst_TimelineScene::dropFrameRoundTrips()
{
    TimelineScene scene;
    scene.frameCount = 200'000;
    scene.frameRate = {30000, 1001};
    scene.startTimecode = "00:58:00;02";
    for (int frame = 0; frame < scene.frameCount; frame += 7)
        QCOMPARE(frameOfText(scene, timecodeText(scene, frame)), frame);
    QCOMPARE(timecodeText(scene, 1798), QString("00:59:00;02")); // 1798 numbers in that minute
    QCOMPARE(timecodeText(scene, 2 * 1798), QString("01:00:00;00"));
    QCOMPARE(timecodeOfFrames(-1, {24, 1}, false), std::string("23:59:59:23"));
}

void tst_TimelineScene::zoomKeepsTheFrameUnderThePointer()
{
    TimelineView view;
    view.size = {1000, 200};
    view.frameCount = 5000;
    view.fit({0, 4999});
    QCOMPARE(view.visibleFrames(), (FrameRange{0, 4999}));
    const int frame = view.frameAt(700);
    for (int i = 0; i < 12; ++i) {
        view.zoom(1.5, 700);
        QVERIFY(std::abs(view.frameAt(700) - frame) <= 1);
    }
    for (int i = 0; i < 40; ++i)
        view.zoom(0.5, 300);
    QCOMPARE(view.visibleFrames(), (FrameRange{0, 4999}));
    for (int i = 0; i < 60; ++i)
        view.zoom(2, 300);
    QCOMPARE(view.pixelsPerFrame, double(TimelineView::largestFrame));
    view.show(0);
    QVERIFY(view.visibleFrames().contains(0));
    view.show(4999);
    QVERIFY(view.visibleFrames().contains(4999));
}

void tst_TimelineScene::rulerStepsAreRound()
{
    QCOMPARE(rulerStep(1, false, 24), 1);
    QCOMPARE(rulerStep(7, false, 24), 10);
    QCOMPARE(rulerStep(1100, false, 24), 2000);
    QCOMPARE(rulerStep(5, true, 24), 6);
    QCOMPARE(rulerStep(20, true, 24), 24);
    QCOMPARE(rulerStep(30, true, 24), 48);
    QCOMPARE(rulerStep(4000, true, 25), 300 * 25);
}

void tst_TimelineScene::thumbnailsNeverOverlap()
{
    TimelineView view;
    view.size = {1000, 200};
    view.frameCount = 100'000;
    for (double zoom = 0.01; zoom < 160; zoom *= 1.07) {
        view.pixelsPerFrame = zoom;
        const int step = view.thumbnailStep(1.78);
        const double room = step * zoom;
        QVERIFY(room >= view.thumbnailWidth(1.78));
        QVERIFY(step == 1 || room < 2 * view.thumbnailWidth(1.78) + 8);
    }
}

QTEST_APPLESS_MAIN(tst_TimelineScene)
#include "tst_timeline_scene.moc"
