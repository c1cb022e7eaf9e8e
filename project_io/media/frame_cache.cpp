// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/frame_cache.h"

#include <iterator>
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

void FrameCache::setBudget(std::size_t bytes)
{
    const std::scoped_lock lock(m_state.mutex);
    m_state.budget = bytes;
    evict(bytes);
}

std::size_t FrameCache::usedBytes() const
{
    const std::scoped_lock lock(m_state.mutex);
    return m_state.used;
}

FrameCache::ClipKey FrameCache::clipKey(const std::string &identity)
{
    const std::scoped_lock lock(m_state.mutex);
    return m_state.clips.try_emplace(identity, int(m_state.clips.size()) + 1).first->second;
}

ImagePtr FrameCache::find(ClipKey clip, int frame)
{
    const std::scoped_lock lock(m_state.mutex);
    const auto found = m_state.entries.find({clip, frame});
    if (found == m_state.entries.end())
        return nullptr;
    m_state.uses.splice(m_state.uses.begin(), m_state.uses, found->second.use);
    return found->second.image;
}

bool FrameCache::contains(ClipKey clip, int frame) const
{
    const std::scoped_lock lock(m_state.mutex);
    return m_state.entries.contains({clip, frame});
}

int FrameCache::nearest(ClipKey clip, int frame) const
{
    const std::scoped_lock lock(m_state.mutex);
    const auto after = m_state.entries.lower_bound({clip, frame});
    int best = -1;
    if (after != m_state.entries.begin()) {
        const auto before = std::prev(after);
        if (before->first.first == clip)
            best = before->first.second;
    }
    if (after != m_state.entries.end() && after->first.first == clip) {
        const int next = after->first.second;
        if (best < 0 || next - frame < frame - best)
            best = next;
    }
    return best;
}

std::vector<FrameRange> FrameCache::ranges(ClipKey clip) const
{
    std::vector<FrameRange> ranges;
    const std::scoped_lock lock(m_state.mutex);
    for (auto entry = m_state.entries.lower_bound({clip, 0});
         entry != m_state.entries.end() && entry->first.first == clip; ++entry) {
        const int frame = entry->first.second;
        if (!ranges.empty() && ranges.back().out == frame - 1)
            ranges.back().out = frame;
        else
            ranges.push_back({frame, frame});
    }
    return ranges;
}

void FrameCache::insert(ClipKey clip, int frame, ImagePtr image)
{
    if (!image)
        return;
    const std::size_t bytes = image->byteCount();
    const std::scoped_lock lock(m_state.mutex);
    if (const auto old = m_state.entries.find({clip, frame}); old != m_state.entries.end())
        erase(old);
    if (bytes > m_state.budget)
        return;
    evict(m_state.budget - bytes); // first make room, so that the budget holds at every moment
    m_state.uses.push_front({clip, frame});
    m_state.entries.emplace(Key{clip, frame}, Entry{std::move(image), m_state.uses.begin()});
    m_state.used += bytes;
}

void FrameCache::removeClip(ClipKey clip)
{
    const std::scoped_lock lock(m_state.mutex);
    auto entry = m_state.entries.lower_bound({clip, 0});
    while (entry != m_state.entries.end() && entry->first.first == clip)
        erase(entry++);
}

void FrameCache::clear()
{
    const std::scoped_lock lock(m_state.mutex);
    evict(0);
}

void FrameCache::evict(std::size_t limit)
{
    while (m_state.used > limit)
        erase(m_state.entries.find(m_state.uses.back()));
}

void FrameCache::erase(std::map<Key, Entry>::iterator entry)
{
    m_state.used -= entry->second.image->byteCount();
    m_state.uses.erase(entry->second.use);
    m_state.entries.erase(entry);
}

} // namespace filigree
