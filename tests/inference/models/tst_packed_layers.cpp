// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/layers/block_tail.h"
#include "inference/models/layers/precision.h"
#include "inference/models/mematte/vit_block.h"
#include "inference/models/processor.h"
#include "inference/models/sam2/hiera_block.h"

#include <QtTest>

#include <cmath>

using namespace filigree;

Q_DECLARE_METATYPE(std::vector<int>)

//! Layers that run on kernels of our own, against LibTorch's in double precision.
class tst_PackedLayers final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // Blocks' edges: rows and columns that fill none of them.
    void normedLinearIsTheFormula_data();
    void normedLinearIsTheFormula();
    void tailIsTheFormula_data();
    void tailIsTheFormula();
    // Windows that reach beyond the map, pooled queries, a changing width, a batch.
    void hieraBlockIsTheFormula_data();
    void hieraBlockIsTheFormula();
    // Windows that reach beyond the grid; many, few or no tokens that attend.
    void vitBlockIsTheFormula_data();
    void vitBlockIsTheFormula();
    // A user who asks for less precision where there is none must be told.
    void precisionHasTwoNames();
};

namespace {

torch::Tensor exact(const torch::Tensor &x)
{
    return x.to(torch::kDouble);
}

torch::Tensor product(const torch::Tensor &x, const TokenLinear &linear)
{
    return torch::linear(exact(x), exact(linear->weight), exact(linear->bias));
}

torch::Tensor normalised(const torch::Tensor &x, const TokenNorm &norm)
{
    return torch::layer_norm(exact(x), norm->weight.sizes(), exact(norm->weight), exact(norm->bias),
                             norm->eps);
}

// So that what passes through keeps its size.
void fill(torch::nn::Module &module)
{
    for (torch::Tensor &one : module.parameters())
        one.normal_(0, one.dim() > 1 ? 1 / std::sqrt(double(one.size(1))) : 0.5);
}

double rms(const torch::Tensor &x)
{
    return exact(x).square().mean().sqrt().item<double>();
}

void addPrecisions(const char *name, const std::vector<int> &sizes)
{
    QTest::addRow("%s, fp32", name) << sizes << false;
    QTest::addRow("%s, bf16", name) << sizes << true;
}

void addColumns()
{
    QTest::addColumn<std::vector<int>>("sizes");
    QTest::addColumn<bool>("isBfloat16");
}

// bf16 has 8 bits: products of many are off by some thousandths of their size.
bool isNear(const torch::Tensor &given, const torch::Tensor &expected, bool isBfloat16)
{
    const double apart = rms(exact(given) - expected) / rms(expected);
    const bool isRounded = !isBfloat16 || apart > 1e-4; // else it was float32 after all
    if (apart > (isBfloat16 ? 1e-2 : 2e-6) || !isRounded)
        qWarning("off by %g of its size", apart);
    return given.sizes() == expected.sizes() && apart < (isBfloat16 ? 1e-2 : 2e-6) && isRounded;
}

} // namespace

#define USE_PRECISION(isBfloat16)                                                                  \
    if ((isBfloat16) && !hasBfloat16Products())                                                    \
        QSKIP("This processor does not multiply bfloat16: that precision was NOT tested.");        \
    const PrecisionScope scope((isBfloat16) ? Precision::Bfloat16 : Precision::Float32)

void tst_PackedLayers::normedLinearIsTheFormula_data()
{
    addColumns(); // rows, in, out
    addPrecisions("one row", {1, 16, 40});
    addPrecisions("no whole panel", {37, 112, 75});
    addPrecisions("two blocks", {150, 96, 288});
}

void tst_PackedLayers::normedLinearIsTheFormula()
{
    QFETCH(std::vector<int>, sizes);
    QFETCH(bool, isBfloat16);
    USE_PRECISION(isBfloat16);
    torch::manual_seed(1);
    TokenNorm norm(sizes[1], 1e-6);
    TokenLinear linear(sizes[1], sizes[2]);
    fill(*norm);
    fill(*linear);
    const torch::Tensor x = 3 * torch::randn({1, sizes[0], sizes[1]}) + 1;
    QVERIFY(isNear(PackedLinear(*linear).normed(x, *norm), product(normalised(x, norm), linear),
                   isBfloat16));
}

void tst_PackedLayers::tailIsTheFormula_data()
{
    addColumns(); // rows, in, width, hidden, whether the activation is GELU
    addPrecisions("ReLU", {140, 64, 256, 2048, 0});
    addPrecisions("GELU", {9, 112, 112, 448, 1});
}

