// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/viewer/prompt_hit.h"
#include "widgets/viewer/view_transform.h"
#include "widgets/viewer/viewer_scene.h"

#include <QImage>

class QPainter;

namespace filigree {

//! What the frame looked like when it was composed last.
struct ScenePicture
{
    QImage image;
    QRectF visible; //!< Of the frame, in its pixels.
};

//! What the pointer is about.
struct SceneFocus
{
    int hovered = -1; //!< Into the scene's prompts; -1: none.
    int selected = -1;
    int candidate = -1; //!< Under the pointer, into the scene's candidates; -1: none.
};

//! The panes that the viewer is divided into, in logical pixels. Side by side there are two of one
//! size, else the second is empty.
struct ViewerPanes
{
    QRectF a;
    QRectF b;
    double covered = 0; //!< At the top, by a banner: no texts there.
    //! Each edge lies on a device pixel.
    static ViewerPanes of(const QSizeF &viewer, double devicePixelRatio, bool sideBySide);
    //! The offset of the pane that a place of the viewer lies in.
    QPointF offsetAt(const QPointF &viewer) const;
};

//! Bottom to top: surround, picture, pixel grid, frame border, preview, prompts, candidates,
//! dividers, texts.
//! A picture that was made for another transform is drawn where it belongs, until the right one
//! comes.
void paintScene(QPainter &painter, const ViewerScene &scene, const ScenePicture &picture,
                const SceneFocus &focus, const ViewTransform &transform, const ViewerPanes &panes);

//! Where the wipe's handles are, in logical pixels of the viewer: to move and to turn it.
struct WipeHandles
{
    QPointF move;
    QPointF turn;
    static WipeHandles of(const WipeLine &wipe, const ViewTransform &transform);
};

} // namespace filigree
