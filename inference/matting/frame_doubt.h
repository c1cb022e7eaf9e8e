// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_range.h"
#include "inference/base/image.h"
#include "inference/base/prompts.h"

#include <array>
#include <map>
#include <utility>
#include <vector>

namespace filigree {

//! What may be wrong with an alpha.
enum class DoubtKind {
    LowPresence, //!< The object can hardly be seen.
    Flicker, //!< Alpha comes and goes where the motion does not explain it.
    Hole, //!< A gap within the object that its neighbours in time do not have.
    Leak, //!< A piece away from the object that they do not have, or background along its edge.
    Jump //!< Size or place changes at once.
};
constexpr int doubtKinds = 5;

//! How much each is to be doubted, 0 to 1.
using FrameDoubt = std::array<double, doubtKinds>;

//! A frame made small enough that looking at it costs little.
struct ReducedFrame
{
    Image picture; //!< U8, 3 channels.
    Image alpha; //!< F32, the size of the picture.
    double presence = 1;
};

//! Picture: 3 or 4 channels; alpha: F32; of one size.
ReducedFrame reducedFrame(const Image &picture, const Image &alpha, double presence);

//! Compares a frame with those before and after it; null: there is none. Without them only presence
//! and edge are looked at.
FrameDoubt frameDoubt(const ReducedFrame &frame, const ReducedFrame *previous,
                      const ReducedFrame *next);

//! Frames that should be looked at.
struct Problem
{
    int frame = 0; //!< The worst of them.
    FrameRange frames;
    ObjectId object = 0;
    DoubtKind kind = DoubtKind::Jump;
    double severity = 0; //!< 0 to 1.
    bool operator==(const Problem &) const = default;
};

//! Frames that follow each other with the same doubt are one problem. The most severe first.
std::vector<Problem> rankedProblems(const std::map<std::pair<ObjectId, int>, FrameDoubt> &doubts);

} // namespace filigree
