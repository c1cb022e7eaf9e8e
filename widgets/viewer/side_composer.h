// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/viewer/view_layers.h"
#include "widgets/viewer/view_settings.h"

#include <QRectF>
#include <QSize>

#include <memory>

namespace filigree {

//! Where on the screen a view is composed.
struct ViewWindow
{
    QRectF visible; //!< In image pixels, as in composeView().
    QSize target;
    QRect part; //!< Of the target: what is wanted.
    double pixelRatio = 1; //!< Device pixels to a logical one.
};

//! Composes one view (A or B), row by row from the top.
class SideComposer
{
public:
    //! The layers and settings must outlive it.
    SideComposer(const ViewLayers &layers, const std::vector<ObjectLayer> &objects, ViewMode mode,
                 const ViewSettings &settings, const ViewWindow &window);
    ~SideComposer();

    //! What of the wanted part shows the frame.
    QRect area() const;
    //! y: a target row within area(); area().width() colours as in row_blend.h, valid until the
    //! next call. Ask for rows in order, each once.
    const float *row(int y);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace filigree
