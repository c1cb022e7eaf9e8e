// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_range.h"
#include "project_io/media/packed_frame.h"

#include <cstddef>
#include <list>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace filigree {

//! Decoded frames of all open clips under one byte budget, as images and packed ones (see
//! PackedFrame); of either the least recently used go first. Thread-safe. What callers hold stays
//! alive and does not count once it was evicted.
class FrameCache
{
public:
    using ClipKey = int;

    //! Packed frames take no more of the budget than this.
    static constexpr double packedShare = 0.6;
    //! Nor do images of frames that are held packed as well.
    static constexpr double spareShare = 0.125;
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
    //! Null when the image is not held. Counts as a use.
    ImagePtr find(ClipKey clip, int frame);
    PackedFramePtr findPacked(ClipKey clip, int frame); //!< Likewise.
    //! Whether the frame is held, one way or the other. Does not count as a use.
    bool contains(ClipKey clip, int frame) const;
    //! The frame of the clip whose image is held that is nearest to `frame`, the earlier one of
    //! two; -1: none.
    int nearest(ClipKey clip, int frame) const;
    std::vector<FrameRange> ranges(ClipKey clip) const; //!< Of the frames held, in order.
    //! Whether a packed frame of so many bytes would take the place of none that is held.
    bool hasRoom(std::size_t packedBytes) const;
    //! An image larger than the whole budget is not kept.
    void insert(ClipKey clip, int frame, ImagePtr image);
    void insert(ClipKey clip, int frame, PackedFramePtr packed); //!< Likewise.
    void removeClip(ClipKey clip);
    void clear();

private:
    using Key = std::pair<ClipKey, int>;
    template<typename Value> struct Shelf
    {
        struct Entry
        {
            Value value;
            typename std::list<Key>::iterator use;
        };
        std::size_t used = 0; //!< Bytes.
        std::map<Key, Entry> entries;
        std::list<Key> uses; //!< Most recently used first.

        Value find(const Key &key);
        bool contains(const Key &key) const { return entries.contains(key); }
        void insert(const Key &key, Value value);
        void remove(const Key &key);
        void removeClip(ClipKey clip);
        void evict(std::size_t limit);
    };
    struct State
    {
        mutable std::mutex mutex;
        std::size_t budget = 0;
        Shelf<ImagePtr> images;
        Shelf<PackedFramePtr> packed;
        std::map<std::string, ClipKey> clips;
    };

    void dropSpareImages(); //!< The mutex is held.
    void makeRoom(std::size_t bytes, std::size_t packedBytes); //!< The mutex is held.

    State m_state;
};

} // namespace filigree
