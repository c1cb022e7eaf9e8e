// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/mask_shapes.h"

#include "widgets/viewer/view_transform.h"

#include <QImage>
#include <QLineF>
#include <QPainter>

#include <algorithm>
#include <cstring>

namespace filigree {
namespace {

constexpr int finest = 1000; // pixels looked at along the longer side

class InsideGrid //! The mask in steps; nothing is inside beyond its borders.
{
public:
    explicit InsideGrid(const Image &mask)
        : step(std::max(1, (std::max(mask.width(), mask.height()) + finest - 1) / finest))
        , width((mask.width() + step - 1) / step)
        , height((mask.height() + step - 1) / step)
        , m_cells(std::size_t(width) * height)
    {
        for (int y = 0; y < height; ++y) {
            const int row = std::min(y * step + step / 2, mask.height() - 1);
            for (int x = 0; x < width; ++x) {
                const int column = std::min(x * step + step / 2, mask.width() - 1);
                m_cells[std::size_t(y) * width + x] = mask.type() == PixelType::F32
                    ? mask.row<float>(row)[column] > 0
                    : mask.row<std::uint8_t>(row)[column] != 0;
            }
        }
    }
    bool at(int x, int y) const
    {
        return x >= 0 && y >= 0 && x < width && y < height
            && m_cells[std::size_t(y) * width + x] != 0;
    }

    int step;
    int width;
    int height;

private:
    std::vector<char> m_cells;
};

//! Walks around an area with the inside on the right, from the upper edge of a cell and back.
QPolygonF outlineFrom(const InsideGrid &grid, QPoint start, std::vector<char> &seen)
{
    QPolygonF outline;
    QPoint at = start;
    QPoint ahead(1, 0);
    do {
        if (ahead == QPoint(1, 0))
            seen[std::size_t(at.y()) * grid.width + at.x()] = 1;
        at += ahead;
        const QPoint right(-ahead.y(), ahead.x());
        const auto inside = [&](const QPoint &side) {
            // The cell diagonally ahead of the corner; twice its coordinates are even.
            const int x = 2 * at.x() + ahead.x() + side.x() - 1;
            const int y = 2 * at.y() + ahead.y() + side.y() - 1;
            return grid.at(x >= 0 ? x / 2 : -1, y >= 0 ? y / 2 : -1);
        };
        if (inside(-right)) {
            outline << QPointF(at) * grid.step;
            ahead = -right;
        } else if (!inside(right)) {
            outline << QPointF(at) * grid.step;
            ahead = right;
        }
    } while (at != start || ahead != QPoint(1, 0));
    return outline;
}

} // namespace

QPainterPath brushArea(const std::vector<BrushDab> &dabs)
{
    QPainterPath area;
    area.setFillRule(Qt::WindingFill); // all parts turn the same way, so that none cuts another
    for (std::size_t i = 0; i < dabs.size(); ++i) {
        const QPointF to = fromCorner(dabs[i].at);
        area.addEllipse(to, dabs[i].radius, dabs[i].radius);
        if (i == 0)
            continue;
        const QPointF from = fromCorner(dabs[i - 1].at);
        const QLineF line(from, to);
        if (line.length() < 1e-6)
            continue;
        const QPointF left = QPointF(line.dy(), -line.dx()) / line.length();
        area.addPolygon(QPolygonF{from + left * dabs[i - 1].radius, to + left * dabs[i].radius,
                                  to - left * dabs[i].radius, from - left * dabs[i - 1].radius,
                                  from + left * dabs[i - 1].radius});
    }
    return area;
}

QPainterPath lassoArea(const std::vector<Point> &outline)
{
    QPolygonF polygon;
    for (const Point &point : outline)
        polygon << fromCorner(point);
    QPainterPath area;
    area.setFillRule(Qt::WindingFill);
    area.addPolygon(polygon);
    area.closeSubpath();
    return area;
}

ImagePtr paintedMask(const ImagePtr &mask, Size size, const QPainterPath &area, bool erases)
{
    Image painted(size, 1, PixelType::U8);
    const bool fits = mask && mask->size() == size && mask->channels() == 1;
    for (int y = 0; fits && y < size.height; ++y) {
        auto *out = painted.row<std::uint8_t>(y);
        if (mask->type() == PixelType::F32) {
            const auto *logits = mask->row<float>(y);
            for (int x = 0; x < size.width; ++x)
                out[x] = logits[x] > 0 ? 255 : 0;
        } else if (mask->type() == PixelType::U8) {
            std::memcpy(out, mask->row<std::uint8_t>(y), std::size_t(size.width));
        }
    }
    QImage canvas(static_cast<uchar *>(painted.data()), size.width, size.height,
                  qsizetype(painted.rowBytes()), QImage::Format_Grayscale8);
    QPainter painter(&canvas);
    painter.fillPath(area, erases ? Qt::black : Qt::white);
    painter.end();
    return std::make_shared<const Image>(std::move(painted));
}

std::vector<QPolygonF> maskOutlines(const Image &mask)
{
    std::vector<QPolygonF> outlines;
    if (mask.isEmpty() || mask.channels() != 1 || mask.type() == PixelType::U16)
        return outlines;
    const InsideGrid grid(mask);
    std::vector<char> seen(std::size_t(grid.width) * grid.height); // upper edges
    for (int y = 0; y < grid.height; ++y) {
        for (int x = 0; x < grid.width; ++x) {
            if (grid.at(x, y) && !grid.at(x, y - 1) && !seen[std::size_t(y) * grid.width + x])
                outlines.push_back(outlineFrom(grid, {x, y}, seen));
        }
    }
    return outlines;
}

} // namespace filigree
