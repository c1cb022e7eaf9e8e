// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/outline_refiner.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <opencv2/imgproc/detail/gcgraph.hpp>
#include <utility>

namespace filigree {
namespace {

constexpr float colourScale = 6; // colour difference at which a pixel stops being like a patch
constexpr float ownShare = 0.25F; // say of the score of a pixel's own patch
constexpr float smoothness = 2; // price of a pixel of outline where there is no edge
constexpr float logitsPerPixel = 1.5F; // next to the outline

using Mask = cv::Mat_<uchar>;

struct Surroundings // patches around one, by side
{
    std::array<std::vector<cv::Vec3f>, 2> colours;
};

class OutlineRefiner
{
public:
    OutlineRefiner(const SelectRegion &region, const std::vector<float> &scores,
                   const std::vector<signed char> &seeds)
        : m_region(region)
        , m_patches(region.patches)
        , m_scores(scores)
        , m_seeds(seeds)
        , m_inside(region.size(), uchar(0))
        , m_open(region.size(), uchar(0))
    { }

    cv::Mat_<float> run()
    {
        findOpenPixels();
        if (cv::countNonZero(m_open) == 0)
            return logits();
        gatherSurroundings();
        cut();
        return logits();
    }

private:
    // Pixels of patches on the outline, unless a seed speaks for the patch.
    void findOpenPixels()
    {
        std::vector<char> onOutline(m_scores.size(), 0);
        for (const SuperpixelLink &link : m_patches.links) {
            if (isInside(link.a) != isInside(link.b))
                onOutline[std::size_t(link.a)] = onOutline[std::size_t(link.b)] = 1;
        }
        m_surroundings.resize(m_scores.size());
        for (std::size_t i = 0; i < m_scores.size(); ++i)
            onOutline[i] = onOutline[i] != 0 && m_seeds[i] == 0;
        m_onOutline = onOutline;
        for (int y = 0; y < m_open.rows; ++y) {
            for (int x = 0; x < m_open.cols; ++x) {
                const int patch = m_patches.labels(y, x);
                m_inside(y, x) = isInside(patch) ? 255 : 0;
                m_open(y, x) = onOutline[std::size_t(patch)] != 0 ? 255 : 0;
            }
        }
    }

    bool isInside(int patch) const { return m_scores[std::size_t(patch)] > 0; }

    void gatherSurroundings()
    {
        std::vector<int> ring;
        std::vector<std::size_t> ringOf(m_scores.size(), m_scores.size()); // who met it last
        for (std::size_t i = 0; i < m_scores.size(); ++i) {
            if (m_onOutline[i] == 0)
                continue;
            ring.clear();
            ringOf[i] = i;
            const auto meet = [&](int patch) {
                for (const int link : m_patches.linksOf[std::size_t(patch)]) {
                    const int next = m_patches.other(link, patch);
                    if (std::exchange(ringOf[std::size_t(next)], i) != i)
                        ring.push_back(next);
                }
            };
            meet(int(i));
            for (std::size_t from = 0, round = 1; round < 3; ++round) {
                for (const std::size_t to = ring.size(); from < to; ++from)
                    meet(ring[from]);
            }
            std::sort(ring.begin(), ring.end()); // sums of colours depend on their order
            for (const int patch : ring)
                m_surroundings[i].colours[isInside(patch) ? 1 : 0].push_back(
                    m_patches.patches[std::size_t(patch)].colour);
        }
    }

    static float likeness(const cv::Vec3f &colour, const std::vector<cv::Vec3f> &colours)
    {
        constexpr float scale = 1 / (2 * colourScale * colourScale);
        float sum = 0;
        for (const cv::Vec3f &other : colours) {
            const cv::Vec3f d = colour - other;
            const float difference = scale * d.dot(d);
            sum += difference < 10 ? std::exp(-difference) : 0;
        }
        return sum / float(std::max<std::size_t>(1, colours.size()));
    }

    float pixelScore(int y, int x) const
    {
        const std::size_t patch = std::size_t(m_patches.labels(y, x));
        const Surroundings &around = m_surroundings[patch];
        const cv::Vec3f colour = m_region.lab(y, x);
        const float own = ownShare * m_scores[patch];
        return own
            + std::log((likeness(colour, around.colours[1]) + 0.01F)
                       / (likeness(colour, around.colours[0]) + 0.01F));
    }

    cv::Mat_<float> pixelScores() const // of the open pixels
    {
        cv::Mat_<float> scores(m_open.size());
        cv::parallel_for_({0, scores.rows}, [&](const cv::Range &rows) {
            for (int y = rows.start; y < rows.end; ++y) {
                for (int x = 0; x < scores.cols; ++x)
                    scores(y, x) = m_open(y, x) != 0 ? pixelScore(y, x) : 0;
            }
        });
        return scores;
    }

