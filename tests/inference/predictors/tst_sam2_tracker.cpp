// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/sam2_follower.h"
#include "inference/predictors/sam2_images.h"
#include "inference/predictors/sam2_marks.h"
#include "inference/predictors/sam2_tracker.h"
#include "inference/tracking/frame_logits.h"
#include "inference/tracking/picture.h"
#include "tests/inference/predictors/sam2_fixture.h"

#include <QTest>

#include <cmath>

using namespace filigree;
using namespace filigree::sam2test;

// A network of the SAM 2 family as a tracker. Its weights are made by formula, so it finds nothing
// in a picture: what is tested is all that the app relies on around it.
class tst_Sam2Tracker final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void aRangeIsFilledFromItsPrompts();
    // A result may depend on the neighbouring prompted frames only: others stay up to date when a
    // correction is made.
    void aCorrectionReachesToTheNeighboursOnly();
    void laterClicksCorrectWhatIsRemembered();
    void correctionsAreTheNetworksOwn();
    void absentObjects();
    void whatCannotBeSeenIsEmpty();
    void objectsExcludeEachOther();
    // 256 x 256 logits say no more than about where an edge is; the frame has the rest.
    void edgesAreThoseOfTheFrame();
    // The app tracks the frame in view first, from within the sink.
    void aDetourChangesNothing();
    void cuts();
    void stopping();
    void wrongRequests();

private:
    SyntheticEdgeTam m_weights;
    std::shared_ptr<Sam2Network> m_network;
};

void tst_Sam2Tracker::initTestCase()
{
    auto network = m_weights.load();
    VERIFY_RESULT(network);
    m_network = *network;
}

void tst_Sam2Tracker::aRangeIsFilledFromItsPrompts()
{
    Sam2Tracker tracker(std::make_shared<WaveClip>(), m_network);
    PromptSet prompts;
    prompts[1][1] = {left};
    prompts[4][1] = {right};
    Recorded got;
    int steps = 0, total = 0;
    VERIFY_RESULT(tracker.track(request(prompts), got.sink(), {},
                                [&](std::string_view stage, int done, int all) {
                                    QCOMPARE(stage, std::string_view("tracking"));
                                    steps = done;
                                    total = all;
                                }));
    QCOMPARE(steps, total);
    QCOMPARE(int(got.answers.size()), frameCount);
    for (const auto &[frame, masks] : got.answers) {
        const ObjectMask &mask = masks.at(1);
        QCOMPARE(mask.logits.size().width, size.width);
        QCOMPARE(mask.logits.size().height, size.height);
        QVERIFY(mask.presence > 0.9);
        QVERIFY(!mask.isProvisional);
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x)
                QVERIFY(std::isfinite(mask.logits.row<float>(y)[x]));
    }
    QVERIFY(overlapWith(got.answers[1][1].logits, left) > 0.9);
    QVERIFY(overlapWith(got.answers[4][1].logits, right) > 0.9);
    // Between the two both directions have a say, beyond them one.
    QCOMPARE(got.provisional[2], 1);
    QCOMPARE(got.provisional[3], 1);
    QVERIFY(!got.provisional.contains(5) && !got.provisional.contains(0));
    for (int frame = 0; frame < frameCount; ++frame)
        QVERIFY2(got.final[frame] >= 1, qPrintable(QString::number(frame)));
    // What was tracked answers from then on.
    const auto known = tracker.select(5, prompts, {});
    VERIFY_RESULT(known);
    QVERIFY(largestDifference(known->front().logits, got.answers[5][1].logits) < 0.2);
}

void tst_Sam2Tracker::aCorrectionReachesToTheNeighboursOnly()
{
    const auto clip = std::make_shared<WaveClip>();
    PromptSet before;
    before[0][1] = {left};
    before[3][1] = {left};
    PromptSet after = before;
    after[5][1] = {right};
    Recorded first, second;
    VERIFY_RESULT(Sam2Tracker(clip, m_network).track(request(before), first.sink(), {}, {}));
    VERIFY_RESULT(Sam2Tracker(clip, m_network).track(request(after), second.sink(), {}, {}));
    for (const int frame : {0, 1, 2, 3})
        QCOMPARE(largestDifference(first.answers[frame][1].logits, second.answers[frame][1].logits),
                 0);
    // How much the memories of these weights weigh is chance; that they are others shows.
    for (const int frame : {4, 5, 6}) {
        const double change =
            largestDifference(first.answers[frame][1].logits, second.answers[frame][1].logits);
        QVERIFY2(change > 0, qPrintable(QString("frame %1: %2").arg(frame).arg(change)));
    }
    // A stretch by itself is what it is within the whole.
    Recorded part;
    VERIFY_RESULT(Sam2Tracker(clip, m_network).track(request(after, {4, 4}), part.sink(), {}, {}));
    QCOMPARE(int(part.answers.size()), 1);
    QCOMPARE(largestDifference(part.answers[4][1].logits, second.answers[4][1].logits), 0);
}

