// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/conjugate_gradients.h"
#include "inference/matting/neighbour_search.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace filigree;

namespace {

//! The five-point Laplacian of a square grid with fixed borders: positive definite, known spectrum.
SparseMatrix gridLaplacian(int side)
{
    SparseMatrix matrix;
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const auto add = [&](bool inside, int column, float value) {
                if (inside) {
                    matrix.column.push_back(column);
                    matrix.value.push_back(value);
                }
            };
            const int row = y * side + x;
            add(y > 0, row - side, -1);
            add(x > 0, row - 1, -1);
            add(true, row, 4);
            add(x + 1 < side, row + 1, -1);
            add(y + 1 < side, row + side, -1);
            matrix.start.push_back(static_cast<int>(matrix.column.size()));
        }
    }
    return matrix;
}

} // namespace

class tst_SparseSolver : public QObject
{
    Q_OBJECT
private slots:
    void solvesAKnownSystem();
    void resultDoesNotDependOnTheThreads();
    void survivesABreakdownOfTheFactor();
    void stopsWhenAsked();
    void transposesTwiceToItself();
    void findsTheNearestPoints();
};

// If the solver were off, every alpha would be.
void tst_SparseSolver::solvesAKnownSystem()
{
    ThreadTeam team(2);
    const SparseMatrix matrix = gridLaplacian(60);
    std::vector<float> truth(matrix.rows());
    std::mt19937 random(1);
    std::generate(truth.begin(), truth.end(), [&] { return float(random() % 1000) / 1000; });
    std::vector<float> right;
    matrix.multiply(team, truth, right);
    std::vector<float> x(matrix.rows(), 0);
    const IncompleteCholesky preconditioner(team, matrix);
    const auto iterations =
        solveConjugateGradients(team, [&](const auto &a, auto &b) { matrix.multiply(team, a, b); },
                                preconditioner, right, x, {1e-6, 500}, {});
    QVERIFY(iterations);
    QVERIFY2(*iterations < 60, qPrintable(QString::number(*iterations))); // 170 without it
    for (int i = 0; i < matrix.rows(); ++i)
        QVERIFY(std::abs(x[i] - truth[i]) < 2e-4);
}

// A matte must not change with the machine's number of cores.
void tst_SparseSolver::resultDoesNotDependOnTheThreads()
{
    const SparseMatrix matrix = gridLaplacian(150);
    std::vector<float> solutions[2];
    for (int threads : {1, 3}) {
        ThreadTeam team(threads);
        const std::vector<float> right(matrix.rows(), 1);
        std::vector<float> x(matrix.rows(), 0);
        QVERIFY(solveConjugateGradients(
            team, [&](const auto &a, auto &b) { matrix.multiply(team, a, b); },
            IncompleteCholesky(team, matrix), right, x, {1e-5, 500}, {}));
        solutions[threads > 1] = x;
    }
    QVERIFY(solutions[0] == solutions[1]);
}

// Matting Laplacians have off-diagonals of both signs, for which the plain factor has no real root.
void tst_SparseSolver::survivesABreakdownOfTheFactor()
{
    // Kershaw 1978: positive definite, yet incomplete factorisation meets a negative pivot.
    SparseMatrix matrix;
    matrix.start = {0, 3, 6, 9, 12};
    matrix.column = {0, 1, 3, 0, 1, 2, 1, 2, 3, 0, 2, 3};
    matrix.value = {3, -2, 2, -2, 3, -2, -2, 3, -2, 2, -2, 3};
    ThreadTeam team(1);
    std::vector<float> x(4, 0);
    const std::vector<float> right{3, -3, 3, 1}; // A (1, 0, 1, 1) less nothing
    std::vector<float> product;
    QVERIFY(solveConjugateGradients(team,
                                    [&](const auto &a, auto &b) { matrix.multiply(team, a, b); },
                                    IncompleteCholesky(team, matrix), right, x, {1e-6, 100}, {}));
    matrix.multiply(team, x, product);
    for (int i = 0; i < 4; ++i)
        QVERIFY(std::abs(product[i] - right[i]) < 1e-4);
}

// A cancelled solve that ran on would freeze the next click.
void tst_SparseSolver::stopsWhenAsked()
{
    ThreadTeam team(1);
    const SparseMatrix matrix = gridLaplacian(20);
    std::stop_source source;
    source.request_stop();
    std::vector<float> x(matrix.rows(), 0);
    const auto solved = solveConjugateGradients(
        team, [&](const auto &a, auto &b) { matrix.multiply(team, a, b); },
        IncompleteCholesky(team, matrix), std::vector<float>(matrix.rows(), 1), x, {},
        source.get_token());
    QVERIFY(!solved);
    QCOMPARE(solved.error().kind, Error::Kind::Cancelled);
}

// The normal equations of the colour mixtures need the transpose.
void tst_SparseSolver::transposesTwiceToItself()
{
    SparseMatrix matrix;
    matrix.start = {0, 2, 3, 5};
    matrix.column = {0, 2, 1, 0, 2};
    matrix.value = {1, 2, 3, 4, 5};
    const SparseMatrix once = matrix.transposed(3);
    QCOMPARE(once.value, (std::vector<float>{1, 4, 3, 2, 5}));
    const SparseMatrix twice = once.transposed(3);
    QCOMPARE(twice.value, matrix.value);
    QCOMPARE(twice.column, matrix.column);
}

// A search that missed neighbours would mix the wrong colours, quietly.
void tst_SparseSolver::findsTheNearestPoints()
{
    std::mt19937 random(7);
    std::uniform_real_distribution<float> unit;
    std::vector<Feature> points(3000);
    for (Feature &point : points) {
        for (float &value : point)
            value = unit(random);
    }
    const NeighbourSearch search(points);
    const auto squared = [&](int a, int b) {
        float sum = 0;
        for (int axis = 0; axis < 5; ++axis)
            sum += (points[a][axis] - points[b][axis]) * (points[a][axis] - points[b][axis]);
        return sum;
    };
    for (int query = 0; query < 50; ++query) {
        std::vector<float> all;
        for (int other = 0; other < search.size(); ++other) {
            if (other != query)
                all.push_back(squared(query, other));
        }
        std::sort(all.begin(), all.end());
        Neighbour nearest[20];
        QCOMPARE(search.nearest(points[query], 20, 0, query, nearest), 20);
        for (int i = 0; i < 20; ++i) {
            QVERIFY(std::abs(nearest[i].distance - all[i]) < 1e-6F);
            QVERIFY(std::abs(squared(query, nearest[i].point) - all[i]) < 1e-6F);
        }
    }
}

QTEST_GUILESS_MAIN(tst_SparseSolver)
#include "tst_sparse_solver.moc"
