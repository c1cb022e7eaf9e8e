// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/sparse_matrix.h"

namespace filigree {
namespace {

constexpr int matrixGrain = 4096;

} // namespace

void SparseMatrix::multiply(ThreadTeam &team, const std::vector<float> &x,
                            std::vector<float> &y) const
{
    y.resize(rows());
    team.forRanges(rows(), matrixGrain, [&](int, int first, int last) {
        for (int row = first; row < last; ++row) {
            float sum = 0;
            for (int k = start[row]; k < start[row + 1]; ++k)
                sum += value[k] * x[column[k]];
            y[row] = sum;
        }
    });
}

SparseMatrix SparseMatrix::transposed(int columns) const
{
    SparseMatrix result;
    result.start.assign(columns + 1, 0);
    result.column.resize(column.size());
    result.value.resize(value.size());
    for (int c : column)
        ++result.start[c + 1];
    for (int c = 0; c < columns; ++c)
        result.start[c + 1] += result.start[c];
    std::vector<int> next(result.start.begin(), result.start.end() - 1);
    for (int row = 0; row < rows(); ++row) {
        for (int k = start[row]; k < start[row + 1]; ++k) {
            const int at = next[column[k]]++;
            result.column[at] = row;
            result.value[at] = value[k];
        }
    }
    return result;
}

double dot(ThreadTeam &team, const std::vector<float> &a, const std::vector<float> &b)
{
    const int items = static_cast<int>(a.size());
    std::vector<double> sums((items + matrixGrain - 1) / matrixGrain);
    team.forRanges(items, matrixGrain, [&](int range, int first, int last) {
        double sum = 0;
        for (int i = first; i < last; ++i)
            sum += double(a[i]) * b[i];
        sums[range] = sum;
    });
    double total = 0;
    for (double sum : sums)
        total += sum;
    return total;
}

} // namespace filigree
