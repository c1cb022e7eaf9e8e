// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

namespace filigree {

//! What the pointer does in the viewer. Ctrl swaps positive and negative, brush and eraser, and the
//! trimap's foreground and background.
enum class Tool {
    PositiveClick,
    NegativeClick,
    Box,
    Stroke,
    Brush, //!< Adds to the mask.
    Eraser, //!< Takes from the mask.
    Lasso,
    TrimapForeground,
    TrimapUnknown,
    TrimapBackground,
    Absent, //!< A click says that the object is not on this frame, or that it is after all.
    PickObject,
    Hand,
    Zoom,
};

//! Whether the tool paints with the brush radius.
constexpr bool hasBrush(Tool tool)
{
    switch (tool) {
    case Tool::Stroke:
    case Tool::Brush:
    case Tool::Eraser:
    case Tool::TrimapForeground:
    case Tool::TrimapUnknown:
    case Tool::TrimapBackground:
        return true;
    default:
        return false;
    }
}

//! Whether the tool says something about the selected object.
constexpr bool needsObject(Tool tool)
{
    return tool != Tool::PickObject && tool != Tool::Hand && tool != Tool::Zoom;
}

} // namespace filigree
