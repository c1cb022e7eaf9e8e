// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tracking/shot_dreamer.h"

#include "inference/tracking/background_fill.h"
#include "inference/tracking/disturbance.h"
#include "inference/tracking/shot_inputs.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr int backgroundCount = 3;

bool chance(cv::RNG &random, double probability)
{
    return random.uniform(0.0, 1.0) < probability;
}

// Light as it may change within a shot: gain, gamma, colour cast, and a ramp across the picture.
cv::Mat relit(const cv::Mat &picture, double strength, cv::RNG &random)
{
    cv::Mat colours;
    picture.convertTo(colours, CV_32F, 1 / 255.0);
    const double gamma = std::exp(random.gaussian(0.12 * strength));
    cv::pow(colours, gamma, colours);
    const double gain = std::exp(random.gaussian(0.15 * strength));
    cv::Scalar cast;
    for (int c = 0; c < 3; ++c)
        cast[c] = gain * std::exp(random.gaussian(0.05 * strength));
    cv::multiply(colours, cast, colours);
    cv::Mat ramp(2, 2, CV_32F);
    for (int i = 0; i < 4; ++i)
        ramp.at<float>(i / 2, i % 2) = float(255 * std::exp(random.gaussian(0.12 * strength)));
    cv::resize(ramp, ramp, picture.size(), 0, 0, cv::INTER_LINEAR);
    cv::merge(std::vector<cv::Mat>{ramp, ramp, ramp}, ramp);
    cv::Mat result;
    cv::multiply(colours, ramp, colours);
    colours.convertTo(result, CV_8U);
    return result;
}

// Over `below`, `above` with the coverage; all of one size.
cv::Mat composited(const cv::Mat &above, const cv::Mat &below, const cv::Mat &coverage)
{
    cv::Mat result(above.size(), CV_8UC3);
    for (int y = 0; y < above.rows; ++y) {
        const auto *a = above.ptr<cv::Vec3b>(y);
        const auto *b = below.ptr<cv::Vec3b>(y);
        const auto *c = coverage.ptr<float>(y);
        auto *to = result.ptr<cv::Vec3b>(y);
        for (int x = 0; x < above.cols; ++x)
            for (int i = 0; i < 3; ++i)
                to[x][i] = cv::saturate_cast<uchar>(float(b[x][i])
                                                    + c[x] * (float(a[x][i]) - float(b[x][i])));
    }
    return result;
}

// Camera and object blur, grain.
cv::Mat shot(const cv::Mat &picture, cv::RNG &random)
{
    cv::Mat result = picture;
    if (chance(random, 0.2)) {
        cv::GaussianBlur(picture, result, {}, random.uniform(0.4, 1.6));
    } else if (chance(random, 0.15)) {
        const int length = random.uniform(3, 10);
        const double angle = random.uniform(0.0, CV_PI);
        cv::Mat kernel = cv::Mat::zeros(2 * length + 1, 2 * length + 1, CV_32F);
        const cv::Point middle(length, length);
        const cv::Point reach(int(std::lround(length / 2.0 * std::cos(angle))),
                              int(std::lround(length / 2.0 * std::sin(angle))));
        cv::line(kernel, middle - reach, middle + reach, 1);
        cv::filter2D(picture, result, -1, kernel / cv::sum(kernel)[0]);
    }
    if (chance(random, 0.5)) {
        cv::Mat grain(result.size(), CV_16SC3);
        random.fill(grain, cv::RNG::NORMAL, 0, random.uniform(1.0, 5.0));
        cv::Mat sum;
        cv::add(result, grain, sum, cv::noArray(), CV_8U);
        result = sum;
    }
    return result;
}

// Backgrounds go on mirrored; objects must not, or there would be two of them.
cv::Mat sampled(const cv::Mat &source, const cv::Mat &map, int border = cv::BORDER_REPLICATE)
{
    cv::Mat result;
    cv::remap(source, result, map, cv::noArray(), cv::INTER_LINEAR, border);
    return result;
}

} // namespace

