// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/information_flow.h"

#include "inference/matting/neighbour_search.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace filigree {
namespace {

constexpr int pixelGrain = 1024;
constexpr int mostNeighbours = 32;
constexpr float slack = 0.3f;
constexpr float deepAt = 20; // pixels from the rim

using Neighbours = std::array<Neighbour, mostNeighbours>;

//! Known pixels, all next to the unknown region and ever fewer farther out, where colours repeat.
struct KnownSamples
{
    std::vector<cv::Point> foreground;
    std::vector<cv::Point> background;
};

KnownSamples knownSamples(const UnknownRegion &region)
{
    const cv::Mat1b known = region.index < 0;
    cv::Mat1f distance;
    cv::distanceTransform(known, distance, cv::DIST_L2, 3);
    KnownSamples samples;
    for (int y = 0; y < known.rows; ++y) {
        for (int x = 0; x < known.cols; ++x) {
            if (!known(y, x))
                continue;
            const float d = distance(y, x);
            const int step = d < 8 ? 1 : d < 32 ? 2 : d < 128 ? 4 : 8;
            if (x % step || y % step)
                continue;
            if (region.alpha(y, x) > 0.99f)
                samples.foreground.emplace_back(x, y);
            else if (region.alpha(y, x) < 0.01f)
                samples.background.emplace_back(x, y);
        }
    }
    return samples;
}

Feature featureAt(const UnknownRegion &region, cv::Point at, float placeScale)
{
    const cv::Vec3f &colour = region.picture(at);
    return {colour[0], colour[1], colour[2], at.x * placeScale, at.y * placeScale};
}

std::vector<Feature> featuresAt(const UnknownRegion &region, const std::vector<cv::Point> &places,
                                float placeScale)
{
    std::vector<Feature> features;
    features.reserve(places.size());
    for (const cv::Point &place : places)
        features.push_back(featureAt(region, place, placeScale));
    return features;
}

//! Weights that sum to 1 and best mix the colours into the one wanted (locally linear embedding,
//! Roweis and Saul 2000). With D the rows of colour differences the weights are (D D' + r I)^-1 1,
//! scaled; by Woodbury's identity that takes the inverse of a 3 x 3 matrix only.
void mixtureWeights(std::span<const cv::Vec3f> colours, const cv::Vec3f &wanted,
                    std::span<float> weights)
{
    cv::Matx33d gram = cv::Matx33d::zeros();
    cv::Vec3d sum(0, 0, 0);
    for (const cv::Vec3f &colour : colours) {
        const cv::Vec3d d = colour - wanted;
        gram += d * d.t();
        sum += d;
    }
    const double ridge = 1e-3 * cv::trace(gram) + 1e-8;
    const cv::Vec3d slope = (gram + cv::Matx33d::eye() * ridge).inv() * sum;
    double total = 0;
    for (std::size_t i = 0; i < colours.size(); ++i) {
        const double weight = 1 - cv::Vec3d(colours[i] - wanted).dot(slope);
        weights[i] = static_cast<float>(weight);
        total += weight;
    }
    for (float &weight : weights)
        weight = static_cast<float>(weight / total);
}

//! Neighbours of every unknown pixel, width per pixel; fewer are marked by point -1. Each search
//! starts from how far the neighbours of the pixel before it are, which is seldom far off.
std::vector<int> neighboursOf(ThreadTeam &team, const UnknownRegion &region,
                              const NeighbourSearch &search, const std::vector<Feature> &points,
                              float placeScale, int width, bool skipSelf, std::stop_token stop)
{
    std::vector<int> result(std::size_t(region.count()) * width, -1);
    team.forRanges(region.count(), pixelGrain, [&](int, int first, int last) {
        Neighbours nearest;
        int found = 0;
        for (int i = first; i < last && !stop.stop_requested(); ++i) {
            const Feature query = featureAt(region, region.pixels[i], placeScale);
            float limit = 1e30f;
            if (found == width) {
                limit = 0;
                for (int k = 0; k < width; ++k) {
                    float distance = 0;
                    for (int axis = 0; axis < 5; ++axis) {
                        const float d = points[nearest[k].point][axis] - query[axis];
                        distance += d * d;
                    }
                    if (skipSelf && nearest[k].point == i)
                        distance = 1e30f;
                    limit = std::max(limit, distance);
                }
                limit *= 1.0001f;
            }
            found = search.nearest(query, width, slack, skipSelf ? i : -1, nearest.data(), limit);
            for (int k = 0; k < found; ++k)
                result[std::size_t(i) * width + k] = nearest[k].point;
        }
    });
    return result;
}

//! Section 3.2: a mixture of the nearest known foreground and background colours, trusted where
//! these two differ.
void addKnownMixtures(ThreadTeam &team, const UnknownRegion &region, const KnownSamples &samples,
                      int width, float placeScale, std::stop_token stop, InformationFlow &flow)
{
    const int count = region.count();
    flow.knownWeight.assign(count, 0);
    flow.knownAlpha.assign(count, 0);
    if (samples.foreground.empty() || samples.background.empty())
        return;
    std::array<std::vector<int>, 2> neighbours;
    for (const bool isForeground : {false, true}) {
        const auto &places = isForeground ? samples.foreground : samples.background;
        const std::vector<Feature> features = featuresAt(region, places, placeScale);
        const NeighbourSearch search(features);
        neighbours[isForeground] =
            neighboursOf(team, region, search, features, placeScale, width, false, stop);
    }
    team.forRanges(count, pixelGrain, [&](int, int first, int last) {
        std::array<cv::Vec3f, 2 * mostNeighbours> colours;
        std::array<float, 2 * mostNeighbours> weights;
        for (int i = first; i < last; ++i) {
            std::size_t found = 0;
            std::size_t backgrounds = 0;
            for (const bool isForeground : {false, true}) {
                const auto &places = isForeground ? samples.foreground : samples.background;
                const int *own = &neighbours[isForeground][std::size_t(i) * width];
                for (int k = 0; k < width && own[k] >= 0; ++k)
                    colours[found++] = region.picture(places[own[k]]);
                if (!isForeground)
                    backgrounds = found;
            }
            if (backgrounds == 0 || backgrounds == found)
                continue; // cancelled
            const cv::Vec3f &wanted = region.picture(region.pixels[i]);
            mixtureWeights({colours.data(), found}, wanted, {weights.data(), found});
            float share = 0;
            cv::Vec3f foreground(0, 0, 0);
            cv::Vec3f background(0, 0, 0);
            for (std::size_t k = 0; k < found; ++k) {
                (k < backgrounds ? background : foreground) += weights[k] * colours[k];
                share += k < backgrounds ? 0 : weights[k];
            }
            // Section 3.2, equation 5: mean colours of both sides.
            const float away = 1e-4f;
            foreground /= std::abs(share) < away ? away : share;
            background /= std::abs(1 - share) < away ? away : 1 - share;
            const cv::Vec3f difference = foreground - background;
            flow.knownWeight[i] = std::min(1.0f, difference.dot(difference) / 3);
            flow.knownAlpha[i] = std::clamp(share, 0.0f, 1.0f);
        }
    });
}

//! 0 at the rim of the unknown region to 1 deep inside, where the matting Laplacian, which reaches
//! two pixels at a time, carries little of what is known. Nearer to the rim alike pixels say
//! nothing that it does not know better.
std::vector<float> depthsOf(const UnknownRegion &region)
{
    cv::Mat1f distance;
    cv::distanceTransform(cv::Mat1b(region.index >= 0), distance, cv::DIST_L2, 3);
    std::vector<float> depths;
    depths.reserve(region.pixels.size());
    for (const cv::Point &pixel : region.pixels) {
        const float depth = std::min(1.0f, distance(pixel) / deepAt);
        depths.push_back(depth * depth);
    }
    return depths;
}

//! Section 3.3: alike unknown pixels have alike alphas.
void addSimilarity(ThreadTeam &team, const UnknownRegion &region, int width, float placeScale,
                   std::stop_token stop, InformationFlow &flow)
{
    const std::vector<Feature> features = featuresAt(region, region.pixels, placeScale);
    const NeighbourSearch search(features);
    const std::vector<int> neighbours =
        neighboursOf(team, region, search, features, placeScale, width, true, stop);
    const int count = region.count();
    SparseMatrix oneWay;
    const std::vector<float> depths = depthsOf(region);
    oneWay.start.assign(count + 1, 0);
    for (int i = 0; i < count; ++i) {
        for (int k = 0; k < width; ++k) {
            const int other = neighbours[std::size_t(i) * width + k];
            if (other < 0)
                continue;
            float distance = 0;
            for (int axis = 0; axis < 5; ++axis)
                distance += std::abs(features[i][axis] - features[other][axis]);
            oneWay.column.push_back(other);
            oneWay.value.push_back(depths[i] * std::max(0.0f, 1 - distance));
        }
        oneWay.start[i + 1] = static_cast<int>(oneWay.column.size());
    }
    const SparseMatrix back = oneWay.transposed(count);
    SparseMatrix &laplacian = flow.similarity;
    laplacian.start.assign(count + 1, 0);
    for (int i = 0; i < count; ++i) {
        float degree = 0;
        const std::size_t diagonal = laplacian.value.size();
        laplacian.column.push_back(i);
        laplacian.value.push_back(0);
        for (const SparseMatrix *half : {&std::as_const(oneWay), &back}) {
            for (int k = half->start[i]; k < half->start[i + 1]; ++k) {
                degree += half->value[k];
                laplacian.column.push_back(half->column[k]);
                laplacian.value.push_back(-half->value[k]);
            }
        }
        laplacian.value[diagonal] = degree;
        laplacian.start[i + 1] = static_cast<int>(laplacian.column.size());
    }
}

} // namespace

InformationFlow informationFlow(ThreadTeam &team, const UnknownRegion &region,
                                const FlowOptions &options, std::stop_token stop)
{
    const KnownSamples samples = knownSamples(region);
    InformationFlow flow;
    // Places count as much as colours among the known pixels and little among the unknown ones: the
    // first are near by everywhere, the second carry alpha from afar.
    addKnownMixtures(team, region, samples, options.knownNeighbours, region.placeScale, stop, flow);
    addSimilarity(team, region, options.unknownNeighbours, region.placeScale / 20, stop, flow);
    return flow;
}

} // namespace filigree