void tst_PackedLayers::tailIsTheFormula()
{
    QFETCH(std::vector<int>, sizes);
    QFETCH(bool, isBfloat16);
    USE_PRECISION(isBfloat16);
    torch::manual_seed(2);
    TokenLinear projection(sizes[1], sizes[2]), first(sizes[2], sizes[3]),
        second(sizes[3], sizes[2]);
    TokenNorm norm(sizes[2]);
    for (torch::nn::Module *module : std::initializer_list<torch::nn::Module *>{
             projection.get(), first.get(), second.get(), norm.get()})
        fill(*module);
    const torch::Tensor attended = torch::randn({1, sizes[0], sizes[1]});
    const torch::Tensor shortcut = torch::randn({1, sizes[0], sizes[2]});
    const BlockTail tail({PackedLinear(*projection), PackedLinear(*first), PackedLinear(*second),
                          norm, sizes[4] ? Activation::Gelu : Activation::Relu});
    const torch::Tensor y = exact(shortcut) + product(attended, projection);
    const torch::Tensor hidden = product(normalised(y, norm), first);
    const torch::Tensor active = sizes[4] ? torch::gelu(hidden) : torch::relu(hidden);
    QVERIFY(isNear(tail.forward(attended, shortcut), y + product(active, second), isBfloat16));
}

void tst_PackedLayers::hieraBlockIsTheFormula_data()
{
    addColumns(); // batch, height, width, dim, dim_out, heads, pools, window
    addPrecisions("whole windows", {2, 16, 24, 96, 96, 1, 0, 8});
    addPrecisions("beyond the map", {1, 30, 20, 112, 112, 2, 0, 14});
    addPrecisions("pooled", {1, 16, 16, 96, 192, 2, 1, 8});
    addPrecisions("pooled beyond the map", {2, 20, 18, 144, 288, 4, 1, 14});
    addPrecisions("small windows", {1, 24, 8, 192, 192, 2, 0, 4});
    addPrecisions("global", {2, 18, 10, 224, 224, 4, 0, 0});
}

void tst_PackedLayers::hieraBlockIsTheFormula()
{
    QFETCH(std::vector<int>, sizes);
    QFETCH(bool, isBfloat16);
    USE_PRECISION(isBfloat16);
    torch::manual_seed(3);
    const HieraBlockConfig config{sizes[3], sizes[4], sizes[5], sizes[6] != 0, sizes[7]};
    HieraBlock block(config);
    fill(*block);
    HieraBlock reference(config);
    for (auto &one : reference->named_parameters())
        one.value().copy_(block->named_parameters()[one.key()]);
    reference->to(torch::kDouble);
    block->prepare();
    const torch::Tensor x = torch::randn({sizes[0], sizes[1], sizes[2], sizes[3]});
    QVERIFY(isNear(block(x), reference(exact(x)), isBfloat16));
}

void tst_PackedLayers::vitBlockIsTheFormula_data()
{
    addColumns(); // height, width, block, of how many tokens one attends; 0: none
    addPrecisions("whole windows", {28, 14, 0, 0});
    addPrecisions("beyond the grid", {17, 30, 1, 0});
    addPrecisions("many attend", {37, 19, 2, 2});
    addPrecisions("few attend", {70, 6, 5, 60});
    addPrecisions("none attends", {6, 6, 5, 0});
}

void tst_PackedLayers::vitBlockIsTheFormula()
{
    QFETCH(std::vector<int>, sizes);
    QFETCH(bool, isBfloat16);
    USE_PRECISION(isBfloat16);
    torch::manual_seed(4);
    const torch::NoGradGuard noGrad;
    const MatteConfig config;
    VitBlock block(config, sizes[2]);
    VitBlock reference(config, sizes[2]);
    fill(*block);
    for (auto &one : reference->named_parameters())
        one.value().copy_(block->named_parameters()[one.key()]);
    reference->to(torch::kDouble);
    block->prepare();
    torch::Tensor x = torch::randn({sizes[0], sizes[1], config.embed_dim});
    torch::Tensor expected = exact(x);
    Routing routing;
    routing.kept = sizes[3] > 0 ? torch::arange(1, sizes[0] * sizes[1], sizes[3])
                                : torch::zeros({0}, torch::kLong);
    const bool isRouted = isGlobalMatteBlock(sizes[2]);
    block->forward(x, isRouted ? &routing : nullptr, {});
    reference->forward(expected, isRouted ? &routing : nullptr, {});
    QVERIFY(isNear(x, expected, isBfloat16));
}

void tst_PackedLayers::precisionHasTwoNames()
{
    QVERIFY(precisionNamed("fp32") == Precision::Float32);
    QCOMPARE(precisionNamed("bf16").has_value(), hasBfloat16Products());
    QVERIFY(precisionNamed("bf16", "cuda:0") == Precision::AutocastBfloat16); // any processor
    QVERIFY(precisionNamed("fp16").error().message.find("fp16") != std::string::npos);
}

QTEST_APPLESS_MAIN(tst_PackedLayers)
#include "tst_packed_layers.moc"
