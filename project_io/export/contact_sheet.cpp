// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/contact_sheet.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr int gap = 4;

float channel(const Image &image, int x, int y, int index)
{
    const std::size_t at = std::size_t(x) * image.channels() + index;
    switch (image.type()) {
    case PixelType::U8:
        return image.row<std::uint8_t>(y)[at] / 255.0F;
    case PixelType::U16:
        return image.row<std::uint16_t>(y)[at] / 65535.0F;
    case PixelType::F32:
        return image.row<float>(y)[at];
    }
    return 0;
}

int byteOf(float value)
{
    return static_cast<int>(std::lround(255 * std::clamp(value, 0.0F, 1.0F)));
}

//! Colours of `colours` over a checkerboard, by `alpha`; without alpha the colours as they are.
QImage cell(const Image &colours, const Image *alpha)
{
    const int grey = colours.channels() < 3 ? 0 : 1; // step from R to G to B
    QImage result(colours.width(), colours.height(), QImage::Format_RGB32);
    for (int y = 0; y < colours.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(result.scanLine(y));
        for (int x = 0; x < colours.width(); ++x) {
            const float share = alpha ? channel(*alpha, x, y, alpha->channels() - 1) : 1.0F;
            const float behind = ((x / 16 + y / 16) % 2 == 0 ? 0.75F : 0.5F) * (1 - share);
            line[x] = qRgb(byteOf(share * channel(colours, x, y, 0) + behind),
                           byteOf(share * channel(colours, x, y, grey) + behind),
                           byteOf(share * channel(colours, x, y, 2 * grey) + behind));
        }
    }
    return result;
}

QImage alphaCell(const Image &alpha)
{
    QImage result(alpha.width(), alpha.height(), QImage::Format_Grayscale8);
    for (int y = 0; y < alpha.height(); ++y) {
        uchar *line = result.scanLine(y);
        for (int x = 0; x < alpha.width(); ++x)
            line[x] = static_cast<uchar>(byteOf(channel(alpha, x, y, alpha.channels() - 1)));
    }
    return result;
}

} // namespace

Result<> writeContactSheet(const std::string &path, const std::vector<ContactSheetColumn> &columns,
                           int cellWidth)
{
    if (columns.empty() || !columns.front().picture || columns.front().picture->isEmpty())
        return fail(Error::Kind::InvalidInput, "A contact sheet needs at least one frame: " + path);
    const Size size = columns.front().picture->size();
    const int cellHeight = std::max(1, cellWidth * size.height / size.width);
    QImage sheet(static_cast<int>(columns.size()) * (cellWidth + gap) + gap,
                 3 * (cellHeight + gap) + gap, QImage::Format_RGB32);
    sheet.fill(QColor(40, 40, 40));
    QPainter painter(&sheet);
    int x = gap;
    for (const ContactSheetColumn &column : columns) {
        int y = gap;
        const Image &colours = column.foreground ? *column.foreground : *column.picture;
        for (const QImage &image : {cell(*column.picture, nullptr), alphaCell(*column.alpha),
                                    cell(colours, column.alpha.get())}) {
            painter.drawImage(x, y,
                              image.scaled(cellWidth, cellHeight, Qt::IgnoreAspectRatio,
                                           Qt::SmoothTransformation));
            y += cellHeight + gap;
        }
        x += cellWidth + gap;
    }
    painter.end();
    if (!sheet.save(QString::fromStdString(path), "PNG"))
        return fail(Error::Kind::Unreadable, "The contact sheet cannot be written: " + path);
    return {};
}

} // namespace filigree
