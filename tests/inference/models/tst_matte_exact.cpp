// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/layers/precision.h"
#include "inference/models/mematte/matte_model.h"
#include "inference/models/processor.h"
#include "inference/models/torch_setup.h"
#include "tests/parity/matte_state.h"
#include "tests/parity/synthetic.h"

#include <QtTest>

using namespace filigree;
using namespace filigree::parity;

//! MEMatte and ViTMatte without kernels of our own, as another device than the processor runs them:
//! in double precision, and rounded by autocast.
class tst_MatteExact final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // What no machine without a graphics processor runs otherwise would go wrong unseen.
    void alphaIsThatOfTheKernels_data();
    void alphaIsThatOfTheKernels();
};

namespace {

constexpr int64_t side = 384; // more than a tile of the decoder

torch::Tensor alphaOf(MatteModel &model, torch::ScalarType type, Precision precision,
                      const Tiling &tiling)
{
    const PrecisionScope scope(precision);
    torch::Tensor trimap = torch::full({side, side}, 0.5, type);
    trimap.slice(0, 0, side / 8).zero_();
    trimap.slice(0, side * 7 / 8).fill_(1);
    const torch::Tensor input =
        MatteModelImpl::input(smoothImage("picture", side, side, 3).to(type), trimap);
    const auto features = model->encode(input, matteTokenCap);
    return *model->decode(*features, input, tiling);
}

} // namespace

void tst_MatteExact::alphaIsThatOfTheKernels_data()
{
    QTest::addColumn<QString>("network");
    QTest::newRow("routed tokens") << "mematte_s";
    QTest::newRow("relative positions") << "vitmatte_s";
}

void tst_MatteExact::alphaIsThatOfTheKernels()
{
    QFETCH(QString, network);
    setTorchThreads(0);
    const MatteConfig &config = *findMatteConfig(network.toStdString());
    MatteModel quick(config), exact(config);
    MatteRules rules;
    if (config.hasRouters)
        rules.routerOffsets = {1, 1, 1, 1}; // no token is in doubt
    auto state = matteState(*quick, rules);
    QVERIFY(quick->loadState(state));
    exact->to(torch::kDouble); // counters too
    for (auto &[name, tensor] : state)
        tensor = tensor.to(torch::kDouble);
    QVERIFY(exact->loadState(state));
    const Tiling tiles = quick->boundedTiling();
    const Tiling whole{0, 0, tiles.multiple};
    const torch::Tensor right = alphaOf(exact, torch::kDouble, Precision::Float32, whole);
    const torch::Tensor quickly = alphaOf(quick, torch::kFloat, Precision::Float32, tiles);
    const bool rounds = hasBfloat16Products(); // elsewhere LibTorch's own are slow, and far off
    if (!rounds)
        qWarning("No autocast: this processor has no products of bf16.");
    const torch::Tensor roundly =
        rounds ? alphaOf(quick, torch::kFloat, Precision::AutocastBfloat16, tiles) : quickly;
    QVERIFY((quickly - right).abs().max().item<double>() < 1e-3); // no seams either
    QCOMPARE(right.scalar_type(), torch::kDouble);
    QCOMPARE(roundly.scalar_type(), torch::kFloat);
    QVERIFY(right.std().item<double>() > 0.01); // alpha that does not vary would show nothing
    const double apart = (quickly - right).abs().mean().item<double>();
    const double roundedApart = (roundly - right).abs().mean().item<double>();
    qInfo("alpha is off by %g on average, with autocast by %g", apart, roundedApart);
    QVERIFY(apart < 1e-4);
    QVERIFY(roundedApart < 0.02);
    QCOMPARE(roundedApart > 1e-4, rounds); // else nothing was rounded
}

QTEST_APPLESS_MAIN(tst_MatteExact)
#include "tst_matte_exact.moc"
