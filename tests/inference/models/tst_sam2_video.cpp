// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/sam2_video.h"
#include "inference/models/torch_setup.h"
#include "tests/parity/synthetic.h"

#include <QtTest>

using namespace filigree;
using namespace filigree::parity;

//! The bookkeeping of the video predictor, with weights and features that mean nothing: what the
//! cases of ../shared/parity do not reach, as they all prompt the first frame and pass once.
class tst_Sam2Video final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    // Whoever stacks masks by another order gives one object the mask of another.
    void objectsKeepTheOrderOfTheirPrompts();
    // Backwards from a prompt, what was seen after it is remembered, but not what it is to be.
    void theWayBackRemembersTheWayThere();
    // SAM 2 computes a corrected frame again with all that is remembered; EdgeTAM keeps the answer.
    void correctionsOfPassedFrames_data();
    void correctionsOfPassedFrames();
    // An object that comes later is followed from its own prompt, the others as without it.
    void anObjectThatComesLater();
    void masksAreSureAndMayBeEmpty();
    void objectsDoNotOverlap();
    // The official code fills the holes of what it shows, not of what it remembers.
    void holesAreFilledAfterTheMemory();
    // Memories of the old mistake would bring it back.
    void aPromptMayClearMemoriesAround();

private:
    static constexpr int frames = 6;
    static Sam2Video video(Sam2Model model, const Sam2Switches &switches = {});

    Sam2Model m_edge{nullptr}, m_hiera{nullptr};
};

namespace {

using Seen = std::map<int, Sam2Video::Outputs>; // by frame

Seen passed(Sam2Video &video, const Sam2Pass &pass)
{
    Seen seen;
    const Result<> done = video.pass(pass, [&](int frame, const Sam2Video::Outputs &outputs) {
        seen[frame] = outputs;
        return true;
    });
    return done ? seen : Seen{};
}

Sam2Points clickAt(float x, float y)
{
    return {{{x, y}}, {1}, {}, true};
}

Sam2Model filled(const char *name)
{
    Sam2Model model(*findSam2Config(name));
    std::map<std::string, torch::Tensor> state = filledState(*model);
    // Else the object would be seen nowhere.
    state.at("sam_mask_decoder.pred_obj_score_head.layers.2.bias").fill_(1);
    return model->loadState(state) ? model : Sam2Model(nullptr);
}

bool isComputed(const Sam2FrameOutput &output)
{
    return output.ious.defined();
}

} // namespace

// The encoder of images is not asked: its features are made up.
Sam2Video tst_Sam2Video::video(Sam2Model model, const Sam2Switches &switches)
{
    Sam2Clip clip{frames, 90, 160, {}, {}};
    clip.features = [](int frame) -> Result<ImageFeatures> {
        const std::string name = std::to_string(frame);
        ImageFeatures features;
        features.highRes0 = signal("high0/" + name, {1, 32, 256, 256}) - 0.5;
        features.highRes1 = signal("high1/" + name, {1, 64, 128, 128}) - 0.5;
        features.low =
            2 * signal("low/" + name, {1, sam2Width, sam2FeatureSize, sam2FeatureSize}) - 1;
        return features;
    };
    return {std::move(model), std::move(clip), switches};
}

void tst_Sam2Video::initTestCase()
{
    setTorchThreads(0);
    m_edge = filled("edgetam");
    m_hiera = filled("sam2.1_hiera_tiny");
    QVERIFY(!m_edge.is_empty() && !m_hiera.is_empty());
}

void tst_Sam2Video::objectsKeepTheOrderOfTheirPrompts()
{
    const torch::NoGradGuard noGrad;
    Sam2Video video = this->video(m_edge);
    QVERIFY(video.addPoints(0, 7, clickAt(100, 30)));
    QVERIFY(video.addMask(0, 3, torch::zeros({90, 160})));
    const Seen seen = passed(video, {{}, 0, false});
    QCOMPARE(seen.size(), std::size_t(1));
    const Sam2Video::Outputs &outputs = seen.at(0);
    QCOMPARE(outputs.size(), std::size_t(2));
    QCOMPARE(outputs[0].first, 7);
    QCOMPARE(outputs[1].first, 3);
    const torch::Tensor all = video.atFullSize(outputs);
    QCOMPARE(all.size(1), 90);
    QVERIFY(!torch::equal(all[0], all[1]));
    QVERIFY((all[1] < 0).all().item<bool>());
    video.removeObject(7);
    QCOMPARE(passed(video, {{}, 0, false}).at(0).front().first, 3);
}

