// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/player.h"

#include "app/document/editor_state.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <utility>

namespace filigree {
namespace {

constexpr double fastest = 8;
constexpr int tickInterval = 5; // milliseconds
constexpr double reportInterval = 0.25; // seconds
constexpr double patience = 0.3; // seconds without a frame until the viewer is to fetch it itself
constexpr double slack = 1e-4; // seconds; timestamps are rounded
constexpr int idleDelay = 80; // milliseconds

double monotonicSeconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

} // namespace

Player::Player(EditorState &state, Clock clock, QObject *parent)
    : QObject(parent)
    , m_state(state)
    , m_clock(clock ? std::move(clock) : Clock(monotonicSeconds))
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(tickInterval);
    m_prefetchTimer.setSingleShot(true);
    m_prefetchTimer.setInterval(idleDelay);
    connect(&m_timer, &QTimer::timeout, this, &Player::tick);
    connect(&m_prefetchTimer, &QTimer::timeout, this, &Player::prefetchAround);
    connect(&m_state, &EditorState::frameChanged, this, &Player::frameChanged);
    connect(&m_state, &EditorState::playingChanged, this, &Player::obey);
}

Player::~Player() = default;

void Player::setMedia(std::shared_ptr<PlaybackMedia> media)
{
    stop();
    m_media = std::move(media);
    m_prefetchTimer.start();
}

void Player::setSound(std::shared_ptr<PlaybackSound> sound)
{
    stop();
    m_sound = std::move(sound);
}

void Player::setRange(const FrameRange &range)
{
    m_range = range;
}

void Player::setLoops(bool loops)
{
    if (loops == std::exchange(m_loops, loops))
        return;
    emit loopsChanged(loops);
}

FrameRange Player::playedRange() const
{
    const FrameRange whole{0, m_media->frameCount() - 1};
    const FrameRange range = m_range.intersected(whole);
    return range.size() > 0 && m_playsRange ? range : whole;
}

void Player::play(double speed)
{
    if (!m_media || m_media->frameCount() < 2 || speed == 0)
        return stop();
    if (m_speed == 0) {
        m_dropped = 0;
        m_shownAt.clear();
    }
    m_playsRange = m_range.size() == 0 || m_range.contains(m_state.frame());
    m_speed = std::clamp(speed, -fastest, fastest);
    const FrameRange range = playedRange();
    int frame = m_state.frame();
    if (m_speed > 0 && frame >= range.out)
        frame = range.in;
    else if (m_speed < 0 && frame <= range.in)
        frame = range.out;
    restartAt(frame);
    m_timer.start();
    m_state.setPlaying(true);
    m_reported = m_clock();
    emit playbackChanged(m_speed, measuredRate(), m_dropped);
}

void Player::stop()
{
    if (m_speed == 0)
        return;
    m_speed = 0;
    m_timer.stop();
    if (m_sound)
        m_sound->stop();
    m_state.setPlaying(false);
    m_prefetchTimer.start();
    emit playbackChanged(0, 0, m_dropped);
}

void Player::toggle()
{
    if (m_speed != 0)
        stop();
    else
        play(1);
}

void Player::shuttleForward()
{
    play(m_speed <= 0 ? (m_speed < -1 ? m_speed / 2 : 1) : m_speed * 2);
}

void Player::shuttleBackward()
{
    play(m_speed >= 0 ? (m_speed > 1 ? m_speed / 2 : -1) : m_speed * 2);
}

void Player::obey(bool playing)
{
    if (playing && m_speed == 0) {
        play(1);
        if (m_speed == 0)
            m_state.setPlaying(false); // there is nothing to play
    } else if (!playing) {
        stop();
    }
}

void Player::restartAt(int frame)
{
    m_baseClock = m_clock();
    m_baseSecond = m_media->timeOf(frame);
    if (m_sound) {
        if (m_speed == 1)
            m_sound->start(m_baseSecond);
        else
            m_sound->stop();
    }
    m_shown = frame; // a jump drops nothing
    show(frame, frame);
}

void Player::frameChanged(int frame)
{
    if (m_isOwn)
        return;
    if (m_speed != 0 && m_media)
        restartAt(frame); // somebody went elsewhere: on from there
    else
        m_prefetchTimer.start();
}

double Player::position()
{
    const double now = m_clock();
    if (m_sound && m_speed == 1) {
        if (const std::optional<double> heard = m_sound->position()) {
            m_baseSecond = *heard;
            m_baseClock = now;
        }
    }
    return m_baseSecond + m_speed * (now - m_baseClock);
}

int Player::frameAt(double second) const
{
    // forwards the last frame that has begun, backwards the first that is not over yet
    const bool forward = m_speed > 0;
    int low = 0;
    int high = m_media->frameCount() - 1;
    while (low < high) {
        const int middle = forward ? (low + high + 1) / 2 : (low + high) / 2;
        const double time = m_media->timeOf(middle);
        if (forward)
            time <= second + slack ? low = middle : high = middle - 1;
        else
            time >= second - slack ? high = middle : low = middle + 1;
    }
    return low;
}

bool Player::wrap(double second)
{
    const FrameRange range = playedRange();
    const double duration = m_media->frameDuration();
    const bool over = m_speed > 0 ? second >= m_media->timeOf(range.out) + duration - slack
                                  : second <= m_media->timeOf(range.in) - duration + slack;
    if (!over)
        return false;
    if (m_loops) {
        restartAt(m_speed > 0 ? range.in : range.out);
        return false;
    }
    const int last = m_speed > 0 ? range.out : range.in;
    if (m_state.frame() != last)
        show(last, last);
    stop();
    return true;
}

void Player::tick()
{
    if (m_speed == 0 || !m_media || wrap(position()))
        return;
    const FrameRange range = playedRange();
    const int due = std::clamp(frameAt(position()), range.in, range.out);
    // a sound that lags a little does not turn the picture back
    if (due != m_shown && (due > m_shown) == (m_speed > 0)) {
        const int step = due > m_shown ? 1 : -1;
        int frame = due;
        while (frame != m_shown && !m_media->isAtHand(frame))
            frame -= step;
        const bool waitedLong = !m_shownAt.empty() && m_clock() - m_shownAt.back() > patience;
        if (frame != m_shown)
            show(frame, due);
        else if (waitedLong)
            show(due, due);
        else
            m_media->prefetch(due, int(1 / m_media->frameDuration()), 2, m_speed > 0);
    }
    if (m_clock() - m_reported >= reportInterval) {
        m_reported = m_clock();
        emit playbackChanged(m_speed, measuredRate(), m_dropped);
    }
}

void Player::show(int frame, int due)
{
    const int stride = int(std::ceil(std::abs(m_speed)));
    if (!m_shownAt.empty() && (frame > m_shown) == (m_speed > 0))
        m_dropped += std::max(0, (std::abs(frame - m_shown) - 1) / stride);
    m_shown = frame;
    m_shownAt.push_back(m_clock());
    while (m_shownAt.size() > 1 && m_shownAt.front() < m_shownAt.back() - 1)
        m_shownAt.pop_front();
    m_isOwn = true;
    m_state.setFrame(frame);
    m_isOwn = false;
    m_media->prefetch(due, std::max(12, int(1 / m_media->frameDuration())), 2, m_speed >= 0);
}

double Player::measuredRate() const
{
    if (m_shownAt.size() < 2)
        return 0;
    return double(m_shownAt.size() - 1) / (m_shownAt.back() - m_shownAt.front());
}

void Player::prefetchAround()
{
    if (m_media && m_speed == 0)
        m_media->settle(m_state.frame());
}

} // namespace filigree
