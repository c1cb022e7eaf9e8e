// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/matting/sparse_matrix.h"

namespace filigree {

//! A is about L L' with L as sparse as the lower half of A (Meijerink and van der Vorst 1977), made
//! for each block of consecutive rows on its own so that blocks can be solved side by side. Pivots
//! that would turn negative are replaced, so any symmetric matrix with a positive diagonal will do.
class IncompleteCholesky
{
public:
    //! The blocks depend on the matrix alone.
    IncompleteCholesky(ThreadTeam &team, const SparseMatrix &matrix);

    //! x = (L L')^-1 b
    void solve(ThreadTeam &team, const std::vector<float> &b, std::vector<float> &x) const;

private:
    //! False when the block needs a larger shift.
    bool factorise(const SparseMatrix &matrix, int first, int last, double shift);

    int m_rowsPerBlock = 0;
    std::vector<int> m_start; // rows of L without its diagonal
    std::vector<int> m_column;
    std::vector<float> m_value;
    std::vector<float> m_inverseDiagonal;
};

} // namespace filigree
