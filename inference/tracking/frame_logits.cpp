// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tracking/frame_logits.h"

#include "inference/tracking/guided_fit.h"
#include "inference/tracking/picture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr int stripRows = 64; //!< Full-size planes are never held, only strips of them.
constexpr int edgeRadius = 2;
constexpr double edgeEpsilon = 1e-3;
constexpr float unsure = 3; //!< Scores within this many units of 0 are fitted to the frame.

// Part of a window's plane, resampled to the rows [top, top + rows) of the frame.
cv::Mat stripOf(const cv::Mat &plane, const Window &window, double framePerWorking,
                const cv::Rect &strip)
{
    const double step = window.scale() / framePerWorking; // samples per pixel of the frame
    const cv::Rect2d rect = window.rect();
    const double x0 = (strip.x + 0.5) * step - rect.x * window.scale() - 0.5;
    const double y0 = (strip.y + 0.5) * step - rect.y * window.scale() - 0.5;
    cv::Mat result;
    cv::warpAffine(plane, result, cv::Matx23d(step, 0, x0, 0, step, y0), strip.size(),
                   cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    return result;
}

void writeLogits(const TrackedObject &track, const Image &frame, const cv::Mat &working,
                 Image &logits)
{
    const double framePerWorking = double(frame.width()) / workingSize(frame.size()).width;
    const cv::Rect2d window = track.window.rect();
    const cv::Rect whole(0, 0, frame.width(), frame.height());
    const cv::Rect inFrame = whole
        & cv::Rect(cv::Point(int(std::floor(window.x * framePerWorking)),
                             int(std::floor(window.y * framePerWorking))),
                   cv::Point(int(std::ceil((window.x + window.width) * framePerWorking)),
                             int(std::ceil((window.y + window.height) * framePerWorking))));
    const cv::Mat picture = track.window.crop(working);
    const GuidedFit fit(picture, sigmoidOf(track.logits), edgeRadius, edgeEpsilon);
    for (int top = inFrame.y; top < inFrame.br().y; top += stripRows) {
        const cv::Rect strip(inFrame.x, top, inFrame.width,
                             std::min(stripRows, inFrame.br().y - top));
        const cv::Mat coarse = stripOf(track.logits, track.window, framePerWorking, strip);
        const cv::Mat coefficients =
            stripOf(fit.coefficients(), track.window, framePerWorking, strip);
        const cv::Mat fine = guidedPlane(coefficients, pixelsOf(frame, strip));
        for (int y = 0; y < strip.height; ++y) {
            float *to = logits.row<float>(strip.y + y) + strip.x;
            const auto *z = coarse.ptr<float>(y);
            const auto *p = fine.ptr<float>(y);
            for (int x = 0; x < strip.width; ++x) {
                const float share = std::max(0.0F, 1 - std::abs(z[x]) / unsure);
                const float clipped = std::clamp(p[x], 0.01F, 0.99F);
                to[x] = z[x] + share * (std::log(clipped / (1 - clipped)) - z[x]);
            }
        }
    }
}

// Softmax over the objects and the background, whose score is 0.
void separate(std::vector<ObjectMask> &masks)
{
    if (masks.size() < 2)
        return;
    const Size size = masks.front().logits.size();
    std::vector<float *> rows(masks.size());
    for (int y = 0; y < size.height; ++y) {
        for (std::size_t i = 0; i < masks.size(); ++i)
            rows[i] = masks[i].logits.row<float>(y);
        for (int x = 0; x < size.width; ++x) {
            float sum = 1;
            int near = 0;
            for (const float *row : rows) {
                sum += std::exp(row[x]);
                near += row[x] > -5;
            }
            if (near < 2)
                continue;
            for (float *row : rows)
                row[x] -= std::log(sum - std::exp(row[x]));
        }
    }
}

} // namespace

std::vector<ObjectMask> frameMasks(const std::map<ObjectId, TrackedObject> &tracks,
                                   const Image &frame, const cv::Mat &working)
{
    std::vector<ObjectMask> masks;
    for (const auto &[id, track] : tracks) {
        ObjectMask mask{id, Image(frame.size(), 1, PixelType::F32), track.presence};
        for (int y = 0; y < frame.height(); ++y)
            std::fill_n(mask.logits.row<float>(y), frame.width(), outsideLogit);
        if (track.presence >= 0.5)
            writeLogits(track, frame, working, mask.logits);
        masks.push_back(std::move(mask));
    }
    separate(masks);
    return masks;
}

cv::Mat workingCoverage(const Image &logits)
{
    const cv::Mat full(logits.height(), logits.width(), CV_32F, const_cast<void *>(logits.data()));
    cv::Mat reduced;
    cv::resize(full, reduced, workingSize(logits.size()), 0, 0, cv::INTER_AREA);
    return sigmoidOf(reduced);
}

PackedMask packedCoverage(const cv::Mat &coverage)
{
    Image bytes({coverage.cols, coverage.rows}, 1, PixelType::U8);
    cv::Mat view(coverage.size(), CV_8U, bytes.data());
    coverage.convertTo(view, CV_8U, 255);
    return PackedMask(bytes);
}

cv::Mat coverageOf(const PackedMask &packed)
{
    const Image bytes = packed.image();
    cv::Mat coverage;
    cv::Mat(bytes.height(), bytes.width(), CV_8U, const_cast<void *>(bytes.data()))
        .convertTo(coverage, CV_32F, 1 / 255.0);
    return coverage;
}

} // namespace filigree
