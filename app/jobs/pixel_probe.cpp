// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/pixel_probe.h"

#include "project_io/media/cached_frame_source.h"

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

//! One value of a pixel, integers from 0 to their type's maximum.
double valueAt(const Image &image, int x, int y, int channel)
{
    const int at = x * image.channels() + std::min(channel, image.channels() - 1);
    switch (image.type()) {
    case PixelType::U8:
        return image.row<std::uint8_t>(y)[at];
    case PixelType::U16:
        return image.row<std::uint16_t>(y)[at];
    case PixelType::F32:
        return image.row<float>(y)[at];
    }
    return 0;
}

double fractionAt(const Image &image, int x, int y)
{
    const double value = valueAt(image, x, y, 0);
    return image.type() == PixelType::F32 ? value
                                          : value / (image.type() == PixelType::U8 ? 255 : 65535);
}

//! As the source stores it.
void readColours(const Image &picture, const CachedFrameSource &frames, PixelProbe &probe)
{
    probe.bitDepth = frames.info().bitDepth;
    probe.isFloat = frames.info().isFloat;
    Image pixel({1, 1}, 3, PixelType::F32);
    const double most = picture.type() == PixelType::U16 ? 65535
        : picture.type() == PixelType::U8                ? 255
                                                         : 1;
    for (int i = 0; i < 3; ++i)
        pixel.row<float>(0)[i] = float(valueAt(picture, probe.x, probe.y, i) / most);
    const Image stored = frames.toOriginal(std::move(pixel));
    const auto scaled = [&](float value) {
        return probe.isFloat ? double(value)
                             : std::round(double(value) * ((1LL << probe.bitDepth) - 1));
    };
    probe.red = scaled(stored.row<float>(0)[0]);
    probe.green = scaled(stored.row<float>(0)[1]);
    probe.blue = scaled(stored.row<float>(0)[2]);
}

} // namespace

std::optional<PixelProbe> probeOf(const ViewLayers &layers, const CachedFrameSource &frames,
                                  ObjectId selected, const QPoint &pixel)
{
    const ImagePtr &picture = layers.picture;
    if (!picture || pixel.x() < 0 || pixel.y() < 0 || pixel.x() >= picture->width()
        || pixel.y() >= picture->height() || picture->size() != layers.size)
        return std::nullopt;
    PixelProbe probe;
    probe.frame = layers.frame;
    probe.x = pixel.x();
    probe.y = pixel.y();
    readColours(*picture, frames, probe);
    const auto layer = std::ranges::find(layers.objects, selected, &ObjectLayer::id);
    if (layer != layers.objects.end()) {
        if (layer->alpha)
            probe.alpha = fractionAt(*layer->alpha, probe.x, probe.y);
        else if (layer->mask)
            probe.alpha = fractionAt(*layer->mask, probe.x, probe.y) > 0 ? 1 : 0;
    }
    return probe;
}

} // namespace filigree
