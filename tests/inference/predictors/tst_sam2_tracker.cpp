// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/engines.h"
#include "inference/predictors/network_of_file.h"
#include "inference/predictors/sam2_selector.h"
#include "inference/predictors/sam2_tracker.h"
#include "tests/parity/synthetic_checkpoint.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <map>

using namespace filigree;

// A network of the SAM 2 family as a tracker and a selector. Its weights are made by formula, so it
// finds nothing in a picture: what is tested is all that the app relies on around it.
class tst_Sam2Tracker final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void aModelThatIsNotInstalledSaysHow();
    void theBestTrackerIsAnInstalledOne();
    void aFileIsRecognisedByItsTensors();
    void wrongWeightsNameTheTensor();
    void aRangeIsFilledFromItsPrompts();
    // A result may depend on the neighbouring prompted frames only: others stay up to date when a
    // correction is made.
    void aCorrectionReachesToTheNeighboursOnly();
    void absentObjects();
    void whatCannotBeSeenIsEmpty();
    void objectsExcludeEachOther();
    // The app tracks the frame in view first, from within the sink.
    void aDetourChangesNothing();
    void cuts();
    void stopping();
    void wrongRequests();
    // A click on a frame that was encoded costs no second encoding, and memory has a bound.
    void picturesAreEncodedOnce();
    void clicksHaveSeveralMeanings();
    void promptsOfAllKinds();
    void aCorrectionKeepsWhatItDoesNotTouch();

private:
    std::string m_seen, m_unseen; // checkpoints: the object is always there, or never
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Sam2Network> m_network;
};

namespace {

constexpr Size size{96, 54};
constexpr int frameCount = 7;
const char *const scoreBias = "sam_mask_decoder.pred_obj_score_head.layers.2.bias";
const char *const scoreWeight = "sam_mask_decoder.pred_obj_score_head.layers.2.weight";

//! Waves that move, and others from the cut on.
class WaveClip final : public FrameSource
{
public:
    int cutAt = 1000;
    int green = 0; //!< Makes other pictures of it.

    Size size() const override { return ::size; }
    int frameCount() const override { return ::frameCount; }
    Result<ImagePtr> frame(int index, std::stop_token) override
    {
        if (const auto found = m_frames.find(index); found != m_frames.end())
            return found->second;
        auto image = std::make_shared<Image>(::size, 3, PixelType::U16);
        const double flip = index < cutAt ? 1 : -1;
        for (int y = 0; y < ::size.height; ++y) {
            auto *pixel = image->row<std::uint16_t>(y);
            for (int x = 0; x < ::size.width; ++x) {
                const double wave = std::sin(0.2 * (x - 0.5 * index)) * std::cos(0.17 * y);
                pixel[3 * x] = std::uint16_t(32768 + flip * 12000 * wave);
                pixel[3 * x + 1] = std::uint16_t(32768 + green + flip * 20000 * std::cos(0.1 * x));
                pixel[3 * x + 2] = std::uint16_t(flip > 0 ? 500 * y : 65000 - 500 * y);
            }
        }
        return m_frames[index] = image;
    }

private:
    std::map<int, ImagePtr> m_frames;
};

MaskPrompt maskPrompt(const Box &box)
{
    Image mask(size, 1, PixelType::U8);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            mask.row<std::uint8_t>(y)[x] =
                x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1 ? 255 : 0;
    return {PackedMask(mask)};
}

int areaOf(const Image &logits)
{
    int area = 0;
    for (int y = 0; y < logits.height(); ++y)
        for (int x = 0; x < logits.width(); ++x)
            area += logits.row<float>(y)[x] > 0;
    return area;
}

double overlapWith(const Image &logits, const MaskPrompt &prompt)
{
    const Image mask = prompt.mask.image();
    int common = 0, either = 0;
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const bool a = logits.row<float>(y)[x] > 0;
            const bool b = mask.row<std::uint8_t>(y)[x] != 0;
            common += a && b;
            either += a || b;
        }
    }
    return either ? double(common) / either : 1;
}

double largestDifference(const Image &a, const Image &b)
{
    double largest = 0;
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            largest = std::max(largest, double(std::abs(a.row<float>(y)[x] - b.row<float>(y)[x])));
    return largest;
}

using Answers = std::map<int, std::map<ObjectId, ObjectMask>>;

struct Recorded
{
    Answers answers; //!< The last of each frame.
    std::map<int, int> provisional; //!< Frame -> how often it came so.
    std::map<int, int> final;

    MaskSink sink()
    {
        return [this](int frame, std::vector<ObjectMask> masks) -> Result<> {
            for (ObjectMask &mask : masks) {
                ++(mask.isProvisional ? provisional : final)[frame];
                answers[frame][mask.object] = std::move(mask);
            }
            return {};
        };
    }
};

