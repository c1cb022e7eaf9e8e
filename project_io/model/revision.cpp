// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/model/revision.h"

#include "project_io/model/prompt_key.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <optional>

namespace filigree {
namespace {

const ContentKey *at(const std::map<int, ContentKey> &keys, int frame)
{
    const auto it = keys.find(frame);
    return it == keys.end() ? nullptr : &it->second;
}

} // namespace

ContentKey FrameKeys::of(ResultKind kind) const
{
    switch (kind) {
    case ResultKind::MaskLogits:
        return mask;
    case ResultKind::Trimap:
        return trimap;
    case ResultKind::Alpha:
        return alpha;
    case ResultKind::Foreground:
        return foreground;
    }
    return {};
}

//! Keys of one object on frames in ascending order, computed again only where something changes.
class Revisions::Walk
{
public:
    Walk(const Revisions &revisions, const ObjectKeys &keys)
        : m_revisions(revisions)
        , m_keys(keys)
        , m_id(keys.info->id)
    { }

    FrameKeys at(int frame)
    {
        const ResultIndex &results = m_revisions.m_clip->results;
        ContentKey mask = maskAt(frame);
        if (isLocked(frame)) {
            if (const ResultRef kept = results.latest(m_id, ResultKind::MaskLogits, frame);
                !kept.key.isNull())
                mask = kept.key;
            FrameKeys keys = from(mask, m_revisions.trimapKey(m_id, frame, mask));
            if (const ResultRef kept = results.latest(m_id, ResultKind::Trimap, frame);
                !kept.key.isNull())
                keys = from(mask, kept.key);
            if (const ResultRef kept = results.latest(m_id, ResultKind::Alpha, frame);
                !kept.key.isNull())
                keys.alpha = kept.key;
            if (const ResultRef kept = results.latest(m_id, ResultKind::Foreground, frame);
                !kept.key.isNull())
                keys.foreground = kept.key;
            return keys;
        }
        if (m_keys.strokes.contains(frame) || m_keys.givenTrimaps.contains(frame))
            return from(mask, m_revisions.trimapKey(m_id, frame, mask));
        if (!m_isPlain || m_plain.mask != mask) {
            m_plain = from(mask, m_revisions.trimapKey(m_id, frame, mask));
            m_isPlain = true;
        }
        return m_plain;
    }

    bool isLocked(int frame) const { return m_keys.info->isLockedOn(frame); }

    FrameState stateOf(ResultKind kind, int frame)
    {
        const ResultIndex &results = m_revisions.m_clip->results;
        const ResultRef latest = results.latest(m_id, kind, frame);
        if (isLocked(frame) && !latest.key.isNull())
            return FrameState::Locked;
        if (m_keys.absent.contains(frame))
            return FrameState::Absent;
        const ContentKey today = at(frame).of(kind);
        const ResultRef fresh =
            latest.key == today ? latest : results.find(m_id, kind, frame, today);
        if (!today.isNull() && !fresh.key.isNull())
            return fresh.presence < 0.5f ? FrameState::Absent : FrameState::Fresh;
        return latest.key.isNull() ? FrameState::Missing : FrameState::Stale;
    }

private:
    ContentKey maskAt(int frame) const
    {
        if (!m_keys.prompted)
            return {};
        const auto &stretches = m_revisions.m_stretches;
        const auto next = stretches.upper_bound(frame);
        return next == stretches.begin() ? ContentKey{} : std::prev(next)->second;
    }

    FrameKeys from(const ContentKey &mask, const ContentKey &trimap) const
    {
        FrameKeys keys;
        keys.mask = mask;
        keys.trimap = trimap;
        keys.alpha = m_revisions.alphaKey(m_id, trimap);
        keys.foreground = m_revisions.foregroundKey(keys.alpha);
        return keys;
    }

