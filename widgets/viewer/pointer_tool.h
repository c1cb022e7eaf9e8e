// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/viewer/tool.h"
#include "widgets/viewer/view_transform.h"

#include <QPointF>

#include <memory>

class QPainter;

namespace filigree {

class Viewer;

//! What mouse, pen and keyboard say to a tool.
struct PointerInput
{
    QPointF frame; //!< From the frame's corner, in its pixels; may lie outside.
    double pressure = 1; //!< 0 to 1; 1 for what has none.
    bool isSwapped = false; //!< Ctrl: the opposite is meant.
    bool isSecondary = false; //!< The right button: the opposite, too, where that means something.
    bool isOpposite() const { return isSwapped != isSecondary; }
};

//! Turns what the pointer does into one of the viewer's signals.
class PointerTool
{
public:
    virtual ~PointerTool() = default;
    virtual void press(const PointerInput &input) = 0;
    virtual void move(const PointerInput &) { } //!< While it is pressed.
    virtual void release(const PointerInput &) { }
    virtual void cancel() { } //!< In place of release: nothing is to come of it.
    virtual bool isBusy() const { return false; } //!< Pressed, and not released.
    //! What is being drawn.
    virtual void paint(QPainter &, const ViewTransform &) const { }
};

//! Null for the tools that only move the view.
std::unique_ptr<PointerTool> makePointerTool(Tool tool, Viewer &viewer);

} // namespace filigree