TrackRequest request(PromptSet prompts, FrameRange range = {0, frameCount - 1})
{
    TrackRequest result;
    result.range = range;
    result.prompts = std::move(prompts);
    result.settings.tracker = "edgetam";
    return result;
}

const MaskPrompt left = maskPrompt({8, 8, 40, 44});
const MaskPrompt right = maskPrompt({52, 12, 84, 40});

#define VERIFY_RESULT(result)                                                                      \
    do {                                                                                           \
        const auto &outcome = (result);                                                            \
        QVERIFY2(outcome, outcome ? "" : outcome.error().message.c_str());                         \
    } while (false)

} // namespace

void tst_Sam2Tracker::initTestCase()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_seen = m_folder->filePath("seen.safetensors").toStdString();
    m_unseen = m_folder->filePath("unseen.safetensors").toStdString();
    for (const auto &[path, bias] : {std::pair(m_seen, 8.0), std::pair(m_unseen, -8.0)}) {
        const auto written = parity::writeSyntheticCheckpoint(
            "edgetam", path, {{scoreBias, bias}, {scoreWeight, 0.0}});
        VERIFY_RESULT(written);
    }
    auto network = Sam2Network::load("edgetam", m_seen);
    VERIFY_RESULT(network);
    m_network = *network;
    QVERIFY(*Sam2Network::load("edgetam", m_seen) == m_network); // its weights are there once
}

void tst_Sam2Tracker::aModelThatIsNotInstalledSaysHow()
{
    const auto made = makeTracker("edgetam", std::make_shared<WaveClip>(), {});
    QVERIFY(!made);
    QCOMPARE(made.error().kind, Error::Kind::NotFound);
    QVERIFY(made.error().message.find("filigree models download edgetam") != std::string::npos);
    const auto selector = makeSelector("sam2.1_hiera_tiny", {});
    QVERIFY(!selector);
    QCOMPARE(selector.error().kind, Error::Kind::NotFound);
    EngineOptions options;
    options.models["edgetam"] = m_seen;
    VERIFY_RESULT(makeTracker("edgetam", std::make_shared<WaveClip>(), options));
    VERIFY_RESULT(makeSelector("edgetam", options));
}

void tst_Sam2Tracker::theBestTrackerIsAnInstalledOne()
{
    EngineOptions options;
    QCOMPARE(bestTracker(options), "builtin");
    QCOMPARE(int(runnable(trackers(), options).size()), 1);
    options.models = {{"edgetam", m_seen}, {"sam2.1_hiera_large", m_seen}};
    QCOMPARE(bestTracker(options), "edgetam");
    QCOMPARE(int(runnable(trackers(), options).size()), 3);
    options.device = "cuda:0";
    QCOMPARE(bestTracker(options), "sam2.1_hiera_large");
}

void tst_Sam2Tracker::aFileIsRecognisedByItsTensors()
{
    const auto network = networkOfFile(m_seen);
    VERIFY_RESULT(network);
    QCOMPARE(*network, "edgetam");
    QCOMPARE(networkOfFile(m_folder->filePath("gone.pt").toStdString()).error().kind,
             Error::Kind::NotFound);
}

