// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/wipe_geometry.h"

#include <QtMath>

#include <cmath>
#include <limits>

namespace filigree {

WipeGeometry WipeGeometry::onScreen(const WipeLine &line, const QRectF &picture)
{
    const double angle = qDegreesToRadians(line.angle);
    return {
        {picture.x() + line.at.x() * picture.width(), picture.y() + line.at.y() * picture.height()},
        {std::cos(angle), std::sin(angle)}};
}

double WipeGeometry::crossing(double y, bool *flipped) const
{
    *flipped = across.x() < 0;
    if (std::abs(across.x()) < 1e-9) {
        *flipped = false;
        const bool below = (y - at.y()) * across.y() >= 0;
        return below ? -std::numeric_limits<double>::infinity()
                     : std::numeric_limits<double>::infinity();
    }
    return at.x() - (y - at.y()) * across.y() / across.x();
}

} // namespace filigree
