// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/screen_image.h"

#include "inference/base/image.h"

#include <memory>

namespace filigree {

QImage screenImage(const QSize &size)
{
    auto pixels = std::make_unique<Image>(
        Image::forOverwrite({size.width(), size.height()}, 4, PixelType::U8));
    auto *const bits = pixels->row<std::uint8_t>(0);
    const auto stride = qsizetype(pixels->rowBytes());
    return QImage(
        bits, size.width(), size.height(), stride, QImage::Format_RGB32,
        [](void *made) { delete static_cast<Image *>(made); }, pixels.release());
}

} // namespace filigree
