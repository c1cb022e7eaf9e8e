// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_range.h"
#include "inference/base/prompts.h"
#include "project_io/model/content_key.h"

#include <map>
#include <set>
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
//! ones, so that undo finds what was made before. Pixels are elsewhere: see ResultStore.
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
    //! Brings taken results to where they were, in place of what is there on their frames.
    void putBack(const ResultIndex &taken);
    void clear() { m_tracks.clear(); }
    bool isEmpty() const { return m_tracks.empty(); }

    //! The latest result of each frame from 0; shorter than the clip when its last frames have
    //! none.
    const std::vector<ResultRef> &latest(ObjectId object, ResultKind kind) const;
    std::vector<std::pair<ObjectId, ResultKind>> tracks() const; //!< What there are results of.
    bool operator==(const ResultIndex &) const = default;

private:
    struct Track
    {
        std::vector<ResultRef> latest;
        std::map<int, std::vector<ResultRef>> older; // newest first
        bool operator==(const Track &) const = default;
    };
    std::map<std::pair<ObjectId, ResultKind>, Track> m_tracks;
};

} // namespace filigree
