// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/screen_image.h"

#include "inference/base/allocator.h"

#include <memory>

namespace filigree {
namespace {

struct Pixels
{
    explicit Pixels(std::size_t size)
        : bytes(size)
        , memory(allocatePixels(size))
    { }
    ~Pixels() { freePixels(memory, bytes); }

    std::size_t bytes;
    void *memory;
};

} // namespace

QImage screenImage(const QSize &size)
{
    const auto stride = qsizetype(size.width()) * 4;
    auto pixels = std::make_unique<Pixels>(std::size_t(stride) * std::size_t(size.height()));
    auto *const bits = static_cast<uchar *>(pixels->memory);
    return QImage(
        bits, size.width(), size.height(), stride, QImage::Format_RGB32,
        [](void *made) { delete static_cast<Pixels *>(made); }, pixels.release());
}

} // namespace filigree
