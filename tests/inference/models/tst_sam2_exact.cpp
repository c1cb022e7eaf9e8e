// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/processor.h"
#include "inference/models/sam2/sam2_model.h"
#include "inference/models/torch_setup.h"
#include "tests/inference/models/cramped_memory.h"
#include "tests/parity/synthetic.h"

#include <QtTest>

using namespace filigree;
using namespace filigree::parity;

//! The networks of the SAM 2 family without kernels of our own, as another device than the
//! processor runs them: on layers of LibTorch alone, which double precision has to do with as well,
//! and so has autocast, which is what bf16 is on other devices.
class tst_Sam2Exact final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // What no machine without a graphics processor runs otherwise would go wrong unseen.
    void answersAreThoseOfTheKernels_data();
    void answersAreThoseOfTheKernels();
    // Where memory is short the same must come out of smaller parts.
    void fewerQueriesAtOnceFitIntoLessMemory();
};

namespace {

using Answers = std::vector<std::pair<const char *, torch::Tensor>>;

Answers answersOf(Sam2Model &model, torch::ScalarType type)
{
    const auto made = [&](const char *name, torch::IntArrayRef shape) {
        return signal(name, shape).to(type);
    };
    const ImageFeatures features =
        model->encodeImage(made("pixels", {1, 3, sam2ImageSize, sam2ImageSize}));
    Sam2Prompt prompt;
    prompt.points =
        PointPrompts{torch::full({1, 1, 2}, 400, type), torch::ones({1, 1}, torch::kLong)};
    prompt.mask = 20 * made("mask", {1, 1, sam2MaskSize, sam2MaskSize}) - 10;
    const DecodedMasks decoded =
        model->decode(model->withoutMemory(features.low), features, prompt);
    const torch::Tensor memory = model->encodeMemory(
        features.low, made("memory", {1, 1, sam2ImageSize, sam2ImageSize}), false);
    MemoryTokens tokens;
    tokens.features = memory;
    tokens.placed = memory + model->memoryPositions(3);
    tokens.frames = 1;
    tokens.tokensOfFrame = memory.size(1);
    return {{"highRes0", features.highRes0},
            {"highRes1", features.highRes1},
            {"low", features.low},
            {"masks", decoded.masks},
            {"ious", decoded.ious},
            {"pointer", model->objectPointer(decoded.tokens.select(1, 0), true)},
            {"memory", memory},
            {"conditioned", model->withMemory(model->beforeMemory(features.low), tokens)}};
}

double rms(const torch::Tensor &x)
{
    return x.to(torch::kDouble).square().mean().sqrt().item<double>();
}

} // namespace

void tst_Sam2Exact::answersAreThoseOfTheKernels_data()
{
    QTest::addColumn<QString>("network");
    QTest::newRow("RepViT and perceiver") << "edgetam";
    QTest::newRow("Hiera") << "sam2.1_hiera_tiny";
}

void tst_Sam2Exact::answersAreThoseOfTheKernels()
{
    QFETCH(QString, network);
    setTorchThreads(0);
    const Sam2Config &config = *findSam2Config(network.toStdString());
    Sam2Model quick(config), exact(config), rounded(config, Precision::AutocastBfloat16);
    auto state = filledState(*quick);
    QVERIFY(quick->loadState(state));
    QVERIFY(rounded->loadState(state));
    exact->to(torch::kDouble); // counters too
    for (auto &[name, tensor] : state)
        tensor = tensor.to(torch::kDouble);
    QVERIFY(exact->loadState(state));
    const Answers expected = answersOf(exact, torch::kDouble);
    const Answers quickly = answersOf(quick, torch::kFloat);
    const bool rounds = hasBfloat16Products(); // elsewhere LibTorch's own are slow, and far off
    if (!rounds)
        qWarning("No autocast: this processor has no products of bf16.");
    const Answers roundly = rounds ? answersOf(rounded, torch::kFloat) : quickly;
    double mostRounded = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const auto &[name, right] = expected[i];
        QCOMPARE(right.scalar_type(), torch::kDouble);
        QCOMPARE(quickly[i].second.scalar_type(), torch::kFloat);
        QCOMPARE(roundly[i].second.scalar_type(), torch::kFloat);
        const double apart = rms(quickly[i].second - right) / rms(right);
        const double roundedApart = rms(roundly[i].second - right) / rms(right);
        qInfo("%s is off by %g, with autocast by %g", name, apart, roundedApart);
        QVERIFY2(apart < 1e-4, name);
        QVERIFY2(roundedApart < 0.1, name);
        mostRounded = std::max(mostRounded, roundedApart);
    }
    QCOMPARE(mostRounded > 1e-4, rounds); // else nothing was rounded
}

void tst_Sam2Exact::fewerQueriesAtOnceFitIntoLessMemory()
{
    setTorchThreads(0);
    Sam2Model model(*findSam2Config("sam2.1_hiera_tiny"));
    model->to(torch::kDouble);
    auto state = filledState(*model);
    for (auto &[name, tensor] : state)
        tensor = tensor.to(torch::kDouble);
    QVERIFY(model->loadState(state));
    constexpr int64_t side = sam2FeatureSize;
    const torch::Tensor before = signal("before", {1, side * side, sam2Width}).to(torch::kDouble);
    MemoryTokens tokens;
    tokens.frames = 3; // of which the scores are the largest tensor
    tokens.tokensOfFrame = side * side;
    tokens.features = signal("memory", {1, 3 * side * side, sam2MemoryWidth}).to(torch::kDouble);
    tokens.placed = tokens.features + 1;
    torch::Tensor expected;
    const std::size_t needed =
        largestTensorOf([&] { expected = model->withMemory(before, tokens); });
    const CrampedMemory cramped(needed - 1);
    QVERIFY_THROWS_EXCEPTION(c10::Error, model->withMemory(before, tokens));
    model->setQueriesAtOnce(QueriesAtOnce::usual / 2);
    const torch::Tensor conditioned = model->withMemory(before, tokens);
    QVERIFY((conditioned - expected).abs().max().item<double>() < 1e-12);
}

QTEST_APPLESS_MAIN(tst_Sam2Exact)
#include "tst_sam2_exact.moc"
