// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/playback_sound.h"
#include "inference/base/frame_range.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>

namespace filigree {

class EditorState;

//! What playback asks of a clip. Used on the GUI thread: nothing may wait or decode.
class PlaybackMedia
{
public:
    virtual ~PlaybackMedia() = default;
    virtual int frameCount() const = 0;
    virtual double timeOf(int frame) const = 0; //!< Seconds after the first frame.
    virtual double frameDuration() const = 0; //!< Seconds; of the last frame too.
    virtual bool isAtHand(int frame) const = 0; //!< Decoded.
    virtual void prefetch(int playhead, int ahead, int behind, bool forward) = 0;
    virtual void settle(int playhead) = 0; //!< The same when nothing plays.
};

//! Plays the clip of an editor at its own rate or a multiple of it, in whichever view is chosen:
//! moves the frame in view by a monotonic clock, or by the sound. Frames that come too late are
//! dropped; time is kept. Within the in and out point when it starts there.
class Player final : public QObject
{
    Q_OBJECT
public:
    using Clock = std::function<double()>; //!< Seconds since any moment, never going back.

    explicit Player(EditorState &state, Clock clock = {}, QObject *parent = nullptr);
    ~Player() override;

    void setMedia(std::shared_ptr<PlaybackMedia> media); //!< Stops. Null: nothing to play.
    void setSound(std::shared_ptr<PlaybackSound> sound); //!< Null: silent.
    void setRange(const FrameRange &range); //!< In and out point; empty: the whole clip.

    double speed() const { return m_speed; } //!< 0: stopped; negative: backwards.
    bool loops() const { return m_loops; }
    int dropped() const { return m_dropped; } //!< Since it started.
    double measuredRate() const; //!< Frames shown in the last second.

public slots:
    void play(double speed = 1);
    void stop();
    void toggle(); //!< Plays forwards or stops.
    void shuttleForward(); //!< L: 1, 2, 4, 8; slower first when it plays backwards.
    void shuttleBackward(); //!< J
    void setLoops(bool loops);
    void tick(); //!< Shows what is due; called by a timer.

signals:
    void playbackChanged(double speed, double measured, int dropped);
    void loopsChanged(bool loops);

private:
    void frameChanged(int frame);
    void obey(bool playing);
    void restartAt(int frame);
    double position(); //!< Seconds of the clip.
    int frameAt(double second) const;
    FrameRange playedRange() const;
    bool wrap(double second); //!< Over the end: begins again or stops. True: it stopped.
    void show(int frame, int due);
    void prefetchAround();

    EditorState &m_state;
    Clock m_clock;
    std::shared_ptr<PlaybackMedia> m_media;
    std::shared_ptr<PlaybackSound> m_sound;
    FrameRange m_range;
    bool m_loops = false;
    double m_speed = 0;
    bool m_playsRange = true; //!< It began between in and out point.
    double m_baseClock = 0;
    double m_baseSecond = 0;
    int m_shown = 0;
    int m_dropped = 0;
    bool m_isOwn = false; //!< The frame changes because it plays.
    std::deque<double> m_shownAt;
    double m_reported = 0;
    QTimer m_timer;
    QTimer m_prefetchTimer;
};

} // namespace filigree
