// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/viewer.h"

#include "widgets/translated.h"
#include "widgets/viewer/gl_canvas.h"
#include "widgets/viewer/start_panel.h"
#include "widgets/viewer/viewer_banner.h"
#include "widgets/viewer/viewer_pointer.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QGestureEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QTabletEvent>
#include <QUrl>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace filigree {
namespace {

constexpr double zoomStep = 1.25; // of a notch of the wheel
constexpr double leastPressure = 0.2; // of the radius, at no pressure at all

QStringList localFiles(const QMimeData &data)
{
    QStringList files;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            files << url.toLocalFile();
    }
    return files;
}

} // namespace

Viewer::Viewer(Renderer renderer, QWidget *parent)
    : QWidget(parent)
    , m_pointer(std::make_unique<ViewerPointer>(*this))
    , m_start(new StartPanel(this))
    , m_banner(new ViewerBanner(this))
{
    if (renderer == Renderer::OpenGl || (renderer == Renderer::Automatic && openGlWorks())) {
        m_canvas = new GlCanvas([this](QPainter &painter) { paint(painter); }, this);
        m_canvas->lower();
    }
    translated(this, [this] {
        setAccessibleName(tr("Viewer"));
        setAccessibleDescription(tr("Press Enter for a crosshair that the arrow keys move, and "
                                    "Enter again to use the tool."));
    });
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAcceptDrops(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    grabGesture(Qt::PinchGesture);
    m_banner->hide();
    connect(m_banner, &ViewerBanner::heightChanged, this, &Viewer::layOut);
    setTool(Tool::PositiveClick);
}

Viewer::~Viewer() = default;

void Viewer::setScene(const ViewerScene &scene)
{
    if (scene == m_scene)
        return;
    const bool panesChange =
        (scene.compare == Compare::SideBySide) != (m_scene.compare == Compare::SideBySide);
    const bool frameChanges = scene.frame != m_scene.frame;
    if (panesChange || frameChanges)
        m_picture = {}; // its halves, or its pixels, are others
    m_scene = scene;
    const int prompts = int(m_scene.prompts.size());
    if (m_focus.selected >= prompts)
        m_focus.selected = -1;
    if (m_focus.hovered >= prompts)
        m_focus.hovered = -1;
    if (m_focus.candidate >= int(m_scene.candidates.size()))
        m_focus.candidate = -1;
    m_transform.setFrame(m_scene.frame, m_scene.pixelAspect);
    m_start->setVisible(m_scene.frame.isEmpty());
    if (panesChange || frameChanges)
        m_pointer->cancel();
    layOut();
    refresh();
}

void Viewer::setPicture(const QImage &image, const QRectF &visible)
{
    m_picture = {image, visible};
    refresh();
}

void Viewer::setTool(Tool tool)
{
    m_tool = tool;
    m_pointer->setTool(tool);
    refresh();
}

void Viewer::setBrushRadius(double radius)
{
    m_brushRadius = radius;
    refresh();
}

void Viewer::setObjectColour(const Colour &colour)
{
    m_objectColour = colour;
    refresh();
}

void Viewer::selectPrompt(int prompt)
{
    const int selected = prompt < int(m_scene.prompts.size()) ? prompt : -1;
    if (std::exchange(m_focus.selected, selected) != selected)
        refresh();
}

void Viewer::cancel()
{
    if (m_pointer->cancel())
        refresh();
}

void Viewer::refuseMove()
{
    m_pointer->putBack();
    refresh();
}

bool Viewer::isOnFrame(const QPointF &frame) const
{
    return frame.x() >= 0 && frame.y() >= 0 && frame.x() < m_scene.frame.width()
        && frame.y() < m_scene.frame.height();
}

double Viewer::radiusAt(double pressure) const
{
    return m_brushRadius * (leastPressure + (1 - leastPressure) * std::clamp(pressure, 0.0, 1.0));
}

void Viewer::zoomToFit()
{
    m_transform.fit();
    viewMoved();
}

void Viewer::zoomTo(double zoom)
{
    m_transform.setZoom(zoom, m_panes.a.center());
    viewMoved();
}

void Viewer::zoomIn()
{
    zoomTo(zoom() * zoomStep * zoomStep);
}

void Viewer::zoomOut()
{
    zoomTo(zoom() / (zoomStep * zoomStep));
}

void Viewer::layOut()
{
    m_panes = ViewerPanes::of(size(), devicePixelRatioF(), m_scene.compare == Compare::SideBySide);
    m_transform.setPane(m_panes.a.size(), devicePixelRatioF());
    if (m_canvas)
        m_canvas->setGeometry(rect());
    m_start->setGeometry(rect());
    m_banner->setGeometry(0, 0, width(), m_banner->heightForWidth(width()));
    m_panes.covered = m_banner->isHidden() ? 0 : m_banner->height();
    viewMoved();
}

void Viewer::viewMoved()
{
    const VisiblePart part = visiblePart();
    if (part != m_toldPart) {
        m_toldPart = part;
        const int panes = m_scene.compare == Compare::SideBySide ? 2 : 1;
        emit viewChanged(part.frame, QSize(part.target.width() * panes, part.target.height()));
    }
    if (zoom() != m_toldZoom) {
        m_toldZoom = zoom();
        emit zoomChanged(m_toldZoom);
    }
    refresh();
}

void Viewer::refresh()
{
    if (m_canvas)
        m_canvas->update();
    else
        update();
}

void Viewer::paint(QPainter &painter)
{
    paintScene(painter, m_scene, m_picture, m_focus, m_transform, m_panes);
    m_pointer->paint(painter);
}

void Viewer::paintEvent(QPaintEvent *)
{
    if (m_canvas)
        return;
    QPainter painter(this);
    paint(painter);
}

void Viewer::resizeEvent(QResizeEvent *)
{
    layOut();
}

void Viewer::showEvent(QShowEvent *)
{
    layOut(); // the screen's pixel ratio may be another now
}

bool Viewer::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        if (m_pointer->wantsKey(static_cast<const QKeyEvent &>(*event))) {
            event->accept();
            return true;
        }
        break;
    case QEvent::NativeGesture:
        if (m_pointer->nativeGesture(static_cast<const QNativeGestureEvent &>(*event)))
            return true;
        break;
    case QEvent::Gesture:
        if (m_pointer->gesture(static_cast<const QGestureEvent &>(*event)))
            return true;
        break;
    case QEvent::ScreenChangeInternal:
        layOut();
        break;
    default:
        break;
    }
    return QWidget::event(event);
}

