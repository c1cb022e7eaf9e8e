// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/builtin_tracker.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <memory>
#include <utility>
#include <vector>

//! A made-up clip of coloured discs, whose masks are known exactly, and what to track them with.
namespace disc_clips {

using namespace filigree;

constexpr Size size{160, 96};

//! Other tests run at the same time: threads that wait for each other would only spin.
inline const EngineOptions alone{"cpu", 1};

struct Disc
{
    double x, y, radius;
    int colour; //!< 0 orange, 1 blue.
    bool covers(int px, int py) const { return std::hypot(px - x, py - y) <= radius; }
};

struct Pair //! Two discs that are one object.
{
    Disc left, right;
    bool covers(int px, int py) const { return left.covers(px, py) || right.covers(px, py); }
};

//! Discs over a textured background; a second background from `cutAt` on.
class DiscClip final : public FrameSource
{
public:
    std::function<std::vector<Disc>(int)> discsAt;
    int frames = 8;
    int cutAt = 1000;
    mutable std::map<int, int> asked;

    Size size() const override { return disc_clips::size; }
    int frameCount() const override { return frames; }
    Result<ImagePtr> frame(int index, std::stop_token) override
    {
        ++asked[index];
        auto image = std::make_shared<Image>(disc_clips::size, 3, PixelType::U16);
        for (int y = 0; y < disc_clips::size.height; ++y)
            for (int x = 0; x < disc_clips::size.width; ++x)
                paint(image->row<std::uint16_t>(y) + 3 * x, x, y, index);
        return ImagePtr(image);
    }

private:
    void paint(std::uint16_t *pixel, int x, int y, int index) const
    {
        const double wave = index < cutAt
            ? std::sin(x * 0.31) * std::cos(y * 0.23) + std::sin(x * 0.07 + y * 0.11)
            : std::cos(x * 0.13 + y * 0.37) + std::sin(y * 0.05 - x * 0.29);
        double rgb[] = {0.25 + 0.08 * wave, 0.45 + 0.1 * wave, 0.3 - 0.06 * wave};
        if (index >= cutAt)
            std::swap(rgb[1], rgb[2]);
        for (const Disc &disc : discsAt(index))
            if (disc.covers(x, y)) {
                const double shade =
                    0.1 * std::sin((x - disc.x) * 0.5) + 0.1 * std::cos((y - disc.y) * 0.6);
                rgb[0] = (disc.colour == 0 ? 0.85 : 0.1) + shade;
                rgb[1] = (disc.colour == 0 ? 0.5 : 0.2) + shade;
                rgb[2] = (disc.colour == 0 ? 0.12 : 0.8) + shade;
            }
        for (int c = 0; c < 3; ++c)
            pixel[c] = std::uint16_t(65535 * std::clamp(rgb[c], 0.0, 1.0));
    }
};

template<typename Shape> PackedMask maskOf(const Shape &shape)
{
    Image mask(size, 1, PixelType::U8);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            mask.row<std::uint8_t>(y)[x] = shape.covers(x, y) ? 255 : 0;
    return PackedMask(mask);
}

template<typename Shape> double overlap(const Image &logits, const Shape &shape)
{
    int common = 0;
    int either = 0;
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const bool a = logits.row<float>(y)[x] > 0;
            const bool b = shape.covers(x, y);
            common += a && b;
            either += a || b;
        }
    return either ? double(common) / either : 1;
}

inline int areaOf(const Image &logits)
{
    int area = 0;
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            area += logits.row<float>(y)[x] > 0;
    return area;
}

using Answers = std::map<int, std::map<ObjectId, ObjectMask>>;

inline MaskSink into(Answers &answers)
{
    return [&answers](int frame, std::vector<ObjectMask> masks) -> Result<> {
        for (ObjectMask &mask : masks)
            answers[frame][mask.object] = std::move(mask);
        return {};
    };
}

inline TrackRequest requestFor(const DiscClip &clip, PromptSet prompts)
{
    TrackRequest request;
    request.range = {0, clip.frames - 1};
    request.prompts = std::move(prompts);
    request.settings.budget = TrainingBudget::None;
    return request;
}

inline Disc movingDisc(int frame)
{
    return {45.0 + 5 * frame, 48, 18, 0};
}

inline std::shared_ptr<DiscClip> clipOf(std::function<std::vector<Disc>(int)> discs)
{
    auto clip = std::make_shared<DiscClip>();
    clip->discsAt = std::move(discs);
    return clip;
}

} // namespace disc_clips