void tst_Sam2Tracker::wrongWeightsNameTheTensor()
{
    const auto loaded = Sam2Network::load("sam2.1_hiera_tiny", m_seen);
    QVERIFY(!loaded);
    QVERIFY(loaded.error().message.find(m_seen) != std::string::npos);
    QVERIFY2(loaded.error().message.find("image_encoder") != std::string::npos,
             loaded.error().message.c_str());
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
    const auto network = Sam2Network::load("edgetam", m_unseen);
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

void tst_Sam2Tracker::picturesAreEncodedOnce()
{
    const auto clip = std::make_shared<WaveClip>();
    clip->green = 6000; // pictures that no other test has shown
    const int before = m_network->encodedPictures();
    PromptSet prompts;
    prompts[0][1] = {PointPrompt{{20, 20}}};
    prompts[2][1] = {left};
    prompts[2][2] = {right};
    Recorded got;
    VERIFY_RESULT(Sam2Tracker(clip, m_network).track(request(prompts, {0, 2}), got.sink(), {}, {}));
    QCOMPARE(m_network->encodedPictures() - before, 3);
    Sam2Selector selector(m_network);
    selector.setPicture(*clip->frame(1, {}));
    VERIFY_RESULT(selector.select({{PointPrompt{{30, 20}}}, nullptr}));
    QCOMPARE(m_network->encodedPictures() - before, 3);
    const std::int64_t all = m_network->featureBytes();
    m_network->setFeatureBudget(1); // of one picture
    selector.setPicture(*clip->frame(3, {}));
    QVERIFY(m_network->featureBytes() > 0 && m_network->featureBytes() < all / 2);
    m_network->setFeatureBudget(std::int64_t(256) << 20);
}

void tst_Sam2Tracker::clicksHaveSeveralMeanings()
{
    WaveClip clip;
    Sam2Selector selector(m_network);
    QCOMPARE(selector.select({{PointPrompt{{30, 20}}}, nullptr}).error().kind,
             Error::Kind::InvalidInput); // there is no picture yet
    selector.setPicture(*clip.frame(0, {}));
    const SelectRequest click{{PointPrompt{{30, 20}}}, nullptr};
    const auto meanings = selector.candidates(click);
    VERIFY_RESULT(meanings);
    QVERIFY(meanings->size() >= 1 && meanings->size() <= 3);
    for (std::size_t i = 0; i < meanings->size(); ++i) {
        QVERIFY((*meanings)[i].logits.row<float>(20)[30] > 0); // where the click was
        QVERIFY(i == 0 || (*meanings)[i].confidence <= (*meanings)[i - 1].confidence);
    }
    const auto best = selector.select(click);
    VERIFY_RESULT(best);
    QCOMPARE(largestDifference(best->logits, meanings->front().logits), 0);
    const auto boxed = selector.candidates({{BoxPrompt{{10, 10, 50, 40}}}, nullptr});
    VERIFY_RESULT(boxed);
    QCOMPARE(int(boxed->size()), 1); // leaves nothing open
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(selector.select(click, stop.get_token()).error().kind, Error::Kind::Cancelled);
}

void tst_Sam2Tracker::promptsOfAllKinds()
{
    WaveClip clip;
    Sam2Selector selector(m_network);
    selector.setPicture(*clip.frame(0, {}));
    const auto answer = [&](std::vector<Prompt> prompts) {
        return selector.select({std::move(prompts), nullptr});
    };
    const StrokePrompt inside{
        {{20, 20}, {24, 22}, {28, 24}, {32, 24}, {36, 24}, {40, 24}}, 2, true};
    const StrokePrompt outside{{{80, 10}, {84, 30}}, 3, false};
    const auto strokes = answer({inside, outside});
    VERIFY_RESULT(strokes);
    QVERIFY(strokes->logits.row<float>(24)[34] > 0 && strokes->logits.row<float>(10)[80] < 0);
    const auto text = answer({TextPrompt{"wave", {{10, 10, 40, 40}}}});
    VERIFY_RESULT(text);
    const auto box = answer({BoxPrompt{{10, 10, 40, 40}}});
    VERIFY_RESULT(box);
    QCOMPARE(largestDifference(text->logits, box->logits), 0);
    const auto mask = answer({left});
    VERIFY_RESULT(mask);
    QVERIFY(overlapWith(mask->logits, left) == 1);
    QCOMPARE(areaOf(answer({PointPrompt{{20, 20}}, AbsentPrompt{}})->logits), 0);
    QCOMPARE(areaOf(answer({PointPrompt{{20, 20}, false}})->logits), 0);
    QCOMPARE(answer({PointPrompt{{200, 20}}}).error().kind, Error::Kind::InvalidInput);
}

void tst_Sam2Tracker::aCorrectionKeepsWhatItDoesNotTouch()
{
    WaveClip clip;
    Sam2Selector selector(m_network);
    selector.setPicture(*clip.frame(0, {}));
    const auto prior = selector.select({{left}, nullptr});
    VERIFY_RESULT(prior);
    const auto corrected = selector.select({{PointPrompt{{24, 26}, false}}, &prior->logits});
    VERIFY_RESULT(corrected);
    QVERIFY(corrected->logits.row<float>(26)[24] < 0);
    // Every change is connected to the mark: flood from there and look for others.
    std::vector<std::pair<int, int>> open{{24, 26}};
    Image seen(size, 1, PixelType::U8);
    const auto changed = [&](int x, int y) {
        return (prior->logits.row<float>(y)[x] > 0) != (corrected->logits.row<float>(y)[x] > 0);
    };
    QVERIFY(changed(24, 26));
    while (!open.empty()) {
        const auto [x, y] = open.back();
        open.pop_back();
        for (int dy = -2; dy <= 2; ++dy) {
            for (int dx = -2; dx <= 2; ++dx) {
                const int nx = x + dx, ny = y + dy;
                if (nx < 0 || ny < 0 || nx >= size.width || ny >= size.height
                    || seen.row<std::uint8_t>(ny)[nx] != 0 || !changed(nx, ny))
                    continue;
                seen.row<std::uint8_t>(ny)[nx] = 1;
                open.emplace_back(nx, ny);
            }
        }
    }
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            QVERIFY(!changed(x, y) || seen.row<std::uint8_t>(y)[x] != 0);
}

QTEST_GUILESS_MAIN(tst_Sam2Tracker)
#include "tst_sam2_tracker.moc"