void tst_Sam2Video::theWayBackRemembersTheWayThere()
{
    const torch::NoGradGuard noGrad;
    Sam2Video video = this->video(m_edge), forgetful = this->video(m_edge);
    for (Sam2Video *one : {&video, &forgetful})
        QVERIFY(one->addPoints(2, 1, clickAt(50, 40)));
    const Seen there = passed(video, {{}, {}, false});
    QCOMPARE(there.begin()->first, 2);
    QCOMPARE(there.size(), std::size_t(frames - 2));
    const Seen back = passed(video, {2, 2, true}), only = passed(forgetful, {2, 2, true});
    QCOMPARE(back.size(), std::size_t(3));
    QVERIFY(!isComputed(back.at(2)[0].second)); // it was prompted
    QVERIFY(torch::equal(back.at(2)[0].second.mask, there.at(2)[0].second.mask));
    QVERIFY(isComputed(back.at(1)[0].second));
    QVERIFY(!torch::equal(back.at(1)[0].second.mask, only.at(1)[0].second.mask));
    QVERIFY(passed(video, {0, {}, true}).empty()); // nothing lies before the first frame
}

void tst_Sam2Video::correctionsOfPassedFrames_data()
{
    QTest::addColumn<bool>("isEdge");
    QTest::addColumn<bool>("conditions");
    QTest::newRow("SAM 2 looks again") << false << false;
    QTest::newRow("SAM 2 told to let them condition") << false << true;
    QTest::newRow("EdgeTAM keeps them") << true << false;
}

void tst_Sam2Video::correctionsOfPassedFrames()
{
    QFETCH(bool, isEdge);
    QFETCH(bool, conditions);
    const torch::NoGradGuard noGrad;
    Sam2Switches switches;
    switches.add_all_frames_to_correct_as_cond = conditions;
    Sam2Video video = this->video(isEdge ? m_edge : m_hiera, switches);
    QVERIFY(video.addPoints(0, 1, clickAt(50, 40)));
    const Seen first = passed(video, {{}, 3, false});
    QCOMPARE(first.size(), std::size_t(4));
    const auto corrected = video.addPoints(2, 1, {{{20, 20}}, {0}, {}, true});
    QVERIFY(corrected.has_value());
    QVERIFY(!torch::equal(corrected->mask, first.at(2)[0].second.mask));
    const Seen again = passed(video, {{}, 3, false});
    const Sam2FrameOutput &kept = again.at(2)[0].second;
    const bool keeps = isEdge || conditions;
    QCOMPARE(isComputed(kept), !keeps);
    QCOMPARE(torch::equal(kept.mask, corrected->mask), keeps);
    QVERIFY(torch::equal(again.at(0)[0].second.mask, first.at(0)[0].second.mask));
    if (keeps) // what comes after remembers the correction
        QVERIFY(!torch::equal(again.at(3)[0].second.mask, first.at(3)[0].second.mask));
}

void tst_Sam2Video::anObjectThatComesLater()
{
    const torch::NoGradGuard noGrad;
    Sam2Video video = this->video(m_edge), alone = this->video(m_edge);
    for (Sam2Video *one : {&video, &alone})
        QVERIFY(one->addPoints(0, 1, clickAt(50, 40)));
    const Seen first = passed(video, {{}, 1, false});
    const Seen expected = passed(alone, {{}, 3, false});
    QVERIFY(video.addPoints(2, 2, clickAt(120, 60)));
    const Seen all = passed(video, {2, 1, false});
    QCOMPARE(all.begin()->first, 2);
    QCOMPARE(all.at(3).size(), std::size_t(2));
    QVERIFY(!isComputed(all.at(2)[1].second));
    for (const int frame : {2, 3})
        QVERIFY(torch::equal(all.at(frame)[0].second.mask, expected.at(frame)[0].second.mask));
}

