// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "disc_clip.h"

#include <QTest>

using namespace disc_clips;

class tst_BuiltinTracker final : public QObject
{
    Q_OBJECT
private slots:
    void followsADisc_data();
    void followsADisc();
    void backwardMirrorsForward();
    void masksOfObjectsAreExclusive();
    void leavingObjectLosesItsMask();
    void absentPromptEndsTheTrack();
    void stopsAtCuts();
    void correctionStaysBetweenItsNeighbours();
    void stopEndsWithinAFrame();
    void makesWayOften();
    void sinkErrorEndsTheRun();
    void refusesWhatItCannotUse_data();
    void refusesWhatItCannotUse();
};

// The least a tracker must do, from either end of the clip and from its middle.
void tst_BuiltinTracker::followsADisc_data()
{
    QTest::addColumn<int>("prompted");
    QTest::newRow("first frame") << 0;
    QTest::newRow("middle") << 4;
    QTest::newRow("last frame") << 7;
}

void tst_BuiltinTracker::followsADisc()
{
    QFETCH(int, prompted);
    const auto clip = clipOf([](int frame) { return std::vector<Disc>{movingDisc(frame)}; });
    BuiltinTracker tracker(clip, alone);
    Answers answers;
    const PromptSet prompts{{prompted, {{1, {MaskPrompt{maskOf(movingDisc(prompted))}}}}}};
    const auto done = tracker.track(requestFor(*clip, prompts), into(answers), {}, {});
    QVERIFY2(done, done ? "" : done.error().message.c_str());
    QCOMPARE(int(answers.size()), clip->frames);
    for (const auto &[frame, masks] : answers) {
        QVERIFY2(overlap(masks.at(1).logits, movingDisc(frame)) > 0.9,
                 qPrintable(QString::number(frame)));
        QVERIFY(masks.at(1).presence >= 0.5);
    }
}

// Tracking a clip backward must equal tracking the reversed clip forward.
void tst_BuiltinTracker::backwardMirrorsForward()
{
    const auto clip = clipOf([](int frame) { return std::vector<Disc>{movingDisc(frame)}; });
    const auto reversed =
        clipOf([](int frame) { return std::vector<Disc>{movingDisc(7 - frame)}; });
    Answers back;
    Answers ahead;
    const std::vector<Prompt> mask{MaskPrompt{maskOf(movingDisc(7))}};
    QVERIFY(BuiltinTracker(clip, alone)
                .track(requestFor(*clip, {{7, {{1, mask}}}}), into(back), {}, {}));
    QVERIFY(BuiltinTracker(reversed, alone)
                .track(requestFor(*reversed, {{0, {{1, mask}}}}), into(ahead), {}, {}));
    for (int frame = 0; frame < clip->frames; ++frame)
        QVERIFY(back.at(frame).at(1).logits == ahead.at(7 - frame).at(1).logits);
}

// A pixel given to two objects would be matted twice.
void tst_BuiltinTracker::masksOfObjectsAreExclusive()
{
    const auto discs = [](int frame) {
        return std::vector<Disc>{{110.0 - 4 * frame, 48, 16, 1}, {40.0 + 4 * frame, 48, 16, 0}};
    };
    const auto clip = clipOf(discs);
    Answers answers;
    const PromptSet prompts{
        {0, {{1, {MaskPrompt{maskOf(discs(0)[1])}}}, {2, {MaskPrompt{maskOf(discs(0)[0])}}}}}};
    QVERIFY(BuiltinTracker(clip, alone).track(requestFor(*clip, prompts), into(answers), {}, {}));
    for (const auto &[frame, masks] : answers) {
        int shared = 0;
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x)
                shared += masks.at(1).logits.row<float>(y)[x] > 0
                    && masks.at(2).logits.row<float>(y)[x] > 0;
        QCOMPARE(shared, 0);
        QVERIFY(overlap(masks.at(1).logits, discs(frame)[1]) > 0.85);
    }
}

// An object that has left must not leave a mask behind on the background.
void tst_BuiltinTracker::leavingObjectLosesItsMask()
{
    const auto disc = [](int frame) { return Disc{100.0 + 12 * frame, 48, 18, 0}; };
    const auto clip = clipOf([&](int frame) { return std::vector<Disc>{disc(frame)}; });
    clip->frames = 12;
    Answers answers;
    const PromptSet prompts{{0, {{1, {MaskPrompt{maskOf(disc(0))}}}}}};
    QVERIFY(BuiltinTracker(clip, alone).track(requestFor(*clip, prompts), into(answers), {}, {}));
    QVERIFY(answers.at(2).at(1).presence >= 0.5);
    QVERIFY(answers.at(11).at(1).presence < 0.5);
    QCOMPARE(areaOf(answers.at(11).at(1).logits), 0);
}

// "Absent here" is the user's word; the tracker must not know better there, nor less elsewhere.
void tst_BuiltinTracker::absentPromptEndsTheTrack()
{
    const auto clip = clipOf([](int frame) { return std::vector<Disc>{movingDisc(frame)}; });
    Answers answers;
    PromptSet prompts{{0, {{1, {MaskPrompt{maskOf(movingDisc(0))}}}}},
                      {6, {{1, {AbsentPrompt{}}}}}};
    QVERIFY(BuiltinTracker(clip, alone).track(requestFor(*clip, prompts), into(answers), {}, {}));
    for (const int frame : {1, 5})
        QVERIFY(answers.at(frame).at(1).presence >= 0.5);
    QVERIFY(overlap(answers.at(5).at(1).logits, movingDisc(5)) > 0.9);
    for (const int frame : {6, 7}) {
        QVERIFY(answers.at(frame).at(1).presence < 0.5);
        QCOMPARE(areaOf(answers.at(frame).at(1).logits), 0);
    }
}

