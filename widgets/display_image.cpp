// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/display_image.h"

#include <algorithm>

namespace filigree {
namespace {

int toByte(std::uint8_t value)
{
    return value;
}

int toByte(std::uint16_t value)
{
    return (value * 255 + 32767) / 65535;
}

int toByte(float value)
{
    return static_cast<int>(255 * std::clamp(value, 0.0F, 1.0F) + 0.5F);
}

template<typename T> QImage converted(const Image &image)
{
    const int channels = image.channels();
    const bool grey = channels < 3;
    QImage result(image.width(), image.height(),
                  channels == 4 ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        const T *pixel = image.row<T>(y);
        auto *line = reinterpret_cast<QRgb *>(result.scanLine(y));
        for (int x = 0; x < image.width(); ++x, pixel += channels) {
            line[x] = qRgba(toByte(pixel[0]), toByte(pixel[grey ? 0 : 1]),
                            toByte(pixel[grey ? 0 : 2]), channels == 4 ? toByte(pixel[3]) : 255);
        }
    }
    return result;
}

} // namespace

QImage displayImage(const Image &image)
{
    if (image.isEmpty())
        return {};
    switch (image.type()) {
    case PixelType::U8:
        return converted<std::uint8_t>(image);
    case PixelType::U16:
        return converted<std::uint16_t>(image);
    case PixelType::F32:
        return converted<float>(image);
    }
    return {};
}

} // namespace filigree
