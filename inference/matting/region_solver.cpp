// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/region_solver.h"

#include "inference/matting/conjugate_gradients.h"
#include "inference/matting/information_flow.h"
#include "inference/matting/matting_laplacian.h"

namespace filigree {
namespace {

constexpr int grain = 8192;
//! A quadratic energy leaves a haze of this order where alpha is 0 or 1 in truth; it is stretched
//! away.
constexpr float haze = 0.04f;

//! Adds to the diagonal; every row has one.
void addDiagonal(SparseMatrix &matrix, const std::vector<float> &values, double scale)
{
    for (int row = 0; row < matrix.rows(); ++row) {
        for (int k = matrix.start[row]; k < matrix.start[row + 1]; ++k) {
            if (matrix.column[k] == row)
                matrix.value[k] += static_cast<float>(scale * values[row]);
        }
    }
}

//! Adds weight (a - target)^2 to the energy.
void addPrior(LinearSystem &system, const std::vector<float> &target,
              const std::vector<float> &weight, double scale)
{
    addDiagonal(system.matrix, weight, scale);
    for (std::size_t i = 0; i < target.size(); ++i)
        system.right[i] += static_cast<float>(scale * weight[i] * target[i]);
}

//! The diagonal of a graph Laplacian comes first in its rows.
std::vector<float> degrees(const SparseMatrix &similarity)
{
    std::vector<float> result(similarity.rows());
    for (int row = 0; row < similarity.rows(); ++row)
        result[row] = similarity.value[similarity.start[row]];
    return result;
}

Result<int> solveLocal(ThreadTeam &team, const LinearSystem &system, const AlphaOptions &options,
                       std::vector<float> &alpha, std::stop_token stop)
{
    const IncompleteCholesky preconditioner(team, system.matrix);
    const auto multiply = [&](const std::vector<float> &x, std::vector<float> &y) {
        system.matrix.multiply(team, x, y);
    };
    return solveConjugateGradients(team, multiply, preconditioner, system.right, alpha,
                                   {options.tolerance}, stop);
}

Result<int> solveFlow(ThreadTeam &team, LinearSystem system, const InformationFlow &flow,
                      const FlowOptions &weights, const AlphaOptions &options,
                      std::vector<float> &alpha, std::stop_token stop)
{
    const auto similarityWeight = static_cast<float>(weights.unknownWeight);
    addPrior(system, flow.knownAlpha, flow.knownWeight, weights.knownWeight);
    SparseMatrix nearby = system.matrix; // the far terms enter by their diagonal only
    addDiagonal(nearby, degrees(flow.similarity), weights.unknownWeight);
    const IncompleteCholesky preconditioner(team, nearby);
    std::vector<float> similar;
    const auto multiply = [&](const std::vector<float> &x, std::vector<float> &y) {
        flow.similarity.multiply(team, x, similar);
        system.matrix.multiply(team, x, y);
        team.forRanges(static_cast<int>(y.size()), grain, [&](int, int first, int last) {
            for (int i = first; i < last; ++i)
                y[i] += similarityWeight * similar[i];
        });
    };
    return solveConjugateGradients(team, multiply, preconditioner, system.right, alpha,
                                   {options.tolerance}, stop);
}

} // namespace

Result<std::vector<float>> solveRegion(ThreadTeam &team, const UnknownRegion &region,
                                       const RegionPrior &prior, const AlphaOptions &options,
                                       std::stop_token stop)
{
    LinearSystem system = mattingLaplacian(team, region);
    if (stop.stop_requested())
        return fail(Error::Kind::Cancelled, "Solving for alpha was cancelled.");
    if (!prior.alpha.empty())
        addPrior(system, prior.alpha, prior.weight, 1);
    std::vector<float> alpha;
    Result<int> solved;
    if (options.method == AlphaMethod::ClosedForm) {
        alpha.assign(region.count(), 0.5f);
        solved = solveLocal(team, system, options, alpha, stop);
    } else {
        const FlowOptions weights;
        const InformationFlow flow = informationFlow(team, region, weights, stop);
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "Solving for alpha was cancelled.");
        alpha = flow.knownAlpha;
        for (std::size_t i = 0; i < prior.alpha.size(); ++i) { // start nearer to the firmer belief
            const auto known = static_cast<float>(weights.knownWeight * flow.knownWeight[i]);
            alpha[i] +=
                prior.weight[i] / (prior.weight[i] + known + 1e-9f) * (prior.alpha[i] - alpha[i]);
        }
        solved = solveFlow(team, std::move(system), flow, weights, options, alpha, stop);
    }
    if (!solved)
        return tl::unexpected(solved.error());
    if (options.method == AlphaMethod::InformationFlow) {
        for (float &value : alpha)
            value = (value - haze) / (1 - 2 * haze);
    }
    return alpha;
}

} // namespace filigree