void tst_Sam2Video::masksAreSureAndMayBeEmpty()
{
    const torch::NoGradGuard noGrad;
    Sam2Video video = this->video(m_edge);
    torch::Tensor mask = torch::zeros({90, 160});
    mask.slice(0, 20, 60).slice(1, 30, 90).fill_(1);
    const auto given = video.addMask(0, 1, mask), empty = video.addMask(0, 2, 0 * mask);
    QVERIFY(given && empty);
    QCOMPARE(given->score.item<float>(), 10.F);
    QCOMPARE(empty->score.item<float>(), -10.F);
    QCOMPARE(given->mask.max().item<float>(), 10.F);
    QCOMPARE(empty->mask.max().item<float>(), -10.F);
    // Within one of the 256 x 256 pixels.
    const torch::Tensor inside = (given->mask[0][0] > 0).to(torch::kDouble);
    QVERIFY(std::abs(inside.mean().item<double>() - 40 * 60 / (90.0 * 160)) < 0.01);
}

void tst_Sam2Video::objectsDoNotOverlap()
{
    const torch::NoGradGuard noGrad;
    Sam2Switches switches;
    switches.non_overlap_masks = true;
    Sam2Video video = this->video(m_edge, switches), free = this->video(m_edge);
    for (Sam2Video *one : {&video, &free}) {
        QVERIFY(one->addPoints(0, 1, clickAt(50, 40)));
        QVERIFY(one->addPoints(0, 2, clickAt(120, 60)));
    }
    const auto owners = [](Sam2Video &one) {
        return (one.atFullSize(passed(one, {{}, 0, false}).at(0)) > 0).sum(0).max().item<int64_t>();
    };
    QCOMPARE(owners(free), int64_t(2)); // else it shows nothing
    QCOMPARE(owners(video), int64_t(1));
}

void tst_Sam2Video::holesAreFilledAfterTheMemory()
{
    const torch::NoGradGuard noGrad;
    Sam2Switches switches;
    switches.fill_hole_area = 200;
    Sam2Video video = this->video(m_edge, switches), plain = this->video(m_edge);
    torch::Tensor mask = torch::zeros({90, 160});
    mask.slice(0, 20, 60).slice(1, 30, 90).fill_(1);
    for (Sam2Video *one : {&video, &plain})
        QVERIFY(one->addMask(0, 1, mask));
    const Seen filled = passed(video, {{}, 1, false}), holed = passed(plain, {{}, 1, false});
    const Sam2FrameOutput &one = filled.at(1)[0].second, &other = holed.at(1)[0].second;
    QVERIFY(!torch::equal(one.mask, other.mask)); // there were holes
    QVERIFY((one.mask >= other.mask).all().item<bool>());
    QVERIFY(torch::equal(one.memory, other.memory));
}

void tst_Sam2Video::aPromptMayClearMemoriesAround()
{
    const torch::NoGradGuard noGrad;
    Sam2Switches switches;
    switches.clear_non_cond_mem_around_input = true;
    Sam2Video clearing = this->video(m_edge, switches), keeping = this->video(m_edge);
    std::vector<torch::Tensor> answers;
    for (Sam2Video *one : {&clearing, &keeping}) {
        QVERIFY(one->addPoints(0, 1, clickAt(50, 40)));
        QCOMPARE(passed(*one, {{}, 4, false}).size(), std::size_t(5));
        QVERIFY(one->addMask(4, 1, torch::zeros({90, 160})));
        answers.push_back(passed(*one, {3, 0, false}).at(3)[0].second.mask);
    }
    QVERIFY(!torch::equal(answers[0], answers[1]));
}

QTEST_APPLESS_MAIN(tst_Sam2Video)
#include "tst_sam2_video.moc"
