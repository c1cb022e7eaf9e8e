// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "inference/matting/incomplete_cholesky.h"

#include <functional>
#include <stop_token>

namespace filigree {

using LinearMap = std::function<void(const std::vector<float> &x, std::vector<float> &y)>;

struct SolverLimits
{
    double tolerance = 1e-4; //!< Of the residual's norm, relative to that of b.
    int iterations = 2000;
};

//! Preconditioned conjugate gradients (Hestenes and Stiefel 1952) for a symmetric positive definite
//! A, from the guess that x holds. Returns the number of iterations; Cancelled on a stop request.
Result<int> solveConjugateGradients(ThreadTeam &team, const LinearMap &multiply,
                                    const IncompleteCholesky &preconditioner,
                                    const std::vector<float> &b, std::vector<float> &x,
                                    const SolverLimits &limits, std::stop_token stop);

} // namespace filigree
