// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/timeline_controller.h"

#include "app/commands/range_commands.h"
#include "app/commands/result_commands.h"
#include "app/document/document.h"
#include "app/document/editor_state.h"
#include "app/jobs/audio_player.h"
#include "app/settings/window_settings.h"
#include "app/window/player.h"
#include "project_io/media/cached_frame_source.h"
#include "widgets/timeline/timeline.h"
#include "widgets/timeline/transport_bar.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace filigree {
namespace {

constexpr int cachedInterval = 400; // milliseconds
const QString timecodeKey = QStringLiteral("timeline/timecode");

class ClipPlayback final : public PlaybackMedia
{
public:
    explicit ClipPlayback(std::shared_ptr<CachedFrameSource> frames)
        : m_frames(std::move(frames))
    { }
    int frameCount() const override { return m_frames->frameCount(); }
    double timeOf(int frame) const override { return m_frames->timeOf(frame); }
    double frameDuration() const override
    {
        const double rate = m_frames->info().frameRate.value();
        return rate > 0 ? 1 / rate : 1.0 / 24;
    }
    bool isAtHand(int frame) const override { return m_frames->isCached(frame); }
    void prefetch(int playhead, int ahead, int behind, bool forward) override
    {
        m_frames->prefetch(playhead, ahead, behind, forward);
    }
    void settle(int playhead) override { m_frames->settle(playhead); }

private:
    std::shared_ptr<CachedFrameSource> m_frames;
};

QColor colourOf(const Colour &colour)
{
    return {colour.red, colour.green, colour.blue};
}

PromptTickKind kindOf(const Prompt &prompt)
{
    if (std::holds_alternative<TrimapStroke>(prompt))
        return PromptTickKind::Trimap;
    if (std::holds_alternative<AbsentPrompt>(prompt))
        return PromptTickKind::Absent;
    if (std::holds_alternative<StrokePrompt>(prompt) || std::holds_alternative<MaskPrompt>(prompt))
        return PromptTickKind::Painted;
    return PromptTickKind::Clicks;
}

std::vector<PromptTick> ticksOf(const ClipEntry &clip, ObjectId object)
{
    std::map<int, PromptTickKinds> kinds;
    for (const auto &[frame, objects] : clip.prompts) {
        const auto prompts = objects.find(object);
        if (prompts == objects.end())
            continue;
        for (const Prompt &prompt : prompts->second)
            kinds[frame] |= kindOf(prompt);
    }
    for (const auto &[frame, trimaps] : clip.trimaps)
        if (trimaps.contains(object))
            kinds[frame] |= PromptTickKind::Trimap;
    std::vector<PromptTick> ticks;
    for (const auto &[frame, kind] : kinds)
        ticks.push_back({frame, kind});
    return ticks;
}

double aspectOf(const ClipInfo &info)
{
    if (info.size.isEmpty())
        return 16.0 / 9;
    const double pixel = info.pixelAspect.num > 0 ? info.pixelAspect.value() : 1;
    return pixel * info.size.width / info.size.height;
}

} // namespace

