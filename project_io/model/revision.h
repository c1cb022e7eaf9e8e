// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_range.h"
#include "project_io/model/project.h"

#include <map>
#include <set>
#include <vector>

namespace filigree {

//! What the results of one object on one frame would be made from today.
struct FrameKeys
{
    ContentKey mask; //!< Null when no prompt reaches the frame.
    ContentKey trimap; //!< Null when there is neither a mask nor a given trimap to make it from.
    ContentKey alpha;
    ContentKey foreground;
    ContentKey of(ResultKind kind) const;
    bool operator==(const FrameKeys &) const = default;
};

//! Of a result: not there, made from something else than today's prompts and settings, up to date,
//! kept whatever changes, or the object is not on the frame.
enum class FrameState { Missing, Stale, Fresh, Locked, Absent };

//! The one rule of what depends on what: prompt -> mask -> trimap -> alpha.
//!
//! - A mask depends on its object's track settings and on the object's prompts at the nearest
//!   conditioning frames at and around it within the in/out range; and, as masks exclude each
//!   other, on the same of every other object. A correction so reaches to the neighbouring
//!   conditioning frames and no further.
//! - A trimap depends on the mask, the trimap settings and the trimap strokes of its frame; a given
//!   trimap on itself and the strokes alone.
//! - An alpha depends on the trimap and the matter; the foreground on the alpha. Edge controls and
//!   the choice to decontaminate touch neither. That a matter also looks at the frame before to
//!   keep steady is left out: it would make every later frame stale.
//!
//! Keys are made of content alone, so undo makes what was made before fresh again. On locked frames
//! the stored mask and trimap stand in for today's. Refers to the clip, which must outlive it: new
//! results are seen at once; make a new one when prompts, settings, range, locks or objects changed
//! (microseconds per prompt). Const calls are thread-safe while the clip does not change.
class Revisions
{
public:
    explicit Revisions(const ClipEntry &clip);
    explicit Revisions(ClipEntry &&) = delete;
    FrameKeys keys(ObjectId object, int frame) const;
    //! The key for a trimap made from a mask that has the given key, which need not be today's.
    ContentKey trimapKey(ObjectId object, int frame, const ContentKey &mask) const;
    ContentKey alphaKey(ObjectId object, const ContentKey &trimap) const;
    ContentKey foregroundKey(const ContentKey &alpha) const;

    FrameState state(ObjectId object, ResultKind kind, int frame) const;
    //! One per frame of the range.
    std::vector<FrameState> states(ObjectId object, ResultKind kind, const FrameRange &range) const;
    //! The result to show: today's if it exists, else the latest. Locked frames: the stored one.
    ResultRef best(ObjectId object, ResultKind kind, int frame) const;
    struct Shown
    {
        ResultKind kind = ResultKind::MaskLogits;
        int frame = 0;
        ResultRef result;
    };
    //! Where best() is not the latest: something else was made after it.
    std::vector<Shown> shownBeforeLatest(ObjectId object, const FrameRange &range) const;
    //! Frames of the range that are missing or stale and can be made, as ranges in order: what
    //! there is to do.
    std::vector<FrameRange> open(ObjectId object, ResultKind kind, const FrameRange &range) const;

private:
    struct ObjectKeys
    {
        const ObjectInfo *info = nullptr;
        bool prompted = false; //!< A prompt conditions its mask somewhere.
        ContentKey trimapSettings;
        ContentKey matter;
        std::map<int, ContentKey> strokes; //!< Frames with trimap strokes.
        std::map<int, ContentKey> givenTrimaps;
        std::set<int> absent; //!< Frames that a prompt says the object is not on.
    };
    class Walk;
    const ObjectKeys *known(ObjectId object) const;
    void addPrompts(const FrameRange &range);

    const ClipEntry *m_clip;
    std::map<ObjectId, ObjectKeys> m_objects;
    //! First frame of each stretch over which no object's prompts change -> what all masks on it
    //! are made from.
    std::map<int, ContentKey> m_stretches;
};

//! Makes the results that are shown now the latest, so that they stay the ones shown.
void keepShownResults(ClipEntry &clip, ObjectId object, const FrameRange &range);
//! Locks frames with the results that are shown now, which become the latest; or lets them go.
void setFramesLocked(ClipEntry &clip, ObjectId object, const FrameRange &range, bool locked);

} // namespace filigree