void tst_Sam2Tracker::laterClicksCorrectWhatIsRemembered()
{
    // How many pictures of a new clip the network has to see to answer one prompted frame.
    int clips = 0;
    const auto picturesSeen = [&](int frame, const PromptSet &prompts) {
        const auto clip = std::make_shared<WaveClip>();
        clip->green = 1000 * ++clips;
        const int before = m_network->encodedPictures();
        Recorded got;
        const auto tracked = Sam2Tracker(clip, m_network)
                                 .track(request(prompts, {frame, frame}), got.sink(), {}, {});
        return tracked && got.answers.contains(frame) ? m_network->encodedPictures() - before : -1;
    };
    const auto promptsOf = [](int frame, std::vector<Prompt> here, int other, Prompt there) {
        PromptSet prompts;
        prompts[frame][1] = std::move(here);
        prompts[other][1] = {std::move(there)};
        return prompts;
    };
    const PointPrompt click{{60, 20}};
    // Whether the frame that says all of the object comes before or after, it is looked at.
    QCOMPARE(picturesSeen(3, promptsOf(3, {click}, 1, left)), 2);
    QCOMPARE(picturesSeen(3, promptsOf(3, {click}, 5, left)), 2);
    // A box says all itself.
    QCOMPARE(picturesSeen(3, promptsOf(3, {click, BoxPrompt{{50, 10, 70, 40}}}, 1, left)), 1);
    // Of clicks alone the first say what the object is.
    QCOMPARE(picturesSeen(1, promptsOf(1, {click}, 3, click)), 1);
    QCOMPARE(picturesSeen(3, promptsOf(1, {click}, 3, click)), 2);
    // Frames that do not show the object say nothing of it.
    QCOMPARE(picturesSeen(3, promptsOf(3, {click}, 1, AbsentPrompt{})), 1);
}

// The same as to follow the object there by its memory and to click, step by step.
void tst_Sam2Tracker::correctionsAreTheNetworksOwn()
{
    const auto clip = std::make_shared<WaveClip>();
    PromptSet prompts;
    prompts[1][1] = {left};
    prompts[4][1] = {PointPrompt{{60, 20}}, PointPrompt{{20, 30}, false}};
    Recorded got;
    VERIFY_RESULT(Sam2Tracker(clip, m_network).track(request(prompts, {4, 4}), got.sink(), {}, {}));

    Sam2Follower follower(m_network, clip->frameCount(), [&](int frame) {
        return clip->frame(frame, {}).map(
            [](const ImagePtr &image) { return sam2PictureOf(*image); });
    });
    const auto track = follower.begin();
    VERIFY_RESULT(follower.remember(track, 1, sam2MaskOf(workingMask(left.mask.image()))));
    const auto seen = follower.follow(track, 4, false);
    VERIFY_RESULT(seen);
    const auto sorted = sortedPrompts(prompts[4][1], size);
    const auto corrected =
        follower.correct(track, 4, false, sam2PointsOf(*sorted, size), seen->logits);
    VERIFY_RESULT(corrected);
    const Image frame = **clip->frame(4, {});
    const cv::Mat working = workingPicture(frame);
    const auto shown = [&](const TrackedObject &track) {
        return frameMasks({{1, track}}, frame, working).front().logits;
    };
    const Image answer = shown(trackOf(corrected->logits, 1, working.size()));
    cv::Mat_<float> plane = planeOf(answer);
    enforceMarks(sorted->marks, plane);
    const Image expected = shown(startedTrack(workingCoverage(answer)));
    int apart = 0;
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            apart +=
                (expected.row<float>(y)[x] > 0) != (got.answers[4][1].logits.row<float>(y)[x] > 0);
    QVERIFY2(apart <= 5, qPrintable(QString::number(apart))); // coverage is kept in 8 bits
    QVERIFY(got.answers[4][1].logits.row<float>(20)[60] > 0);
    QVERIFY(got.answers[4][1].logits.row<float>(30)[20] < 0);
}

