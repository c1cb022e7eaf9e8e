// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/matte_regions.h"

#include <algorithm>
#include <limits>

namespace filigree {
namespace {

constexpr int cell = 32; // pixels a side; the planner sees no finer

// Cells from the first up to but without the end.
struct CellBox
{
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    bool isEmpty() const { return x1 <= x0 || y1 <= y0; }
};

class RegionPlanner
{
public:
    RegionPlanner(const Image &trimap, const RegionLimits &limits)
        : m_frame(trimap.size())
        , m_limits(limits)
        , m_across((trimap.width() + cell - 1) / cell)
        , m_down((trimap.height() + cell - 1) / cell)
        , m_isUnknown(std::size_t(m_across) * std::size_t(m_down))
    {
        for (int y = 0; y < trimap.height(); ++y) {
            const auto *row = trimap.row<std::uint8_t>(y);
            const std::size_t first = std::size_t(y / cell) * std::size_t(m_across);
            for (int x = 0; x < trimap.width(); ++x)
                m_isUnknown[first + std::size_t(x / cell)] |= row[x] != 0 && row[x] != 255;
        }
    }

    std::vector<PixelWindow> plan() const
    {
        const PixelWindow frame{0, 0, m_frame.width, m_frame.height};
        const std::vector<PixelWindow> regions = planned({0, 0, m_across, m_down});
        const bool isLarge =
            double(pixelsOf(regions)) > m_limits.wholeFrom * double(pixelsOf(frame));
        return isLarge && pixelsOf(frame) <= m_limits.mostPixels ? std::vector{frame} : regions;
    }

private:
    // The part of the box that has unknown pixels.
    CellBox shrunk(const CellBox &box) const
    {
        constexpr int far = std::numeric_limits<int>::max();
        CellBox result{far, far, 0, 0};
        for (int y = box.y0; y < box.y1; ++y) {
            for (int x = box.x0; x < box.x1; ++x) {
                if (!m_isUnknown[std::size_t(y) * std::size_t(m_across) + std::size_t(x)])
                    continue;
                result.x0 = std::min(result.x0, x);
                result.y0 = std::min(result.y0, y);
                result.x1 = std::max(result.x1, x + 1);
                result.y1 = std::max(result.y1, y + 1);
            }
        }
        return result;
    }

    // With the margin, on multiples of the step.
    PixelWindow windowOf(const CellBox &box) const
    {
        const auto begin = [&](int first) {
            return std::max(0, first * cell - m_limits.margin) / m_limits.step * m_limits.step;
        };
        const auto end = [&](int last, int frame) {
            const int wanted = last * cell + m_limits.margin;
            return std::min(frame, (wanted + m_limits.step - 1) / m_limits.step * m_limits.step);
        };
        const int x = begin(box.x0);
        const int y = begin(box.y0);
        return {x, y, end(box.x1, m_frame.width) - x, end(box.y1, m_frame.height) - y};
    }

    static std::int64_t pixelsOf(const PixelWindow &window)
    {
        return std::int64_t(window.width) * window.height;
    }

    static std::int64_t pixelsOf(const std::vector<PixelWindow> &windows)
    {
        std::int64_t pixels = 0;
        for (const PixelWindow &window : windows)
            pixels += pixelsOf(window);
        return pixels;
    }

    std::vector<PixelWindow> planned(const CellBox &given) const
    {
        const CellBox box = shrunk(given);
        if (box.isEmpty())
            return {};
        const PixelWindow whole = windowOf(box);
        const bool fits = pixelsOf(whole) <= m_limits.mostPixels;
        const bool isWide = whole.width >= whole.height;
        if ((isWide ? box.x1 - box.x0 : box.y1 - box.y0) < 2)
            return {whole}; // cannot be divided
        CellBox first = box;
        CellBox second = box;
        if (isWide)
            first.x1 = second.x0 = (box.x0 + box.x1) / 2;
        else
            first.y1 = second.y0 = (box.y0 + box.y1) / 2;
        std::vector<PixelWindow> parts = planned(first);
        const std::vector<PixelWindow> others = planned(second);
        parts.insert(parts.end(), others.begin(), others.end());
        if (fits && 2 * pixelsOf(parts) > pixelsOf(whole))
            return {whole};
        return parts;
    }

    Size m_frame;
    RegionLimits m_limits;
    int m_across, m_down; // cells
    std::vector<char> m_isUnknown;
};

} // namespace

std::vector<PixelWindow> planRegions(const Image &trimap, const RegionLimits &limits)
{
    return RegionPlanner(trimap, limits).plan();
}

RegionBlend::RegionBlend(Size frame, int margin)
    : m_margin(margin)
    , m_sum(frame, 1, PixelType::F32)
    , m_weight(frame, 1, PixelType::F32)
{ }

std::vector<float> RegionBlend::fade(int first, int count, int frameSize) const
{
    std::vector<float> result(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        float share = 1;
        if (first > 0)
            share = std::min(share, (float(i) + 0.5F) / float(m_margin));
        if (first + count < frameSize)
            share = std::min(share, (float(count - i) - 0.5F) / float(m_margin));
        result[std::size_t(i)] = share * share * (3 - 2 * share); // smooth at both ends
    }
    return result;
}

void RegionBlend::add(const PixelWindow &window, const std::vector<float> &alpha)
{
    const std::vector<float> across = fade(window.x, window.width, m_sum.width());
    const std::vector<float> down = fade(window.y, window.height, m_sum.height());
    for (int y = 0; y < window.height; ++y) {
        float *sum = m_sum.row<float>(window.y + y) + window.x;
        float *weight = m_weight.row<float>(window.y + y) + window.x;
        const float *values = alpha.data() + std::size_t(y) * std::size_t(window.width);
        for (int x = 0; x < window.width; ++x) {
            const float share = across[std::size_t(x)] * down[std::size_t(y)];
            sum[x] += share * values[x];
            weight[x] += share;
        }
    }
}

Image RegionBlend::takeResult()
{
    for (int y = 0; y < m_sum.height(); ++y) {
        float *sum = m_sum.row<float>(y);
        const float *weight = m_weight.row<float>(y);
        for (int x = 0; x < m_sum.width(); ++x)
            sum[x] = weight[x] > 0 ? std::clamp(sum[x] / weight[x], 0.0F, 1.0F) : 0;
    }
    return std::move(m_sum);
}

} // namespace filigree
