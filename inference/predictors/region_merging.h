// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/superpixels.h"

#include <vector>

//! Private to this folder: it shows OpenCV types.
namespace filigree {

//! Weight of the difference in texture beside that in colour.
constexpr float textureWeight = 0.5F;

//! Squared difference of two patches in colour and texture.
inline float squaredDifference(const Superpixel &a, const Superpixel &b)
{
    const cv::Vec3f colour = a.colour - b.colour;
    const float texture = textureWeight * (a.texture - b.texture);
    return colour.dot(colour) + texture * texture;
}

//! Merges the most alike touching patches, then regions, until one is left. Per patch the level of
//! difference at which it came to a region that is mostly outside (outside: 1 or 0 per patch):
//! what joins the surroundings early belongs to them.
std::vector<float> mergeLevels(const Superpixels &superpixels, const std::vector<char> &outside);

//! A region of the same merging, from the patches, which come first, to the whole picture, which is
//! last.
struct MergedRegion
{
    int first = -1, second = -1; //!< The regions it is made of, which come before it; -1: a patch.
    float born = 0, died = 0; //!< Levels of difference at which it came to be, and was merged.
};

std::vector<MergedRegion> mergedRegions(const Superpixels &superpixels);

} // namespace filigree
