// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/incomplete_cholesky.h"

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr int smallestBlock = 8192; // below this, cutting costs more iterations than threads save
constexpr int mostBlocks = 8;
//! Added to the diagonal, relative to it: off-diagonals of both signs break the factor otherwise
//! (Manteuffel 1980). One hundredth is where the count of iterations is lowest for matting.
constexpr double firstShift = 0.01;
constexpr double lastShift = 1;

} // namespace

IncompleteCholesky::IncompleteCholesky(ThreadTeam &team, const SparseMatrix &matrix)
{
    const int rows = matrix.rows();
    const int blocks = std::clamp(rows / smallestBlock, 1, mostBlocks);
    m_rowsPerBlock = std::max(1, (rows + blocks - 1) / blocks);
    m_start.assign(rows + 1, 0);
    m_inverseDiagonal.assign(rows, 1);
    const auto kept = [&](int row, int column) {
        return column < row && column >= row / m_rowsPerBlock * m_rowsPerBlock;
    };
    for (int row = 0; row < rows; ++row) {
        int count = 0;
        for (int k = matrix.start[row]; k < matrix.start[row + 1]; ++k)
            count += kept(row, matrix.column[k]);
        m_start[row + 1] = m_start[row] + count;
    }
    m_column.resize(m_start[rows]);
    m_value.resize(m_start[rows]);
    team.forRanges(rows, m_rowsPerBlock, [&](int, int first, int last) {
        double shift = firstShift;
        while (!factorise(matrix, first, last, shift) && shift < lastShift)
            shift *= 3;
    });
}

bool IncompleteCholesky::factorise(const SparseMatrix &matrix, int first, int last, double shift)
{
    for (int row = first; row < last; ++row) {
        double diagonal = 0;
        int end = m_start[row];
        for (int k = matrix.start[row]; k < matrix.start[row + 1]; ++k) {
            const int column = matrix.column[k];
            if (column == row)
                diagonal = matrix.value[k] * (1 + shift);
            if (column < first || column >= row)
                continue;
            // L(row, column) = (A(row, column) - L(row, :) L(column, :)') / L(column, column)
            double sum = matrix.value[k];
            int i = m_start[row];
            int j = m_start[column];
            const int jEnd = m_start[column + 1];
            while (i < end && j < jEnd) {
                if (m_column[i] == m_column[j])
                    sum -= double(m_value[i++]) * m_value[j++];
                else if (m_column[i] < m_column[j])
                    ++i;
                else
                    ++j;
            }
            m_column[end] = column;
            m_value[end++] = static_cast<float>(sum * m_inverseDiagonal[column]);
        }
        double pivot = diagonal;
        for (int i = m_start[row]; i < end; ++i)
            pivot -= double(m_value[i]) * m_value[i];
        if (!(pivot > 1e-3 * diagonal)) {
            if (shift < lastShift)
                return false;
            // Not even then: this row becomes plain Jacobi.
            std::fill(m_value.begin() + m_start[row], m_value.begin() + end, 0.0f);
            pivot = diagonal;
        }
        m_inverseDiagonal[row] = pivot > 0 ? static_cast<float>(1 / std::sqrt(pivot)) : 1.0f;
    }
    return true;
}

void IncompleteCholesky::solve(ThreadTeam &team, const std::vector<float> &b,
                               std::vector<float> &x) const
{
    const int rows = static_cast<int>(m_inverseDiagonal.size());
    x.resize(rows);
    team.forRanges(rows, m_rowsPerBlock, [&](int, int first, int last) {
        for (int row = first; row < last; ++row) {
            float sum = b[row];
            for (int k = m_start[row]; k < m_start[row + 1]; ++k)
                sum -= m_value[k] * x[m_column[k]];
            x[row] = sum * m_inverseDiagonal[row];
        }
        for (int row = last - 1; row >= first; --row) {
            const float solved = x[row] *= m_inverseDiagonal[row];
            for (int k = m_start[row]; k < m_start[row + 1]; ++k)
                x[m_column[k]] -= m_value[k] * solved;
        }
    });
}

} // namespace filigree
