// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/patch_solver.h"

#include "inference/predictors/box_sides.h"
#include "inference/predictors/patch_cues.h"
#include "inference/predictors/patch_cut.h"
#include "inference/predictors/region_merging.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace filigree {
namespace {

constexpr float patchColourScale = 5; // colour difference at which kernels fall to 0.6
constexpr float placeScale = 0.5F; // of the box's side, likewise
constexpr float unseenShare = 0.02F; // density of a colour that was not seen
constexpr int rounds = 4;

// Weights of the cues against each other. The colour model counts most, as it is learnt here.
constexpr float colourWeight = 2, locationWeight = 0.2F, barrierWeight = 0.3F, noveltyWeight = 0.5F;
constexpr float sideScore = 3; // of patches without which the object would not fill its box
constexpr float sureSeed = 4; // logits of a mark that outweigh any prior
constexpr float priorColourWeight = 1; // beside a prior, which knows more than the colours

float sigmoid(float x)
{
    return 1 / (1 + std::exp(-x));
}

class PatchSolver
{
public:
    PatchSolver(const SelectRegion &region, const PatchHints &hints)
        : m_patches(region.patches)
        , m_hints(hints)
        , m_count(region.patches.patches.size())
        , m_cues(patchCues(region, hints))
        , m_prior(hints.prior)
        , m_prices(outlinePrices(region.patches))
    {
        // What is like a mark of the other side is no longer held to be what it was.
        for (std::size_t i = 0; i < m_prior.size(); ++i) {
            if (!m_hints.tight && m_prior[i] * m_cues.seeds[i] < 0)
                m_prior[i] *= std::max(0.0F, 1 - std::abs(m_cues.seeds[i]) / sureSeed);
        }
        makeKernels(std::sqrt(hints.box.area()));
        m_fixed.resize(m_count);
        for (std::size_t i = 0; i < m_count; ++i)
            m_fixed[i] = fixedScore(i);
    }

    std::vector<float> run(std::stop_token stop)
    {
        std::vector<float> object(m_count), score(m_count);
        for (std::size_t i = 0; i < m_count; ++i)
            object[i] = firstGuess(i);
        std::vector<char> inside(m_count, 0);
        for (int round = 0; round < rounds && !stop.stop_requested(); ++round) {
            if (m_hints.tight && !m_hints.isLoose && round >= 2)
                reachSides(inside, score);
            score = scores(object);
            inside = cutPatches(m_patches, m_prices, score);
            for (std::size_t i = 0; i < m_count; ++i)
                object[i] = mayBeInside(i) ? (float(inside[i]) + sigmoid(score[i])) / 2 : 0;
        }
        for (std::size_t i = 0; i < m_count; ++i) {
            const float size = std::clamp(std::abs(score[i]), 0.5F, 6.0F);
            score[i] = inside[i] != 0 ? size : -size;
        }
        return score;
    }

private:
    bool mayBeInside(std::size_t i) const { return m_cues.inside[i] != 0 || m_hints.seeds[i] > 0; }

    float firstGuess(std::size_t i) const
    {
        if (!mayBeInside(i))
            return 0;
        float guess = m_cues.seeds[i];
        if (!m_hints.prior.empty())
            guess += m_prior[i];
        if (m_hints.tight)
            guess += m_cues.location[i] + m_cues.novelty[i];
        if (m_hints.tight && !m_cues.motion.empty())
            guess += m_cues.motion[i];
        return sigmoid(guess);
    }

    float fixedScore(std::size_t i) const
    {
        if (m_hints.seeds[i] != 0)
            return 100.0F * float(m_hints.seeds[i]);
        if (!mayBeInside(i))
            return -100;
        if (!m_hints.open.empty() && m_hints.open[i] == 0)
            return m_hints.prior[i] > 0 ? 100 : -100;
        float score = m_cues.seeds[i];
        if (!m_hints.prior.empty())
            score += m_prior[i];
        if (m_hints.tight)
            score += locationWeight * m_cues.location[i] + barrierWeight * m_cues.barrier[i]
                + noveltyWeight * m_cues.novelty[i];
        if (!m_cues.motion.empty())
            score += m_cues.motion[i];
        return score;
    }

