// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/foreground.h"

#include "inference/base/thread_team.h"
#include "inference/matting/working_picture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace filigree {
namespace {

// The energy of Germer et al. 2020, equation 4, as published: a faint wish for smooth colours
// everywhere, stronger where alpha changes.
constexpr float smoothness = 1e-5f;
constexpr float gradientWeight = 1;
constexpr int smallSide = 32; // levels with sides up to this get many sweeps
constexpr int smallSweeps = 10;
constexpr int largeSweeps = 2;
constexpr int wholeLevelPixels = 60000; // larger levels are swept near soft pixels only
constexpr int rowGrain = 32;

struct Level
{
    cv::Mat3f picture;
    cv::Mat1f alpha;
};

std::vector<Level> pyramid(cv::Mat3f picture, cv::Mat1f alpha)
{
    std::vector<Level> levels{{std::move(picture), std::move(alpha)}};
    while (std::max(levels.back().alpha.cols, levels.back().alpha.rows) > 1) {
        const Level &fine = levels.back();
        const cv::Size half((fine.alpha.cols + 1) / 2, (fine.alpha.rows + 1) / 2);
        Level coarse;
        cv::resize(fine.picture, coarse.picture, half, 0, 0, cv::INTER_AREA);
        cv::resize(fine.alpha, coarse.alpha, half, 0, 0, cv::INTER_AREA);
        levels.push_back(std::move(coarse));
    }
    return levels;
}

//! Pixels to sweep: all of a small level, of a large one those that are soft or next to soft ones.
cv::Mat1b pixelsToSweep(const cv::Mat1f &alpha)
{
    if (alpha.total() <= wholeLevelPixels)
        return cv::Mat1b(alpha.size(), 255);
    cv::Mat1b soft = (alpha > 0) & (alpha < 1);
    cv::dilate(soft, soft, cv::Mat1b(5, 5, 1));
    return soft;
}

//! One pixel's foreground and background from its colour and its four neighbours' (Germer et al.
//! 2020, equation 7: a 2 x 2 system, the same for the three channels).
void solvePixel(const Level &level, cv::Mat3f &foreground, cv::Mat3f &background, int y, int x)
{
    const float alpha = level.alpha(y, x);
    const float rest = 1 - alpha;
    float total = 0;
    cv::Vec3f f = alpha * level.picture(y, x);
    cv::Vec3f b = rest * level.picture(y, x);
    const auto join = [&](int ny, int nx) {
        const float weight = smoothness + gradientWeight * std::abs(alpha - level.alpha(ny, nx));
        total += weight;
        f += weight * foreground(ny, nx);
        b += weight * background(ny, nx);
    };
    if (x > 0)
        join(y, x - 1);
    if (x + 1 < level.alpha.cols)
        join(y, x + 1);
    if (y > 0)
        join(y - 1, x);
    if (y + 1 < level.alpha.rows)
        join(y + 1, x);
    const float own = alpha * alpha + total;
    const float other = rest * rest + total;
    const float cross = alpha * rest;
    const float determinant = own * other - cross * cross;
    if (determinant < 1e-12f)
        return;
    foreground(y, x) = (f * other - b * cross) / determinant;
    background(y, x) = (b * own - f * cross) / determinant;
}

//! Red-black sweeps, so that rows can be done side by side with the same result.
void sweep(ThreadTeam &team, const Level &level, const cv::Mat1b &chosen, cv::Mat3f &foreground,
           cv::Mat3f &background)
{
    for (int colour = 0; colour < 2; ++colour) {
        team.forRanges(level.alpha.rows, rowGrain, [&](int, int first, int last) {
            for (int y = first; y < last; ++y) {
                for (int x = (y + colour) % 2; x < level.alpha.cols; x += 2) {
                    if (chosen(y, x))
                        solvePixel(level, foreground, background, y, x);
                }
            }
        });
    }
}

//! Where the picture shows one side alone that side needs no estimate.
void takeFromPicture(ThreadTeam &team, const Level &level, cv::Mat3f &foreground,
                     cv::Mat3f &background)
{
    team.forRanges(level.alpha.rows, rowGrain, [&](int, int first, int last) {
        for (int y = first; y < last; ++y) {
            for (int x = 0; x < level.alpha.cols; ++x) {
                if (level.alpha(y, x) >= 1)
                    foreground(y, x) = level.picture(y, x);
                if (level.alpha(y, x) <= 0)
                    background(y, x) = level.picture(y, x);
            }
        }
    });
}

Image colourImage(ThreadTeam &team, const cv::Mat3f &colours, float highest)
{
    Image result = Image::forOverwrite({colours.cols, colours.rows}, 3, PixelType::F32);
    team.forRanges(colours.rows, rowGrain, [&](int, int first, int last) {
        for (int y = first; y < last; ++y) {
            const float *from = colours.ptr<float>(y);
            float *to = result.row<float>(y);
            for (int i = 0; i < 3 * colours.cols; ++i)
                to[i] = std::clamp(from[i], 0.0f, highest);
        }
    });
    return result;
}

} // namespace

Result<ForegroundEstimate> estimateForeground(const Image &picture, const Image &alpha,
                                              const ForegroundOptions &options,
                                              std::stop_token stop)
{
    if (picture.isEmpty() || picture.channels() < 3)
        return fail(Error::Kind::InvalidInput,
                    "Foreground colours need a picture with three colour channels.");
    if (alpha.size() != picture.size() || alpha.channels() != 1 || alpha.type() != PixelType::F32)
        return fail(Error::Kind::InvalidInput,
                    "Foreground colours need an alpha of 32-bit floats of the picture's size.");
    ThreadTeam team(options.threads);
    const cv::Rect all(0, 0, picture.width(), picture.height());
    cv::Mat3f colours = linearPicture(picture, all);
    double highest = 1;
    if (picture.type() == PixelType::F32) {
        cv::patchNaNs(colours, 0);
        cv::minMaxLoc(colours.reshape(1), nullptr, &highest);
    }
    const std::vector<Level> levels = pyramid(colours, pixelsOf(alpha));
    cv::Mat3f foreground(levels.back().alpha.size());
    cv::Mat3f background(levels.back().alpha.size());
    levels.back().picture.copyTo(foreground);
    levels.back().picture.copyTo(background);
    for (auto level = levels.rbegin(); level != levels.rend(); ++level) {
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "Estimating foreground colours was cancelled.");
        const cv::Size size = level->alpha.size();
        if (foreground.size() != size) {
            cv::resize(foreground.clone(), foreground, size, 0, 0, cv::INTER_NEAREST);
            cv::resize(background.clone(), background, size, 0, 0, cv::INTER_NEAREST);
        }
        takeFromPicture(team, *level, foreground, background);
        const cv::Mat1b chosen = pixelsToSweep(level->alpha);
        const int sweeps =
            std::max(size.width, size.height) <= smallSide ? smallSweeps : largeSweeps;
        for (int i = 0; i < sweeps; ++i)
            sweep(team, *level, chosen, foreground, background);
        takeFromPicture(team, *level, foreground, background);
    }
    ForegroundEstimate estimate;
    estimate.foreground = colourImage(team, foreground, static_cast<float>(highest));
    if (options.wantBackground)
        estimate.background = colourImage(team, background, static_cast<float>(highest));
    return estimate;
}

} // namespace filigree