TimelineController::TimelineController(Document &document, EditorState &state, Player &player,
                                       Timeline &timeline, TransportBar &transport, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_state(state)
    , m_player(player)
    , m_timeline(timeline)
    , m_transport(transport)
    , m_states(document)
{
    connect(&m_document, &Document::currentClipChanged, this, &TimelineController::showClip);
    connect(&m_document, &Document::mediaChanged, this, &TimelineController::showClip);
    connect(&m_document, &Document::objectsChanged, this, &TimelineController::showObjects);
    connect(&m_document, &Document::promptsChanged, this, &TimelineController::showTicks);
    connect(&m_document, &Document::rangeChanged, this, &TimelineController::showRange);
    connect(&m_document, &Document::markersChanged, this, &TimelineController::showMarkers);
    connect(&m_document, &Document::statesChanged, &m_states, &LaneStates::invalidateAll);
    connect(&m_document, &Document::resultsChanged, &m_states, &LaneStates::invalidate);
    connect(&m_states, &LaneStates::changed, &m_timeline, &Timeline::setStates);

    connect(&m_state, &EditorState::frameChanged, &m_timeline, &Timeline::setPlayhead);
    connect(&m_state, &EditorState::frameChanged, &m_transport, &TransportBar::setPlayhead);
    connect(&m_state, &EditorState::objectChanged, &m_timeline, &Timeline::setSelectedObject);
    connect(&m_state, &EditorState::playingChanged, this, &TimelineController::pauseThumbnails);
    connect(&m_player, &Player::playbackChanged, &m_transport, &TransportBar::setPlayback);
    connect(&m_thumbnails, &ThumbnailLoader::ready, &m_timeline, &Timeline::setThumbnail);
    connect(&m_cachedTimer, &QTimer::timeout, this, &TimelineController::showCached);
    m_cachedTimer.start(cachedInterval);
    keepHabits();
    connectEdits();
    showClip();
}

//! What is no part of a project and stays from start to start.
void TimelineController::keepHabits()
{
    m_timeline.setShowsTimecode(windowSettings().value(timecodeKey, false).toBool());
    connect(&m_timeline, &Timeline::showsTimecodeChanged, this,
            [](bool shows) { windowSettings().setValue(timecodeKey, shows); });
}

void TimelineController::connectEdits()
{
    connect(&m_timeline, &Timeline::frameRequested, &m_state, &EditorState::setFrame);
    connect(&m_transport, &TransportBar::frameRequested, &m_state, &EditorState::setFrame);
    connect(&m_timeline, &Timeline::scrubbingChanged, this, [this](bool isScrubbing) {
        if (isScrubbing)
            m_player.stop();
        pauseThumbnails();
    });
    connect(&m_timeline, &Timeline::objectSelected, &m_state, &EditorState::setObject);
    connect(&m_timeline, &Timeline::thumbnailsWanted, this,
            [this](const QList<int> &frames, const QSize &size) {
                m_states.setVisible(m_timeline.view().visibleFrames());
                m_thumbnails.request(frames, size);
            });
    connect(&m_timeline, &Timeline::rangeEdited, this, [this](const FrameRange &range) {
        const bool isWhole = range == FrameRange{0, m_timeline.scene().frameCount - 1};
        m_document.push(setRange(m_document, isWhole ? FrameRange{} : range));
    });
    connect(&m_timeline, &Timeline::markerAdded, this, [this](int frame, const QString &text) {
        Marker marker;
        marker.frame = frame;
        marker.text = text.toStdString();
        m_document.push(filigree::addMarker(m_document, marker));
    });
    const auto change = [this](int index, const auto &edit) {
        const ClipEntry *const clip = m_document.clip();
        if (!clip || index < 0 || index >= int(m_markerOrder.size()))
            return;
        Marker marker = clip->markers[m_markerOrder[index]];
        edit(marker);
        m_document.push(changeMarker(m_document, m_markerOrder[index], marker));
    };
    connect(&m_timeline, &Timeline::markerEdited, this, [change](int index, const QString &text) {
        change(index, [&](Marker &marker) { marker.text = text.toStdString(); });
    });
    connect(&m_timeline, &Timeline::markerMoved, this, [change](int index, int frame) {
        change(index, [&](Marker &marker) { marker.frame = frame; });
    });
    connect(&m_timeline, &Timeline::markerRemoved, this, [this](int index) {
        if (index >= 0 && index < int(m_markerOrder.size()))
            m_document.push(removeMarker(m_document, m_markerOrder[index]));
    });
    connect(&m_timeline, &Timeline::lockWanted, this, &TimelineController::lock);
    connect(&m_timeline, &Timeline::deleteResultsWanted, this,
            [this](int object, const FrameRange &frames) {
                m_document.push(deleteResults(m_document, object, frames));
            });
}

void TimelineController::lock(ObjectId object, const FrameRange &frames, bool locked)
{
    const ClipEntry *const clip = m_document.clip();
    if (!clip)
        return;
    std::vector<CommandPtr> steps;
    for (const ObjectInfo &each : clip->objects)
        if (object == 0 || object == each.id)
            steps.push_back(lockFrames(m_document, each.id, frames, locked));
    const QString text = locked ? tr("Lock Frames") : tr("Unlock Frames");
    m_document.push(inOneStep(text, std::move(steps)));
}

void TimelineController::showClip()
{
    const ClipInfo info = m_document.clipInfo();
    const int count = m_document.clip() ? info.frameCount : 0;
    m_timeline.setClip(count, info.frameRate, info.startTimecode, aspectOf(info));
    m_transport.setClip(count, info.frameRate, info.startTimecode);
    m_timeline.setPlayhead(m_state.frame());
    m_transport.setPlayhead(m_state.frame());
    showObjects();
    showRange();
    showMarkers();
    m_player.setMedia(m_document.frames() ? std::make_shared<ClipPlayback>(m_document.frames())
                                          : nullptr);
    m_sound =
        m_document.frames() && info.hasAudio ? std::make_shared<AudioPlayer>(info.path) : nullptr;
    if (m_sound)
        m_sound->setMuted(m_isMuted);
    m_player.setSound(m_sound);
    m_thumbnails.setSource(m_document.frames());
    showCached();
}

void TimelineController::showObjects()
{
    std::vector<TimelineLane> lanes;
    if (const ClipEntry *const clip = m_document.clip()) {
        for (const ObjectInfo &object : clip->objects) {
            TimelineLane lane;
            lane.object = object.id;
            lane.name = QString::fromStdString(object.name);
            lane.colour = colourOf(object.colour);
            lane.hidden = !object.visible;
            lane.locked = object.locked;
            lane.ticks = ticksOf(*clip, object.id);
            for (const TimelineLane &old : m_timeline.scene().lanes)
                if (old.object == object.id)
                    lane.states = old.states; // until they are known anew
            lanes.push_back(std::move(lane));
        }
    }
    m_timeline.setLanes(std::move(lanes));
    m_timeline.setSelectedObject(m_state.object());
    m_states.invalidateAll();
}

void TimelineController::showTicks()
{
    if (const ClipEntry *const clip = m_document.clip())
        for (const ObjectInfo &object : clip->objects)
            m_timeline.setTicks(object.id, ticksOf(*clip, object.id));
}

void TimelineController::showRange()
{
    const FrameRange range = m_document.clip() ? m_document.clip()->range : FrameRange{};
    m_timeline.setRange(range);
    m_player.setRange(range);
}

void TimelineController::showMarkers()
{
    std::vector<TimelineMarker> markers;
    m_markerOrder.clear();
    if (const ClipEntry *const clip = m_document.clip()) {
        m_markerOrder.resize(clip->markers.size());
        std::iota(m_markerOrder.begin(), m_markerOrder.end(), std::size_t(0));
        std::ranges::stable_sort(m_markerOrder, {},
                                 [clip](std::size_t index) { return clip->markers[index].frame; });
        for (const std::size_t index : m_markerOrder) {
            const Marker &marker = clip->markers[index];
            markers.push_back(
                {marker.frame, QString::fromStdString(marker.text), colourOf(marker.colour)});
        }
    }
    m_timeline.setMarkers(std::move(markers));
}

void TimelineController::showCached()
{
    if (const auto frames = m_document.frames(); frames && m_timeline.isVisible())
        m_timeline.setCached(frames->cachedRanges());
}

void TimelineController::pauseThumbnails()
{
    m_thumbnails.setPaused(m_timeline.isScrubbing() || m_state.isPlaying());
}

void TimelineController::setMuted(bool muted)
{
    m_isMuted = muted;
    if (m_sound)
        m_sound->setMuted(muted);
}

void TimelineController::addMarker()
{
    const ClipEntry *const clip = m_document.clip();
    if (!clip)
        return;
    if (m_timeline.isVisible())
        return m_timeline.editMarkerAt(m_state.frame());
    // There is no place to write a note in.
    Marker marker;
    marker.frame = m_state.frame();
    if (std::ranges::find(clip->markers, marker.frame, &Marker::frame) == clip->markers.end())
        m_document.push(filigree::addMarker(m_document, marker));
}

void TimelineController::goTo(const std::vector<int> &frames, bool forward)
{
    const int from = m_state.frame();
    const auto next = std::ranges::upper_bound(frames, from);
    const auto here = std::ranges::lower_bound(frames, from);
    if (forward && next != frames.end())
        m_state.setFrame(*next);
    else if (!forward && here != frames.begin())
        m_state.setFrame(*std::prev(here));
}

std::vector<int> TimelineController::markedFrames() const
{
    std::vector<int> frames;
    for (const TimelineMarker &marker : m_timeline.scene().markers)
        frames.push_back(marker.frame);
    return frames;
}

void TimelineController::goToNextMarker()
{
    goTo(markedFrames(), true);
}

void TimelineController::goToPreviousMarker()
{
    goTo(markedFrames(), false);
}

std::vector<int> TimelineController::promptedFrames() const
{
    std::set<int> frames;
    for (const TimelineLane &lane : m_timeline.scene().lanes)
        if (lane.object == m_state.object() || m_state.object() == 0)
            for (const PromptTick &tick : lane.ticks)
                frames.insert(tick.frame);
    return {frames.begin(), frames.end()};
}

void TimelineController::goToNextPrompt()
{
    goTo(promptedFrames(), true);
}

void TimelineController::goToPreviousPrompt()
{
    goTo(promptedFrames(), false);
}

} // namespace filigree
