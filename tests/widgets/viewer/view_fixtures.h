// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/viewer/compose_view.h"

#include <functional>
#include <memory>

namespace filigree {

//! A picture of equal pixels, U16; values 0 to 255 are scaled to the full range.
inline ImagePtr plainPicture(Size size, int red, int green, int blue)
{
    Image image(size, 3, PixelType::U16);
    for (int y = 0; y < size.height; ++y) {
        auto *pixel = image.row<std::uint16_t>(y);
        for (int x = 0; x < size.width; ++x, pixel += 3) {
            pixel[0] = static_cast<std::uint16_t>(red * 257);
            pixel[1] = static_cast<std::uint16_t>(green * 257);
            pixel[2] = static_cast<std::uint16_t>(blue * 257);
        }
    }
    return std::make_shared<const Image>(std::move(image));
}

//! Grey, from a function of the pixel: F32.
inline ImagePtr plane(Size size, const std::function<float(int x, int y)> &value)
{
    Image image(size, 1, PixelType::F32);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x)
            image.row<float>(y)[x] = value(x, y);
    }
    return std::make_shared<const Image>(std::move(image));
}

//! U8, 255 where the function is true.
inline ImagePtr maskImage(Size size, const std::function<bool(int x, int y)> &inside)
{
    Image image(size, 1, PixelType::U8);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x)
            image.row<std::uint8_t>(y)[x] = inside(x, y) ? 255 : 0;
    }
    return std::make_shared<const Image>(std::move(image));
}

inline ViewLayers layersOf(const ImagePtr &picture)
{
    ViewLayers layers;
    layers.size = picture->size();
    layers.picture = picture;
    return layers;
}

inline ViewSettings settingsOf(ViewMode mode)
{
    ViewSettings settings;
    settings.a.mode = mode;
    return settings;
}

//! Red, green or blue of what is grey.
inline int grey(QRgb pixel)
{
    return qRed(pixel);
}

inline ObjectLayer objectOf(const ImagePtr &alpha, const Colour &colour = {255, 0, 0})
{
    ObjectLayer object;
    object.id = 1;
    object.alpha = alpha;
    object.colour = colour;
    return object;
}

//! All of the frame, pixel for pixel.
inline QImage composeWhole(const ViewLayers &layers, const ViewSettings &settings)
{
    const Size size = layers.size;
    return composeView(layers, settings, QRectF(0, 0, size.width, size.height),
                       QSize(size.width, size.height));
}

} // namespace filigree
