// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
// What a timeline tells and offers: tool tips, the context menu and the text of markers.
#include "widgets/timeline/lane_painting.h"
#include "widgets/timeline/timeline.h"

#include <QBuffer>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace filigree {
namespace {

constexpr int editorWidth = 180;

//! An <img> of a state's pattern.
QString patternImage(LaneState state, const QColor &colour)
{
    QImage image(64, 28, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(2);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintLaneState(painter, QRectF(0, 1, 32, 12), state, colour);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return QStringLiteral("<img width=32 height=14 src=\"data:image/png;base64,%1\">")
        .arg(QString::fromLatin1(bytes.toBase64()));
}

QString legend(const QColor &colour)
{
    QString rows;
    for (const LaneState state : {LaneState::Fresh, LaneState::Stale, LaneState::LowConfidence,
                                  LaneState::Locked, LaneState::Absent, LaneState::Missing})
        rows += QStringLiteral("<tr><td>%1</td><td>&nbsp;%2</td></tr>")
                    .arg(patternImage(state, colour), laneStateText(state).toHtmlEscaped());
    return QStringLiteral("<table>%1</table>").arg(rows);
}

} // namespace

QString Timeline::tipAt(const QPoint &point) const
{
    if (const int marker = markerAt(point); marker >= 0) {
        const TimelineMarker &at = m_scene.markers[marker];
        const QString place =
            tr("Frame %1, %2").arg(frameNumberText(at.frame), timecodeText(m_scene, at.frame));
        return at.text.isEmpty() ? place
                                 : QStringLiteral("%1<br>%2").arg(place, at.text.toHtmlEscaped());
    }
    const int lane = m_view.laneAt(point);
    if (lane >= 0 && point.x() < m_view.headerWidth)
        return QStringLiteral("<b>%1</b>%2")
            .arg(m_scene.lanes[lane].name.toHtmlEscaped(), legend(m_scene.lanes[lane].colour));
    if (lane >= 0 && point.x() < m_view.xOf(m_scene.frameCount)) {
        const TimelineLane &at = m_scene.lanes[lane];
        const int tick = tickAt(point);
        const int frame = tick >= 0 ? tick : m_view.frameAt(point.x());
        QString text =
            QStringLiteral("<b>%1</b><br>%2<br>%3 %4")
                .arg(at.name.toHtmlEscaped(),
                     tr("Frame %1, %2").arg(frameNumberText(frame), timecodeText(m_scene, frame)),
                     patternImage(at.states.at(frame), at.colour),
                     laneStateText(at.states.at(frame)).toHtmlEscaped());
        const auto found = std::ranges::lower_bound(at.ticks, frame, {}, &PromptTick::frame);
        if (found != at.ticks.end() && found->frame == frame)
            text += QStringLiteral("<br>")
                + tr("Prompts: %1").arg(promptKindsText(found->kinds)).toHtmlEscaped();
        return text;
    }
    if (m_view.cacheBar().adjusted(0, -2, 0, 2).contains(point))
        return tr("The line marks frames that are decoded and play at once.");
    if (inHandle(m_scene, m_view).contains(point))
        return tr("In point: drag to move it.");
    if (outHandle(m_scene, m_view).contains(point))
        return tr("Out point: drag to move it.");
    if (m_view.markers().contains(point))
        return tr("Double-click to add a marker.");
    return {};
}

bool Timeline::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *const help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), tipAt(help->pos()), viewport());
        return true;
    }
    if (event->type() == QEvent::Leave && m_drag == Drag::None && m_hover.frame >= 0) {
        m_hover = {};
        repaintGround();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void Timeline::fillSelectionMenu(QMenu &menu)
{
    const FrameRange frames = m_scene.selection;
    const int object = m_scene.selectionObject;
    menu.addAction(tr("Lock Frames"), this, [=, this] { emit lockWanted(object, frames, true); });
    menu.addAction(tr("Unlock Frames"), this,
                   [=, this] { emit lockWanted(object, frames, false); });
    menu.addAction(tr("Delete Results"), this,
                   [=, this] { emit deleteResultsWanted(object, frames); });
    menu.addSeparator();
    menu.addAction(tr("Set In and Out to Selection"), this,
                   [=, this] { emit rangeEdited(frames); });
    menu.addAction(tr("Clear Selection"), this, [this] { setSelection({}, 0); });
}

void Timeline::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_scene.frameCount <= 0)
        return;
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPoint point = byKey
        ? QPoint(int(m_view.xOf(m_scene.playhead + 0.5)), m_view.lanes().top())
        : event->pos();
    const int frame = m_view.frameAt(point.x());
    auto *const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int marker = byKey ? -1 : markerAt(point);
    if (marker >= 0) {
        menu->addAction(tr("Edit Marker…"), this, [=, this] { startEditor(marker, frame); });
        menu->addAction(tr("Delete Marker"), this, [=, this] { emit markerRemoved(marker); });
    } else if (m_scene.selection.contains(frame)) {
        fillSelectionMenu(*menu);
    } else {
        const FrameRange range =
            m_scene.range.size() > 0 ? m_scene.range : FrameRange{0, m_scene.frameCount - 1};
        menu->addAction(tr("Set In Point Here"), this, [=, this] {
            emit rangeEdited({frame, std::max(frame, range.out)});
        });
        menu->addAction(tr("Set Out Point Here"), this, [=, this] {
            emit rangeEdited({std::min(frame, range.in), frame});
        });
        menu->addAction(tr("Add Marker Here…"), this, [=, this] { startEditor(-1, frame); });
    }
    menu->addSeparator();
    QAction *const timecode = menu->addAction(tr("Show Timecode"));
    timecode->setCheckable(true);
    timecode->setChecked(m_scene.showsTimecode);
    connect(timecode, &QAction::toggled, this, &Timeline::setShowsTimecode);
    menu->addAction(tr("Show Whole Clip"), this, &Timeline::zoomToFit);
    menu->popup(byKey ? viewport()->mapToGlobal(point) : event->globalPos());
}

