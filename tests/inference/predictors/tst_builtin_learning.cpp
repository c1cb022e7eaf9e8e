// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "disc_clip.h"

#include <QTest>

using namespace disc_clips;

//! What the built-in tracker learns of a shot, and what it does with it.
class tst_BuiltinLearning final : public QObject
{
    Q_OBJECT
private slots:
    void learningIsRepeatable();
    void stoppedLearningKeepsTheBest();
    void findsTheObjectAgain();
    void clickRecallsWhatWasLearnt_data();
    void clickRecallsWhatWasLearnt();
    void clickBeforeTrackingChangesAPart();
};

// Two runs of one project must give one result, or nobody can reproduce a fault.
void tst_BuiltinLearning::learningIsRepeatable()
{
    const auto clip = clipOf([](int frame) { return std::vector<Disc>{movingDisc(frame)}; });
    clip->frames = 3;
    TrackRequest request = requestFor(*clip, {{0, {{1, {MaskPrompt{maskOf(movingDisc(0))}}}}}});
    request.settings.budget = TrainingBudget::Draft;
    Answers first;
    Answers second;
    QVERIFY(BuiltinTracker(clip, alone).track(request, into(first), {}, {}));
    QVERIFY(BuiltinTracker(clip, alone).track(request, into(second), {}, {}));
    for (const auto &[frame, masks] : first) {
        QVERIFY(masks.at(1).logits == second.at(frame).at(1).logits);
        QVERIFY(overlap(masks.at(1).logits, movingDisc(frame)) > 0.9);
    }
}

// Who stops the learning wants to go on with what is there, not to start over.
void tst_BuiltinLearning::stoppedLearningKeepsTheBest()
{
    const auto clip = clipOf([](int frame) { return std::vector<Disc>{movingDisc(frame)}; });
    TrackRequest request = requestFor(*clip, {{0, {{1, {MaskPrompt{maskOf(movingDisc(0))}}}}}});
    request.settings.budget = TrainingBudget::Fine;
    BuiltinTracker tracker(clip, alone);
    std::stop_source stop;
    int learnt = 0;
    const auto count = [&](std::string_view stage, int done, int) {
        if (stage == "learning" && (learnt = done) >= 20)
            stop.request_stop();
    };
    QVERIFY(tracker.learn(request.prompts, request.settings, stop.get_token(), count));
    QVERIFY(learnt < 30);
    Answers answers;
    QVERIFY(tracker.track(request, into(answers), {}, count));
    QVERIFY(learnt < 30);
    QVERIFY(overlap(answers.at(7).at(1).logits, movingDisc(7)) > 0.85);
}

// An object that comes back must not need a new prompt, and must not be seen while it is away.
void tst_BuiltinLearning::findsTheObjectAgain()
{
    const auto discs = [](int frame) {
        return frame < 3 || frame > 5 ? std::vector<Disc>{movingDisc(frame % 4)}
                                      : std::vector<Disc>{};
    };
    const auto clip = clipOf(discs);
    clip->frames = 12;
    TrackRequest request = requestFor(*clip, {{0, {{1, {MaskPrompt{maskOf(movingDisc(0))}}}}}});
    request.settings.budget = TrainingBudget::Draft;
    Answers answers;
    QVERIFY(BuiltinTracker(clip, alone).track(request, into(answers), {}, {}));
    QVERIFY(answers.at(4).at(1).presence < 0.5);
    QCOMPARE(areaOf(answers.at(4).at(1).logits), 0);
    QVERIFY(answers.at(11).at(1).presence >= 0.5);
    QVERIFY(overlap(answers.at(11).at(1).logits, movingDisc(3)) > 0.85);
}

// Where nothing has been tracked, one click on a part must bring the whole object, as it was
// learnt.
// Before a background that was not learnt, what was learnt must not make the click's answer worse.
void tst_BuiltinLearning::clickRecallsWhatWasLearnt_data()
{
    QTest::addColumn<int>("cutAt");
    QTest::addColumn<bool>("isWhole");
    QTest::newRow("same background") << 1000 << true;
    QTest::newRow("after a cut") << 3 << false;
}

void tst_BuiltinLearning::clickRecallsWhatWasLearnt()
{
    QFETCH(const int, cutAt);
    QFETCH(const bool, isWhole);
    const auto pairAt = [](int frame) {
        const double x = frame < 3 ? 50.0 + 3 * frame : 95;
        return Pair{{x, 48, 14, 0}, {x + 22, 48, 14, 1}};
    };
    const auto clip = clipOf([&](int frame) {
        return std::vector<Disc>{pairAt(frame).left, pairAt(frame).right};
    });
    clip->cutAt = cutAt;
    TrackRequest request = requestFor(*clip, {{0, {{1, {MaskPrompt{maskOf(pairAt(0))}}}}}});
    request.settings.budget = TrainingBudget::Draft;
    request.range = {0, 2};
    BuiltinTracker tracker(clip, alone);
    QVERIFY(tracker.learn(request.prompts, request.settings, {}, {}));
    Answers answers;
    QVERIFY(tracker.track(request, into(answers), {}, {}));
    const Disc part = pairAt(4).left;
    request.prompts[4][1] = {PointPrompt{{part.x, part.y}, true}};
    const auto unlearnt = BuiltinTracker(clip, alone).select(4, request.prompts, {});
    const auto recalled = tracker.select(4, request.prompts, {});
    QVERIFY(unlearnt && recalled);
    const double without = overlap(unlearnt->front().logits, pairAt(4));
    const double with = overlap(recalled->front().logits, pairAt(4));
    qInfo("overlap %.3f without what was learnt, %.3f with it", without, with);
    QVERIFY(without < 0.7);
    QVERIFY(with >= without);
    QVERIFY(!isWhole || with > 0.85);
}

// A click on a frame that was not tracked yet says "this, too": were it taken for the whole object,
// all frames on the way to it would shrink to the part that was clicked.
void tst_BuiltinLearning::clickBeforeTrackingChangesAPart()
{
    const auto pairAt = [](int frame) {
        const double x = 50.0 + 3 * frame;
        return Pair{{x, 48, 14, 0}, {x + 22, 48, 14, 1}};
    };
    const auto clip = clipOf([&](int frame) {
        return std::vector<Disc>{pairAt(frame).left, pairAt(frame).right};
    });
    const Disc part = pairAt(5).left;
    const PromptSet prompts{{0, {{1, {MaskPrompt{maskOf(pairAt(0))}}}}},
                            {5, {{1, {PointPrompt{{part.x, part.y}, true}}}}}};
    BuiltinTracker tracker(clip, alone);
    Answers answers;
    const auto done = tracker.track(requestFor(*clip, prompts), into(answers), {}, {});
    QVERIFY2(done, done ? "" : done.error().message.c_str());
    for (const auto &[frame, masks] : answers)
        QVERIFY2(overlap(masks.at(1).logits, pairAt(frame)) > 0.85,
                 qPrintable(QString::number(frame)));
}

QTEST_APPLESS_MAIN(tst_BuiltinLearning)
#include "tst_builtin_learning.moc"
