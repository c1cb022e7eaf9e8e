// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/timeline/timeline_painting.h"
#include "widgets/timeline/timeline_scene.h"
#include "widgets/timeline/timeline_view.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QList>
#include <QPixmap>
#include <QTimer>

class QLineEdit;
class QMenu;

namespace filigree {

//! A clip over time: ruler, markers, thumbnails and a lane of states per object. Drag on it to
//! scrub, with Shift to pick frames, on the brackets to set in and out point; the wheel zooms.
//! Changes nothing by itself but what is seen of the clip: it asks by signals.
class Timeline final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit Timeline(QWidget *parent = nullptr);

    const TimelineScene &scene() const { return m_scene; }
    const TimelineView &view() const { return m_view; }

    //! Another clip: shows all of it; lanes, markers and thumbnails are gone.
    void setClip(int frameCount, Rational frameRate, const std::string &startTimecode,
                 double aspect);
    void setPlayhead(int frame); //!< Scrolls there unless something is being dragged.
    void setRange(const FrameRange &range);
    void setLanes(std::vector<TimelineLane> lanes);
    void setStates(int object, StateRuns states);
    void setTicks(int object, std::vector<PromptTick> ticks);
    void setSelectedObject(int object);
    void setMarkers(std::vector<TimelineMarker> markers);
    void setCached(std::vector<FrameRange> cached);
    void setThumbnail(int frame, const QImage &picture);
    void setSelection(const FrameRange &frames, int object);
    bool isScrubbing() const { return m_drag == Drag::Scrub; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public slots:
    void zoomIn(); //!< Around the playhead.
    void zoomOut();
    void zoomToFit(); //!< The whole clip.
    void zoomToRange(); //!< From in to out point.
    void setShowsTimecode(bool shows);
    void editMarkerAt(int frame); //!< The text of the marker there, or of a new one.

signals:
    void frameRequested(int frame);
    void scrubbingChanged(bool isScrubbing);
    void objectSelected(int object);
    void rangeEdited(const filigree::FrameRange &range);
    void markerAdded(int frame, const QString &text);
    void markerEdited(int index, const QString &text);
    void markerMoved(int index, int frame);
    void markerRemoved(int index);
    void selectionChanged();
    void lockWanted(int object, const filigree::FrameRange &frames, bool locked); //!< 0: all.
    void deleteResultsWanted(int object, const filigree::FrameRange &frames); //!< 0: all.
    //! All that are seen and not there, in order; replaces what was wanted before. size: in device
    //! pixels.
    void thumbnailsWanted(const QList<int> &frames, const QSize &size);
    void showsTimecodeChanged(bool shows);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    enum class Drag { None, Scrub, Selection, In, Out, Marker, Pan };

    TimelineLane *laneOf(int object);
    int laneIndex(int object) const; //!< -1: none.
    int objectAt(const QPoint &point) const; //!< 0: none.
    int markerAt(const QPoint &point) const; //!< Index; -1: none.
    int tickAt(const QPoint &point) const; //!< Its frame; -1: none.
    void press(const QPoint &point, Qt::KeyboardModifiers modifiers);
    void dragTo(const QPoint &point);
    void finishDrag();
    void giveUp(); //!< What is being dragged, else what is selected.
    void moveMarkerTo(int frame);
    void hoverAt(const QPoint &point);
    void setDrag(Drag drag);
    void repaintGround(); //!< All of it; viewport()->update() does for playhead and pointer.
    void viewChanged(); //!< Scroll bars, thumbnails and picture follow.
    void wantThumbnails();
    void startEditor(int marker, int frame);
    void finishEditor(bool accept);
    void fillSelectionMenu(QMenu &menu);
    QString tipAt(const QPoint &point) const;
    void describe();

    TimelineScene m_scene;
    TimelineView m_view;
    TimelineHover m_hover;
    QPixmap m_ground; // null: to be painted anew
    bool m_isFitted = true; //!< Keeps showing the whole clip when the size changes.
    Drag m_drag = Drag::None;
    QPoint m_pressed;
    QPoint m_pointer;
    double m_pressedPixel = 0;
    int m_dragged = -1; //!< The marker's index now, or the frame that a selection began at.
    FrameRange m_rangeBefore;
    std::vector<TimelineMarker> m_markersBefore; // while one is dragged
    int m_markerBefore = -1; // its index there
    QBasicTimer m_autoScroll;
    QTimer m_thumbnailTimer;
    QLineEdit *m_editor;
    int m_editedMarker = -1;
    int m_editedFrame = 0;
};

} // namespace filigree
