// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/patch_solver.h"

#include "inference/predictors/box_sides.h"
#include "inference/predictors/patch_cues.h"
#include "inference/predictors/patch_cut.h"
#include "inference/predictors/patch_kernels.h"
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
        , m_kernels(m_patches.patches, patchColourScale, placeScale * std::sqrt(hints.box.area()))
        , m_total(m_kernels.sums(areas()))
    {
        // What is like a mark of the other side is no longer held to be what it was.
        for (std::size_t i = 0; i < m_prior.size(); ++i) {
            if (!m_hints.tight && m_prior[i] * m_cues.seeds[i] < 0)
                m_prior[i] *= std::max(0.0F, 1 - std::abs(m_cues.seeds[i]) / sureSeed);
        }
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

    std::vector<float> areas() const
    {
        std::vector<float> result;
        for (const Superpixel &patch : m_patches.patches)
            result.push_back(patch.area);
        return result;
    }

    std::vector<float> scores(const std::vector<float> &object) const
    {
        std::vector<float> weights = areas();
        for (std::size_t i = 0; i < m_count; ++i)
            weights[i] *= object[i];
        const PatchKernels::Sums within = m_kernels.sums(weights);
        const float weight = m_hints.prior.empty() ? colourWeight : priorColourWeight;
        const auto density = [](float alike, float near) {
            return std::max(0.0F, alike) / std::max(1e-3F, near) + unseenShare;
        };
        std::vector<float> result(m_fixed);
        for (std::size_t i = 0; i < m_count; ++i) {
            const float inside = density(within.alike[i], within.near[i]);
            const float outside =
                density(m_total.alike[i] - within.alike[i], m_total.near[i] - within.near[i]);
            result[i] += weight * std::log(inside / outside);
        }
        return result;
    }

    const Superpixels &m_patches;
    const PatchHints &m_hints;
    const std::size_t m_count;
    const PatchCues m_cues;
    std::vector<float> m_prior;
    std::vector<float> m_fixed; // scores that the colour models do not change
    const std::vector<float> m_prices; // of cutting each link
    const PatchKernels m_kernels;
    const PatchKernels::Sums m_total; // of all patches
};

} // namespace

std::vector<float> solvePatches(const SelectRegion &region, const PatchHints &hints,
                                std::stop_token stop)
{
    return PatchSolver(region, hints).run(stop);
}

} // namespace filigree
