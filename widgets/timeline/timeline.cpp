// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/timeline/timeline.h"

#include "widgets/theme/style_parts.h"

#include <QEvent>
#include <QLineEdit>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr int thumbnailDelay = 60; // milliseconds; scrolling on replaces what was wanted
constexpr std::size_t keptThumbnails = 400;
constexpr double zoomStep = 1.5;

} // namespace

Timeline::Timeline(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_editor(new QLineEdit(viewport()))
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Timeline"));
    viewport()->setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_editor->hide();
    m_editor->setAccessibleName(tr("Text of the marker"));
    m_editor->setPlaceholderText(tr("Text of the marker"));
    connect(m_editor, &QLineEdit::editingFinished, this, [this] { finishEditor(true); });
    m_thumbnailTimer.setSingleShot(true);
    m_thumbnailTimer.setInterval(thumbnailDelay);
    connect(&m_thumbnailTimer, &QTimer::timeout, this, &Timeline::wantThumbnails);
    viewChanged();
}

QSize Timeline::sizeHint() const
{
    return {900, 240};
}

QSize Timeline::minimumSizeHint() const
{
    return {320,
            m_view.thumbnails().bottom() + 1 + TimelineView::laneHeight
                + horizontalScrollBar()->sizeHint().height()};
}

void Timeline::setClip(int frameCount, Rational frameRate, const std::string &startTimecode,
                       double aspect)
{
    finishEditor(false);
    setDrag(Drag::None);
    const bool showsTimecode = m_scene.showsTimecode;
    m_scene = TimelineScene();
    m_scene.showsTimecode = showsTimecode;
    m_scene.frameCount = std::max(0, frameCount);
    m_scene.frameRate = frameRate;
    m_scene.startTimecode = startTimecode;
    m_scene.thumbnailAspect = aspect > 0 ? aspect : 1;
    m_hover = {};
    m_view.frameCount = m_scene.frameCount;
    m_view.laneCount = 0;
    m_view.firstLanePixel = 0;
    zoomToFit();
    describe();
}

void Timeline::setPlayhead(int frame)
{
    if (frame == m_scene.playhead)
        return;
    m_scene.playhead = frame;
    describe();
    const double before = m_view.firstPixel;
    if (m_drag == Drag::None)
        m_view.show(frame);
    if (m_view.firstPixel != before)
        viewChanged();
    else
        viewport()->update();
}

void Timeline::setRange(const FrameRange &range)
{
    if (m_drag != Drag::In && m_drag != Drag::Out)
        m_scene.range = range;
    repaintGround();
}

void Timeline::setLanes(std::vector<TimelineLane> lanes)
{
    m_scene.lanes = std::move(lanes);
    m_view.laneCount = int(m_scene.lanes.size());
    if (m_scene.selectionObject > 0 && laneIndex(m_scene.selectionObject) < 0)
        setSelection({}, 0);
    m_view.scrollLanesTo(m_view.firstLanePixel);
    viewChanged();
}

int Timeline::laneIndex(int object) const
{
    const auto lane = std::ranges::find(m_scene.lanes, object, &TimelineLane::object);
    return lane == m_scene.lanes.end() ? -1 : int(lane - m_scene.lanes.begin());
}

TimelineLane *Timeline::laneOf(int object)
{
    const int index = laneIndex(object);
    return index < 0 ? nullptr : &m_scene.lanes[index];
}

void Timeline::setStates(int object, StateRuns states)
{
    if (TimelineLane *const lane = laneOf(object)) {
        lane->states = std::move(states);
        repaintGround();
    }
}

void Timeline::setTicks(int object, std::vector<PromptTick> ticks)
{
    if (TimelineLane *const lane = laneOf(object)) {
        lane->ticks = std::move(ticks);
        repaintGround();
    }
}

void Timeline::setSelectedObject(int object)
{
    m_scene.selectedObject = object;
    if (const int index = laneIndex(object); index >= 0)
        m_view.showLane(index);
    describe();
    viewChanged();
}

void Timeline::setMarkers(std::vector<TimelineMarker> markers)
{
    if (m_drag == Drag::Marker)
        setDrag(Drag::None); // it may be another one now
    m_scene.markers = std::move(markers);
    m_hover.marker = -1;
    repaintGround();
}

void Timeline::setCached(std::vector<FrameRange> cached)
{
    if (cached == m_scene.cached)
        return;
    m_scene.cached = std::move(cached);
    repaintGround();
}

void Timeline::setThumbnail(int frame, const QImage &picture)
{
    if (m_scene.thumbnails.size() >= keptThumbnails) {
        const std::vector<int> seen = visibleThumbnails(m_scene, m_view);
        std::erase_if(m_scene.thumbnails, [&](const auto &thumbnail) {
            return !std::ranges::binary_search(seen, thumbnail.first);
        });
    }
    m_scene.thumbnails[frame] = picture;
    repaintGround();
}