void tst_Sam2Tracker::absentObjects()
{
    Sam2Tracker tracker(std::make_shared<WaveClip>(), m_network);
    PromptSet prompts;
    prompts[0][1] = {left};
    prompts[3][1] = {AbsentPrompt{}};
    Recorded got;
    VERIFY_RESULT(tracker.track(request(prompts), got.sink(), {}, {}));
    QVERIFY(got.answers[3][1].presence < 0.5);
    QCOMPARE(areaOf(got.answers[3][1].logits), 0);
    QCOMPARE(int(got.answers.size()), frameCount); // it is looked for afterwards
    // An object that no prompt ever shows is nowhere, and nothing is asked of the network.
    PromptSet never;
    never[2][1] = {AbsentPrompt{}};
    Recorded none;
    VERIFY_RESULT(tracker.track(request(never), none.sink(), {}, {}));
    for (const auto &[frame, masks] : none.answers)
        QCOMPARE(areaOf(masks.at(1).logits), 0);
}

void tst_Sam2Tracker::whatCannotBeSeenIsEmpty()
{
    const SyntheticEdgeTam unseen(-8);
    const auto network = unseen.load();
    VERIFY_RESULT(network);
    Sam2Tracker tracker(std::make_shared<WaveClip>(), *network);
    PromptSet prompts;
    prompts[0][1] = {left};
    Recorded got;
    VERIFY_RESULT(tracker.track(request(prompts, {0, 1}), got.sink(), {}, {}));
    QVERIFY(got.answers[0][1].presence > 0.9);
    QVERIFY(got.answers[1][1].presence < 0.1);
    QCOMPARE(areaOf(got.answers[1][1].logits), 0);
}

void tst_Sam2Tracker::objectsExcludeEachOther()
{
    Sam2Tracker tracker(std::make_shared<WaveClip>(), m_network);
    PromptSet prompts;
    prompts[0][1] = {left};
    prompts[0][2] = {right};
    prompts[2][2] = {right};
    Recorded got;
    VERIFY_RESULT(tracker.track(request(prompts, {0, 3}), got.sink(), {}, {}));
    for (const auto &[frame, masks] : got.answers) {
        QCOMPARE(int(masks.size()), 2);
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x)
                QVERIFY(masks.at(1).logits.row<float>(y)[x] <= 0
                        || masks.at(2).logits.row<float>(y)[x] <= 0);
    }
    QVERIFY(overlapWith(got.answers[0][1].logits, left) > 0.9);
    QVERIFY(overlapWith(got.answers[0][2].logits, right) > 0.9);
}

void tst_Sam2Tracker::edgesAreThoseOfTheFrame()
{
    // A dark object on bright ground ends at x = 600; the network says at 603, softly.
    constexpr Size large{1280, 720};
    constexpr int edge = 600;
    Image frame(large, 3, PixelType::U8);
    for (int y = 0; y < large.height; ++y)
        for (int x = 0; x < 3 * large.width; ++x)
            frame.row<std::uint8_t>(y)[x] = x < 3 * edge ? 40 : 200;
    const auto said = [](double x) { return (edge + 3 - x) / 3; };
    std::vector<float> logits;
    for (int y = 0; y < sam2LogitsSide; ++y)
        for (int x = 0; x < sam2LogitsSide; ++x)
            logits.push_back(float(said((x + 0.5) * large.width / sam2LogitsSide - 0.5)));
    const cv::Mat working = workingPicture(frame);
    const Image shown =
        frameMasks({{1, trackOf(logits, 1, working.size())}}, frame, working).front().logits;
    const float *row = shown.row<float>(large.height / 2);
    QVERIFY2(row[edge - 2] > 0 && row[edge + 1] < 0,
             qPrintable(QString("%1, %2").arg(row[edge - 2]).arg(row[edge + 1])));
    // Away from it the score is what the network gave, as sure or unsure, for the trimap.
    for (const int x : {edge - 18, edge - 12, edge + 15, edge + 21})
        QVERIFY2(std::abs(row[x] - said(x)) < 0.2,
                 qPrintable(QString("%1: %2").arg(x).arg(row[x])));
}

