// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/model/result_index.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace filigree {

const ResultIndex::Versions *ResultIndex::versionsOf(ObjectId object, ResultKind kind,
                                                     int frame) const
{
    const auto it = m_tracks.find({object, kind});
    const std::size_t at = std::size_t(frame) / chunkSize;
    if (it == m_tracks.end() || frame < 0 || at >= it->second.size() || !it->second[at])
        return nullptr;
    const Versions &here = it->second[at]->frames[std::size_t(frame % chunkSize)];
    return here.latest.key.isNull() ? nullptr : &here;
}

ResultIndex::Chunk &ResultIndex::writable(Track &track, std::size_t chunk)
{
    if (chunk >= track.size())
        track.resize(chunk + 1);
    return track[chunk].write();
}

//! Ends it with its last result.
ResultIndex::Track &ResultIndex::trim(Track &track)
{
    while (!track.empty() && !track.back())
        track.pop_back();
    return track;
}

void ResultIndex::set(ObjectId object, ResultKind kind, int frame, const ResultRef &result)
{
    if (frame < 0 || result.key.isNull())
        return;
    Chunk &chunk = writable(m_tracks[{object, kind}], std::size_t(frame) / chunkSize);
    Versions &here = chunk.frames[std::size_t(frame % chunkSize)];
    if (here.latest.key.isNull()) {
        ++chunk.made;
    } else if (here.latest.key != result.key) {
        std::vector<ResultRef> &older = here.older.write();
        std::erase_if(older, [&](const ResultRef &known) { return known.key == result.key; });
        older.insert(older.begin(), here.latest);
        if (older.size() > std::size_t(olderKept))
            older.pop_back();
    }
    here.latest = result;
}

ResultRef ResultIndex::latest(ObjectId object, ResultKind kind, int frame) const
{
    const Versions *here = versionsOf(object, kind, frame);
    return here ? here->latest : ResultRef{};
}

std::vector<ResultRef> ResultIndex::versions(ObjectId object, ResultKind kind, int frame) const
{
    std::vector<ResultRef> found;
    const Versions *here = versionsOf(object, kind, frame);
    if (!here)
        return found;
    found.push_back(here->latest);
    if (here->older)
        found.insert(found.end(), here->older->begin(), here->older->end());
    return found;
}

ResultIndex ResultIndex::ofFrames(const std::set<int> &frames) const
{
    ResultIndex part;
    for (const auto &[key, track] : m_tracks) {
        for (const int frame : frames) {
            const Versions *here = versionsOf(key.first, key.second, frame);
            if (!here)
                continue;
            Chunk &chunk = writable(part.m_tracks[key], std::size_t(frame) / chunkSize);
            chunk.frames[std::size_t(frame % chunkSize)] = *here;
            ++chunk.made;
        }
    }
    return part;
}

ResultRef ResultIndex::find(ObjectId object, ResultKind kind, int frame,
                            const ContentKey &key) const
{
    const Versions *here = versionsOf(object, kind, frame);
    if (!here || key.isNull())
        return {};
    if (here->latest.key == key)
        return here->latest;
    if (here->older) {
        const auto found = std::ranges::find(*here->older, key, &ResultRef::key);
        if (found != here->older->end())
            return *found;
    }
    return {};
}

void ResultIndex::remove(ObjectId object, ResultKind kind, int frame, const ContentKey &key)
{
    if (find(object, kind, frame, key).key.isNull())
        return;
    const auto it = m_tracks.find({object, kind});
    CopyOnWrite<Chunk> &chunk = it->second[std::size_t(frame) / chunkSize];
    Versions &here = chunk.write().frames[std::size_t(frame % chunkSize)];
    if (here.older) {
        std::vector<ResultRef> &older = here.older.write();
        if (here.latest.key == key)
            here.latest = older.front(); // goes from the older ones below
        std::erase_if(older, [&](const ResultRef &one) {
            return one.key == key || one.key == here.latest.key;
        });
        if (older.empty())
            here.older = {};
    } else {
        here.latest = {};
        if (--chunk.write().made == 0)
            chunk = {};
    }
    if (trim(it->second).empty())
        m_tracks.erase(it);
}

void ResultIndex::removeObject(ObjectId object)
{
    std::erase_if(m_tracks, [&](const auto &entry) { return entry.first.first == object; });
}

//! The results of the places from first to last of the chunk.
void ResultIndex::move(Track &from, Track &to, std::size_t chunk, int first, int last)
{
    if (!from[chunk])
        return;
    if (first == 0 && last == chunkSize - 1) {
        if (chunk >= to.size())
            to.resize(chunk + 1);
        to[chunk] = std::exchange(from[chunk], {});
        return;
    }
    const auto &frames = from[chunk]->frames;
    const auto isEmpty = [](const Versions &one) { return one.latest.key.isNull(); };
    if (std::all_of(frames.begin() + first, frames.begin() + last + 1, isEmpty))
        return;
    Chunk &source = from[chunk].write();
    Chunk &target = writable(to, chunk);
    for (auto at = std::size_t(first); at <= std::size_t(last); ++at) {
        if (isEmpty(source.frames[at]))
            continue;
        target.frames[at] = std::exchange(source.frames[at], {});
        --source.made;
        ++target.made;
    }
    if (source.made == 0)
        from[chunk] = {};
}

