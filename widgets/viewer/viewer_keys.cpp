// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
// The part of ViewerPointer that is about keys, and what it draws.
#include "widgets/viewer/viewer.h"
#include "widgets/viewer/viewer_pointer.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace filigree {
namespace {

constexpr double brushStep = 1.15;
constexpr double crosshairStep = 4; // logical pixels
constexpr double fastStep = 10; // times that
constexpr double viewMargin = 24; // kept between the crosshair and the border

QPointF direction(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return {-1, 0};
    case Qt::Key_Right:
        return {1, 0};
    case Qt::Key_Up:
        return {0, -1};
    case Qt::Key_Down:
        return {0, 1};
    default:
        return {};
    }
}

bool isEnter(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter;
}

bool isDelete(int key)
{
    return key == Qt::Key_Delete || key == Qt::Key_Backspace;
}

} // namespace

bool ViewerPointer::wantsKey(const QKeyEvent &event) const
{
    if (m_viewer.m_transform.isEmpty())
        return false;
    const int key = event.key();
    if (m_crosshair && (isEnter(key) || !direction(key).isNull()))
        return true;
    if (key == Qt::Key_Escape) // elsewhere it cancels the job that runs
        return m_crosshair || isBusy() || m_viewer.selectedPrompt() >= 0;
    if (isDelete(key))
        return m_viewer.selectedPrompt() >= 0;
    return key == Qt::Key_Space && event.modifiers() == Qt::NoModifier;
}

bool ViewerPointer::isBusy() const
{
    return m_gesture != Gesture::None || (m_tool && m_tool->isBusy());
}

void ViewerPointer::giveUp()
{
    const Gesture gesture = m_gesture;
    const std::vector<ShownPrompt> &prompts = m_viewer.m_scene.prompts;
    const bool hasMoved = gesture == Gesture::Prompt && m_hit.prompt < int(prompts.size())
        && prompts[m_hit.prompt].prompt != m_before;
    putBack();
    if (hasMoved) {
        emit m_viewer.promptMoved(m_hit.prompt, m_before, m_drag); // of the drag: leaves no step
    } else if (gesture == Gesture::WipeMove || gesture == Gesture::WipeTurn) {
        m_viewer.m_scene.wipe = m_wipe;
        emit m_viewer.wipeMoved(m_wipe);
    } else if (gesture == Gesture::Resize) {
        emit m_viewer.brushRadiusWanted(m_radius);
    }
    updateCursor();
}

bool ViewerPointer::keyPress(const QKeyEvent &event)
{
    if (m_viewer.m_transform.isEmpty())
        return false;
    const int key = event.key();
    if (isEnter(key)) {
        useCrosshair(event.modifiers());
    } else if (m_crosshair && !direction(key).isNull()) {
        moveCrosshair(event);
    } else if (key == Qt::Key_Escape && wantsKey(event)) {
        if (isBusy())
            giveUp();
        else if (m_crosshair)
            m_crosshair.reset();
        else
            select(-1);
    } else if (isDelete(key) && m_viewer.selectedPrompt() >= 0) {
        const int prompt = m_viewer.selectedPrompt();
        cancel();
        select(-1);
        emit m_viewer.promptDeleted(prompt);
    } else if (key == Qt::Key_Space && event.modifiers() == Qt::NoModifier) {
        if (!event.isAutoRepeat() && !std::exchange(m_isSpaceDown, true))
            m_spaceWasUsed = false;
        updateCursor();
    } else if (hasBrush(m_viewer.tool())
               && (key == Qt::Key_BracketLeft || key == Qt::Key_BracketRight)) {
        const double factor = key == Qt::Key_BracketRight ? brushStep : 1 / brushStep;
        emit m_viewer.brushRadiusWanted(std::max(0.5, m_viewer.brushRadius() * factor));
    } else if (key == Qt::Key_Shift && m_isInside && m_gesture == Gesture::None
               && !(event.modifiers() & ~Qt::KeyboardModifiers(Qt::ShiftModifier))) { // no shortcut
        hover(m_last, event.modifiers() | Qt::ShiftModifier);
    } else {
        return false;
    }
    m_viewer.refresh();
    return true;
}

bool ViewerPointer::keyRelease(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_Shift) {
        stopHover();
        return true;
    }
    if (event.key() != Qt::Key_Space || event.isAutoRepeat() || !m_isSpaceDown)
        return false;
    m_isSpaceDown = false;
    updateCursor();
    if (!m_spaceWasUsed)
        emit m_viewer.spaceTapped();
    return true;
}

void ViewerPointer::focusLost()
{
    m_isSpaceDown = false;
    stopHover();
    updateCursor();
    m_viewer.refresh();
}

