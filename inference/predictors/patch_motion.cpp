// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/patch_motion.h"

#include "inference/predictors/motion_fit.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <opencv2/video/tracking.hpp>

namespace filigree {
namespace {

constexpr double flowScale = 0.6; // of the region: enough for patches
constexpr double blurSize = 0.8; // pixels; forgives fits that are a fraction of a pixel off
constexpr float leastResidual = 2; // grey levels; below this pictures agree
constexpr float mostResidual = 25; // grey levels; what differs more is no more different
constexpr float otherPrice = 2; // of a motion that is neither the object's nor the surroundings'
constexpr float mostEvidence = 3;
constexpr int mostLayers = 3; // motions of the surroundings: near and far, and other movers
constexpr double layerShare = 0.15; // of the surroundings that make a motion of their own
constexpr long leastPatches = 10; // that show a motion

cv::Mat greyOf(const Image &picture, const cv::Rect &area, cv::Size size)
{
    const int depth = picture.type() == PixelType::U8 ? CV_8U
        : picture.type() == PixelType::U16            ? CV_16U
                                                      : CV_32F;
    const double unit = picture.type() == PixelType::U8 ? 1.0
        : picture.type() == PixelType::U16              ? 1.0 / 257
                                                        : 255.0;
    const cv::Mat view(picture.height(), picture.width(), CV_MAKETYPE(depth, picture.channels()),
                       const_cast<void *>(picture.data()));
    cv::Mat part;
    cv::resize(view(area), part, size, 0, 0, cv::INTER_AREA);
    part.convertTo(part, CV_8U, unit);
    cv::cvtColor(part, part, part.channels() == 4 ? cv::COLOR_RGBA2GRAY : cv::COLOR_RGB2GRAY);
    return part;
}

// Means over patches of planes of the flow's size.
class Means
{
public:
    Means(const SelectRegion &region, cv::Size size)
        : m_labels(size)
        , m_counts(region.patches.patches.size(), 0)
    {
        for (int y = 0; y < size.height; ++y) {
            for (int x = 0; x < size.width; ++x) {
                m_labels(y, x) =
                    region.patches.labels((2 * y + 1) * region.size().height / (2 * size.height),
                                          (2 * x + 1) * region.size().width / (2 * size.width));
                m_counts[std::size_t(m_labels(y, x))] += 1;
            }
        }
    }

    template<typename T> std::vector<T> of(const cv::Mat &plane) const
    {
        std::vector<T> means(m_counts.size());
        for (int y = 0; y < m_labels.rows; ++y) {
            for (int x = 0; x < m_labels.cols; ++x)
                means[std::size_t(m_labels(y, x))] += plane.at<T>(y, x);
        }
        for (std::size_t i = 0; i < means.size(); ++i)
            means[i] = means[i] * (1 / std::max(1.0F, m_counts[i]));
        return means;
    }

