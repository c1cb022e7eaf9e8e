// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/geometry.h"
#include "inference/base/packed_mask.h"

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace filigree {

//! Identifies an object within a project; positive.
using ObjectId = int;

struct PointPrompt //! A click: inside the object, or outside it.
{
    Point at;
    bool positive = true;
    bool operator==(const PointPrompt &) const = default;
};

struct BoxPrompt //! The object lies within the box and touches its sides.
{
    Box box;
    bool operator==(const BoxPrompt &) const = default;
};

struct StrokePrompt //! A painted line: all of it inside the object, or outside it.
{
    std::vector<Point> points;
    double radius = 4; //!< Pixels.
    bool positive = true;
    bool operator==(const StrokePrompt &) const = default;
};

struct MaskPrompt //! The whole mask as given: 0 or 255, frame size.
{
    PackedMask mask;
    bool operator==(const MaskPrompt &) const = default;
};

struct TextPrompt //! What the user typed, and where it was found.
{
    std::string text;
    std::vector<Box> found = {};
    // Where it comes from; no result depends on these.
    double score = 0; //!< Of what was found, 0 to 1.
    std::string grounder = {}; //!< The engine that found it; empty: unknown.
    bool operator==(const TextPrompt &) const = default;
};

struct AbsentPrompt //! The object is not on this frame.
{
    bool operator==(const AbsentPrompt &) const = default;
};

enum class TrimapLabel { Background, Unknown, Foreground };

struct TrimapStroke //! A painted line that sets the trimap; does not touch the mask.
{
    std::vector<Point> points;
    double radius = 4; //!< Pixels.
    TrimapLabel label = TrimapLabel::Unknown;
    bool operator==(const TrimapStroke &) const = default;
};

using Prompt = std::variant<PointPrompt, BoxPrompt, StrokePrompt, MaskPrompt, TextPrompt,
                            AbsentPrompt, TrimapStroke>;

//! Whether the prompt makes its frame a conditioning frame of the tracker.
inline bool conditionsMask(const Prompt &prompt)
{
    return !std::holds_alternative<TrimapStroke>(prompt);
}

//! All prompts of one clip: frame index -> object -> prompts in the order they were given.
using PromptSet = std::map<int, std::map<ObjectId, std::vector<Prompt>>>;

} // namespace filigree
