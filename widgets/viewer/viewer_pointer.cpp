// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/viewer_pointer.h"

#include "widgets/viewer/candidate_painter.h"
#include "widgets/viewer/viewer.h"
#include "widgets/viewer/wipe_geometry.h"

#include <QFontMetricsF>
#include <QGestureEvent>
#include <QLineF>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QtMath>

#include <algorithm>
#include <cmath>
#include <utility>

namespace filigree {
namespace {

constexpr double handleReach = 12; // logical pixels
constexpr double clickReach = 4; // a zoom box smaller than this is a click
constexpr double clickZoom = 2;

} // namespace

ViewerPointer::ViewerPointer(Viewer &viewer)
    : m_viewer(viewer)
{ }

ViewerPointer::~ViewerPointer() = default;

void ViewerPointer::setTool(Tool tool)
{
    cancel();
    m_tool = makePointerTool(tool, m_viewer);
    stopHover();
    updateCursor();
}

bool ViewerPointer::cancel()
{
    const bool isBusy = m_tool && m_tool->isBusy();
    if (isBusy)
        m_tool->cancel();
    m_button = Qt::NoButton;
    return std::exchange(m_gesture, Gesture::None) != Gesture::None || isBusy;
}

void ViewerPointer::putBack()
{
    std::vector<ShownPrompt> &prompts = m_viewer.m_scene.prompts;
    if (m_gesture == Gesture::Prompt && m_hit.prompt < int(prompts.size())
        && prompts[m_hit.prompt].prompt.index() == m_before.index())
        prompts[m_hit.prompt].prompt = m_before;
    cancel();
}

bool ViewerPointer::edits() const
{
    switch (m_viewer.tool()) {
    case Tool::PositiveClick:
    case Tool::NegativeClick:
    case Tool::Box:
    case Tool::PickObject:
        return true;
    default:
        return false;
    }
}

int ViewerPointer::candidateAt(const QPointF &pane) const
{
    return filigree::candidateAt(m_viewer.scene().candidates, pane,
                                 QFontMetricsF(m_viewer.font(), &m_viewer), m_viewer.m_transform);
}

ViewerPointer::Gesture ViewerPointer::gestureFor(const QMouseEvent &event)
{
    const bool left = event.button() == Qt::LeftButton;
    const Tool tool = m_viewer.tool();
    if (event.button() == Qt::MiddleButton || (left && (m_isSpaceDown || tool == Tool::Hand)))
        return Gesture::Pan;
    if (!left && event.button() != Qt::RightButton)
        return Gesture::None;
    if (left && m_viewer.scene().compare == Compare::Wipe) {
        const WipeHandles handles = WipeHandles::of(m_viewer.scene().wipe, m_viewer.m_transform);
        if (QLineF(m_pressed, handles.move).length() <= handleReach)
            return Gesture::WipeMove;
        if (QLineF(m_pressed, handles.turn).length() <= handleReach)
            return Gesture::WipeTurn;
    }
    if (tool == Tool::Zoom)
        return Gesture::ZoomBox;
    if (left && m_viewer.m_focus.candidate >= 0)
        return Gesture::Candidate;
    if (left && hasBrush(tool) && (event.modifiers() & Qt::AltModifier))
        return Gesture::Resize;
    if (left && edits() && !(event.modifiers() & Qt::ControlModifier)) {
        m_hit = promptAt(m_viewer.scene(), m_pressed, m_viewer.m_transform);
        if (m_hit.isValid())
            return Gesture::Prompt;
    }
    return m_tool ? Gesture::Tool : Gesture::None;
}

PointerInput ViewerPointer::input(const QPointF &pane, Qt::KeyboardModifiers modifiers) const
{
    return {m_viewer.m_transform.toFrame(pane), m_pressure, bool(modifiers & Qt::ControlModifier),
            m_button == Qt::RightButton};
}

void ViewerPointer::press(const QMouseEvent &event)
{
    if (m_gesture != Gesture::None || m_viewer.m_transform.isEmpty())
        return; // another button, while one is down
    m_pane = m_viewer.m_panes.offsetAt(event.position());
    m_pressed = m_last = event.position() - m_pane;
    m_crosshair.reset();
    m_viewer.m_focus.candidate = candidateAt(m_pressed);
    m_gesture = gestureFor(event);
    m_button = event.button();
    stopHover();
    switch (m_gesture) {
    case Gesture::Pan:
        m_spaceWasUsed = true;
        break;
    case Gesture::Resize:
        m_radius = m_viewer.brushRadius();
        break;
    case Gesture::WipeMove:
    case Gesture::WipeTurn:
        m_wipe = m_viewer.scene().wipe;
        break;
    case Gesture::Prompt:
        m_before = m_viewer.scene().prompts[m_hit.prompt].prompt;
        ++m_drag;
        select(m_hit.prompt);
        break;
    case Gesture::Candidate:
        emit m_viewer.candidateClicked(m_viewer.m_focus.candidate,
                                       bool(event.modifiers() & Qt::ControlModifier));
        break;
    case Gesture::Tool:
        select(-1);
        m_tool->press(input(m_pressed, event.modifiers()));
        break;
    default:
        break;
    }
    updateCursor();
    m_viewer.refresh();
}

void ViewerPointer::move(const QMouseEvent &event)
{
    if (m_gesture == Gesture::None)
        m_pane = m_viewer.m_panes.offsetAt(event.position());
    const QPointF pane = event.position() - m_pane;
    const QPointF step = pane - m_last;
    m_last = pane;
    m_isInside = true;
    switch (m_gesture) {
    case Gesture::None:
        hover(pane, event.modifiers());
        break;
    case Gesture::Pan:
        m_viewer.m_transform.pan(step);
        m_viewer.viewMoved();
        break;
    case Gesture::Tool:
        if (m_tool->isBusy())
            m_tool->move(input(pane, event.modifiers()));
        break;
    case Gesture::Prompt:
        dragPrompt(pane, event.modifiers());
        break;
    case Gesture::WipeMove:
    case Gesture::WipeTurn:
        dragWipe(pane);
        break;
    case Gesture::Resize:
        emit m_viewer.brushRadiusWanted(
            std::max(0.5, m_radius + (pane.x() - m_pressed.x()) / m_viewer.m_transform.scaleX()));
        break;
    case Gesture::ZoomBox:
    case Gesture::Candidate:
        break;
    }
    const QPointF frame = m_viewer.m_transform.toFrame(pane);
    if (m_viewer.isOnFrame(frame))
        emit m_viewer.pointerAt(pointOf(frame));
    else
        emit m_viewer.pointerLeft();
    m_viewer.refresh();
}

void ViewerPointer::release(const QMouseEvent &event)
{
    if (event.button() != m_button)
        return;
    const QPointF pane = event.position() - m_pane;
    const Gesture gesture = std::exchange(m_gesture, Gesture::None);
    if (gesture == Gesture::Tool && m_tool->isBusy())
        m_tool->release(input(pane, event.modifiers()));
    else if (gesture == Gesture::ZoomBox)
        endZoomBox(pane,
                   m_button == Qt::RightButton
                       || (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier)));
    m_button = Qt::NoButton;
    updateCursor();
    m_viewer.refresh();
}