    // Draws in what the answer lacks to touch the sides of its box.
    void reachSides(const std::vector<char> &inside, const std::vector<float> &score)
    {
        std::vector<char> open;
        for (std::size_t i = 0; i < m_count; ++i)
            open.push_back(mayBeInside(i) && m_hints.seeds[i] >= 0);
        for (const int patch : patchesToSides(m_patches, m_hints.box, inside, open, score))
            m_fixed[std::size_t(patch)] += sideScore;
    }

    void makeKernels(double side)
    {
        const int count = int(m_count);
        m_alike.create(count, count);
        m_near.create(count, count);
        const float byColour = -1 / (2 * patchColourScale * patchColourScale);
        const float byPlace = float(-1 / (2 * std::pow(placeScale * side, 2)));
        const auto fillRow = [&](int i) { // as loops that the compiler can widen
            float *near = m_near[i], *alike = m_alike[i];
            const Superpixel &a = m_patches.patches[std::size_t(i)];
            for (int j = 0; j < count; ++j) {
                const Superpixel &b = m_patches.patches[std::size_t(j)];
                const cv::Point2f away = a.centre - b.centre;
                near[j] = byPlace * away.dot(away);
                alike[j] = near[j] + byColour * squaredDifference(a, b);
            }
            cv::exp(m_near.row(i), m_near.row(i));
            cv::exp(m_alike.row(i), m_alike.row(i));
            near[i] = alike[i] = 0; // a patch does not vouch for itself
        };
        cv::parallel_for_({0, count}, [&](const cv::Range &rows) {
            for (int i = rows.start; i < rows.end; ++i)
                fillRow(i);
        });
    }

    struct Shares // of the patches in a range: what is like them, by area
    {
        std::vector<float> inside, outside;
    };

    // Kernels are symmetric, so sums over rows are taken as sums of rows, which the compiler can
    // widen. A product of matrices would wake the threads of the BLAS, which then keep the
    // processor busy waiting for more.
    Shares shares(const cv::Mat_<float> &kernel, const std::vector<float> &object,
                  const cv::Range &some) const
    {
        const auto count = std::size_t(some.size());
        Shares sums{std::vector<float>(count, 0), std::vector<float>(count, 0)};
        for (std::size_t j = 0; j < m_count; ++j) {
            const float area = m_patches.patches[j].area;
            const float inside = area * object[j], outside = area * (1 - object[j]);
            const float *alike = kernel[int(j)] + some.start;
            for (std::size_t i = 0; i < count; ++i) {
                sums.inside[i] += inside * alike[i];
                sums.outside[i] += outside * alike[i];
            }
        }
        return sums;
    }

    std::vector<float> scores(const std::vector<float> &object) const
    {
        const float weight = m_hints.prior.empty() ? colourWeight : priorColourWeight;
        std::vector<float> result(m_fixed);
        const auto add = [&](const cv::Range &some) {
            const Shares alike = shares(m_alike, object, some);
            const Shares near = shares(m_near, object, some);
            for (std::size_t i = 0; i < alike.inside.size(); ++i) {
                const float inside = alike.inside[i] / std::max(1e-3F, near.inside[i]);
                const float outside = alike.outside[i] / std::max(1e-3F, near.outside[i]);
                result[std::size_t(some.start) + i] +=
                    weight * std::log((inside + unseenShare) / (outside + unseenShare));
            }
        };
        cv::parallel_for_({0, int(m_count)}, add, cv::getNumThreads());
        return result;
    }

    const Superpixels &m_patches;
    const PatchHints &m_hints;
    const std::size_t m_count;
    const PatchCues m_cues;
    std::vector<float> m_prior;
    std::vector<float> m_fixed; // scores that the colour models do not change
    const std::vector<float> m_prices; // of cutting each link
    cv::Mat_<float> m_near, m_alike; // kernels over place, and over place and colour
};

} // namespace

std::vector<float> solvePatches(const SelectRegion &region, const PatchHints &hints,
                                std::stop_token stop)
{
    return PatchSolver(region, hints).run(stop);
}

} // namespace filigree
