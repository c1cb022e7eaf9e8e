// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/superpixels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <opencv2/imgproc.hpp>
#include <queue>
#include <unordered_map>

namespace filigree {
namespace {

constexpr float compactness = 10; // colour difference that weighs as much as one step of distance
constexpr int iterations = 6;

using Lab = cv::Mat_<cv::Vec3f>;
using Labels = cv::Mat_<int>;

struct Centre
{
    cv::Vec3f colour;
    cv::Point2f at;
};

std::vector<Centre> initialCentres(const Lab &lab, int step)
{
    std::vector<Centre> centres;
    for (int y = step / 2; y < lab.rows; y += step) {
        for (int x = step / 2; x < lab.cols; x += step)
            centres.push_back({lab(y, x), cv::Point2f(float(x), float(y))});
    }
    if (centres.empty())
        centres.push_back({lab(0, 0), {}});
    return centres;
}

//! The three channels apart, so that a processor takes several pixels at once.
using Planes = std::array<cv::Mat_<float>, 3>;

void assignRows(const Planes &lab, const std::vector<Centre> &centres, int step,
                const cv::Range &rows, Labels &labels, cv::Mat_<float> &best)
{
    best.rowRange(rows) = std::numeric_limits<float>::max();
    const float placeWeight = compactness * compactness / float(step * step);
    for (int k = 0; k < int(centres.size()); ++k) {
        const Centre &centre = centres[std::size_t(k)];
        const int x0 = std::max(0, int(centre.at.x) - step);
        const int x1 = std::min(labels.cols - 1, int(centre.at.x) + step);
        const int y0 = std::max(rows.start, int(centre.at.y) - step);
        const int y1 = std::min(rows.end - 1, int(centre.at.y) + step);
        const cv::Vec3f colour = centre.colour;
        for (int y = y0; y <= y1; ++y) {
            const float *lightness = lab[0][y], *redness = lab[1][y], *yellowness = lab[2][y];
            float *__restrict bestRow = best[y];
            int *__restrict labelRow = labels[y];
            const float dy = float(y) - centre.at.y;
            for (int x = x0; x <= x1; ++x) {
                const float dx = float(x) - centre.at.x;
                const float l = lightness[x] - colour[0];
                const float a = redness[x] - colour[1];
                const float b = yellowness[x] - colour[2];
                const float d = l * l + a * a + b * b + placeWeight * (dx * dx + dy * dy);
                // Without a branch, which compilers do not take several pixels through.
                const int nearer = -int(d < bestRow[x]); // all bits or none
                labelRow[x] = (k & nearer) | (labelRow[x] & ~nearer);
                bestRow[x] = std::min(bestRow[x], d);
            }
        }
    }
}

void assign(const Planes &lab, const std::vector<Centre> &centres, int step, Labels &labels,
            cv::Mat_<float> &best)
{
    cv::parallel_for_(
        {0, labels.rows},
        [&](const cv::Range &rows) { assignRows(lab, centres, step, rows, labels, best); },
        2 * cv::getNumThreads()); // every strip goes through all centres
}

void recentre(const Lab &lab, const Labels &labels, std::vector<Centre> &centres)
{
    struct Sum
    {
        cv::Vec3f colour;
        cv::Point2f at;
        float area = 0;
    };
    std::vector<Sum> sums(centres.size());
    for (int y = 0; y < lab.rows; ++y) {
        for (int x = 0; x < lab.cols; ++x) {
            Sum &sum = sums[std::size_t(labels(y, x))];
            sum.colour += lab(y, x);
            sum.at += cv::Point2f(float(x), float(y));
            sum.area += 1;
        }
    }
    for (std::size_t k = 0; k < centres.size(); ++k) {
        if (sums[k].area > 0)
            centres[k] = {sums[k].colour / sums[k].area, sums[k].at / sums[k].area};
    }
}

// Splits labels into connected patches and lets crumbs join the patch they were met from.
int connected(const Labels &labels, int smallest, Labels &result)
{
    result = Labels(labels.size(), -1);
    std::vector<cv::Point> patch;
    int count = 0;
    for (int y = 0; y < labels.rows; ++y) {
        for (int x = 0; x < labels.cols; ++x) {
            if (result(y, x) >= 0)
                continue;
            patch.assign(1, {x, y});
            result(y, x) = count;
            int neighbour = -1;
            for (std::size_t i = 0; i < patch.size(); ++i) {
                const cv::Point at = patch[i];
                for (const cv::Point by : {cv::Point(1, 0), {-1, 0}, {0, 1}, {0, -1}}) {
                    const cv::Point next = at + by;
                    if (next.x < 0 || next.y < 0 || next.x >= labels.cols || next.y >= labels.rows)
                        continue;
                    if (result(next) < 0 && labels(next) == labels(y, x)) {
                        result(next) = count;
                        patch.push_back(next);
                    } else if (result(next) >= 0 && result(next) != count) {
                        neighbour = result(next);
                    }
                }
            }
            if (int(patch.size()) < smallest && neighbour >= 0) {
                for (const cv::Point &at : patch)
                    result(at) = neighbour;
            } else {
                ++count;
            }
        }
    }
    return count;
}

void describe(const Lab &lab, const cv::Mat_<float> &texture, int count, Superpixels &result)
{
    result.patches.resize(std::size_t(count));
    std::unordered_map<long, int> known;
    const auto link = [&](int a, int b, float contrast) {
        if (a == b)
            return;
        if (a > b)
            std::swap(a, b);
        const auto [entry, added] =
            known.try_emplace(long(a) * count + b, int(result.links.size()));
        if (added)
            result.links.push_back({a, b, 0, 0});
        SuperpixelLink &between = result.links[std::size_t(entry->second)];
        between.length += 1;
        between.contrast += contrast;
    };
    for (int y = 0; y < lab.rows; ++y) {
        for (int x = 0; x < lab.cols; ++x) {
            const int here = result.labels(y, x);
            Superpixel &patch = result.patches[std::size_t(here)];
            patch.colour += lab(y, x);
            patch.centre += cv::Point2f(float(x), float(y));
            patch.area += 1;
            patch.texture += texture(y, x);
            if (x + 1 < lab.cols && result.labels(y, x + 1) != here)
                link(here, result.labels(y, x + 1),
                     float(cv::norm(lab(y, std::max(0, x - 1))
                                    - lab(y, std::min(lab.cols - 1, x + 2)))));
            if (y + 1 < lab.rows && result.labels(y + 1, x) != here)
                link(here, result.labels(y + 1, x),
                     float(cv::norm(lab(std::max(0, y - 1), x)
                                    - lab(std::min(lab.rows - 1, y + 2), x))));
        }
    }
    for (Superpixel &patch : result.patches) {
        patch.colour /= patch.area;
        patch.centre = patch.centre / patch.area;
        patch.texture /= patch.area;
    }
    result.linksOf.resize(std::size_t(count));
    for (std::size_t i = 0; i < result.links.size(); ++i) {
        result.links[i].contrast /= result.links[i].length;
        result.linksOf[std::size_t(result.links[i].a)].push_back(int(i));
        result.linksOf[std::size_t(result.links[i].b)].push_back(int(i));
    }
}

// Standard deviation of L over squares.
cv::Mat_<float> textureOf(const Lab &lab, int side)
{
    cv::Mat lightness, mean, square;
    cv::extractChannel(lab, lightness, 0);
    cv::blur(lightness, mean, cv::Size(side, side));
    cv::sqrBoxFilter(lightness, square, CV_32F, cv::Size(side, side));
    cv::Mat variance = cv::max(square - mean.mul(mean), 0);
    cv::sqrt(variance, variance);
    return variance;
}

} // namespace

Superpixels superpixelsOf(const cv::Mat_<cv::Vec3f> &lab, int step, const std::stop_token &stop)
{
    Lab smooth;
    cv::GaussianBlur(lab, smooth, cv::Size(3, 3), 0.7);
    std::vector<Centre> centres = initialCentres(smooth, step);
    Labels labels(lab.size(), 0);
    cv::Mat_<float> best(lab.size());
    Planes planes;
    cv::split(smooth, planes.data());
    for (int i = 0; i < iterations && !stop.stop_requested(); ++i) {
        assign(planes, centres, step, labels, best);
        recentre(smooth, labels, centres);
    }
    if (stop.stop_requested())
        return {};
    Superpixels result;
    result.step = float(step);
    const int count = connected(labels, step * step / 4, result.labels);
    describe(smooth, textureOf(lab, 2 * step + 1), count, result);
    return result;
}

std::vector<float> geodesicDistances(const Superpixels &superpixels,
                                     const std::vector<float> &seeds, float free)
{
    std::vector<float> distances(std::size_t(superpixels.count()),
                                 std::numeric_limits<float>::max());
    using Entry = std::pair<float, int>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
    for (int i = 0; i < superpixels.count(); ++i) {
        if (seeds[std::size_t(i)] >= 0) {
            distances[std::size_t(i)] = seeds[std::size_t(i)];
            open.emplace(seeds[std::size_t(i)], i);
        }
    }
    while (!open.empty()) {
        const auto [distance, patch] = open.top();
        open.pop();
        if (distance > distances[std::size_t(patch)])
            continue;
        for (const int link : superpixels.linksOf[std::size_t(patch)]) {
            const int next = superpixels.other(link, patch);
            const double difference = cv::norm(superpixels.patches[std::size_t(patch)].colour
                                               - superpixels.patches[std::size_t(next)].colour);
            const float reached = distance + std::max(0.0F, float(difference) - free);
            if (reached < distances[std::size_t(next)]) {
                distances[std::size_t(next)] = reached;
                open.emplace(reached, next);
            }
        }
    }
    return distances;
}

} // namespace filigree
