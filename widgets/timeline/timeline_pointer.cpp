// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
// What pointer, wheel and keys do on a timeline.
#include "widgets/timeline/timeline.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace filigree {
namespace {

constexpr int grip = 5; // pixels beside a thing at which it is still meant
constexpr int autoScrollInterval = 30;
constexpr int startOfDrag = 4;

} // namespace

int Timeline::objectAt(const QPoint &point) const
{
    const int lane = m_view.laneAt(point);
    return lane < 0 ? 0 : m_scene.lanes[lane].object;
}

int Timeline::markerAt(const QPoint &point) const
{
    if (!m_view.markers().contains(point))
        return -1;
    int best = -1;
    double nearest = grip + 1;
    for (int i = 0; i < int(m_scene.markers.size()); ++i) {
        const double distance =
            std::abs(markerFlag(m_scene.markers[i], m_view).center().x() - point.x());
        if (distance < nearest) {
            nearest = distance;
            best = i;
        }
    }
    return best;
}

int Timeline::tickAt(const QPoint &point) const
{
    const int lane = m_view.laneAt(point);
    if (lane < 0 || point.x() < m_view.headerWidth)
        return -1;
    const std::vector<PromptTick> &ticks = m_scene.lanes[lane].ticks;
    int best = -1;
    double nearest = grip;
    const auto after =
        std::ranges::lower_bound(ticks, m_view.frameAt(point.x()), {}, &PromptTick::frame);
    for (auto tick = after == ticks.begin() ? after : std::prev(after); tick != ticks.end();
         ++tick) {
        const double distance = m_view.xOf(tick->frame + 0.5) - point.x();
        if (distance > grip)
            break;
        if (std::abs(distance) < nearest) {
            nearest = std::abs(distance);
            best = tick->frame;
        }
    }
    return best;
}

void Timeline::setDrag(Drag drag)
{
    const bool wasScrubbing = isScrubbing();
    m_drag = drag;
    if (drag == Drag::None)
        m_autoScroll.stop();
    if (isScrubbing() != wasScrubbing)
        emit scrubbingChanged(isScrubbing());
}

void Timeline::mousePressEvent(QMouseEvent *event)
{
    finishEditor(true);
    m_pressed = m_pointer = event->position().toPoint();
    m_hover.frame = -1;
    if (event->button() == Qt::MiddleButton) {
        m_pressedPixel = m_view.firstPixel;
        setDrag(Drag::Pan);
        viewport()->setCursor(Qt::ClosedHandCursor);
    } else if (event->button() == Qt::LeftButton && m_scene.frameCount > 0) {
        press(m_pressed, event->modifiers());
    }
}

void Timeline::press(const QPoint &point, Qt::KeyboardModifiers modifiers)
{
    const int object = objectAt(point);
    if (point.x() < m_view.headerWidth) {
        if (object > 0)
            emit objectSelected(object);
        return;
    }
    m_rangeBefore = m_scene.range;
    const auto isOn = [&](const QRectF &handle) {
        return handle.adjusted(-2, 0, 2, 0).contains(point);
    };
    if (const int marker = markerAt(point); marker >= 0) {
        m_dragged = m_markerBefore = marker;
        m_markersBefore = m_scene.markers;
        setDrag(Drag::Marker);
        emit frameRequested(m_scene.markers[marker].frame);
        return;
    }
    if (modifiers & Qt::ShiftModifier) {
        m_dragged = m_view.frameAt(point.x());
        setDrag(Drag::Selection);
        setSelection({m_dragged, m_dragged}, object);
        return;
    }
    if (isOn(inHandle(m_scene, m_view)) || isOn(outHandle(m_scene, m_view))) {
        const double toIn = std::abs(point.x() - inHandle(m_scene, m_view).left());
        const double toOut = std::abs(point.x() - outHandle(m_scene, m_view).right());
        if (m_scene.range.size() == 0)
            m_scene.range = {0, m_scene.frameCount - 1};
        setDrag(toIn <= toOut ? Drag::In : Drag::Out);
        return;
    }
    setSelection({}, 0);
    if (object > 0 && object != m_scene.selectedObject)
        emit objectSelected(object);
    setDrag(Drag::Scrub);
    const int tick = tickAt(point);
    emit frameRequested(tick >= 0 ? tick : m_view.frameAt(point.x()));
}

