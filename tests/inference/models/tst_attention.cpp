// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/layers/attention.h"
#include "inference/models/layers/kernels.h"
#include "inference/models/layers/precision.h"
#include "inference/models/layers/token_linear.h"

#include <QtTest>

#include <cmath>

using namespace filigree;

Q_DECLARE_METATYPE(std::vector<int64_t>)

class tst_Attention final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // The blocks' edges: queries, keys and widths that fill none of them.
    void attentionIsTheFormula_data();
    void attentionIsTheFormula();
    // Learned positions of a grid, in windows and over a whole picture, by both ways of reckoning.
    void positionsAreAddedToTheScores_data();
    void positionsAreAddedToTheScores();
    // Every processor must get the same masks.
    void everyInstructionSetAgrees();
    // Scores of a trained network can be far apart; exp() must not overflow.
    void largeScoresStayFinite();
    void linearIsTheProduct();
};

namespace {

torch::Tensor formula(const torch::Tensor &q, const torch::Tensor &k, const torch::Tensor &v)
{
    const torch::Tensor scores =
        torch::matmul(q.to(torch::kDouble), k.to(torch::kDouble).transpose(2, 3))
        / std::sqrt(double(q.size(3)));
    return torch::matmul(torch::softmax(scores, -1), v.to(torch::kDouble))
        .transpose(1, 2)
        .flatten(2);
}

double largest(const torch::Tensor &a, const torch::Tensor &b)
{
    return (a.to(torch::kDouble) - b.to(torch::kDouble)).abs().max().item<double>();
}

AttentionHead headOf(const torch::Tensor &q, const torch::Tensor &k, const torch::Tensor &v,
                     torch::Tensor &out)
{
    AttentionHead head;
    head.q = q.data_ptr<float>();
    head.k = k.data_ptr<float>();
    head.v = v.data_ptr<float>();
    head.out = out.data_ptr<float>();
    head.queries = q.size(0);
    head.keys = k.size(0);
    head.depth = q.size(1);
    head.width = v.size(1);
    head.qStride = q.stride(0);
    head.kStride = k.stride(0);
    head.vStride = v.stride(0);
    head.outStride = out.stride(0);
    head.scale = float(1 / std::sqrt(double(q.size(1))));
    return head;
}

torch::Tensor withKernel(const AttentionKernel &kernel, const torch::Tensor &q,
                         const torch::Tensor &k, const torch::Tensor &v)
{
    torch::Tensor out = torch::zeros({q.size(0), v.size(1)});
    const AttentionHead head = headOf(q, k, v, out);
    const int64_t chunks = (head.keys + kernel.chunk - 1) / kernel.chunk;
    std::vector<float> packed(std::size_t(chunks * kernel.packedSize(head)));
    std::vector<float> scratch(std::size_t(kernel.scratchSize(head, head.queries)));
    for (int64_t i = 0; i < chunks; ++i)
        kernel.pack(head, i, packed.data() + i * kernel.packedSize(head));
    kernel.run(head, packed.data(), 0, head.queries, scratch.data());
    return out;
}

torch::Tensor multiplied(const Kernels &kernels, const torch::Tensor &x,
                         const torch::Tensor &weight, const torch::Tensor &bias)
{
    torch::Tensor out = torch::empty({x.size(0), weight.size(0)});
    const RowsProduct product{x.data_ptr<float>(),
                              weight.data_ptr<float>(),
                              bias.data_ptr<float>(),
                              out.data_ptr<float>(),
                              x.size(0),
                              x.size(1),
                              weight.size(0)};
    const int64_t middle = weight.size(0) / 2; // as two threads would
    kernels.multiplyFewRows(product, 0, middle);
    kernels.multiplyFewRows(product, middle, weight.size(0));
    return out;
}

std::vector<const Kernels *> kernelsOfThisProcessor()
{
    std::vector<const Kernels *> all{&kernelsBaseline(), &kernels(Precision::Float32)};
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        all.push_back(&kernelsAvx2());
    if (__builtin_cpu_supports("avx512f"))
        all.push_back(&kernelsAvx512());
#endif
    return all;
}

} // namespace

void tst_Attention::attentionIsTheFormula_data()
{
    QTest::addColumn<std::vector<int64_t>>("shape"); // batch, heads, queries, keys, depth, width
    using Shape = std::vector<int64_t>;
    QTest::newRow("one of everything") << Shape{1, 1, 1, 1, 1, 1};
    QTest::newRow("windows") << Shape{7, 2, 49, 49, 12, 12};
    QTest::newRow("pooled queries") << Shape{5, 4, 16, 64, 24, 24};
    QTest::newRow("odd widths") << Shape{1, 3, 130, 257, 56, 72};
    QTest::newRow("few queries, many keys") << Shape{1, 8, 9, 1000, 16, 16};
    QTest::newRow("many queries, few keys") << Shape{1, 8, 1000, 9, 16, 16};
    QTest::newRow("memory") << Shape{1, 1, 600, 1100, 256, 64};
}