    cv::Vec2d centre(std::size_t i, const SelectRegion &region) const
    {
        const cv::Point2f &at = region.patches.patches[i].centre;
        return {double(at.x) * m_labels.cols / region.size().width,
                double(at.y) * m_labels.rows / region.size().height};
    }

private:
    cv::Mat_<int> m_labels;
    std::vector<float> m_counts;
};

cv::Mat warped(const cv::Mat &other, const cv::Matx23d &motion)
{
    cv::Matx23d map = motion; // offsets to places
    map(0, 0) += 1;
    map(1, 1) += 1;
    cv::Mat result;
    cv::warpAffine(other, result, map, other.size(), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_REPLICATE);
    return result;
}

cv::Mat warped(const cv::Mat &other, const cv::Mat &flow)
{
    cv::Mat map(flow.size(), CV_32FC2), result;
    for (int y = 0; y < map.rows; ++y) {
        for (int x = 0; x < map.cols; ++x)
            map.at<cv::Vec2f>(y, x) = flow.at<cv::Vec2f>(y, x) + cv::Vec2f(float(x), float(y));
    }
    cv::remap(other, result, map, cv::noArray(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return result;
}

std::vector<float> residuals(const cv::Mat &here, const cv::Mat &there, const Means &means)
{
    cv::Mat difference;
    cv::absdiff(here, there, difference);
    difference.convertTo(difference, CV_32F);
    cv::min(difference, mostResidual, difference);
    return means.of<float>(difference);
}

long countOf(const std::vector<char> &set)
{
    return long(std::count(set.begin(), set.end(), char(1)));
}

// What one flow tells. A motion explains a patch if the other picture, moved by it, looks the same
// there. Flow itself is no proof: where there is little to see it is taken from what is near.
class Evidence
{
public:
    Evidence(const SelectRegion &region, const RegionFlow &flow, const std::vector<char> &inside)
        : m_inside(inside)
        , m_means(region, flow.here.size())
    {
        cv::GaussianBlur(flow.here, m_here, {}, blurSize);
        cv::GaussianBlur(flow.there, m_there, {}, blurSize);
        m_own = residuals(m_here, warped(m_there, flow.flow), m_means);
        const std::vector<cv::Vec2f> flows = m_means.of<cv::Vec2f>(flow.flow);
        for (std::size_t i = 0; i < inside.size(); ++i)
            m_points.push_back({m_means.centre(i, region), cv::Vec2d(flows[i])});
    }

    void addTo(std::vector<float> &evidence, float weight) const
    {
        std::vector<char> outside;
        for (const char within : m_inside)
            outside.push_back(within == 0);
        if (countOf(outside) < leastPatches)
            return;
        const std::vector<float> around = surroundings(outside);
        const float unit = usual(around);
        std::vector<char> moving; // what does not go with the surroundings
        for (std::size_t i = 0; i < m_inside.size(); ++i)
            moving.push_back(m_inside[i] != 0 && around[i] - m_own[i] > unit);
        std::vector<float> object = around;
        if (countOf(moving) > std::max(leastPatches, countOf(m_inside) / 20))
            object = explained(moving);
        for (std::size_t i = 0; i < evidence.size(); ++i) {
            const float within = std::min(object[i], m_own[i] + otherPrice * unit);
            evidence[i] +=
                weight * std::clamp((around[i] - within) / unit, -mostEvidence, mostEvidence);
        }
    }

private:
    // By the best of the motions that the surroundings have.
    std::vector<float> surroundings(std::vector<char> open) const
    {
        std::vector<float> best(m_inside.size(), mostResidual);
        const long least = std::max(leastPatches, long(layerShare * double(countOf(open))));
        for (int layer = 0; layer < mostLayers && countOf(open) >= least; ++layer) {
            const std::vector<float> one = explained(open);
            for (std::size_t i = 0; i < best.size(); ++i)
                best[i] = std::min(best[i], one[i]);
        }
        return best;
    }

    std::vector<float> explained(std::vector<char> &chosen) const
    {
        return residuals(m_here, warped(m_there, commonMotion(m_points, chosen)), m_means);
    }

    float usual(const std::vector<float> &around) const
    {
        std::vector<float> sizes;
        for (std::size_t i = 0; i < m_inside.size(); ++i) {
            if (m_inside[i] == 0)
                sizes.push_back(around[i]);
        }
        const auto middle = sizes.begin() + std::ptrdiff_t(sizes.size() / 2);
        std::nth_element(sizes.begin(), middle, sizes.end());
        return std::max(leastResidual, *middle);
    }

    const std::vector<char> &m_inside;
    Means m_means;
    cv::Mat m_here, m_there;
    std::vector<MovedPoint> m_points;
    std::vector<float> m_own; // residual under the flow itself
};

} // namespace

std::vector<RegionFlow> flowsOf(const cv::Rect &area, const Image &picture,
                                const std::vector<ImagePtr> &others)
{
    const cv::Size region = regionSize(area);
    const cv::Size size(std::max(32, int(std::lround(region.width * flowScale))),
                        std::max(32, int(std::lround(region.height * flowScale))));
    std::vector<RegionFlow> flows;
    const auto engine = cv::DISOpticalFlow::create(cv::DISOpticalFlow::PRESET_FAST);
    for (const ImagePtr &other : others) {
        if (!other || other->size() != picture.size())
            continue;
        RegionFlow flow{flows.empty() ? greyOf(picture, area, size) : flows.front().here,
                        greyOf(*other, area, size),
                        {}};
        engine->calc(flow.here, flow.there, flow.flow);
        flows.push_back(std::move(flow));
    }
    return flows;
}

std::vector<float> motionEvidence(const SelectRegion &region, const std::vector<char> &inside)
{
    std::vector<float> evidence(inside.size(), 0);
    for (const RegionFlow &flow : region.flows)
        Evidence(region, flow, inside).addTo(evidence, 1 / float(region.flows.size()));
    return evidence;
}

std::vector<float> ownMotion(const SelectRegion &region, std::vector<char> surroundings)
{
    std::vector<float> result;
    for (const RegionFlow &flow : region.flows) {
        const Means means(region, flow.here.size());
        const std::vector<cv::Vec2f> flows = means.of<cv::Vec2f>(flow.flow);
        std::vector<MovedPoint> points;
        for (std::size_t i = 0; i < flows.size(); ++i)
            points.push_back({means.centre(i, region), cv::Vec2d(flows[i])});
        std::vector<char> chosen = surroundings;
        const cv::Matx23d motion = commonMotion(points, chosen);
        std::vector<float> own, around;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const cv::Vec2d expected = motion * cv::Vec3d(points[i].at[0], points[i].at[1], 1);
            own.push_back(float(cv::norm(points[i].by - expected)));
            if (surroundings[i] != 0)
                around.push_back(own.back());
        }
        if (around.empty())
            return {};
        const auto middle = around.begin() + std::ptrdiff_t(around.size() / 2);
        std::nth_element(around.begin(), middle, around.end());
        const float unit = std::max(1.0F, *middle);
        for (std::size_t i = 0; i < own.size(); ++i) {
            if (result.size() <= i)
                result.push_back(own[i] / unit);
            else // what was hidden in one picture moves oddly in that one only
                result[i] = std::min(result[i], own[i] / unit);
        }
    }
    return result;
}

} // namespace filigree
