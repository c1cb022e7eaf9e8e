// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/geometry.h"

#include <QRectF>
#include <QSize>

namespace filigree {

//! A place on the frame counted from its corner, as views have it, to one counted from the centre
//! of its first pixel, as prompts have it.
inline Point pointOf(const QPointF &fromCorner)
{
    return {fromCorner.x() - 0.5, fromCorner.y() - 0.5};
}

inline QPointF fromCorner(const Point &point)
{
    return {point.x + 0.5, point.y + 0.5};
}

//! The part of the frame that can be seen.
struct VisiblePart
{
    QRectF frame; //!< Frame pixels; edges lie on device pixels.
    QRectF pane; //!< The same on the screen, in logical pixels.
    QSize target; //!< The same in device pixels. Empty: nothing can be seen.
    bool operator==(const VisiblePart &) const = default;
};

//! Where the frame lies in a pane of the viewer. The frame's corner is always on a device pixel, so
//! that at 100 % each frame pixel is one of the screen.
class ViewTransform
{
public:
    static constexpr double largestZoom = 64;

    //! pixelAspect: width of a frame pixel divided by its height.
    void setFrame(const QSize &frame, double pixelAspect);
    void setPane(const QSizeF &logical, double devicePixelRatio);

    bool isEmpty() const { return m_frame.isEmpty() || m_pane.isEmpty(); }
    QSize frame() const { return m_frame; }
    double zoom() const { return m_zoom; } //!< Device pixels per line of the frame; 1 is 100 %.
    double fittingZoom() const;
    bool isFitted() const { return m_isFitted; } //!< And stays so when the pane changes.

    void fit();
    //! What lies under the anchor (logical, in the pane) stays there.
    void setZoom(double zoom, const QPointF &anchor);
    void pan(const QPointF &logical);
    //! Shows this part of the frame as large as possible.
    void show(const QRectF &frame);

    QPointF toPane(const QPointF &frame) const;
    QPointF toFrame(const QPointF &pane) const;
    QRectF toPane(const QRectF &frame) const;
    double scaleX() const; //!< Logical pixels per frame pixel.
    double scaleY() const;
    VisiblePart visible() const;

private:
    void place(const QPointF &corner); // of the frame in device pixels; rounded and kept in reach
    double smallestZoom() const;

    QSize m_frame;
    double m_aspect = 1;
    QSizeF m_pane; // device pixels
    double m_ratio = 1;
    double m_zoom = 1;
    bool m_isFitted = true;
    QPointF m_corner; // device pixels
};

} // namespace filigree
