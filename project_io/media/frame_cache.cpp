// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/frame_cache.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <unistd.h>

namespace filigree {

std::size_t FrameCache::defaultBudget()
{
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long pageBytes = sysconf(_SC_PAGE_SIZE);
    if (pages <= 0 || pageBytes <= 0)
        return std::size_t(1) << 30; // unknown machine: assume 4 GiB
    return std::size_t(pages) * std::size_t(pageBytes) / 4;
}

FrameCache::FrameCache(std::size_t budget)
{
    m_state.budget = budget;
}

std::size_t FrameCache::budget() const
{
    const std::scoped_lock lock(m_state.mutex);
    return m_state.budget;
}

template<typename Value> Value FrameCache::Shelf<Value>::find(const Key &key)
{
    const auto found = entries.find(key);
    if (found == entries.end())
        return nullptr;
    uses.splice(uses.begin(), uses, found->second.use);
    return found->second.value;
}

template<typename Value> void FrameCache::Shelf<Value>::insert(const Key &key, Value value)
{
    used += value->byteCount();
    uses.push_front(key);
    entries.emplace(key, Entry{std::move(value), uses.begin()});
}

template<typename Value> void FrameCache::Shelf<Value>::remove(const Key &key)
{
    const auto entry = entries.find(key);
    if (entry == entries.end())
        return;
    used -= entry->second.value->byteCount();
    uses.erase(entry->second.use);
    entries.erase(entry);
}

template<typename Value> void FrameCache::Shelf<Value>::removeClip(ClipKey clip)
{
    for (auto entry = entries.lower_bound({clip, 0});
         entry != entries.end() && entry->first.first == clip;)
        remove((entry++)->first);
}

template<typename Value> void FrameCache::Shelf<Value>::evict(std::size_t limit)
{
    while (used > limit)
        remove(Key(uses.back()));
}

void FrameCache::setBudget(std::size_t bytes)
{
    const std::scoped_lock lock(m_state.mutex);
    m_state.budget = bytes;
    makeRoom(0, 0);
}

std::size_t FrameCache::usedBytes() const
{
    const std::scoped_lock lock(m_state.mutex);
    return m_state.images.used + m_state.packed.used;
}

FrameCache::ClipKey FrameCache::clipKey(const std::string &identity)
{
    const std::scoped_lock lock(m_state.mutex);
    return m_state.clips.try_emplace(identity, int(m_state.clips.size()) + 1).first->second;
}

ImagePtr FrameCache::find(ClipKey clip, int frame)
{
    const std::scoped_lock lock(m_state.mutex);
    return m_state.images.find({clip, frame});
}

PackedFramePtr FrameCache::findPacked(ClipKey clip, int frame)
{
    const std::scoped_lock lock(m_state.mutex);
    return m_state.packed.find({clip, frame});
}

bool FrameCache::contains(ClipKey clip, int frame) const
{
    const std::scoped_lock lock(m_state.mutex);
    return m_state.images.contains({clip, frame}) || m_state.packed.contains({clip, frame});
}

int FrameCache::nearest(ClipKey clip, int frame) const
{
    const std::scoped_lock lock(m_state.mutex);
    const auto &images = m_state.images.entries;
    const auto after = images.lower_bound({clip, frame});
    int best = -1;
    if (after != images.begin()) {
        const auto before = std::prev(after);
        if (before->first.first == clip)
            best = before->first.second;
    }
    if (after != images.end() && after->first.first == clip) {
        const int next = after->first.second;
        if (best < 0 || next - frame < frame - best)
            best = next;
    }
    return best;
}

std::vector<FrameRange> FrameCache::ranges(ClipKey clip) const
{
    std::set<int> frames;
    {
        const std::scoped_lock lock(m_state.mutex);
        const auto add = [&](const auto &entries) {
            for (auto entry = entries.lower_bound({clip, 0});
                 entry != entries.end() && entry->first.first == clip; ++entry)
                frames.insert(frames.end(), entry->first.second);
        };
        add(m_state.images.entries);
        add(m_state.packed.entries);
    }
    std::vector<FrameRange> ranges;
    for (const int frame : frames) {
        if (!ranges.empty() && ranges.back().out == frame - 1)
            ranges.back().out = frame;
        else
            ranges.push_back({frame, frame});
    }
    return ranges;
}

bool FrameCache::hasRoom(std::size_t packedBytes) const
{
    const std::scoped_lock lock(m_state.mutex);
    return double(m_state.packed.used + packedBytes) <= packedShare * double(m_state.budget);
}

void FrameCache::insert(ClipKey clip, int frame, ImagePtr image)
{
    if (!image)
        return;
    const std::scoped_lock lock(m_state.mutex);
    m_state.images.remove({clip, frame});
    if (image->byteCount() > m_state.budget)
        return;
    makeRoom(image->byteCount(), 0); // first, so that the budget holds at every moment
    m_state.images.insert({clip, frame}, std::move(image));
    dropSpareImages();
}

//! Those of frames that are held packed too, and so are soon made again.
void FrameCache::dropSpareImages()
{
    const auto most = std::size_t(spareShare * double(m_state.budget));
    std::size_t kept = 0;
    std::vector<Key> superfluous;
    for (const Key &key : m_state.images.uses) {
        if (!m_state.packed.contains(key))
            continue;
        kept += m_state.images.entries.at(key).value->byteCount();
        if (kept > most)
            superfluous.push_back(key);
    }
    for (const Key &key : superfluous)
        m_state.images.remove(key);
}

void FrameCache::insert(ClipKey clip, int frame, PackedFramePtr packed)
{
    if (!packed)
        return;
    const std::scoped_lock lock(m_state.mutex);
    m_state.packed.remove({clip, frame});
    if (double(packed->byteCount()) > packedShare * double(m_state.budget))
        return;
    makeRoom(0, packed->byteCount());
    m_state.packed.insert({clip, frame}, std::move(packed));
}

void FrameCache::removeClip(ClipKey clip)
{
    const std::scoped_lock lock(m_state.mutex);
    m_state.images.removeClip(clip);
    m_state.packed.removeClip(clip);
}

void FrameCache::clear()
{
    const std::scoped_lock lock(m_state.mutex);
    m_state.images.evict(0);
    m_state.packed.evict(0);
}

//! For an image, or a packed frame, of so many bytes.
void FrameCache::makeRoom(std::size_t bytes, std::size_t packedBytes)
{
    const auto most =
        std::min(std::size_t(packedShare * double(m_state.budget)), m_state.budget - bytes);
    m_state.packed.evict(most - packedBytes);
    m_state.images.evict(m_state.budget - bytes - packedBytes - m_state.packed.used);
}

} // namespace filigree