void Timeline::setSelection(const FrameRange &frames, int object)
{
    if (frames == m_scene.selection && object == m_scene.selectionObject)
        return;
    m_scene.selection = frames;
    m_scene.selectionObject = frames.size() > 0 ? object : 0;
    repaintGround();
    emit selectionChanged();
}

void Timeline::zoomIn()
{
    m_isFitted = false;
    m_view.show(m_scene.playhead);
    m_view.zoom(zoomStep, m_view.xOf(m_scene.playhead + 0.5));
    viewChanged();
}

void Timeline::zoomOut()
{
    m_view.zoom(1 / zoomStep, m_view.xOf(m_scene.playhead + 0.5));
    m_isFitted = m_view.pixelsPerFrame <= m_view.smallestFrame();
    viewChanged();
}

void Timeline::zoomToFit()
{
    m_isFitted = true;
    m_view.fit({0, m_scene.frameCount - 1});
    viewChanged();
}

void Timeline::zoomToRange()
{
    m_isFitted = m_scene.range.size() == 0;
    m_view.fit(m_isFitted ? FrameRange{0, m_scene.frameCount - 1} : m_scene.range);
    viewChanged();
}

void Timeline::setShowsTimecode(bool shows)
{
    if (shows == m_scene.showsTimecode)
        return;
    m_scene.showsTimecode = shows;
    describe();
    repaintGround();
    emit showsTimecodeChanged(shows);
}

void Timeline::viewChanged()
{
    m_view.size = viewport()->size();
    if (m_isFitted)
        m_view.fit({0, m_scene.frameCount - 1});
    m_view.scrollTo(m_view.firstPixel);
    m_view.scrollLanesTo(m_view.firstLanePixel);
    const auto set = [](QScrollBar *bar, int content, int page, int value, int step) {
        const QSignalBlocker quiet(bar); // scrollContentsBy() is for the user's hand
        bar->setRange(0, std::max(0, content - page));
        bar->setPageStep(page);
        bar->setSingleStep(step);
        bar->setValue(value);
    };
    set(horizontalScrollBar(), m_view.contentWidth(), m_view.framesWidth(),
        int(std::lround(m_view.firstPixel)), 40);
    set(verticalScrollBar(), m_view.lanesHeight(), m_view.lanes().height(), m_view.firstLanePixel,
        TimelineView::laneHeight);
    m_thumbnailTimer.start();
    repaintGround();
}

void Timeline::scrollContentsBy(int, int)
{
    // a zoom may lie between two pixels of the scroll bar; only a hand on the bar moves it
    if (horizontalScrollBar()->value() != int(std::lround(m_view.firstPixel)))
        m_view.scrollTo(horizontalScrollBar()->value());
    m_view.scrollLanesTo(verticalScrollBar()->value());
    finishEditor(true);
    m_thumbnailTimer.start();
    repaintGround();
}

void Timeline::wantThumbnails()
{
    QList<int> missing;
    for (const int frame : visibleThumbnails(m_scene, m_view))
        if (!m_scene.thumbnails.contains(frame))
            missing += frame;
    const QSize size(m_view.thumbnailWidth(m_scene.thumbnailAspect), m_view.thumbnailHeight - 4);
    emit thumbnailsWanted(missing, size * devicePixelRatioF());
}

void Timeline::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    viewChanged();
}

void Timeline::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Timeline"));
        m_editor->setAccessibleName(tr("Text of the marker"));
        m_editor->setPlaceholderText(tr("Text of the marker"));
        describe();
        repaintGround();
    }
    QAbstractScrollArea::changeEvent(event);
}

void Timeline::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    repaintGround();
}

void Timeline::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    repaintGround();
}

void Timeline::describe()
{
    const int lane = laneIndex(m_scene.selectedObject);
    const QString place = tr("Frame %1 of %2, %3.")
                              .arg(frameNumberText(m_scene.playhead))
                              .arg(m_scene.frameCount)
                              .arg(timecodeText(m_scene, m_scene.playhead));
    setAccessibleDescription(m_scene.frameCount <= 0 ? tr("There is no clip.")
                                 : lane < 0
                                 ? place
                                 : tr("%1 %2 is selected.").arg(place, m_scene.lanes[lane].name));
}

void Timeline::repaintGround()
{
    m_ground = {};
    viewport()->update();
}

void Timeline::paintEvent(QPaintEvent *)
{
    const double ratio = devicePixelRatioF();
    if (m_ground.isNull() || m_ground.devicePixelRatio() != ratio) {
        m_ground = QPixmap(viewport()->size() * ratio);
        m_ground.setDevicePixelRatio(ratio);
        QPainter painter(&m_ground);
        painter.setFont(font());
        paintTimelineGround(painter, m_scene, m_view, m_hover.marker);
    }
    QPainter painter(viewport());
    painter.drawPixmap(0, 0, m_ground);
    paintTimelineTop(painter, m_scene, m_view, m_hover);
    if (hasFocus())
        style_parts::paintFocusRing(painter, viewport()->rect());
}

} // namespace filigree