void tst_Attention::attentionIsTheFormula()
{
    QFETCH(std::vector<int64_t>, shape);
    torch::manual_seed(4);
    // Rows are strided, as slices of projections are.
    const auto rows = [&](int64_t count, int64_t width) {
        return torch::randn({shape[0], count, shape[1], 2 * width})
            .slice(3, width / 2, width / 2 + width)
            .transpose(1, 2);
    };
    const torch::Tensor q = rows(shape[2], shape[4]);
    const torch::Tensor k = rows(shape[3], shape[4]);
    const torch::Tensor v = rows(shape[3], shape[5]);
    const torch::Tensor out = attention(q, k, v);
    QVERIFY(out.sizes() == torch::IntArrayRef({shape[0], shape[2], shape[1] * shape[5]}));
    QVERIFY2(largest(out, formula(q, k, v)) < 1e-5,
             qPrintable(QString::number(largest(out, formula(q, k, v)))));
}

void tst_Attention::positionsAreAddedToTheScores_data()
{
    QTest::addColumn<std::vector<int64_t>>("shape"); // batch, heads, height, width, depth
    using Shape = std::vector<int64_t>;
    QTest::newRow("windows") << Shape{5, 3, 14, 14, 16};
    QTest::newRow("one column") << Shape{2, 1, 5, 1, 8};
    QTest::newRow("a wide picture") << Shape{1, 2, 17, 33, 24};
    QTest::newRow("more queries than are taken together") << Shape{1, 1, 97, 90, 8};
}

void tst_Attention::positionsAreAddedToTheScores()
{
    QFETCH(std::vector<int64_t>, shape);
    torch::manual_seed(8);
    const int64_t height = shape[2];
    const int64_t width = shape[3];
    const std::vector<int64_t> sizes{shape[0], shape[1], height * width, shape[4]};
    const torch::Tensor q = torch::randn(sizes);
    const torch::Tensor k = torch::randn(sizes);
    const torch::Tensor v = torch::randn(sizes);
    const RelativePositions positions{torch::randn({2 * height - 1, shape[4]}),
                                      torch::randn({2 * width - 1, shape[4]})};
    // The formula: the row of the table for each pair of places, times the query.
    const torch::Tensor place = torch::arange(height * width);
    const auto bias = [&](const torch::Tensor &table, const torch::Tensor &at, int64_t size) {
        const torch::Tensor index = at.unsqueeze(0) - at.unsqueeze(1) + size - 1; // [query, key]
        return torch::matmul(q.to(torch::kDouble), table.to(torch::kDouble).t())
            .gather(3, index.expand({shape[0], shape[1], -1, -1}));
    };
    const torch::Tensor scores =
        torch::matmul(q.to(torch::kDouble), k.to(torch::kDouble).transpose(2, 3))
            / std::sqrt(double(shape[4]))
        + bias(positions.down, place.div(width, "floor"), height)
        + bias(positions.across, place.remainder(width), width);
    const torch::Tensor expected =
        torch::matmul(torch::softmax(scores, -1), v.to(torch::kDouble)).transpose(1, 2).flatten(2);
    QVERIFY2(largest(attention(q, k, v, positions), expected) < 2e-5,
             qPrintable(QString::number(largest(attention(q, k, v, positions), expected))));
    const auto exact = [](const torch::Tensor &x) { return x.to(torch::kDouble); };
    const torch::Tensor other =
        attention(exact(q), exact(k), exact(v), {exact(positions.down), exact(positions.across)});
    QVERIFY(largest(other, expected) < 1e-10);
}

void tst_Attention::everyInstructionSetAgrees()
{
    torch::manual_seed(5);
    const torch::Tensor q = torch::randn({37, 40});
    const torch::Tensor k = torch::randn({301, 40});
    const torch::Tensor v = torch::randn({301, 25});
    const torch::Tensor expected =
        formula(q.view({1, 1, 37, 40}), k.view({1, 1, 301, 40}), v.view({1, 1, 301, 25}))[0];
    const torch::Tensor x = torch::randn({23, 77});
    const torch::Tensor weight = torch::randn({31, 77});
    const torch::Tensor bias = torch::randn({31});
    const torch::Tensor product =
        torch::linear(x.to(torch::kDouble), weight.to(torch::kDouble), bias.to(torch::kDouble));
    for (const Kernels *each : kernelsOfThisProcessor()) {
        QVERIFY(largest(withKernel(each->attention, q, k, v), expected) < 1e-5);
        QVERIFY(largest(multiplied(*each, x, weight, bias), product) < 1e-4);
    }
}

void tst_Attention::largeScoresStayFinite()
{
    torch::manual_seed(6);
    const torch::Tensor q = 60 * torch::randn({1, 1, 20, 16});
    const torch::Tensor k = 60 * torch::randn({1, 1, 400, 16});
    const torch::Tensor v = torch::randn({1, 1, 400, 16});
    const torch::Tensor out = attention(q, k, v);
    QVERIFY(out.isfinite().all().item<bool>());
    QVERIFY(largest(out, formula(q, k, v)) < 5e-3); // the scores themselves are rounded
}

void tst_Attention::linearIsTheProduct()
{
    torch::manual_seed(7);
    for (const int64_t tokens : {1, 10, 23, 24, 700}) { // of each of two items
        const torch::Tensor x = torch::randn({2, tokens, 70}).slice(2, 5, 55); // strided
        const torch::Tensor weight = torch::randn({37, 50});
        const torch::Tensor bias = torch::randn({37});
        const torch::Tensor expected =
            torch::linear(x.to(torch::kDouble), weight.to(torch::kDouble), bias.to(torch::kDouble));
        QVERIFY(largest(affine(x, weight, bias), expected) < 1e-4);
        QVERIFY(largest(affine(x, weight), expected - bias) < 1e-4);
    }
}

QTEST_APPLESS_MAIN(tst_Attention)
#include "tst_attention.moc"
