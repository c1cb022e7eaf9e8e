// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "synthetic_clip.h"

#include <algorithm>
#include <cmath>

namespace filigree {

SyntheticClip::SyntheticClip(int frames, Size size)
{
    info.path = "synthetic.mov";
    info.size = size;
    info.frameCount = frames;
    info.frameRate = {25, 1};
    info.tags = {1, 1, 1, false};
    info.assumed = info.tags;
}

float SyntheticClip::alphaAt(int frame, int x, int y) const
{
    const double centreX = 0.25 * info.size.width + 2.0 * frame, centreY = 0.5 * info.size.height;
    const double radius = 0.3 * info.size.height;
    const double distance = std::hypot(x - centreX, y - centreY);
    return float(std::clamp((radius - distance) / 12 + 0.5, 0.0, 1.0));
}

ExportFrame SyntheticClip::frame(int index) const
{
    const Size size = info.size;
    auto source = std::make_shared<Image>(size, 3, PixelType::U16);
    auto alpha = std::make_shared<Image>(size, 1, PixelType::F32);
    auto foreground = std::make_shared<Image>(size, 3, PixelType::F32);
    auto mask = std::make_shared<Image>(size, 1, PixelType::U8);
    auto trimap = std::make_shared<Image>(size, 1, PixelType::U8);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const float a = alphaAt(index, x, y);
            const float front[3]{0.8f, 0.55f - 0.3f * float(y) / float(size.height), 0.15f};
            const float back[3]{0.1f, 0.2f + 0.5f * float(x) / float(size.width), 0.7f};
            alpha->row<float>(y)[x] = a;
            mask->row<std::uint8_t>(y)[x] = a >= 0.5f ? 255 : 0;
            trimap->row<std::uint8_t>(y)[x] = a <= 0 ? 0 : a >= 1 ? 255 : 128;
            for (int c = 0; c < 3; ++c) {
                const float mixed = a * front[c] + (1 - a) * back[c];
                source->row<std::uint16_t>(y)[x * 3 + c] =
                    std::uint16_t(std::lround(mixed * 65535));
                foreground->row<float>(y)[x * 3 + c] = front[c];
            }
        }
    return {source, alpha, withForeground ? foreground : nullptr, mask, trimap};
}

ExportFrameProvider SyntheticClip::provider() const
{
    return [*this](int index, std::stop_token) -> Result<ExportFrame> { return frame(index); };
}

} // namespace filigree
