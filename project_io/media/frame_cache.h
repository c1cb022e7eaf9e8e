// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_range.h"
#include "inference/base/image.h"

#include <cstddef>
#include <list>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace filigree {

//! Decoded frames of all open clips under one byte budget; the least recently used go first.
//! Thread-safe. What callers hold stays alive and does not count once it was evicted.
class FrameCache
{
public:
    using ClipKey = int;

    //! A quarter of the machine's memory.
    static std::size_t defaultBudget();

    explicit FrameCache(std::size_t budget = defaultBudget());

    std::size_t budget() const;
    //! Takes effect at once.
    void setBudget(std::size_t bytes);
    //! Bytes held; at most the budget, always.
    std::size_t usedBytes() const;

    //! The same key for the same identity (path, size and time of change, say).
    ClipKey clipKey(const std::string &identity);
    //! Null when the frame is not held. Counts as a use.
    ImagePtr find(ClipKey clip, int frame);
    //! Does not count as a use.
    bool contains(ClipKey clip, int frame) const;
    //! The held frame of the clip that is nearest to `frame`, the earlier one of two; -1: none.
    int nearest(ClipKey clip, int frame) const;
    std::vector<FrameRange> ranges(ClipKey clip) const; //!< Of the frames held, in order.
    //! An image larger than the whole budget is not kept.
    void insert(ClipKey clip, int frame, ImagePtr image);
    void removeClip(ClipKey clip);
    void clear();

private:
    using Key = std::pair<ClipKey, int>;
    struct Entry
    {
        ImagePtr image;
        std::list<Key>::iterator use;
    };
    struct State
    {
        mutable std::mutex mutex;
        std::size_t budget = 0;
        std::size_t used = 0;
        std::map<Key, Entry> entries;
        std::list<Key> uses; //!< Most recently used first.
        std::map<std::string, ClipKey> clips;
    };

    void evict(std::size_t limit); //!< The mutex is held.
    void erase(std::map<Key, Entry>::iterator entry); //!< The mutex is held.

    State m_state;
};

} // namespace filigree