void Timeline::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (m_drag == Drag::None) {
        hoverAt(point);
        return;
    }
    // a click on a tick means its frame, so the hand may shake a little
    if (m_drag == Drag::Scrub && m_pointer == m_pressed
        && (point - m_pressed).manhattanLength() < startOfDrag
        && m_view.pixelsPerFrame < startOfDrag)
        return;
    m_pointer = point;
    dragTo(point);
    const bool outside = point.x() < m_view.headerWidth || point.x() >= m_view.size.width();
    if (!outside)
        m_autoScroll.stop();
    else if (!m_autoScroll.isActive())
        m_autoScroll.start(autoScrollInterval, this);
}

void Timeline::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_autoScroll.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    const double beyond = m_pointer.x() < m_view.headerWidth
        ? m_pointer.x() - m_view.headerWidth
        : std::max(0, m_pointer.x() - m_view.size.width() + 1);
    if (m_drag != Drag::Pan)
        m_view.scrollTo(m_view.firstPixel + beyond / 3);
    viewChanged();
    dragTo(m_pointer);
}

void Timeline::dragTo(const QPoint &point)
{
    const double x = std::clamp<double>(point.x(), m_view.headerWidth, m_view.size.width() - 1);
    const int frame = m_view.frameAt(x);
    switch (m_drag) {
    case Drag::None:
        return;
    case Drag::Scrub:
        if (frame != m_scene.playhead)
            emit frameRequested(frame);
        return;
    case Drag::Selection:
        setSelection({std::min(frame, m_dragged), std::max(frame, m_dragged)},
                     m_scene.selectionObject);
        return;
    case Drag::In:
        m_scene.range.in = std::min(frame, m_scene.range.out);
        break;
    case Drag::Out:
        m_scene.range.out = std::max(m_view.frameAt(x - 1), m_scene.range.in);
        break;
    case Drag::Marker:
        if ((point - m_pressed).manhattanLength() >= startOfDrag
            || m_scene.markers != m_markersBefore)
            moveMarkerTo(frame);
        break;
    case Drag::Pan:
        m_isFitted = false;
        m_view.scrollTo(m_pressedPixel - (point.x() - m_pressed.x()));
        viewChanged();
        return;
    }
    m_hover.frame = frame;
    repaintGround();
}

void Timeline::moveMarkerTo(int frame)
{
    std::vector<TimelineMarker> &markers = m_scene.markers; // stay in order
    TimelineMarker moved = markers[m_dragged];
    moved.frame = frame;
    markers.erase(markers.begin() + m_dragged);
    const auto place = std::ranges::upper_bound(markers, frame, {}, &TimelineMarker::frame);
    m_dragged = int(place - markers.begin());
    markers.insert(place, std::move(moved));
}

void Timeline::mouseReleaseEvent(QMouseEvent *)
{
    if (m_drag != Drag::None)
        finishDrag();
}

void Timeline::finishDrag()
{
    const Drag drag = m_drag;
    const FrameRange range = m_scene.range;
    setDrag(Drag::None);
    m_hover.frame = -1;
    if (drag == Drag::In || drag == Drag::Out) {
        m_scene.range = m_rangeBefore; // until whoever keeps it says otherwise
        const bool isWhole = range == FrameRange{0, m_scene.frameCount - 1};
        if (range != m_rangeBefore && !(isWhole && m_rangeBefore.size() == 0))
            emit rangeEdited(range);
    } else if (drag == Drag::Marker) {
        const int frame = m_scene.markers[m_dragged].frame;
        m_scene.markers = std::exchange(m_markersBefore, {});
        if (frame != m_scene.markers[m_markerBefore].frame)
            emit markerMoved(m_markerBefore, frame);
    }
    hoverAt(m_pointer);
    repaintGround();
}

void Timeline::giveUp()
{
    const Drag drag = m_drag;
    setDrag(Drag::None);
    if (drag == Drag::In || drag == Drag::Out)
        m_scene.range = m_rangeBefore;
    else if (drag == Drag::Marker)
        m_scene.markers = std::exchange(m_markersBefore, {});
    else
        setSelection({}, 0);
    hoverAt(m_pointer);
    repaintGround();
}

