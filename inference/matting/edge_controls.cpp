// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/edge_controls.h"

#include "inference/matting/working_picture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numbers>
#include <vector>

namespace filigree {
namespace {

constexpr double largestStep =
    8; // pixels grown at once; discs add up (Minkowski), so steps may follow
constexpr float solid = 0.95f; // alpha from which a pixel is no hole
constexpr float empty = 0.05f; // alpha up to which a pixel is no dot

Image imageOf(const cv::Mat1f &alpha)
{
    Image result({alpha.cols, alpha.rows}, 1, PixelType::F32);
    alpha.copyTo(pixelsOf(result));
    return result;
}

//! target = max(target, alpha moved by a fraction of pixels), within a part of it.
void takeMoved(const cv::Mat1f &padded, int margin, const cv::Point2d &by, const cv::Rect &part,
               cv::Mat1f &target)
{
    const int x0 = static_cast<int>(std::floor(by.x));
    const int y0 = static_cast<int>(std::floor(by.y));
    const auto fx = static_cast<float>(by.x - x0);
    const auto fy = static_cast<float>(by.y - y0);
    for (int y = part.y; y < part.y + part.height; ++y) {
        const float *upper = padded[y + margin + y0] + margin + x0;
        const float *lower = padded[y + margin + y0 + 1] + margin + x0;
        float *out = target[y];
        for (int x = part.x; x < part.x + part.width; ++x) {
            const float top = upper[x] + fx * (upper[x + 1] - upper[x]);
            const float bottom = lower[x] + fx * (lower[x + 1] - lower[x]);
            out[x] = std::max(out[x], top + fy * (bottom - top));
        }
    }
}

//! Grey dilation by a disc whose rim lies between pixels: whole pixels within it, and its rim
//! sampled twice a pixel. Where there is nothing brighter around, nothing is done: that is most of
//! a frame, and why the control can be dragged.
cv::Mat1f dilated(const cv::Mat1f &alpha, double radius)
{
    constexpr int tile = 32;
    const int margin = static_cast<int>(std::ceil(radius)) + 2;
    cv::Mat1f padded;
    cv::copyMakeBorder(alpha, padded, margin, margin, margin, margin, cv::BORDER_REPLICATE);
    cv::Mat1f result = alpha.clone();
    std::vector<cv::Point2d> moves;
    const int whole = static_cast<int>(radius);
    for (int dy = -whole; dy <= whole; ++dy) {
        for (int dx = -whole; dx <= whole; ++dx) {
            if (dx * dx + dy * dy <= radius * radius)
                moves.emplace_back(dx, dy);
        }
    }
    const int samples = std::max(16, 4 * static_cast<int>(std::ceil(std::numbers::pi * radius)));
    for (int i = 0; i < samples; ++i) {
        const double angle = 2 * std::numbers::pi * i / samples;
        moves.emplace_back(radius * std::cos(angle), radius * std::sin(angle));
    }
    const int columns = (alpha.cols + tile - 1) / tile;
    const int rows = (alpha.rows + tile - 1) / tile;
    cv::parallel_for_({0, columns * rows}, [&](const cv::Range &tiles) {
        for (int i = tiles.start; i < tiles.end; ++i) {
            const cv::Rect part = cv::Rect(i % columns * tile, i / columns * tile, tile, tile)
                & cv::Rect(0, 0, alpha.cols, alpha.rows);
            double darkest = 0;
            double brightest = 0;
            cv::minMaxLoc(alpha(part), &darkest);
            cv::minMaxLoc(
                padded({part.x, part.y, part.width + 2 * margin, part.height + 2 * margin}),
                nullptr, &brightest);
            if (brightest <= darkest)
                continue;
            for (const cv::Point2d &by : moves)
                takeMoved(padded, margin, by, part, result);
        }
    });
    return result;
}

//! Sets every region of the mask with at most so many pixels to a value.
cv::Mat1f withSmallRegions(const cv::Mat1f &alpha, const cv::Mat1b &mask, int pixels,
                           bool enclosedOnly, float value)
{
    cv::Mat1i labels;
    cv::Mat1i statistics;
    cv::Mat1d centres;
    const int count =
        cv::connectedComponentsWithStats(mask, labels, statistics, centres, 8, CV_32S);
    std::vector<bool> chosen(count, false);
    for (int i = 1; i < count; ++i) {
        const cv::Rect box(statistics(i, cv::CC_STAT_LEFT), statistics(i, cv::CC_STAT_TOP),
                           statistics(i, cv::CC_STAT_WIDTH), statistics(i, cv::CC_STAT_HEIGHT));
        const bool atBorder =
            box.x == 0 || box.y == 0 || box.br().x == mask.cols || box.br().y == mask.rows;
        chosen[i] = statistics(i, cv::CC_STAT_AREA) <= pixels && !(enclosedOnly && atBorder);
    }
    cv::Mat1f result = alpha.clone();
    for (int y = 0; y < result.rows; ++y) {
        for (int x = 0; x < result.cols; ++x) {
            if (chosen[labels(y, x)])
                result(y, x) = value;
        }
    }
    return result;
}

bool hasLevels(const EdgeSettings &settings)
{
    return settings.levelsBlack != 0 || settings.levelsWhite != 1 || settings.levelsGamma != 1;
}

} // namespace

bool hasEdgeControls(const EdgeSettings &settings)
{
    return settings.grow != 0 || settings.feather != 0 || hasLevels(settings)
        || settings.fillHoles > 0 || settings.removeDots > 0 || settings.frameBorder > 0;
}

Image grown(const Image &alpha, double pixels)
{
    if (pixels == 0 || alpha.isEmpty())
        return alpha;
    cv::Mat1f values = cv::Mat1f(pixelsOf(alpha)).clone();
    if (pixels < 0)
        values = 1 - values;
    const int steps = static_cast<int>(std::ceil(std::abs(pixels) / largestStep));
    for (int i = 0; i < steps; ++i)
        values = dilated(values, std::abs(pixels) / steps);
    if (pixels < 0)
        values = 1 - values;
    return imageOf(values);
}

Image feathered(const Image &alpha, double sigma)
{
    if (sigma <= 0 || alpha.isEmpty())
        return alpha;
    Image result(alpha.size(), 1, PixelType::F32);
    cv::Mat target = pixelsOf(result);
    cv::GaussianBlur(pixelsOf(alpha), target, {}, sigma, sigma, cv::BORDER_REPLICATE);
    return result;
}

Image levelled(const Image &alpha, double black, double white, double gamma)
{
    if ((black == 0 && white == 1 && gamma == 1) || alpha.isEmpty())
        return alpha;
    const double span = std::max(white - black, 1e-6);
    const double power = 1 / std::max(gamma, 1e-3);
    Image result(alpha.size(), 1, PixelType::F32);
    for (int y = 0; y < alpha.height(); ++y) {
        const float *from = alpha.row<float>(y);
        float *to = result.row<float>(y);
        for (int x = 0; x < alpha.width(); ++x) {
            const double level = std::clamp((from[x] - black) / span, 0.0, 1.0);
            to[x] = static_cast<float>(power == 1 ? level : std::pow(level, power));
        }
    }
    return result;
}

Image holesFilled(const Image &alpha, int pixels)
{
    if (pixels <= 0 || alpha.isEmpty())
        return alpha;
    const cv::Mat1f values = pixelsOf(alpha);
    return imageOf(withSmallRegions(values, values < solid, pixels, true, 1));
}

Image dotsRemoved(const Image &alpha, int pixels)
{
    if (pixels <= 0 || alpha.isEmpty())
        return alpha;
    const cv::Mat1f values = pixelsOf(alpha);
    return imageOf(withSmallRegions(values, values > empty, pixels, false, 0));
}

Image borderRepeated(const Image &alpha, int pixels)
{
    const int depth = std::min({pixels, (alpha.width() - 1) / 2, (alpha.height() - 1) / 2});
    if (depth <= 0 || alpha.isEmpty())
        return alpha;
    const cv::Mat1f values = pixelsOf(alpha);
    cv::Mat1f result;
    cv::copyMakeBorder(
        values(cv::Rect(depth, depth, values.cols - 2 * depth, values.rows - 2 * depth)).clone(),
        result, depth, depth, depth, depth, cv::BORDER_REPLICATE);
    return imageOf(result);
}

Result<Image> withEdgeControls(const Image &alpha, const EdgeSettings &settings)
{
    if (alpha.channels() != 1 || alpha.type() != PixelType::F32)
        return fail(Error::Kind::InvalidInput,
                    "Edge controls need an alpha of one channel of 32-bit floats.");
    for (const double value : {settings.grow, settings.feather, settings.levelsBlack,
                               settings.levelsWhite, settings.levelsGamma}) {
        if (!std::isfinite(value))
            return fail(Error::Kind::InvalidInput, "An edge control is not a finite number.");
    }
    Image result = alpha; // a copy of 4K takes long, so there is none for what is off
    if (settings.grow != 0)
        result = grown(result, settings.grow);
    if (settings.feather > 0)
        result = feathered(result, settings.feather);
    if (hasLevels(settings))
        result = levelled(result, settings.levelsBlack, settings.levelsWhite, settings.levelsGamma);
    if (settings.fillHoles > 0)
        result = holesFilled(result, settings.fillHoles);
    if (settings.removeDots > 0)
        result = dotsRemoved(result, settings.removeDots);
    if (settings.frameBorder > 0)
        result = borderRepeated(result, settings.frameBorder);
    return result;
}

} // namespace filigree
