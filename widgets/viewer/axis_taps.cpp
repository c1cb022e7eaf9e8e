// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/axis_taps.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace filigree {
namespace {

constexpr double onPixel = 1e-3; // closer to a pixel's centre than this is on it

int clampedPixel(double position, int length)
{
    return static_cast<int>(std::clamp(std::floor(position), 0.0, length - 1.0));
}

//! Without the last taps when no target pixel uses them, as at 50 %.
void dropUnused(std::vector<float> &weights, int &taps)
{
    int used = 1;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] > 1e-6F)
            used = std::max(used, int(i % std::size_t(taps)) + 1);
    }
    if (used == taps)
        return;
    std::vector<float> kept;
    kept.reserve(weights.size() / std::size_t(taps) * std::size_t(used));
    for (std::size_t i = 0; i < weights.size(); i += std::size_t(taps))
        kept.insert(kept.end(), weights.begin() + std::ptrdiff_t(i),
                    weights.begin() + std::ptrdiff_t(i) + used);
    weights = std::move(kept);
    taps = used;
}

} // namespace

int AxisView::firstFrom(double position) const
{
    const double pixel = std::ceil((position - start) * scale() - 0.5);
    return static_cast<int>(std::clamp(pixel, 0.0, double(target)));
}

AxisTaps::AxisTaps(const AxisView &view, int begin, int end, int imageLength)
{
    const double step = 1 / view.scale();
    reduces = step > 1 + 1e-9;
    const bool nearest = view.scale() >= nearestFrom;
    taps = reduces ? static_cast<int>(std::ceil(step)) + 1 : nearest ? 1 : 2;
    const int size = std::max(0, end - begin);
    first.resize(size);
    weights.assign(std::size_t(size) * taps, 0.0F);
    bool blends = false;
    for (int i = 0; i < size; ++i) {
        const double left = view.start + (begin + i) * step;
        float *weight = weights.data() + std::size_t(i) * taps;
        if (reduces) {
            const double low = std::clamp(left, 0.0, imageLength - 1e-6);
            const double high = std::clamp(left + step, low + 1e-6, double(imageLength));
            first[i] = clampedPixel(low, imageLength);
            for (int k = 0; k < taps; ++k) {
                const double overlap =
                    std::min(high, first[i] + k + 1.0) - std::max(low, double(first[i] + k));
                weight[k] = static_cast<float>(std::max(0.0, overlap) / (high - low));
            }
            blends = true;
            continue;
        }
        const double centre = left + step / 2 - 0.5; // in pixel centres
        const int pixel = clampedPixel(nearest ? centre + 0.5 : centre, imageLength);
        const double part = nearest ? 0 : std::clamp(centre - pixel, 0.0, 1.0);
        const bool single = part < onPixel || pixel == imageLength - 1;
        first[i] = !single && part > 1 - onPixel ? pixel + 1 : pixel;
        weight[0] = 1;
        if (!single && part <= 1 - onPixel) {
            weight[0] = static_cast<float>(1 - part);
            weight[1] = static_cast<float>(part);
            blends = true;
        }
    }
    if (size == 0)
        return;
    if (reduces)
        dropUnused(weights, taps);
    from = first.front();
    to = first.back() + taps;
    used = std::min(to, imageLength);
    copies = !blends && first.back() - first.front() == size - 1;
    for (int i = 1; copies && i < size; ++i)
        copies = first[i] == first[i - 1] + 1;
}

} // namespace filigree
