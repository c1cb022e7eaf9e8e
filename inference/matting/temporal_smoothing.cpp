// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/temporal_smoothing.h"

#include "inference/matting/motion.h"
#include "inference/matting/working_picture.h"

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace filigree {
namespace {

// Stricter than where an alpha is only leant on: what is blended in of another place, or of a
// background that shines through differently, would show.
constexpr float colourTolerance = 0.02F;
// Hair over a moving background has no colour to follow, but goes where the head goes. Alphas that
// agree so well belong together.
constexpr float alphaTolerance = 0.15F;

struct Blend
{
    cv::Mat1f sum;
    cv::Mat1f weight;

    void add(const cv::Mat1f &alpha, const cv::Mat1f &share)
    {
        sum += share.mul(alpha);
        weight += share;
    }
};

cv::Mat1f moved(const cv::Mat1f &alpha, const Motion &motion)
{
    cv::Mat1f result;
    cv::remap(alpha, result, motion.source, cv::noArray(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return result;
}

//! 1 where two alphas are equal, falling off as they differ.
cv::Mat1f agreement(const cv::Mat1f &one, const cv::Mat1f &other)
{
    cv::Mat1f result;
    cv::absdiff(one, other, result);
    cv::exp(result.mul(result) / (-2 * alphaTolerance * alphaTolerance), result);
    return result;
}

} // namespace

Image smoothedOverTime(const Image &alpha, const Image &picture, const NeighbourFrame &previous,
                       const NeighbourFrame &next, double strength, const Image *trimap,
                       std::stop_token stop)
{
    if (strength <= 0 || alpha.isEmpty())
        return alpha;
    const cv::Mat1f here = pixelsOf(alpha);
    Blend blend{here.clone(), cv::Mat1f(here.size(), 1.0F)};
    for (const NeighbourFrame &neighbour : {previous, next}) {
        if (!neighbour.alpha || !neighbour.picture)
            continue;
        const cv::Mat1f other = pixelsOf(*neighbour.alpha);
        const Motion motion = motionBetween(picture, *neighbour.picture, colourTolerance);
        if (stop.stop_requested())
            return alpha;
        blend.add(moved(other, motion), motion.trust * strength);
        const Motion solid = foregroundMotion(motion, alpha);
        const cv::Mat1f along = moved(other, solid);
        blend.add(along, agreement(here, along).mul(solid.trust) * strength);
    }
    Image result(alpha.size(), 1, PixelType::F32);
    cv::Mat1f smooth = pixelsOf(result);
    cv::divide(blend.sum, blend.weight, smooth);
    for (int y = 0; trimap && y < alpha.height(); ++y) {
        const auto *known = trimap->row<std::uint8_t>(y);
        for (int x = 0; x < alpha.width(); ++x) {
            if (known[x] == 0 || known[x] == 255)
                smooth(y, x) = here(y, x);
        }
    }
    return result;
}

} // namespace filigree
