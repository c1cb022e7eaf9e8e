// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/viewer/pointer_tool.h"
#include "widgets/viewer/prompt_hit.h"
#include "widgets/viewer/view_settings.h"

#include <QPointF>

#include <memory>
#include <optional>

class QGestureEvent;
class QKeyEvent;
class QMouseEvent;
class QNativeGestureEvent;

namespace filigree {

//! Decides what mouse, pen, gestures and keys mean in a viewer: move the view, the wipe or a
//! prompt, resize the brush, or use the tool.
class ViewerPointer
{
public:
    explicit ViewerPointer(Viewer &viewer);
    ~ViewerPointer();

    void setTool(Tool tool);
    void setPressure(double pressure) { m_pressure = pressure; }
    bool cancel(); //!< What is being drawn or dragged; false: there was nothing.
    void putBack(); //!< The prompt that is dragged; ends the drag.

    void press(const QMouseEvent &event);
    void move(const QMouseEvent &event);
    void release(const QMouseEvent &event);
    void leave();
    bool nativeGesture(const QNativeGestureEvent &event); //!< False: not ours.
    bool gesture(const QGestureEvent &event);

    bool wantsKey(const QKeyEvent &event) const; //!< Even if it is somebody's shortcut.
    bool keyPress(const QKeyEvent &event);
    bool keyRelease(const QKeyEvent &event);
    void focusLost();

    //! What is being drawn, brush ring, crosshair.
    void paint(QPainter &painter) const;

private:
    enum class Gesture { None, Pan, Tool, Prompt, Candidate, WipeMove, WipeTurn, Resize, ZoomBox };

    Gesture gestureFor(const QMouseEvent &event);
    int candidateAt(const QPointF &pane) const;
    bool isBusy() const; //!< Something is being drawn or dragged.
    void giveUp(); //!< All is as it was before the button or the key went down.
    bool edits() const; //!< The tool leaves prompts to be taken hold of.
    PointerInput input(const QPointF &pane, Qt::KeyboardModifiers modifiers) const;
    void hover(const QPointF &pane, Qt::KeyboardModifiers modifiers);
    void stopHover();
    void dragWipe(const QPointF &pane);
    void dragPrompt(const QPointF &pane, Qt::KeyboardModifiers modifiers);
    void endZoomBox(const QPointF &pane, bool out);
    void select(int prompt);
    void updateCursor();
    bool moveCrosshair(const QKeyEvent &event);
    void useCrosshair(Qt::KeyboardModifiers modifiers);
    void paintBrush(QPainter &painter) const;
    void paintCrosshair(QPainter &painter) const;

    Viewer &m_viewer;
    std::unique_ptr<PointerTool> m_tool;
    double m_pressure = 1;
    Gesture m_gesture = Gesture::None;
    Qt::MouseButton m_button = Qt::NoButton;
    QPointF m_pane; // offset of the pane that the gesture or the pointer is in
    QPointF m_pressed; // in the pane
    QPointF m_last;
    bool m_isInside = false;
    bool m_isSpaceDown = false;
    bool m_spaceWasUsed = false;
    bool m_isHovering = false; // a preview was asked for
    double m_radius = 0; // when resizing began
    WipeLine m_wipe; // when dragging it began
    PromptHit m_hit;
    Prompt m_before; // the prompt that is dragged, as it was
    int m_drag = 0;
    std::optional<QPointF> m_crosshair; // on the frame
};

} // namespace filigree
