// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/region_solver.h"

#include "inference/matting/conjugate_gradients.h"
#include "inference/matting/information_flow.h"
#include "inference/matting/matting_laplacian.h"

namespace filigree {
namespace {

constexpr int grain = 8192;

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

std::vector<float> columnSquares(const SparseMatrix &matrix)
{
    std::vector<float> squares(matrix.rows(), 0);
    for (std::size_t k = 0; k < matrix.column.size(); ++k)
        squares[matrix.column[k]] += matrix.value[k] * matrix.value[k];
    return squares;
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
    const auto mixtureWeight = static_cast<float>(weights.mixtureWeight);
    const auto similarityWeight = static_cast<float>(weights.unknownWeight);
    const SparseMatrix back = flow.mixture.transposed(flow.mixture.rows());
    std::vector<float> mixed;
    back.multiply(team, flow.mixtureRight, mixed);
    for (std::size_t i = 0; i < mixed.size(); ++i)
        system.right[i] += mixtureWeight * mixed[i];
    addPrior(system, flow.knownAlpha, flow.knownWeight, weights.knownWeight);
    SparseMatrix nearby = system.matrix; // the far terms enter by their diagonal only
    addDiagonal(nearby, columnSquares(flow.mixture), weights.mixtureWeight);
    const IncompleteCholesky preconditioner(team, nearby);
    std::vector<float> mixtures;
    std::vector<float> similar;
    const auto multiply = [&](const std::vector<float> &x, std::vector<float> &y) {
        flow.mixture.multiply(team, x, mixtures);
        back.multiply(team, mixtures, mixed);
        flow.similarity.multiply(team, x, similar);
        system.matrix.multiply(team, x, y);
        team.forRanges(static_cast<int>(y.size()), grain, [&](int, int first, int last) {
            for (int i = first; i < last; ++i)
                y[i] += mixtureWeight * mixed[i] + similarityWeight * similar[i];
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
    if (!prior.alpha.empty())
        addPrior(system, prior.alpha, prior.weight, 1);
    std::vector<float> alpha = prior.guess;
    Result<int> solved;
    if (options.method == AlphaMethod::ClosedForm) {
        alpha.resize(region.count(), 0.5f);
        solved = solveLocal(team, system, options, alpha, stop);
    } else {
        const FlowOptions weights;
        const InformationFlow flow = informationFlow(team, region, weights, stop);
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "Solving for alpha was cancelled.");
        if (alpha.empty())
            alpha = flow.knownAlpha;
        solved = solveFlow(team, std::move(system), flow, weights, options, alpha, stop);
    }
    if (!solved)
        return tl::unexpected(solved.error());
    return alpha;
}

} // namespace filigree