void Timeline::editMarkerAt(int frame)
{
    const auto marker = std::ranges::find(m_scene.markers, frame, &TimelineMarker::frame);
    startEditor(marker == m_scene.markers.end() ? -1 : int(marker - m_scene.markers.begin()),
                frame);
}

void Timeline::startEditor(int marker, int frame)
{
    finishEditor(true);
    m_editedMarker = marker;
    m_editedFrame = marker >= 0 ? m_scene.markers[marker].frame : frame;
    m_view.show(m_editedFrame);
    viewChanged();
    const QRect row = m_view.markers();
    const int x = std::clamp(int(m_view.xOf(m_editedFrame + 0.5)) + 7, row.left(),
                             std::max(row.left(), row.right() - editorWidth));
    m_editor->setText(marker >= 0 ? m_scene.markers[marker].text : QString());
    m_editor->setGeometry(x, row.center().y() - m_editor->sizeHint().height() / 2, editorWidth,
                          m_editor->sizeHint().height());
    m_editor->selectAll();
    m_editor->show();
    m_editor->setFocus();
    m_editor->installEventFilter(this);
}

bool Timeline::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_editor && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        finishEditor(false);
        return true;
    }
    // while a text is typed, its letters are no shortcuts
    if (watched == m_editor && event->type() == QEvent::ShortcutOverride)
        event->accept();
    return QAbstractScrollArea::eventFilter(watched, event);
}

void Timeline::finishEditor(bool accept)
{
    if (m_editor->isHidden())
        return;
    const QString text = m_editor->text().trimmed();
    const bool hadFocus = m_editor->hasFocus();
    m_editor->hide();
    if (hadFocus)
        setFocus();
    if (!accept)
        return;
    if (m_editedMarker < 0)
        emit markerAdded(m_editedFrame, text);
    else if (m_editedMarker < int(m_scene.markers.size())
             && text != m_scene.markers[m_editedMarker].text)
        emit markerEdited(m_editedMarker, text);
}

} // namespace filigree