// Behind a cut there is another scene; whatever a track finds there is wrong.
void tst_BuiltinTracker::stopsAtCuts()
{
    const auto clip = clipOf([](int frame) {
        return frame < 5 ? std::vector<Disc>{movingDisc(frame)}
                         : std::vector<Disc>{{120, 20, 30, 1}};
    });
    clip->cutAt = 5;
    Answers answers;
    const PromptSet prompts{{0, {{1, {MaskPrompt{maskOf(movingDisc(0))}}}}}};
    QVERIFY(BuiltinTracker(clip, alone).track(requestFor(*clip, prompts), into(answers), {}, {}));
    QVERIFY(answers.contains(4));
    QVERIFY(!answers.contains(5));
    QVERIFY(!answers.contains(7));
}

// A correction must leave alone what lies beyond its neighbouring prompts, and not even read it.
void tst_BuiltinTracker::correctionStaysBetweenItsNeighbours()
{
    const auto clip = clipOf([](int frame) { return std::vector<Disc>{movingDisc(frame)}; });
    clip->frames = 16;
    PromptSet prompts;
    for (const int frame : {0, 4, 8})
        prompts[frame][1] = {MaskPrompt{maskOf(movingDisc(frame))}};
    BuiltinTracker tracker(clip, alone);
    QVERIFY(tracker.learn(prompts, requestFor(*clip, prompts).settings, {}, {}));
    clip->asked.clear();
    TrackRequest request = requestFor(*clip, prompts);
    request.range = {0, 8};
    Answers answers;
    QVERIFY(tracker.track(request, into(answers), {}, {}));
    QCOMPARE(answers.rbegin()->first, 8);
    QCOMPARE(clip->asked.rbegin()->first, 8);
    QVERIFY(overlap(answers.at(6).at(1).logits, movingDisc(6)) > 0.9);
}

// A cancelled job must end soon and say why.
void tst_BuiltinTracker::stopEndsWithinAFrame()
{
    const auto clip = clipOf([](int frame) { return std::vector<Disc>{movingDisc(frame)}; });
    const PromptSet prompts{{0, {{1, {MaskPrompt{maskOf(movingDisc(0))}}}}}};
    std::stop_source stop;
    int emitted = 0;
    const auto done = BuiltinTracker(clip, alone)
                          .track(requestFor(*clip, prompts),
                                 [&](int, std::vector<ObjectMask>) -> Result<> {
                                     if (++emitted == 3)
                                         stop.request_stop();
                                     return {};
                                 },
                                 stop.get_token(), {});
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Cancelled);
    QCOMPARE(emitted, 3);
}

// Who tracks in the background waits in the progress for whoever is at the window: that must be
// asked for several times a frame, also on the way from one prompted frame to another while
// learning, where no frame is done.
void tst_BuiltinTracker::makesWayOften()
{
    const auto clip = clipOf([](int frame) { return std::vector<Disc>{movingDisc(frame)}; });
    const Disc last = movingDisc(7);
    const PromptSet prompts{{0, {{1, {MaskPrompt{maskOf(movingDisc(0))}}}}},
                            {7, {{1, {PointPrompt{{last.x, last.y}, true}}}}}};
    BuiltinTracker tracker(clip, alone);
    const TrackRequest request = requestFor(*clip, prompts);
    constexpr int perFrame = 4; // two flows and two fits, at least
    int told = 0;
    const auto count = [&](std::string_view, int, int) { ++told; };
    QVERIFY(tracker.learn(prompts, request.settings, {}, count));
    QVERIFY2(told >= 7 * perFrame, qPrintable(QString::number(told)));
    told = 0;
    Answers answers;
    QVERIFY(tracker.track(request, into(answers), {}, count));
    QVERIFY2(told >= 7 * perFrame, qPrintable(QString::number(told)));
}

// A full disk or the like must reach the user, not be tracked over.
void tst_BuiltinTracker::sinkErrorEndsTheRun()
{
    const auto clip = clipOf([](int frame) { return std::vector<Disc>{movingDisc(frame)}; });
    const PromptSet prompts{{0, {{1, {MaskPrompt{maskOf(movingDisc(0))}}}}}};
    const Error error{Error::Kind::Unreadable, "no space"};
    const auto done =
        BuiltinTracker(clip, alone)
            .track(requestFor(*clip, prompts),
                   [&](int, std::vector<ObjectMask>) -> Result<> { return tl::unexpected(error); },
                   {}, {});
    QVERIFY(!done);
    QCOMPARE(done.error(), error);
}

// Prompts that miss the picture or the clip must be named, not silently dropped.
void tst_BuiltinTracker::refusesWhatItCannotUse_data()
{
    QTest::addColumn<PromptSet>("prompts");
    QTest::newRow("no prompt") << PromptSet{};
    QTest::newRow("frame outside the clip") << PromptSet{{99, {{1, {AbsentPrompt{}}}}}};
    QTest::newRow("click outside the picture")
        << PromptSet{{0, {{1, {PointPrompt{{400, 10}, true}}}}}};
    QTest::newRow("mask of another size")
        << PromptSet{{0, {{1, {MaskPrompt{PackedMask(Image({4, 4}, 1, PixelType::U8))}}}}}};
}

void tst_BuiltinTracker::refusesWhatItCannotUse()
{
    QFETCH(PromptSet, prompts);
    const auto clip = clipOf([](int frame) { return std::vector<Disc>{movingDisc(frame)}; });
    Answers answers;
    const auto done =
        BuiltinTracker(clip, alone).track(requestFor(*clip, prompts), into(answers), {}, {});
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::InvalidInput);
    QVERIFY(answers.empty());
}

QTEST_APPLESS_MAIN(tst_BuiltinTracker)
#include "tst_builtin_tracker.moc"
