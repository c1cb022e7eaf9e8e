// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/viewer/view_settings.h"

#include <QRectF>

namespace filigree {

//! The line of a wipe on the screen.
struct WipeGeometry
{
    QPointF at; //!< A point of the line.
    QPointF across; //!< Of length 1, from A to B.

    //! picture: the whole frame on the screen, in the same unit.
    static WipeGeometry onScreen(const WipeLine &line, const QRectF &picture);

    bool isB(const QPointF &point) const { return QPointF::dotProduct(point - at, across) >= 0; }
    QPointF along() const { return {-across.y(), across.x()}; }
    //! On the horizontal line through y: where A ends and B begins; infinite when it is all one,
    //! positive for A. B is on the right, or with `flipped` on the left.
    double crossing(double y, bool *flipped) const;
};

} // namespace filigree
