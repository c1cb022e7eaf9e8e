// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/conjugate_gradients.h"

#include <cmath>

namespace filigree {
namespace {

constexpr int grain = 8192;

//! y = factor * y + x
void scaleAndAdd(ThreadTeam &team, float factor, std::vector<float> &y, const std::vector<float> &x)
{
    team.forRanges(static_cast<int>(y.size()), grain, [&](int, int first, int last) {
        for (int i = first; i < last; ++i)
            y[i] = factor * y[i] + x[i];
    });
}

//! y += factor * x
void addScaled(ThreadTeam &team, std::vector<float> &y, float factor, const std::vector<float> &x)
{
    team.forRanges(static_cast<int>(y.size()), grain, [&](int, int first, int last) {
        for (int i = first; i < last; ++i)
            y[i] += factor * x[i];
    });
}

} // namespace

Result<int> solveConjugateGradients(ThreadTeam &team, const LinearMap &multiply,
                                    const IncompleteCholesky &preconditioner,
                                    const std::vector<float> &b, std::vector<float> &x,
                                    const SolverLimits &limits, std::stop_token stop)
{
    std::vector<float> residual;
    std::vector<float> image;
    std::vector<float> scaled;
    multiply(x, residual);
    scaleAndAdd(team, -1, residual, b);
    preconditioner.solve(team, residual, scaled);
    std::vector<float> direction = scaled;
    double energy = dot(team, residual, scaled);
    const double enough = limits.tolerance * limits.tolerance * dot(team, b, b);
    int iteration = 0;
    for (; iteration < limits.iterations && energy > 0; ++iteration) {
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "Solving for alpha was cancelled.");
        if (dot(team, residual, residual) <= enough)
            break;
        multiply(direction, image);
        const double curvature = dot(team, direction, image);
        if (!(curvature > 0)) // the rest of the residual is rounding
            break;
        const auto step = static_cast<float>(energy / curvature);
        addScaled(team, x, step, direction);
        addScaled(team, residual, -step, image);
        preconditioner.solve(team, residual, scaled);
        const double next = dot(team, residual, scaled);
        scaleAndAdd(team, static_cast<float>(next / energy), direction, scaled);
        energy = next;
    }
    return iteration;
}

} // namespace filigree