ResultIndex ResultIndex::take(ObjectId object, const FrameRange &frames)
{
    return take(object, std::vector{frames});
}

ResultIndex ResultIndex::take(ObjectId object, const std::vector<FrameRange> &ranges)
{
    ResultIndex taken;
    for (auto it = m_tracks.begin(); it != m_tracks.end();) {
        if (it->first.first != object) {
            ++it;
            continue;
        }
        Track &track = it->second;
        Track part;
        for (const FrameRange &range : ranges) {
            const int out = std::min(range.out, int(track.size()) * chunkSize - 1);
            for (int from = std::max(0, range.in), to = 0; from <= out; from = to + 1) {
                const int begin = from - from % chunkSize;
                to = std::min(out, begin + chunkSize - 1);
                move(track, part, std::size_t(begin / chunkSize), from - begin, to - begin);
            }
        }
        if (!part.empty())
            taken.m_tracks.emplace(it->first, std::move(part));
        it = trim(track).empty() ? m_tracks.erase(it) : std::next(it);
    }
    return taken;
}

//! All frames are of the chunk.
void ResultIndex::exchange(CopyOnWrite<Chunk> &one, CopyOnWrite<Chunk> &other,
                           std::span<const int> frames)
{
    if (frames.size() == std::size_t(chunkSize))
        return std::swap(one, other);
    const auto hasAny = [frames](const CopyOnWrite<Chunk> &chunk) {
        return chunk && std::ranges::any_of(frames, [&](int frame) {
                   return !chunk->frames[std::size_t(frame % chunkSize)].latest.key.isNull();
               });
    };
    if (!hasAny(one) && !hasAny(other))
        return;
    Chunk &mine = one.write();
    Chunk &theirs = other.write();
    for (const int frame : frames) {
        Versions &here = mine.frames[std::size_t(frame % chunkSize)];
        Versions &there = theirs.frames[std::size_t(frame % chunkSize)];
        const int more = int(here.latest.key.isNull()) - int(there.latest.key.isNull());
        mine.made += more;
        theirs.made -= more;
        std::swap(here, there);
    }
    for (CopyOnWrite<Chunk> *chunk : {&one, &other}) {
        if ((*chunk)->made == 0)
            *chunk = {};
    }
}

void ResultIndex::exchange(ResultIndex &other, ObjectId object, const std::set<int> &frames)
{
    const std::vector<int> list(frames.lower_bound(0), frames.end());
    for (const ResultKind kind : allResultKinds) {
        const std::pair key(object, kind);
        Track &mine = m_tracks[key];
        Track &theirs = other.m_tracks[key];
        const std::size_t chunks = std::max(mine.size(), theirs.size());
        mine.resize(chunks);
        theirs.resize(chunks);
        for (auto from = list.begin(); from != list.end();) {
            const std::size_t chunk = std::size_t(*from) / chunkSize;
            const auto to = std::lower_bound(from, list.end(), int(chunk + 1) * chunkSize);
            if (chunk >= chunks)
                break;
            exchange(mine[chunk], theirs[chunk], {from, to});
            from = to;
        }
        if (trim(mine).empty())
            m_tracks.erase(key);
        if (trim(theirs).empty())
            other.m_tracks.erase(key);
    }
}

void ResultIndex::putBack(const ResultIndex &taken)
{
    for (const auto &[key, part] : taken.m_tracks) {
        Track &track = m_tracks[key];
        track.resize(std::max(track.size(), part.size()));
        for (std::size_t at = 0; at < part.size(); ++at) {
            if (!part[at])
                continue;
            if (!track[at] || part[at]->made == chunkSize) {
                track[at] = part[at];
                continue;
            }
            Chunk &chunk = track[at].write();
            for (std::size_t n = 0; n < chunkSize; ++n) {
                const Versions &back = part[at]->frames[n];
                if (back.latest.key.isNull())
                    continue;
                chunk.made += chunk.frames[n].latest.key.isNull();
                chunk.frames[n] = back;
            }
        }
    }
}

int ResultIndex::endOf(ObjectId object, ResultKind kind) const
{
    const auto it = m_tracks.find({object, kind});
    if (it == m_tracks.end())
        return 0;
    const auto &last = it->second.back()->frames;
    int places = chunkSize;
    while (last[std::size_t(places - 1)].latest.key.isNull())
        --places;
    return int(it->second.size() - 1) * chunkSize + places;
}

int ResultIndex::countOf(ObjectId object, ResultKind kind) const
{
    int count = 0;
    if (const auto it = m_tracks.find({object, kind}); it != m_tracks.end()) {
        for (const CopyOnWrite<Chunk> &chunk : it->second)
            count += chunk ? chunk->made : 0;
    }
    return count;
}

std::vector<std::pair<ObjectId, ResultKind>> ResultIndex::tracks() const
{
    std::vector<std::pair<ObjectId, ResultKind>> keys;
    for (const auto &entry : m_tracks)
        keys.push_back(entry.first);
    return keys;
}

} // namespace filigree
