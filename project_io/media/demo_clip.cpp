// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/demo_clip.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace filigree {
namespace {

constexpr double pi = 3.14159265358979323846;
constexpr int panPerFrame = 3; // pixels that the background moves to the left

//! In [0, 1); the standard distributions differ between libraries, the engine does not.
double uniform(std::mt19937 &random)
{
    return double(random()) / 4294967296.0;
}

//! Smooth noise in several octaves between two colours.
QImage texture(QSize size, QColor dark, QColor light, std::mt19937 &random)
{
    QImage result(size, QImage::Format_RGB32);
    result.fill(dark);
    QPainter painter(&result);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (const int cell : {64, 24, 9, 3}) {
        QImage noise(size.width() / cell + 2, size.height() / cell + 2, QImage::Format_ARGB32);
        for (int y = 0; y < noise.height(); ++y) {
            for (int x = 0; x < noise.width(); ++x) {
                QColor colour = light;
                colour.setAlphaF(float(0.55 * uniform(random)));
                noise.setPixelColor(x, y, colour);
            }
        }
        painter.drawImage(QRectF(0, 0, size.width() + cell, size.height() + cell), noise);
    }
    return result;
}

struct Strand
{
    double angle; // radians, where it leaves the body
    double length; // pixels
    double bend; // pixels sideways at its tip
    double width;
    QColor colour;
};

} // namespace

struct DemoClip::Private
{
    QImage background;
    QImage fur;
    std::vector<Strand> strands;

    Private()
    {
        std::mt19937 random(20260);
        background = texture({size.width + panPerFrame * frameCount, size.height}, {52, 74, 60},
                             {176, 190, 150}, random);
        fur = texture({160, 160}, {120, 58, 30}, {226, 160, 92}, random);
        for (int i = 0; i < 260; ++i) {
            strands.push_back({2 * pi * uniform(random), 18 + 26 * uniform(random),
                               16 * (uniform(random) - 0.5), 0.8 + 1.1 * uniform(random),
                               QColor::fromHsvF(float(0.06 + 0.03 * uniform(random)), 0.65F,
                                                float(0.5 + 0.4 * uniform(random)))});
        }
    }

    //! The object alone: its colours times its alpha, and its alpha.
    QImage object(int frame) const
    {
        const double t = double(frame) / frameCount;
        QImage layer(size.width, size.height, QImage::Format_RGBA64_Premultiplied);
        layer.fill(Qt::transparent);
        QPainter painter(&layer);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        painter.translate(220 + 190 * t, 185 + 26 * std::sin(2 * pi * t));
        painter.rotate(24 * std::sin(2 * pi * t));
        paintVeil(painter, t);
        paintHair(painter, t);
        QBrush brush(fur);
        brush.setTransform(QTransform::fromTranslate(-80, -80));
        painter.setPen(Qt::NoPen);
        painter.setBrush(brush);
        painter.drawEllipse(QPointF(0, 0), 62, 62);
        painter.setBrush(QColor(30, 30, 36));
        painter.drawRect(QRectF(-30, -14, 60, 18)); // hard, straight edges inside and below
        painter.drawRect(QRectF(-14, 56, 28, 44));
        return layer;
    }

    static void paintVeil(QPainter &painter, double t)
    {
        QLinearGradient gradient(40, 0, 150, 0);
        gradient.setColorAt(0, QColor(150, 190, 235, 190));
        gradient.setColorAt(1, QColor(190, 215, 245, 60));
        QPainterPath veil(QPointF(30, -40));
        veil.cubicTo(90, -80 + 20 * std::sin(2 * pi * t), 130, -20, 150,
                     -50 + 16 * std::cos(2 * pi * t));
        veil.cubicTo(160, 10, 120, 40, 30, 46);
        veil.closeSubpath();
        painter.fillPath(veil, gradient);
    }

    void paintHair(QPainter &painter, double t) const
    {
        for (const Strand &strand : strands) {
            const QPointF out(std::cos(strand.angle), std::sin(strand.angle));
            const QPointF side(-out.y(), out.x());
            const double sway = strand.bend + 5 * std::sin(2 * pi * t + 3 * strand.angle);
            QPainterPath path(54 * out);
            path.quadTo((62 + strand.length / 2) * out, (62 + strand.length) * out + sway * side);
            painter.strokePath(path,
                               QPen(strand.colour, strand.width, Qt::SolidLine, Qt::RoundCap));
        }
    }
};

DemoClip::DemoClip()
    : d(std::make_unique<Private>())
{ }

DemoClip::~DemoClip() = default;

Image DemoClip::picture(int frame) const
{
    const QImage layer = d->object(frame);
    const QImage behind = d->background.copy(panPerFrame * frame, 0, size.width, size.height);
    Image result(size, 3, PixelType::U16);
    for (int y = 0; y < size.height; ++y) {
        const auto *over = reinterpret_cast<const QRgba64 *>(layer.constScanLine(y));
        const auto *under = reinterpret_cast<const QRgb *>(behind.constScanLine(y));
        auto *pixel = result.row<std::uint16_t>(y);
        for (int x = 0; x < size.width; ++x, pixel += 3) {
            const double share = 1.0 - over[x].alpha() / 65535.0;
            const auto mix = [&](quint16 front, int back) {
                return static_cast<std::uint16_t>(
                    std::min(65535.0, std::round(front + share * back * 257.0)));
            };
            pixel[0] = mix(over[x].red(), qRed(under[x]));
            pixel[1] = mix(over[x].green(), qGreen(under[x]));
            pixel[2] = mix(over[x].blue(), qBlue(under[x]));
        }
    }
    return result;
}

Image DemoClip::alpha(int frame) const
{
    const QImage layer = d->object(frame);
    Image result(size, 1, PixelType::F32);
    for (int y = 0; y < size.height; ++y) {
        const auto *over = reinterpret_cast<const QRgba64 *>(layer.constScanLine(y));
        auto *pixel = result.row<float>(y);
        for (int x = 0; x < size.width; ++x)
            pixel[x] = float(over[x].alpha()) / 65535.0F;
    }
    return result;
}

Box DemoClip::box(int frame) const
{
    constexpr double slack = 2;
    const Image truth = alpha(frame);
    Box box{double(size.width), double(size.height), -1, -1};
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            if (truth.row<float>(y)[x] < 0.5F)
                continue;
            box.x0 = std::min(box.x0, x - slack);
            box.y0 = std::min(box.y0, y - slack);
            box.x1 = std::max(box.x1, x + slack);
            box.y1 = std::max(box.y1, y + slack);
        }
    }
    return {std::max(0.0, box.x0), std::max(0.0, box.y0), std::min(size.width - 1.0, box.x1),
            std::min(size.height - 1.0, box.y1)};
}

} // namespace filigree
