// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/thumbnail_loader.h"
#include "app/window/lane_states.h"

#include <QObject>
#include <QTimer>

namespace filigree {

class AudioPlayer;
class Document;
class EditorState;
class Player;
class Timeline;
class TransportBar;

//! Shows the current clip in a timeline and a transport bar, and turns what is done there into
//! commands. Tells the player of the clip. All must outlive it.
class TimelineController final : public QObject
{
    Q_OBJECT
public:
    TimelineController(Document &document, EditorState &state, Player &player, Timeline &timeline,
                       TransportBar &transport, QObject *parent = nullptr);

public slots:
    void setMuted(bool muted);
    void addMarker(); //!< At the frame in view; its text is typed in the timeline.
    void goToNextMarker();
    void goToPreviousMarker();
    void goToNextPrompt(); //!< Of the selected object, or of any.
    void goToPreviousPrompt();

private:
    void keepHabits();
    void connectEdits();
    void showClip();
    void showObjects();
    void showTicks();
    void showRange();
    void showMarkers();
    void showCached();
    void pauseThumbnails();
    void lock(ObjectId object, const FrameRange &frames, bool locked);
    void goTo(const std::vector<int> &frames, bool forward);
    std::vector<int> markedFrames() const;
    std::vector<int> promptedFrames() const;

    Document &m_document;
    EditorState &m_state;
    Player &m_player;
    Timeline &m_timeline;
    TransportBar &m_transport;
    LaneStates m_states;
    std::vector<std::size_t> m_markerOrder; //!< In time -> in the project.
    std::shared_ptr<AudioPlayer> m_sound; //!< Null: the clip has none.
    bool m_isMuted = false;
    QTimer m_cachedTimer;
    ThumbnailLoader m_thumbnails;
};

} // namespace filigree
