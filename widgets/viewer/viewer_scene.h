// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/prompts.h"
#include "project_io/model/project.h"
#include "widgets/theme/colours.h"
#include "widgets/viewer/view_settings.h"

#include <QPolygonF>
#include <QSize>
#include <QString>

#include <vector>

namespace filigree {

//! A prompt as it is drawn over the frame.
struct ShownPrompt
{
    ObjectId object = 0;
    int index = 0; //!< Among the prompts of its object and frame.
    Prompt prompt;
    Colour colour; //!< Of its object.
    bool isOfSelected = true; //!< Of the selected object; others are drawn faintly.
    bool operator==(const ShownPrompt &) const = default;
};

//! Something that was found and may become an object.
struct ShownCandidate
{
    Box box;
    QString text; //!< On its plate: its number and score.
    bool isMarked = false; //!< Chosen with others, to be taken together.
    bool isKnown = false; //!< There is an object already.
    bool operator==(const ShownCandidate &) const = default;
};

//! What lies over the picture. Places on the frame are counted from its corner in QPointF, and from
//! the centre of its first pixel in Point.
struct ViewerScene
{
    QSize frame; //!< Empty: nothing to show.
    double pixelAspect = 1;
    Compare compare = Compare::None;
    WipeLine wipe;
    QString nameA; //!< Of the views that are compared.
    QString nameB;
    std::vector<ShownPrompt> prompts;
    std::vector<ShownCandidate> candidates; //!< While there are some, clicks on them pick them.
    QString absent; //!< What says that the selected object is not on this frame; empty: it may be.
    std::vector<QPolygonF> preview; //!< What a click would select, as closed outlines.
    Colour previewColour;
    QString note; //!< About what is seen, e.g. that it is not up to date.
    QString readOut; //!< Of the pixel under the pointer.
    QColor surround = theme::surround; //!< Around the picture.
    bool operator==(const ViewerScene &) const = default;
};

} // namespace filigree