bool ViewerPointer::moveCrosshair(const QKeyEvent &event)
{
    const ViewTransform &transform = m_viewer.m_transform;
    const QPointF to = direction(event.key());
    const double scale = to.x() != 0 ? transform.scaleX() : transform.scaleY();
    double step = std::max(1.0, std::round(crosshairStep / scale));
    if (event.modifiers() & Qt::ShiftModifier)
        step *= fastStep;
    if (event.modifiers() & Qt::AltModifier)
        step = 1;
    const QSize frame = m_viewer.frame();
    m_crosshair = QPointF(std::clamp(m_crosshair->x() + step * to.x(), 0.5, frame.width() - 0.5),
                          std::clamp(m_crosshair->y() + step * to.y(), 0.5, frame.height() - 0.5));
    const QPointF pane = transform.toPane(*m_crosshair);
    const QRectF seen = QRectF(QPointF(), m_viewer.m_panes.a.size())
                            .adjusted(viewMargin, viewMargin, -viewMargin, -viewMargin);
    const QPointF kept(std::clamp(pane.x(), seen.left(), std::max(seen.left(), seen.right())),
                       std::clamp(pane.y(), seen.top(), std::max(seen.top(), seen.bottom())));
    if (!transform.isFitted() && kept != pane) {
        m_viewer.m_transform.pan(kept - pane);
        m_viewer.viewMoved();
    }
    if (m_tool && m_tool->isBusy())
        m_tool->move(input(m_viewer.m_transform.toPane(*m_crosshair), event.modifiers()));
    emit m_viewer.pointerAt(pointOf(*m_crosshair));
    return true;
}

void ViewerPointer::useCrosshair(Qt::KeyboardModifiers modifiers)
{
    ViewTransform &transform = m_viewer.m_transform;
    if (!m_crosshair) {
        const QPointF middle = transform.visible().frame.center();
        m_crosshair = QPointF(std::floor(middle.x()) + 0.5, std::floor(middle.y()) + 0.5);
        emit m_viewer.pointerAt(pointOf(*m_crosshair));
        return;
    }
    const QPointF pane = transform.toPane(*m_crosshair);
    if (m_viewer.tool() == Tool::Zoom) {
        m_pressed = pane;
        return endZoomBox(pane, bool(modifiers & Qt::ControlModifier));
    }
    if (!m_tool)
        return;
    const PointerInput at = input(pane, modifiers);
    if (m_tool->isBusy())
        return m_tool->release(at);
    const PromptHit hit = edits() && !(modifiers & Qt::ControlModifier)
        ? promptAt(m_viewer.scene(), pane, transform)
        : PromptHit();
    if (hit.isValid())
        return select(hit.prompt);
    select(-1);
    m_tool->press(at);
}

void ViewerPointer::paint(QPainter &painter) const
{
    if (m_viewer.m_transform.isEmpty())
        return;
    painter.save();
    painter.translate(m_pane);
    if (m_tool)
        m_tool->paint(painter, m_viewer.m_transform);
    if (m_gesture == Gesture::ZoomBox) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(QColor(255, 255, 255, 30));
        painter.setPen(QPen(Qt::white, 1, Qt::DashLine));
        painter.drawRect(QRectF(m_pressed, m_last).normalized());
    }
    if (m_isInside && hasBrush(m_viewer.tool()))
        paintBrush(painter);
    if (m_crosshair)
        paintCrosshair(painter);
    painter.restore();
    if (m_viewer.hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_viewer.palette().color(QPalette::Highlight), 2));
        painter.drawRect(QRectF(m_viewer.rect()).adjusted(1, 1, -1, -1));
    }
}

void ViewerPointer::paintBrush(QPainter &painter) const
{
    const ViewTransform &transform = m_viewer.m_transform;
    const QPointF at = m_gesture == Gesture::Resize ? m_pressed : m_last;
    const double radius = m_viewer.radiusAt(m_pressure);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (const auto &[colour, width] :
         {std::pair(QColor(0, 0, 0, 170), 3.0), std::pair(QColor(Qt::white), 1.2)}) {
        painter.setPen(QPen(colour, width));
        painter.drawEllipse(at, radius * transform.scaleX(), radius * transform.scaleY());
    }
}

void ViewerPointer::paintCrosshair(QPainter &painter) const
{
    const QPointF at = m_viewer.m_transform.toPane(*m_crosshair);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto &[colour, width] :
         {std::pair(QColor(0, 0, 0, 200), 4.0), std::pair(QColor(Qt::white), 1.6)}) {
        painter.setPen(QPen(colour, width));
        for (const QPointF &arm : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
            painter.drawLine(at + 5 * arm, at + 18 * arm);
    }
    if (hasBrush(m_viewer.tool())) {
        const double radius = m_viewer.radiusAt(1);
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(at, radius * m_viewer.m_transform.scaleX(),
                            radius * m_viewer.m_transform.scaleY());
    }
}

} // namespace filigree