    void cut()
    {
        cv::Mat_<int> nodes(m_open.size(), -1);
        cv::detail::GCGraph<float> graph(unsigned(cv::countNonZero(m_open)),
                                         unsigned(cv::countNonZero(m_open)) * 8);
        const float scale = edgeScale();
        const cv::Mat_<float> scores = pixelScores();
        for (int y = 0; y < m_open.rows; ++y) {
            for (int x = 0; x < m_open.cols; ++x) {
                if (m_open(y, x) != 0) {
                    nodes(y, x) = graph.addVtx();
                    const float score = scores(y, x);
                    graph.addTermWeights(nodes(y, x), std::max(0.0F, score),
                                         std::max(0.0F, -score));
                }
            }
        }
        for (int y = 0; y < m_open.rows; ++y) {
            for (int x = 0; x < m_open.cols; ++x) {
                for (const cv::Point &by :
                     {cv::Point(1, 0), cv::Point(0, 1), cv::Point(1, 1), cv::Point(-1, 1)}) {
                    const cv::Point here(x, y), next = here + by;
                    if (next.x >= 0 && next.x < m_open.cols && next.y < m_open.rows
                        && (nodes(here) >= 0 || nodes(next) >= 0))
                        connect(graph, nodes, here, next, scale);
                }
            }
        }
        graph.maxFlow();
        for (int y = 0; y < m_open.rows; ++y) {
            for (int x = 0; x < m_open.cols; ++x) {
                if (nodes(y, x) >= 0)
                    m_inside(y, x) = graph.inSourceSegment(nodes(y, x)) ? 255 : 0;
            }
        }
    }

    void connect(cv::detail::GCGraph<float> &graph, const cv::Mat_<int> &nodes,
                 const cv::Point &here, const cv::Point &next, float scale) const
    {
        const cv::Vec3f d = m_region.lab(here) - m_region.lab(next);
        const bool diagonal = here.x != next.x && here.y != next.y;
        const float weight =
            smoothness * (diagonal ? 0.5F : 0.7F) * (std::exp(-scale * d.dot(d)) + 0.03F);
        if (nodes(here) >= 0 && nodes(next) >= 0) {
            graph.addEdges(nodes(here), nodes(next), weight, weight);
        } else {
            const bool hereIsOpen = nodes(here) >= 0;
            const bool inside = m_inside(hereIsOpen ? next : here) != 0;
            graph.addTermWeights(nodes(hereIsOpen ? here : next), inside ? weight : 0,
                                 inside ? 0 : weight);
        }
    }

    float edgeScale() const
    {
        double sum = 0;
        long count = 0;
        for (int y = 1; y < m_open.rows; y += 2) {
            for (int x = 1; x < m_open.cols; x += 2) {
                const cv::Vec3f d = m_region.lab(y, x) - m_region.lab(y, x - 1);
                const cv::Vec3f e = m_region.lab(y, x) - m_region.lab(y - 1, x);
                sum += d.dot(d) + e.dot(e);
                count += 2;
            }
        }
        return float(double(count) / std::max(1e-6, 2 * sum));
    }

    cv::Mat_<float> logits() const
    {
        cv::Mat_<float> within, without, result(m_inside.size());
        cv::distanceTransform(m_inside, within, cv::DIST_L2, cv::DIST_MASK_5);
        cv::distanceTransform(255 - m_inside, without, cv::DIST_L2, cv::DIST_MASK_5);
        for (int y = 0; y < result.rows; ++y) {
            for (int x = 0; x < result.cols; ++x) {
                const bool inside = m_inside(y, x) != 0;
                const float distance = (inside ? within(y, x) : without(y, x)) - 0.5F;
                const float sure =
                    4 + std::min(4.0F, std::abs(m_scores[std::size_t(m_patches.labels(y, x))]));
                const float size = std::min(sure, logitsPerPixel * distance);
                result(y, x) = inside ? size : -size;
            }
        }
        return result;
    }

    const SelectRegion &m_region;
    const Superpixels &m_patches;
    const std::vector<float> &m_scores;
    const std::vector<signed char> &m_seeds;
    std::vector<char> m_onOutline;
    std::vector<Surroundings> m_surroundings;
    Mask m_inside, m_open;
};

} // namespace

cv::Mat_<float> refinedLogits(const SelectRegion &region, const std::vector<float> &scores,
                              const std::vector<signed char> &seeds)
{
    return OutlineRefiner(region, scores, seeds).run();
}

double outlineContrast(const Superpixels &superpixels, const std::vector<float> &scores)
{
    double sum = 0, squares = 0, length = 0, outline = 0;
    for (const SuperpixelLink &link : superpixels.links) {
        squares += double(link.contrast) * link.contrast * link.length;
        length += link.length;
    }
    const double scale = length / std::max(1e-6, 2 * squares);
    for (const SuperpixelLink &link : superpixels.links) {
        if ((scores[std::size_t(link.a)] > 0) != (scores[std::size_t(link.b)] > 0)) {
            outline += link.length;
            sum += link.length * (1 - std::exp(-scale * link.contrast * link.contrast));
        }
    }
    return outline > 0 ? sum / outline : 0;
}

} // namespace filigree
