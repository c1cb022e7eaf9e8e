// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/builtin_tracker.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <map>
#include <optional>

using namespace filigree;

namespace {

constexpr Size size{160, 96};

//! Other tests run at the same time: threads that wait for each other would only spin.
const EngineOptions alone{"cpu", 1};

struct Disc
{
    double x, y, radius;
    int colour; //!< 0 orange, 1 blue.
    bool covers(int px, int py) const { return std::hypot(px - x, py - y) <= radius; }
};

struct Pair //! Two discs that are one object.
{
    Disc left, right;
    bool covers(int px, int py) const { return left.covers(px, py) || right.covers(px, py); }
};

//! Discs over a textured background; a second background from `cutAt` on.
class DiscClip final : public FrameSource
{
public:
    std::function<std::vector<Disc>(int)> discsAt;
    int frames = 8;
    int cutAt = 1000;
    mutable std::map<int, int> asked;

    Size size() const override { return ::size; }
    int frameCount() const override { return frames; }
    Result<ImagePtr> frame(int index, std::stop_token) override
    {
        ++asked[index];
        auto image = std::make_shared<Image>(::size, 3, PixelType::U16);
        for (int y = 0; y < ::size.height; ++y)
            for (int x = 0; x < ::size.width; ++x)
                paint(image->row<std::uint16_t>(y) + 3 * x, x, y, index);
        return ImagePtr(image);
    }

private:
    void paint(std::uint16_t *pixel, int x, int y, int index) const
    {
        const double wave = index < cutAt
            ? std::sin(x * 0.31) * std::cos(y * 0.23) + std::sin(x * 0.07 + y * 0.11)
            : std::cos(x * 0.13 + y * 0.37) + std::sin(y * 0.05 - x * 0.29);
        double rgb[] = {0.25 + 0.08 * wave, 0.45 + 0.1 * wave, 0.3 - 0.06 * wave};
        if (index >= cutAt)
            std::swap(rgb[1], rgb[2]);
        for (const Disc &disc : discsAt(index))
            if (disc.covers(x, y)) {
                const double shade =
                    0.1 * std::sin((x - disc.x) * 0.5) + 0.1 * std::cos((y - disc.y) * 0.6);
                rgb[0] = (disc.colour == 0 ? 0.85 : 0.1) + shade;
                rgb[1] = (disc.colour == 0 ? 0.5 : 0.2) + shade;
                rgb[2] = (disc.colour == 0 ? 0.12 : 0.8) + shade;
            }
        for (int c = 0; c < 3; ++c)
            pixel[c] = std::uint16_t(65535 * std::clamp(rgb[c], 0.0, 1.0));
    }
};

template<typename Shape> PackedMask maskOf(const Shape &shape)
{
    Image mask(size, 1, PixelType::U8);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            mask.row<std::uint8_t>(y)[x] = shape.covers(x, y) ? 255 : 0;
    return PackedMask(mask);
}

template<typename Shape> double overlap(const Image &logits, const Shape &shape)
{
    int common = 0;
    int either = 0;
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const bool a = logits.row<float>(y)[x] > 0;
            const bool b = shape.covers(x, y);
            common += a && b;
            either += a || b;
        }
    return either ? double(common) / either : 1;
}

int areaOf(const Image &logits)
{
    int area = 0;
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            area += logits.row<float>(y)[x] > 0;
    return area;
}

using Answers = std::map<int, std::map<ObjectId, ObjectMask>>;

MaskSink into(Answers &answers)
{
    return [&answers](int frame, std::vector<ObjectMask> masks) -> Result<> {
        for (ObjectMask &mask : masks)
            answers[frame][mask.object] = std::move(mask);
        return {};
    };
}

TrackRequest requestFor(const DiscClip &clip, PromptSet prompts)
{
    TrackRequest request;
    request.range = {0, clip.frames - 1};
    request.prompts = std::move(prompts);
    request.settings.budget = TrainingBudget::None;
    return request;
}

Disc movingDisc(int frame)
{
    return {45.0 + 5 * frame, 48, 18, 0};
}

std::shared_ptr<DiscClip> clipOf(std::function<std::vector<Disc>(int)> discs)
{
    auto clip = std::make_shared<DiscClip>();
    clip->discsAt = std::move(discs);
    return clip;
}

} // namespace

class tst_BuiltinTracker : public QObject
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
    void learningIsRepeatable();
    void stoppedLearningKeepsTheBest();
    void findsTheObjectAgain();
    void clickRecallsWhatWasLearnt_data();
    void clickRecallsWhatWasLearnt();
    void clickBeforeTrackingChangesAPart();
    void stopEndsWithinAFrame();
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

// "Absent here" is the user's word; the tracker must not know better.
void tst_BuiltinTracker::absentPromptEndsTheTrack()
{
    const auto clip = clipOf([](int frame) { return std::vector<Disc>{movingDisc(frame)}; });
    Answers answers;
    PromptSet prompts{{0, {{1, {MaskPrompt{maskOf(movingDisc(0))}}}}},
                      {6, {{1, {AbsentPrompt{}}}}}};
    QVERIFY(BuiltinTracker(clip, alone).track(requestFor(*clip, prompts), into(answers), {}, {}));
    QVERIFY(answers.at(1).at(1).presence >= 0.5);
    QVERIFY(answers.at(6).at(1).presence < 0.5);
    QCOMPARE(areaOf(answers.at(6).at(1).logits), 0);
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

// Two runs of one project must give one result, or nobody can reproduce a fault.
void tst_BuiltinTracker::learningIsRepeatable()
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
void tst_BuiltinTracker::stoppedLearningKeepsTheBest()
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
void tst_BuiltinTracker::findsTheObjectAgain()
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
void tst_BuiltinTracker::clickRecallsWhatWasLearnt_data()
{
    QTest::addColumn<int>("cutAt");
    QTest::addColumn<bool>("isWhole");
    QTest::newRow("same background") << 1000 << true;
    QTest::newRow("after a cut") << 3 << false;
}

void tst_BuiltinTracker::clickRecallsWhatWasLearnt()
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
void tst_BuiltinTracker::clickBeforeTrackingChangesAPart()
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