    const Revisions &m_revisions;
    const ObjectKeys &m_keys;
    ObjectId m_id;
    FrameKeys m_plain; // of the last frame without strokes, locks or a given trimap
    bool m_isPlain = false;
};

Revisions::Revisions(const ClipEntry &clip)
    : m_clip(&clip)
{
    for (const ObjectInfo &info : clip.objects) {
        ObjectKeys &keys = m_objects[info.id];
        keys.info = &info;
        keys.trimapSettings = settingsKey(info.trimap);
        keys.matter = matterKey(info.matte);
    }
    const FrameRange range = clip.effectiveRange();
    addPrompts(range.size() > 0 ? range : FrameRange{0, std::numeric_limits<int>::max()});
    for (const auto &[frame, trimaps] : clip.trimaps) {
        for (const auto &[id, trimap] : trimaps) {
            if (const auto it = m_objects.find(id); it != m_objects.end() && trimap)
                it->second.givenTrimaps[frame] = maskKey(trimap);
        }
    }
}

void Revisions::addPrompts(const FrameRange &range)
{
    // Conditioning frames of each object, and the frames at which some object's neighbours change.
    std::map<ObjectId, std::map<int, ContentKey>> conditioning;
    std::set<int> borders{0};
    for (const auto &[frame, objects] : m_clip->prompts) {
        for (const auto &[id, prompts] : objects) {
            const auto it = m_objects.find(id);
            if (it == m_objects.end())
                continue;
            ObjectKeys &keys = it->second;
            if (const ContentKey strokes = promptsKey(prompts, PromptPart::Trimap);
                !strokes.isNull())
                keys.strokes[frame] = strokes;
            const ContentKey mask = promptsKey(prompts, PromptPart::Mask);
            if (mask.isNull())
                continue;
            if (std::ranges::any_of(prompts, [](const Prompt &prompt) {
                    return std::holds_alternative<AbsentPrompt>(prompt);
                }))
                keys.absent.insert(frame);
            if (!range.contains(frame))
                continue;
            keys.prompted = true;
            conditioning[id][frame] = mask;
            borders.insert(frame);
            borders.insert(frame + 1);
        }
    }
    std::map<ObjectId, ContentKey> settings; // once for each object: there may be many borders
    for (const auto &[id, frames] : conditioning)
        settings[id] = settingsKey(m_objects[id].info->track);
    for (const int border : borders) {
        KeyHasher hasher("masks");
        for (const auto &[id, frames] : conditioning) {
            hasher.add(id).add(settings[id]);
            const auto after = frames.lower_bound(border);
            if (after != frames.begin() && (after == frames.end() || after->first != border))
                hasher.add("before").add(std::prev(after)->first).add(std::prev(after)->second);
            if (after != frames.end())
                hasher.add("after").add(after->first).add(after->second);
        }
        m_stretches[border] = hasher.key();
    }
}

const Revisions::ObjectKeys *Revisions::known(ObjectId object) const
{
    const auto it = m_objects.find(object);
    return it == m_objects.end() ? nullptr : &it->second;
}

FrameKeys Revisions::keys(ObjectId object, int frame) const
{
    const ObjectKeys *found = known(object);
    if (!found || frame < 0)
        return {};
    return Walk(*this, *found).at(frame);
}

ContentKey Revisions::trimapKey(ObjectId object, int frame, const ContentKey &mask) const
{
    const ObjectKeys *found = known(object);
    if (!found)
        return {};
    KeyHasher hasher("trimap");
    if (const ContentKey *given = at(found->givenTrimaps, frame))
        hasher.add("given").add(*given);
    else if (mask.isNull())
        return {};
    else
        hasher.add("made").add(mask).add(found->trimapSettings);
    if (const ContentKey *strokes = at(found->strokes, frame))
        hasher.add(*strokes);
    return hasher.key();
}

ContentKey Revisions::alphaKey(ObjectId object, const ContentKey &trimap) const
{
    const ObjectKeys *found = known(object);
    if (!found || trimap.isNull())
        return {};
    return KeyHasher("alpha").add(trimap).add(found->matter).key();
}

ContentKey Revisions::foregroundKey(const ContentKey &alpha) const
{
    return alpha.isNull() ? ContentKey{} : KeyHasher("foreground").add(alpha).key();
}

FrameState Revisions::state(ObjectId object, ResultKind kind, int frame) const
{
    const ObjectKeys *found = known(object);
    return found ? Walk(*this, *found).stateOf(kind, frame) : FrameState::Missing;
}

std::vector<FrameState> Revisions::states(ObjectId object, ResultKind kind,
                                          const FrameRange &range) const
{
    std::vector<FrameState> states(std::size_t(range.size()), FrameState::Missing);
    const ObjectKeys *found = known(object);
    if (!found)
        return states;
    Walk walk(*this, *found);
    for (int i = 0; i < range.size(); ++i)
        states[std::size_t(i)] = walk.stateOf(kind, range.in + i);
    return states;
}

ResultRef Revisions::best(ObjectId object, ResultKind kind, int frame) const
{
    const ResultRef latest = m_clip->results.latest(object, kind, frame);
    const ObjectKeys *found = known(object);
    if (!found || latest.key.isNull())
        return latest;
    const ContentKey today = Walk(*this, *found).at(frame).of(kind);
    const ResultRef fresh = m_clip->results.find(object, kind, frame, today);
    return fresh.key.isNull() ? latest : fresh;
}

std::vector<Revisions::Shown> Revisions::shownBeforeLatest(ObjectId object,
                                                           const FrameRange &range) const
{
    std::vector<Shown> shown;
    const ObjectKeys *found = known(object);
    if (!found)
        return shown;
    const ResultIndex &results = m_clip->results;
    Walk walk(*this, *found);
    for (int frame = range.in; frame <= range.out; ++frame) {
        const FrameKeys today = walk.at(frame);
        for (const ResultKind kind : allResultKinds) {
            const ResultRef fresh = results.find(object, kind, frame, today.of(kind));
            if (!fresh.key.isNull() && fresh.key != results.latest(object, kind, frame).key)
                shown.push_back({kind, frame, fresh});
        }
    }
    return shown;
}

std::vector<FrameRange> Revisions::open(ObjectId object, ResultKind kind,
                                        const FrameRange &range) const
{
    std::vector<FrameRange> ranges;
    const ObjectKeys *found = known(object);
    if (!found)
        return ranges;
    Walk walk(*this, *found);
    for (int frame = range.in; frame <= range.out; ++frame) {
        const FrameState state = walk.stateOf(kind, frame);
        if ((state != FrameState::Missing && state != FrameState::Stale)
            || walk.at(frame).of(kind).isNull())
            continue;
        if (!ranges.empty() && ranges.back().out == frame - 1)
            ranges.back().out = frame;
        else
            ranges.push_back({frame, frame});
    }
    return ranges;
}

void keepShownResults(ClipEntry &clip, ObjectId object, const FrameRange &range)
{
    for (const auto &[kind, frame, result] : Revisions(clip).shownBeforeLatest(object, range))
        clip.results.set(object, kind, frame, result);
}

void setFramesLocked(ClipEntry &clip, ObjectId id, const FrameRange &range, bool locked)
{
    ObjectInfo *object = clip.object(id);
    if (!object)
        return;
    if (locked)
        keepShownResults(clip, id, range);
    for (int frame = range.in; frame <= range.out; ++frame) {
        if (locked)
            object->lockedFrames.insert(object->lockedFrames.end(), frame);
        else
            object->lockedFrames.erase(frame);
    }
}

} // namespace filigree
