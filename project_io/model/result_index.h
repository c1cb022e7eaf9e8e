// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_range.h"
#include "inference/base/prompts.h"
#include "project_io/model/content_key.h"
#include "project_io/model/copy_on_write.h"

#include <array>
#include <map>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace filigree {

//! The steps from a prompt to a matte, each made from the one before.
enum class ResultKind { MaskLogits, Trimap, Alpha, Foreground };

constexpr ResultKind allResultKinds[] = {ResultKind::MaskLogits, ResultKind::Trimap,
                                         ResultKind::Alpha, ResultKind::Foreground};

//! That a result exists, what it was made from, and what it says of the object.
struct ResultRef
{
    ContentKey key; //!< Null: there is no result.
    float presence = 1; //!< Probability that the object can be seen.
    bool operator==(const ResultRef &) const = default;
};

//! Which results of one clip exist. Keeps the latest of each object, kind and frame and a few older
//! ones, so that undo finds what was made before. Pixels are elsewhere: see ResultStore. Copies
//! share what is alike, and whole stretches of frames change hands at once: neither takes long
//! however long the clip is.
class ResultIndex
{
public:
    static constexpr int olderKept = 8; //!< Older results remembered per object, kind and frame.

    //! Makes it the latest; one with the same key is replaced.
    void set(ObjectId object, ResultKind kind, int frame, const ResultRef &result);
    ResultRef latest(ObjectId object, ResultKind kind, int frame) const; //!< Null key: none.
    //! The latest and the older ones, newest first.
    std::vector<ResultRef> versions(ObjectId object, ResultKind kind, int frame) const;
    //! An index of these frames alone: small however long the clip is.
    ResultIndex ofFrames(const std::set<int> &frames) const;
    //! The one with this key, be it the latest or an older one; null key: none.
    ResultRef find(ObjectId object, ResultKind kind, int frame, const ContentKey &key) const;
    void remove(ObjectId object, ResultKind kind, int frame, const ContentKey &key);
    void removeObject(ObjectId object);
    //! Takes an object's results on the frames away, older ones too, and returns them.
    ResultIndex take(ObjectId object, const FrameRange &frames);
    ResultIndex take(ObjectId object, const std::vector<FrameRange> &ranges);
    //! Swaps the object's results on the frames, older ones too, with those of the other index.
    //! Copies nothing that is not shared.
    void exchange(ResultIndex &other, ObjectId object, const std::set<int> &frames);
    //! Brings taken results to where they were, in place of what is there on their frames.
    void putBack(const ResultIndex &taken);
    void clear() { m_tracks.clear(); }
    bool isEmpty() const { return m_tracks.empty(); }

    //! One past the last frame that there is a result of; 0: there are none.
    int endOf(ObjectId object, ResultKind kind) const;
    int countOf(ObjectId object, ResultKind kind) const; //!< Frames that there is a result of.
    std::vector<std::pair<ObjectId, ResultKind>> tracks() const; //!< What there are results of.
    bool operator==(const ResultIndex &) const = default;

private:
    static constexpr int chunkSize = 128; //!< Frames that are shared or copied together.
    struct Versions
    {
        ResultRef latest;
        CopyOnWrite<std::vector<ResultRef>> older; // newest first; never an empty vector
        bool operator==(const Versions &) const = default;
    };
    struct Chunk
    {
        std::array<Versions, chunkSize> frames;
        int made = 0; // frames with a result
        bool operator==(const Chunk &) const = default;
    };
    //! From frame 0; empty where there is no result, and never at the end.
    using Track = std::vector<CopyOnWrite<Chunk>>;

    const Versions *versionsOf(ObjectId object, ResultKind kind, int frame) const; // null: none
    static Chunk &writable(Track &track, std::size_t chunk);
    static Track &trim(Track &track);
    static void move(Track &from, Track &to, std::size_t chunk, int first, int last);
    static void exchange(CopyOnWrite<Chunk> &one, CopyOnWrite<Chunk> &other,
                         std::span<const int> frames);

    std::map<std::pair<ObjectId, ResultKind>, Track> m_tracks;
};

} // namespace filigree
