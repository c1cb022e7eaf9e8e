// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/mask_png.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>

#include <cstring>

namespace filigree {

Result<QByteArray> maskToPng(const Image &mask)
{
    if (mask.isEmpty() || mask.channels() != 1 || mask.type() != PixelType::U8)
        return fail(Error::Kind::InvalidInput,
                    "A mask or trimap prompt is no 8-bit image of one channel.");
    const QImage image(static_cast<const uchar *>(mask.data()), mask.width(), mask.height(),
                       qsizetype(mask.rowBytes()), QImage::Format_Grayscale8);
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    constexpr int quality = 80; // of zlib's levels a quick one
    if (!image.save(&buffer, "PNG", quality))
        return fail(Error::Kind::Internal, "A mask prompt cannot be written as PNG.");
    return png;
}

Result<Image> maskFromPng(const QByteArray &png, std::size_t mostPixels)
{
    QBuffer buffer;
    buffer.setData(png);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, "PNG");
    const QSize size = reader.size();
    if (size.isEmpty() || std::size_t(size.width()) * std::size_t(size.height()) > mostPixels)
        return fail(Error::Kind::Unreadable, "it is no PNG picture or a too large one");
    const QImage image = reader.read().convertToFormat(QImage::Format_Grayscale8);
    if (image.isNull() || image.size() != size)
        return fail(Error::Kind::Unreadable, reader.errorString().toStdString());
    Image mask({size.width(), size.height()}, 1, PixelType::U8);
    for (int y = 0; y < mask.height(); ++y)
        std::memcpy(mask.row<std::uint8_t>(y), image.constScanLine(y), mask.rowBytes());
    return mask;
}

} // namespace filigree
