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
    //! Whether the prompts say all of the object on a frame: on the first to be understood, where
    //! there is more than marks, and where there are so many marks that nothing wrong is left.
    bool saysAll(int frame) const;
    //! Whether it differs from an earlier one by more frames only.
    bool adds(const Lesson &earlier) const;
};

//! Per object, from the frames that condition its mask.
std::map<ObjectId, Lesson> lessonsOf(const PromptSet &prompts, const TrackSettings &settings);

} // namespace filigree