void Timeline::hoverAt(const QPoint &point)
{
    const bool overFrames = point.x() >= m_view.headerWidth && m_scene.frameCount > 0
        && point.x() < m_view.xOf(m_scene.frameCount) && viewport()->rect().contains(point);
    const int marker = markerAt(point);
    const int frame = overFrames ? m_view.frameAt(point.x()) : -1;
    const auto isOn = [&](const QRectF &handle) {
        return overFrames && handle.adjusted(-2, 0, 2, 0).contains(point);
    };
    const bool onHandle = isOn(inHandle(m_scene, m_view)) || isOn(outHandle(m_scene, m_view));
    const bool onThing = marker >= 0 || tickAt(point) >= 0;
    viewport()->setCursor(onHandle && marker < 0 ? Qt::SizeHorCursor
                              : onThing          ? Qt::PointingHandCursor
                                                 : Qt::ArrowCursor);
    if (frame == m_hover.frame && marker == m_hover.marker)
        return;
    const bool sameGround = marker == m_hover.marker;
    m_hover = {frame, marker};
    if (!sameGround)
        m_ground = {};
    viewport()->update();
}

void Timeline::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (event->button() != Qt::LeftButton || m_scene.frameCount <= 0
        || !m_view.markers().contains(point)) {
        mousePressEvent(event);
        return;
    }
    setDrag(Drag::None);
    const int marker = markerAt(point);
    startEditor(marker, marker >= 0 ? m_scene.markers[marker].frame : m_view.frameAt(point.x()));
}

void Timeline::wheelEvent(QWheelEvent *event)
{
    const QPoint point = event->position().toPoint();
    const QPoint delta = event->angleDelta();
    event->accept();
    if (point.x() < m_view.headerWidth) {
        m_view.scrollLanesTo(m_view.firstLanePixel - delta.y() / 4);
    } else if (event->modifiers() & Qt::ShiftModifier
               || std::abs(delta.x()) > std::abs(delta.y())) {
        m_isFitted = false;
        m_view.scrollTo(m_view.firstPixel - (delta.x() != 0 ? delta.x() : delta.y()));
    } else {
        m_view.zoom(std::pow(1.25, delta.y() / 120.0), point.x());
        m_isFitted = m_view.pixelsPerFrame <= m_view.smallestFrame();
    }
    finishEditor(true);
    viewChanged();
    hoverAt(point);
}

bool Timeline::event(QEvent *event)
{
    // Escape first of all ends what is done here; elsewhere it cancels the job that runs.
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape
        && (m_drag != Drag::None || m_scene.selection.size() > 0)) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

void Timeline::keyPressEvent(QKeyEvent *event)
{
    const int page = std::max(1, m_view.visibleFrames().size() / 10);
    const auto go = [&](int frame) {
        const int target = std::clamp(frame, 0, std::max(0, m_scene.frameCount - 1));
        if (target != m_scene.playhead)
            emit frameRequested(target);
    };
    const auto select = [&](int offset) {
        if (m_scene.lanes.empty())
            return;
        const int index = laneIndex(m_scene.selectedObject);
        const int next = index < 0 ? 0 : std::clamp<int>(index + offset, 0, m_view.laneCount - 1);
        if (next != index)
            emit objectSelected(m_scene.lanes[next].object);
    };
    // Shift alone jumps, everywhere in the window.
    const bool extends = event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier);
    const auto step = [&](int offset) {
        if (!extends)
            return go(m_scene.playhead + offset);
        // the selection grows and shrinks with the playhead
        const int from = m_scene.playhead;
        const int to = std::clamp(from + offset, 0, std::max(0, m_scene.frameCount - 1));
        const FrameRange old = m_scene.selection;
        const int anchor = old.size() == 0 ? from : old.in == from ? old.out : old.in;
        setSelection({std::min(anchor, to), std::max(anchor, to)},
                     old.size() > 0 ? m_scene.selectionObject : m_scene.selectedObject);
        go(to);
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return step(-1);
    case Qt::Key_Right:
        return step(1);
    case Qt::Key_PageUp:
        return step(-page);
    case Qt::Key_PageDown:
        return step(page);
    case Qt::Key_Home:
        return go(0);
    case Qt::Key_End:
        return go(m_scene.frameCount - 1);
    case Qt::Key_Up:
        return select(-1);
    case Qt::Key_Down:
        return select(1);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomIn();
    case Qt::Key_Minus:
        return zoomOut();
    case Qt::Key_Backslash:
        return zoomToFit();
    case Qt::Key_Escape:
        if (m_drag != Drag::None || m_scene.selection.size() > 0)
            return giveUp();
        break;
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

} // namespace filigree
