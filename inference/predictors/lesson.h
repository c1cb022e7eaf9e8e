// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/prompts.h"
#include "inference/base/settings.h"

#include <map>
#include <vector>

namespace filigree {

//! What one object is learnt from.
struct Lesson
{
    std::map<int, std::vector<Prompt>> prompts; //!< By frame.
    TrainingBudget budget = TrainingBudget::None;
    unsigned seed = 0;
    bool operator==(const Lesson &) const = default;

    //! The frames in the order that they are to be understood in: marks on a frame say what to
    //! change of the object there, so frames that say all of it come first.
    std::vector<int> order() const;
    //! Whether the object on a frame is to be taught as the truth: on the first frame to be
    //! understood, where the prompts say all of it, and where marks add to it. A few that take
    //! something away leave other things that are too much, which would be taught as the object.
    bool teaches(int frame) const;
    //! Whether it differs from an earlier one by more frames only.
    bool adds(const Lesson &earlier) const;
};

//! Per object, from the frames that condition its mask.
std::map<ObjectId, Lesson> lessonsOf(const PromptSet &prompts, const TrackSettings &settings);

} // namespace filigree