void Viewer::mousePressEvent(QMouseEvent *event)
{
    m_pointer->press(*event);
}

void Viewer::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer->move(*event);
}

void Viewer::mouseReleaseEvent(QMouseEvent *event)
{
    m_pointer->release(*event);
}

void Viewer::tabletEvent(QTabletEvent *event)
{
    m_pointer->setPressure(event->type() == QEvent::TabletRelease ? 1 : event->pressure());
    event->ignore(); // the mouse event that follows is the one that counts
}

void Viewer::wheelEvent(QWheelEvent *event)
{
    const QPointF pane = event->position() - m_panes.offsetAt(event->position());
    const bool isTouchpad = event->phase() != Qt::NoScrollPhase && !event->pixelDelta().isNull();
    if (isTouchpad && !(event->modifiers() & Qt::ControlModifier))
        m_transform.pan(event->pixelDelta());
    else if (event->modifiers() & Qt::ShiftModifier)
        m_transform.pan(QPointF(event->angleDelta().y() + event->angleDelta().x(), 0) / 2);
    else
        m_transform.setZoom(zoom() * std::pow(zoomStep, event->angleDelta().y() / 120.0), pane);
    viewMoved();
    event->accept();
}

void Viewer::keyPressEvent(QKeyEvent *event)
{
    if (!m_pointer->keyPress(*event))
        QWidget::keyPressEvent(event);
}

void Viewer::keyReleaseEvent(QKeyEvent *event)
{
    if (!m_pointer->keyRelease(*event))
        QWidget::keyReleaseEvent(event);
}

void Viewer::focusOutEvent(QFocusEvent *event)
{
    m_pointer->focusLost();
    QWidget::focusOutEvent(event);
}

void Viewer::leaveEvent(QEvent *)
{
    m_pointer->leave();
}

void Viewer::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void Viewer::dropEvent(QDropEvent *event)
{
    const QStringList files = localFiles(*event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    emit filesDropped(files);
}

} // namespace filigree
