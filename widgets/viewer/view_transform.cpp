// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/view_transform.h"

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr double inReach = 64; // device pixels of the frame that stay in the pane

} // namespace

void ViewTransform::setFrame(const QSize &frame, double pixelAspect)
{
    const double aspect = pixelAspect > 0 ? pixelAspect : 1;
    if (frame == m_frame && aspect == m_aspect)
        return;
    m_frame = frame;
    m_aspect = aspect;
    fit();
}

void ViewTransform::setPane(const QSizeF &logical, double devicePixelRatio)
{
    const QSizeF pane = (logical * devicePixelRatio).toSize();
    if (pane == m_pane && devicePixelRatio == m_ratio)
        return;
    const QPointF middle = toFrame(QPointF(m_pane.width(), m_pane.height()) / (2 * m_ratio));
    m_zoom *= devicePixelRatio / m_ratio;
    m_pane = pane;
    m_ratio = devicePixelRatio;
    if (m_isFitted)
        return fit();
    place({m_pane.width() / 2 - middle.x() * m_zoom * m_aspect,
           m_pane.height() / 2 - middle.y() * m_zoom});
}

double ViewTransform::fittingZoom() const
{
    if (isEmpty())
        return 1;
    return std::min(m_pane.width() / (m_frame.width() * m_aspect),
                    m_pane.height() / m_frame.height());
}

double ViewTransform::smallestZoom() const
{
    return std::min(1.0, fittingZoom()) / 8;
}

void ViewTransform::fit()
{
    m_isFitted = true;
    m_zoom = fittingZoom();
    place({(m_pane.width() - m_frame.width() * m_zoom * m_aspect) / 2,
           (m_pane.height() - m_frame.height() * m_zoom) / 2});
}

void ViewTransform::setZoom(double zoom, const QPointF &anchor)
{
    const QPointF held = toFrame(anchor);
    m_isFitted = false;
    m_zoom = std::clamp(zoom, smallestZoom(), largestZoom);
    place({anchor.x() * m_ratio - held.x() * m_zoom * m_aspect,
           anchor.y() * m_ratio - held.y() * m_zoom});
}

void ViewTransform::pan(const QPointF &logical)
{
    m_isFitted = false;
    place(m_corner + logical * m_ratio);
}

void ViewTransform::show(const QRectF &frame)
{
    if (isEmpty() || frame.isEmpty())
        return;
    m_isFitted = false;
    const double zoom =
        std::min(m_pane.width() / (frame.width() * m_aspect), m_pane.height() / frame.height());
    m_zoom = std::clamp(zoom, smallestZoom(), largestZoom);
    const QPointF middle = frame.center();
    place({m_pane.width() / 2 - middle.x() * m_zoom * m_aspect,
           m_pane.height() / 2 - middle.y() * m_zoom});
}

void ViewTransform::place(const QPointF &corner)
{
    const auto kept = [](double at, double length, double pane) {
        const double reach = std::min({inReach, length, pane});
        return std::round(std::clamp(at, reach - length, pane - reach));
    };
    m_corner = {kept(corner.x(), m_frame.width() * m_zoom * m_aspect, m_pane.width()),
                kept(corner.y(), m_frame.height() * m_zoom, m_pane.height())};
}

QPointF ViewTransform::toPane(const QPointF &frame) const
{
    return QPointF(m_corner.x() + frame.x() * m_zoom * m_aspect, m_corner.y() + frame.y() * m_zoom)
        / m_ratio;
}

QPointF ViewTransform::toFrame(const QPointF &pane) const
{
    return {(pane.x() * m_ratio - m_corner.x()) / (m_zoom * m_aspect),
            (pane.y() * m_ratio - m_corner.y()) / m_zoom};
}

QRectF ViewTransform::toPane(const QRectF &frame) const
{
    return {toPane(frame.topLeft()), toPane(frame.bottomRight())};
}

double ViewTransform::scaleX() const
{
    return m_zoom * m_aspect / m_ratio;
}

double ViewTransform::scaleY() const
{
    return m_zoom / m_ratio;
}

VisiblePart ViewTransform::visible() const
{
    if (isEmpty())
        return {};
    const QRectF whole(m_corner,
                       QSizeF(std::ceil(m_frame.width() * m_zoom * m_aspect),
                              std::ceil(m_frame.height() * m_zoom)));
    const QRectF device = whole.intersected(QRectF(QPointF(), m_pane));
    if (device.isEmpty())
        return {};
    const QRectF pane(device.topLeft() / m_ratio, device.size() / m_ratio);
    return {QRectF(toFrame(pane.topLeft()), toFrame(pane.bottomRight())), pane,
            device.size().toSize()};
}

} // namespace filigree