void ViewerPointer::leave()
{
    m_isInside = false;
    stopHover();
    m_viewer.m_focus.hovered = -1;
    m_viewer.m_focus.candidate = -1;
    emit m_viewer.pointerLeft();
    m_viewer.refresh();
}

bool ViewerPointer::nativeGesture(const QNativeGestureEvent &event)
{
    if (event.gestureType() != Qt::ZoomNativeGesture)
        return false;
    const QPointF pane = event.position() - m_viewer.m_panes.offsetAt(event.position());
    m_viewer.m_transform.setZoom(m_viewer.zoom() * (1 + event.value()), pane);
    m_viewer.viewMoved();
    return true;
}

bool ViewerPointer::gesture(const QGestureEvent &event)
{
    const auto *pinch = static_cast<const QPinchGesture *>(event.gesture(Qt::PinchGesture));
    if (!pinch)
        return false;
    const QPointF centre = m_viewer.mapFromGlobal(pinch->centerPoint());
    m_viewer.m_transform.setZoom(m_viewer.zoom() * pinch->scaleFactor(),
                                 centre - m_viewer.m_panes.offsetAt(centre));
    m_viewer.m_transform.pan(pinch->centerPoint() - pinch->lastCenterPoint());
    m_viewer.viewMoved();
    return true;
}

