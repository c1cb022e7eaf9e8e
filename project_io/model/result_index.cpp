// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/model/result_index.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace filigree {

void ResultIndex::set(ObjectId object, ResultKind kind, int frame, const ResultRef &result)
{
    if (frame < 0 || result.key.isNull())
        return;
    Track &track = m_tracks[{object, kind}];
    if (std::size_t(frame) >= track.latest.size())
        track.latest.resize(std::size_t(frame) + 1);
    ResultRef &latest = track.latest[frame];
    if (!latest.key.isNull() && latest.key != result.key) {
        std::vector<ResultRef> &older = track.older[frame];
        std::erase_if(older, [&](const ResultRef &known) { return known.key == result.key; });
        older.insert(older.begin(), latest);
        if (older.size() > std::size_t(olderKept))
            older.pop_back();
    }
    latest = result;
}

ResultRef ResultIndex::latest(ObjectId object, ResultKind kind, int frame) const
{
    const std::vector<ResultRef> &results = latest(object, kind);
    return frame >= 0 && std::size_t(frame) < results.size() ? results[frame] : ResultRef{};
}

std::vector<ResultRef> ResultIndex::versions(ObjectId object, ResultKind kind, int frame) const
{
    std::vector<ResultRef> found;
    const auto it = m_tracks.find({object, kind});
    if (it == m_tracks.end() || frame < 0 || std::size_t(frame) >= it->second.latest.size()
        || it->second.latest[frame].key.isNull())
        return found;
    found.push_back(it->second.latest[frame]);
    if (const auto older = it->second.older.find(frame); older != it->second.older.end())
        found.insert(found.end(), older->second.begin(), older->second.end());
    return found;
}

ResultIndex ResultIndex::ofFrames(const std::set<int> &frames) const
{
    ResultIndex part;
    for (const auto &[key, track] : m_tracks) {
        for (auto frame = frames.rbegin(); frame != frames.rend(); ++frame) { // one resize each
            const std::vector<ResultRef> all = versions(key.first, key.second, *frame);
            for (auto ref = all.rbegin(); ref != all.rend(); ++ref)
                part.set(key.first, key.second, *frame, *ref);
        }
    }
    return part;
}

ResultRef ResultIndex::find(ObjectId object, ResultKind kind, int frame,
                            const ContentKey &key) const
{
    const auto it = m_tracks.find({object, kind});
    if (it == m_tracks.end() || key.isNull() || frame < 0)
        return {};
    const Track &track = it->second;
    if (std::size_t(frame) < track.latest.size() && track.latest[frame].key == key)
        return track.latest[frame];
    if (const auto older = track.older.find(frame); older != track.older.end()) {
        const auto found = std::ranges::find(older->second, key, &ResultRef::key);
        if (found != older->second.end())
            return *found;
    }
    return {};
}

void ResultIndex::remove(ObjectId object, ResultKind kind, int frame, const ContentKey &key)
{
    const auto it = m_tracks.find({object, kind});
    if (it == m_tracks.end() || frame < 0 || key.isNull())
        return;
    Track &track = it->second;
    const auto older = track.older.find(frame);
    if (older != track.older.end()) {
        std::erase_if(older->second, [&](const ResultRef &known) { return known.key == key; });
        if (older->second.empty())
            track.older.erase(older);
    }
    if (std::size_t(frame) >= track.latest.size() || track.latest[frame].key != key)
        return;
    track.latest[frame] = {};
    if (const auto next = track.older.find(frame); next != track.older.end()) {
        track.latest[frame] = next->second.front();
        next->second.erase(next->second.begin());
        if (next->second.empty())
            track.older.erase(next);
    }
    while (!track.latest.empty() && track.latest.back().key.isNull())
        track.latest.pop_back();
    if (track.latest.empty())
        m_tracks.erase(it);
}

void ResultIndex::removeObject(ObjectId object)
{
    std::erase_if(m_tracks, [&](const auto &entry) { return entry.first.first == object; });
}

ResultIndex ResultIndex::take(ObjectId object, const FrameRange &frames)
{
    ResultIndex taken;
    for (auto it = m_tracks.begin(); it != m_tracks.end();) {
        if (it->first.first != object) {
            ++it;
            continue;
        }
        std::vector<ResultRef> &latest = it->second.latest;
        Track part;
        const int last = std::min(frames.out, int(latest.size()) - 1);
        for (int frame = std::max(0, frames.in); frame <= last; ++frame) {
            if (latest[frame].key.isNull())
                continue;
            part.latest.resize(std::size_t(frame) + 1);
            part.latest[frame] = std::exchange(latest[frame], {});
            if (auto older = it->second.older.extract(frame))
                part.older.insert(std::move(older));
        }
        if (!part.latest.empty())
            taken.m_tracks.emplace(it->first, std::move(part));
        while (!latest.empty() && latest.back().key.isNull())
            latest.pop_back();
        it = latest.empty() ? m_tracks.erase(it) : std::next(it);
    }
    return taken;
}

void ResultIndex::putBack(const ResultIndex &taken)
{
    for (const auto &[key, part] : taken.m_tracks) {
        Track &track = m_tracks[key];
        if (track.latest.size() < part.latest.size())
            track.latest.resize(part.latest.size());
        for (std::size_t frame = 0; frame < part.latest.size(); ++frame) {
            if (part.latest[frame].key.isNull())
                continue;
            track.latest[frame] = part.latest[frame];
            track.older.erase(int(frame));
            if (const auto older = part.older.find(int(frame)); older != part.older.end())
                track.older.insert(*older);
        }
    }
}

const std::vector<ResultRef> &ResultIndex::latest(ObjectId object, ResultKind kind) const
{
    static const std::vector<ResultRef> none;
    const auto it = m_tracks.find({object, kind});
    return it == m_tracks.end() ? none : it->second.latest;
}

std::vector<std::pair<ObjectId, ResultKind>> ResultIndex::tracks() const
{
    std::vector<std::pair<ObjectId, ResultKind>> keys;
    for (const auto &entry : m_tracks)
        keys.push_back(entry.first);
    return keys;
}

} // namespace filigree
