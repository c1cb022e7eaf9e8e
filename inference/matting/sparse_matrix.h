// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/thread_team.h"

#include <vector>

namespace filigree {

//! Compressed rows; the columns of each row ascend.
struct SparseMatrix
{
    std::vector<int> start{0}; //!< Where each row begins; one more than there are rows.
    std::vector<int> column;
    std::vector<float> value;

    int rows() const { return static_cast<int>(start.size()) - 1; }
    //! y = A x
    void multiply(ThreadTeam &team, const std::vector<float> &x, std::vector<float> &y) const;
    //! The transpose; columns is the number of columns of this matrix.
    SparseMatrix transposed(int columns) const;
};

//! Sums that come out the same for any number of threads.
double dot(ThreadTeam &team, const std::vector<float> &a, const std::vector<float> &b);

} // namespace filigree
