// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/click_regions.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace filigree {
namespace {

constexpr float freeStep = 1;
constexpr double placeCost = 60; // path cost of crossing the whole picture in one colour
constexpr double smallest = 0.002, largest = 0.6; // shares of the picture

std::vector<float> pathsFrom(const Superpixels &superpixels, const std::vector<signed char> &seeds,
                             int sign, double diagonal)
{
    std::vector<float> start(seeds.size(), -1);
    std::vector<cv::Point2f> places;
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        if (seeds[i] == sign) {
            start[i] = 0;
            places.push_back(superpixels.patches[i].centre);
        }
    }
    std::vector<float> paths = geodesicDistances(superpixels, start, freeStep);
    for (std::size_t i = 0; i < paths.size() && !places.empty(); ++i) {
        double nearest = diagonal;
        for (const cv::Point2f &place : places)
            nearest = std::min(nearest, cv::norm(superpixels.patches[i].centre - place));
        paths[i] += float(placeCost * nearest / diagonal);
    }
    return paths;
}

struct Growth // running measures while patches are added one by one
{
    double area = 0, outline = 0, contrast = 0, frame = 0;
};

} // namespace

std::vector<ClickRegion> clickRegions(const Superpixels &superpixels, cv::Size size,
                                      const std::vector<signed char> &seeds)
{
    const double diagonal = std::hypot(size.width, size.height), total = size.area();
    const std::vector<float> paths = pathsFrom(superpixels, seeds, 1, diagonal);
    const std::vector<float> away = pathsFrom(superpixels, seeds, -1, diagonal);
    std::vector<int> order(seeds.size());
    std::iota(order.begin(), order.end(), 0);
    std::erase_if(order, [&](int i) {
        return away[std::size_t(i)] <= paths[std::size_t(i)] && seeds[std::size_t(i)] <= 0;
    });
    std::sort(order.begin(), order.end(),
              [&](int a, int b) { return paths[std::size_t(a)] < paths[std::size_t(b)]; });

    double squares = 0, length = 0;
    for (const SuperpixelLink &link : superpixels.links) {
        squares += double(link.contrast) * link.contrast * link.length;
        length += link.length;
    }
    const double scale = length / std::max(1e-6, 2 * squares);
    std::vector<char> inside(seeds.size(), 0);
    std::vector<double> scores;
    Growth growth;
    for (const int patch : order) {
        const Superpixel &added = superpixels.patches[std::size_t(patch)];
        inside[std::size_t(patch)] = 1;
        growth.area += added.area;
        for (const int index : superpixels.linksOf[std::size_t(patch)]) {
            const SuperpixelLink &link = superpixels.links[std::size_t(index)];
            const double sign = inside[std::size_t(superpixels.other(index, patch))] != 0 ? -1 : 1;
            growth.outline += sign * link.length;
            growth.contrast +=
                sign * link.length * (1 - std::exp(-scale * link.contrast * link.contrast));
        }
        const double border = superpixels.step * 0.75;
        if (added.centre.x < border || added.centre.y < border
            || added.centre.x > size.width - border || added.centre.y > size.height - border)
            growth.frame += superpixels.step;
        const double share = growth.area / total;
        const bool fits = share >= smallest && share <= largest;
        // Cutting through the frame is no evidence of an outline; compact shapes are likelier.
        const double edge = growth.contrast / (growth.outline + growth.frame + 1);
        const double compact =
            std::min(1.0, 4 * std::sqrt(growth.area) / (growth.outline + growth.frame + 1));
        scores.push_back(fits ? edge * std::sqrt(compact) * std::pow(share, 0.08) : 0);
    }

    std::vector<ClickRegion> regions;
    std::vector<std::size_t> taken;
    while (regions.size() < 3 && !scores.empty()) {
        std::size_t best = 0;
        double score = 0;
        for (std::size_t k = 0; k < scores.size(); ++k) {
            const bool isNew = std::all_of(taken.begin(), taken.end(), [&](std::size_t other) {
                const double ratio = double(k + 1) / double(other + 1);
                return ratio < 0.6 || ratio > 1 / 0.6;
            });
            if (isNew && scores[k] > score) {
                score = scores[k];
                best = k;
            }
        }
        if (score <= 0)
            break;
        taken.push_back(best);
        ClickRegion region{std::vector<char>(seeds.size(), 0), {}, score};
        const float reach = superpixels.step / 2;
        for (std::size_t k = 0; k <= best; ++k) {
            region.inside[std::size_t(order[k])] = 1;
            const cv::Point2f at = superpixels.patches[std::size_t(order[k])].centre;
            const cv::Rect2d box(at.x - reach, at.y - reach, 2 * reach, 2 * reach);
            region.bounds = k == 0 ? box : (region.bounds | box);
        }
        regions.push_back(std::move(region));
    }
    return regions;
}

} // namespace filigree