ShotDreamer::ShotDreamer(const cv::Mat &picture, const cv::Mat &coverage, const cv::Mat &others)
{
    const cv::Mat inside = coverage > 0.5F;
    const cv::Rect box = cv::boundingRect(inside);
    const cv::Rect2d bounds =
        box.area() > 0 ? cv::Rect2d(box) : cv::Rect2d({0, 0}, cv::Size2d(coverage.size()));
    m_window = shotWindow(Window(bounds, coverage.size()));

    // The whole picture at the window's scale: what moves in from outside the window is real, too.
    const cv::Size whole(int(std::lround(picture.cols * m_window.scale())),
                         int(std::lround(picture.rows * m_window.scale())));
    const int how = m_window.scale() < 1 ? cv::INTER_AREA : cv::INTER_LINEAR;
    cv::resize(picture, m_picture, whole, 0, 0, how);
    cv::resize(coverage, m_coverage, whole, 0, 0, how);
    if (!others.empty() && cv::countNonZero(others > 0.5F) > 0) {
        cv::resize(others, m_others, whole, 0, 0, how);
        const cv::Rect place = cv::boundingRect(m_others > 0.5F);
        m_othersCentre = {place.x + place.width / 2.0, place.y + place.height / 2.0};
    }
    m_margin = {int(std::lround(m_window.rect().x * m_window.scale())),
                int(std::lround(m_window.rect().y * m_window.scale()))};
    m_centre = {(bounds.x + bounds.width / 2) * m_window.scale(),
                (bounds.y + bounds.height / 2) * m_window.scale()};
    m_extent = std::sqrt(std::max(64.0, cv::sum(m_coverage)[0]));

    cv::Mat hole = m_coverage > 0.02F;
    const int rim = std::max(2, int(0.03 * m_extent));
    cv::dilate(hole, hole,
               cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * rim + 1, 2 * rim + 1}));
    cv::RNG random(1);
    for (int i = 0; i < backgroundCount; ++i)
        m_backgrounds.push_back(filledBackground(m_picture, hole, random));
}

// The other objects, somewhere around this one: over it, or not hiding it.
void ShotDreamer::placeOthers(cv::Mat &picture, cv::Mat &coverage, bool inFront, cv::Point2d middle,
                              cv::RNG &random) const
{
    const cv::Point2d aside(middle.x + random.gaussian(0.7 * m_extent),
                            middle.y + random.gaussian(0.3 * m_extent));
    const Deformation move = Deformation::drawn(
        random, {.turn = 0.15, .scale = 0.15, .stretch = 0.05, .warp = 0.04 * m_extent});
    const cv::Mat map = move.map(picture.size(), aside, m_othersCentre);
    cv::Mat hiding = sampled(m_others, map);
    if (inFront)
        coverage = coverage.mul(cv::Scalar::all(1) - hiding);
    else
        hiding = hiding.mul(cv::Scalar::all(1) - coverage);
    picture = composited(sampled(m_picture, map), picture, hiding);
}

Dream ShotDreamer::dream(cv::RNG &random) const
{
    const cv::Size size = m_window.samples();
    const cv::Point2d middle = m_centre - cv::Point2d(m_margin); // of the object in the window
    Dream dream;

    Deformation move = Deformation::drawn(random,
                                          {.shift = 0.25 * m_extent,
                                           .turn = 0.25,
                                           .scale = 0.15,
                                           .stretch = 0.08,
                                           .warp = 0.05 * m_extent,
                                           .mirrored = chance(random, 0.3)});
    const cv::Mat objectMap = move.map(size, middle, m_centre);
    cv::Mat coverage = sampled(m_coverage, objectMap);
    cv::Mat object = sampled(m_picture, objectMap);
    const bool together = chance(random, 0.35); // true edges, nothing pasted
    if (together) {
        dream.picture = object;
    } else {
        const Deformation pan = Deformation::drawn(random,
                                                   {.shift = 0.3 * m_extent,
                                                    .turn = 0.08,
                                                    .scale = 0.1,
                                                    .stretch = 0.03,
                                                    .warp = 0.02 * m_extent,
                                                    .mirrored = chance(random, 0.3)});
        const cv::Mat &background = m_backgrounds[random.uniform(0, backgroundCount)];
        cv::Mat below =
            sampled(background, pan.map(size, middle, m_centre), cv::BORDER_REFLECT_101);
        if (chance(random, 0.15)) { // something that looks just like the object, but is not
            const cv::Point2d aside(middle.x + random.gaussian(1.2 * m_extent),
                                    middle.y + random.gaussian(0.5 * m_extent));
            const cv::Mat twinMap = move.map(size, aside, m_centre);
            below = composited(sampled(m_picture, twinMap), below, sampled(m_coverage, twinMap));
        }
        below = relit(below, 0.4, random);
        cv::Mat soft;
        cv::GaussianBlur(coverage, soft, {}, random.uniform(0.5, 1.0));
        dream.picture = composited(relit(object, 0.4, random), below, soft);
    }

    const cv::Mat before = coverage.clone(); // an occluder may come in between the frames
    if (!m_others.empty() && chance(random, 0.6))
        placeOthers(dream.picture, coverage, chance(random, 0.6), middle, random);
    if (chance(random, 0.25)) {
        const cv::Mat blob = blobNear(coverage, m_extent, random);
        const cv::Mat &background = m_backgrounds[random.uniform(0, backgroundCount)];
        const Deformation other =
            Deformation::drawn(random, {.shift = 1.0 * m_extent, .turn = 0.3});
        dream.picture = composited(
            sampled(background, other.map(size, middle, m_centre), cv::BORDER_REFLECT_101),
            dream.picture, blob);
        coverage = coverage.mul(cv::Scalar::all(1) - blob);
    }
    dream.picture = shot(relit(dream.picture, 0.5, random), random);
    dream.coverage = coverage;
    dream.guess = disturbed(chance(random, 0.5) ? coverage : before, m_extent, random);
    return dream;
}

} // namespace filigree