void tst_Sam2Tracker::aDetourChangesNothing()
{
    const auto clip = std::make_shared<WaveClip>();
    PromptSet prompts;
    prompts[0][1] = {left};
    prompts[4][1] = {right};
    Recorded straight;
    VERIFY_RESULT(
        Sam2Tracker(clip, m_network).track(request(prompts, {0, 3}), straight.sink(), {}, {}));
    Sam2Tracker tracker(clip, m_network);
    Recorded got, aside;
    bool isAway = false;
    const MaskSink sink = [&](int frame, std::vector<ObjectMask> masks) -> Result<> {
        if (frame == 1 && !isAway) {
            isAway = true;
            if (const auto detour = tracker.track(request(prompts, {5, 6}), aside.sink(), {}, {});
                !detour)
                return detour;
        }
        return got.sink()(frame, std::move(masks));
    };
    VERIFY_RESULT(tracker.track(request(prompts, {0, 3}), sink, {}, {}));
    QCOMPARE(int(aside.answers.size()), 2);
    for (const auto &[frame, masks] : straight.answers)
        QCOMPARE(largestDifference(masks.at(1).logits, got.answers[frame][1].logits), 0);
}

void tst_Sam2Tracker::cuts()
{
    const auto clip = std::make_shared<WaveClip>();
    clip->cutAt = 2;
    PromptSet prompts;
    prompts[0][1] = {left};
    Recorded stops, goesOn;
    VERIFY_RESULT(
        Sam2Tracker(clip, m_network).track(request(prompts, {0, 3}), stops.sink(), {}, {}));
    QCOMPARE(int(stops.answers.size()), 2);
    TrackRequest through = request(prompts, {0, 3});
    through.settings.stopAtCuts = false;
    VERIFY_RESULT(Sam2Tracker(clip, m_network).track(through, goesOn.sink(), {}, {}));
    QCOMPARE(int(goesOn.answers.size()), 4);
}

void tst_Sam2Tracker::stopping()
{
    Sam2Tracker tracker(std::make_shared<WaveClip>(), m_network);
    PromptSet prompts;
    prompts[0][1] = {left};
    std::stop_source stop;
    int frames = 0;
    const MaskSink sink = [&](int, std::vector<ObjectMask>) -> Result<> {
        ++frames;
        stop.request_stop();
        return {};
    };
    const auto stopped = tracker.track(request(prompts), sink, stop.get_token(), {});
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
    QCOMPARE(frames, 1);
    // Nothing of it lingers.
    Recorded got;
    VERIFY_RESULT(tracker.track(request(prompts, {0, 1}), got.sink(), {}, {}));
    QCOMPARE(int(got.answers.size()), 2);
    const auto error = fail(Error::Kind::Unreadable, "full");
    const auto failed =
        tracker.track(request(prompts), [&](int, auto) -> Result<> { return error; }, {}, {});
    QCOMPARE(failed.error().message, "full");
}

void tst_Sam2Tracker::wrongRequests()
{
    Sam2Tracker tracker(std::make_shared<WaveClip>(), m_network);
    const MaskSink sink = [](int, std::vector<ObjectMask>) -> Result<> { return {}; };
    PromptSet prompts;
    QCOMPARE(tracker.track(request(prompts), sink, {}, {}).error().kind, Error::Kind::InvalidInput);
    prompts[0][1] = {PointPrompt{{200, 5}}};
    QCOMPARE(tracker.track(request(prompts), sink, {}, {}).error().kind, Error::Kind::InvalidInput);
    QCOMPARE(tracker.learn(prompts, {}, {}, {}).error().kind, Error::Kind::InvalidInput);
    prompts[0][1] = {left};
    QCOMPARE(tracker.track(request(prompts, {0, frameCount}), sink, {}, {}).error().kind,
             Error::Kind::InvalidInput);
    VERIFY_RESULT(tracker.learn(prompts, {}, {}, {}));
}

QTEST_GUILESS_MAIN(tst_Sam2Tracker)
#include "tst_sam2_tracker.moc"
