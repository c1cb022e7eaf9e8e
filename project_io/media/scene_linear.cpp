// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/scene_linear.h"

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

float encoded(float value)
{
    return value <= 0.0031308F ? 12.92F * value : 1.055F * std::pow(value, 1 / 2.4F) - 0.055F;
}

float decoded(float value)
{
    return value <= 0.04045F ? value / 12.92F : std::pow((value + 0.055F) / 1.055F, 2.4F);
}

Image mapped(const Image &image, float (*curve)(float))
{
    Image result = image;
    const int colours = std::min(image.channels(), 3);
    for (int y = 0; y < image.height(); ++y) {
        float *pixel = result.row<float>(y);
        for (int x = 0; x < image.width(); ++x, pixel += image.channels()) {
            for (int c = 0; c < colours; ++c)
                pixel[c] = std::copysign(curve(std::abs(pixel[c])), pixel[c]);
        }
    }
    return result;
}

} // namespace

Image displayReferred(const Image &sceneLinear)
{
    return mapped(sceneLinear, encoded);
}

Image sceneLinear(const Image &displayReferred)
{
    return mapped(displayReferred, decoded);
}

} // namespace filigree