void ViewerPointer::hover(const QPointF &pane, Qt::KeyboardModifiers modifiers)
{
    m_hit = edits() ? promptAt(m_viewer.scene(), pane, m_viewer.m_transform) : PromptHit();
    m_viewer.m_focus.candidate = candidateAt(pane);
    if (m_viewer.m_focus.candidate >= 0)
        m_hit = PromptHit(); // it is what a press would be about
    m_viewer.m_focus.hovered = m_hit.prompt;
    updateCursor();
    const Tool tool = m_viewer.tool();
    const QPointF frame = m_viewer.m_transform.toFrame(pane);
    const bool clicks = tool == Tool::PositiveClick || tool == Tool::NegativeClick;
    const bool swapped = bool(modifiers & Qt::ControlModifier);
    const bool positive = (tool == Tool::PositiveClick) != swapped;
    if (!clicks || !m_viewer.isOnFrame(frame)) {
        stopHover();
    } else if (modifiers & Qt::ShiftModifier) {
        m_isHovering = true;
        emit m_viewer.hoverAt(pointOf(frame), positive);
    } else {
        stopHover();
        if (m_hit.prompt < 0 && m_viewer.m_focus.candidate < 0)
            emit m_viewer.aimedAt(pointOf(frame), positive);
    }
}

void ViewerPointer::stopHover()
{
    if (std::exchange(m_isHovering, false))
        emit m_viewer.hoverLeft();
}

void ViewerPointer::dragWipe(const QPointF &pane)
{
    WipeLine wipe = m_viewer.scene().wipe;
    const QRectF frame = m_viewer.m_transform.toPane(QRectF(QPointF(), m_viewer.frame()));
    if (m_gesture == Gesture::WipeMove) {
        wipe.at = {std::clamp((pane.x() - frame.x()) / frame.width(), 0.0, 1.0),
                   std::clamp((pane.y() - frame.y()) / frame.height(), 0.0, 1.0)};
    } else {
        // The handle lies along the line, a quarter turn on from its upright end.
        const QPointF away = pane - WipeGeometry::onScreen(wipe, frame).at;
        const double angle = qRadiansToDegrees(std::atan2(-away.x(), away.y()));
        wipe.angle = std::round(angle / 5) * 5;
    }
    m_viewer.m_scene.wipe = wipe;
    emit m_viewer.wipeMoved(wipe);
}

void ViewerPointer::dragPrompt(const QPointF &pane, Qt::KeyboardModifiers modifiers)
{
    std::vector<ShownPrompt> &prompts = m_viewer.m_scene.prompts;
    if (m_hit.prompt >= int(prompts.size())
        || prompts[m_hit.prompt].prompt.index() != m_before.index()) {
        cancel(); // it was taken away meanwhile
        return;
    }
    if (QLineF(pane, m_pressed).length() < 2 && prompts[m_hit.prompt].prompt == m_before)
        return; // a trembling hand moves nothing
    const QPointF by = m_viewer.m_transform.toFrame(pane) - m_viewer.m_transform.toFrame(m_pressed);
    const Qt::Edges edges = modifiers & Qt::ShiftModifier ? Qt::Edges() : m_hit.edges;
    const Prompt moved = movedPrompt(m_before, edges, by, m_viewer.frame());
    const int prompt = m_hit.prompt;
    prompts[prompt].prompt = moved;
    emit m_viewer.promptMoved(prompt, moved, m_drag);
}

void ViewerPointer::endZoomBox(const QPointF &pane, bool out)
{
    ViewTransform &transform = m_viewer.m_transform;
    if (QLineF(pane, m_pressed).length() > clickReach && !out)
        transform.show(QRectF(transform.toFrame(m_pressed), transform.toFrame(pane)).normalized());
    else
        transform.setZoom(transform.zoom() * (out ? 1 / clickZoom : clickZoom), m_pressed);
    m_viewer.viewMoved();
}

void ViewerPointer::select(int prompt)
{
    if (m_viewer.m_focus.selected == prompt)
        return;
    m_viewer.m_focus.selected = prompt;
    emit m_viewer.promptSelected(prompt);
}

void ViewerPointer::updateCursor()
{
    Qt::CursorShape shape = Qt::CrossCursor;
    const Tool tool = m_viewer.tool();
    if (m_gesture == Gesture::Pan)
        shape = Qt::ClosedHandCursor;
    else if (m_isSpaceDown || tool == Tool::Hand)
        shape = Qt::OpenHandCursor;
    else if (m_gesture == Gesture::Resize)
        shape = Qt::SizeHorCursor;
    else if (m_gesture == Gesture::Prompt || (m_gesture == Gesture::None && m_hit.isValid()))
        shape = cursorFor(m_hit.edges);
    else if (m_viewer.m_focus.candidate >= 0 || tool == Tool::PickObject || tool == Tool::Absent)
        shape = Qt::PointingHandCursor;
    m_viewer.setCursor(shape);
}

} // namespace filigree
