// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/timeline/thumbnail.h"

#include <algorithm>
#include <array>

namespace filigree {
namespace {

constexpr int samples = 3; // per direction and pixel of the thumbnail

double unit(std::uint8_t value)
{
    return value / 255.0;
}

double unit(std::uint16_t value)
{
    return value / 65535.0;
}

double unit(float value)
{
    return std::clamp(double(value), 0.0, 1.0);
}

template<typename T> QRgb pixelOf(const Image &image, const QRectF &area)
{
    std::array<double, 3> sum{};
    for (int j = 0; j < samples; ++j) {
        const int y =
            std::min(image.height() - 1, int(area.top() + area.height() * (j + 0.5) / samples));
        const T *const row = image.row<T>(y);
        for (int i = 0; i < samples; ++i) {
            const int x =
                std::min(image.width() - 1, int(area.left() + area.width() * (i + 0.5) / samples));
            for (int c = 0; c < 3; ++c)
                sum[c] += unit(row[x * image.channels() + (image.channels() < 3 ? 0 : c)]);
        }
    }
    const auto byte = [](double value) { return int(value * 255 / (samples * samples) + 0.5); };
    return qRgb(byte(sum[0]), byte(sum[1]), byte(sum[2]));
}

template<typename T> QImage reduced(const Image &image, const QSize &size)
{
    QImage result(size, QImage::Format_RGB32);
    const double width = double(image.width()) / size.width();
    const double height = double(image.height()) / size.height();
    for (int y = 0; y < size.height(); ++y) {
        auto *const line = reinterpret_cast<QRgb *>(result.scanLine(y));
        for (int x = 0; x < size.width(); ++x)
            line[x] = pixelOf<T>(image, {x * width, y * height, width, height});
    }
    return result;
}

} // namespace

QImage thumbnail(const Image &image, const QSize &size)
{
    if (image.isEmpty() || size.isEmpty())
        return {};
    switch (image.type()) {
    case PixelType::U8:
        return reduced<std::uint8_t>(image, size);
    case PixelType::U16:
        return reduced<std::uint16_t>(image, size);
    case PixelType::F32:
        return reduced<float>(image, size);
    }
    return {};
}

} // namespace filigree
