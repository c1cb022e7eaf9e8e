// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/sam2_selector.h"
#include "inference/predictors/sam2_tracker.h"
#include "tests/inference/predictors/sam2_fixture.h"

#include <QTest>

using namespace filigree;
using namespace filigree::sam2test;

// A network of the SAM 2 family as a selector. Its weights are made by formula, so it finds nothing
// in a picture: what is tested is all that the app relies on around it.
class tst_Sam2Selector final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    // A click on a frame that was encoded costs no second encoding, and memory has a bound.
    void picturesAreEncodedOnce();
    void clicksHaveSeveralMeanings();
    void promptsOfAllKinds();
    void aCorrectionKeepsWhatItDoesNotTouch();

private:
    SyntheticEdgeTam m_weights;
    std::shared_ptr<Sam2Network> m_network;
};

void tst_Sam2Selector::initTestCase()
{
    auto network = m_weights.load();
    VERIFY_RESULT(network);
    m_network = *network;
}

void tst_Sam2Selector::picturesAreEncodedOnce()
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
    selector.foresee(*clip->frame(4, {}), {});
    QCOMPARE(m_network->encodedPictures() - before, 4);
    std::stop_source stopped;
    stopped.request_stop();
    selector.foresee(*clip->frame(5, {}), stopped.get_token());
    QCOMPARE(m_network->encodedPictures() - before, 4);
    selector.setPicture(*clip->frame(4, {}));
    QCOMPARE(m_network->encodedPictures() - before, 4);
    const std::int64_t all = m_network->featureBytes();
    m_network->setFeatureBudget(1); // of one picture
    selector.setPicture(*clip->frame(3, {}));
    QVERIFY(m_network->featureBytes() > 0 && m_network->featureBytes() < all / 2);
    m_network->setFeatureBudget(std::int64_t(256) << 20);
}

void tst_Sam2Selector::clicksHaveSeveralMeanings()
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

void tst_Sam2Selector::promptsOfAllKinds()
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

void tst_Sam2Selector::aCorrectionKeepsWhatItDoesNotTouch()
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

QTEST_GUILESS_MAIN(tst_Sam2Selector)
#include "tst_sam2_selector.moc"
