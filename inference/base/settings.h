// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <string>

namespace filigree {

//! How much the built-in tracker may learn from a clip before it tracks.
enum class TrainingBudget { None, Draft, Standard, Fine };

struct TrackSettings
{
    std::string tracker = "builtin";
    TrainingBudget budget = TrainingBudget::Standard;
    bool stopAtCuts = true;
    unsigned seed = 1;
    bool operator==(const TrackSettings &) const = default;
};

struct TrimapSettings
{
    std::string predictor = "builtin";
    double widthScale = 1; //!< Scales the automatic width of the unknown region; 0 makes it empty.
    int minimumWidth = 0; //!< Pixels at full resolution, each side of the edge.
    bool operator==(const TrimapSettings &) const = default;
};

//! Pure functions on the alpha, applied in this order after it was solved.
struct EdgeSettings
{
    double grow = 0; //!< Pixels; negative shrinks.
    double feather = 0; //!< Gaussian sigma in pixels.
    double levelsBlack = 0; //!< Alpha that becomes 0.
    double levelsWhite = 1; //!< Alpha that becomes 1.
    double levelsGamma = 1;
    int fillHoles = 0; //!< Holes of at most this many pixels are filled.
    int removeDots = 0; //!< Islands of at most this many pixels are removed.
    int frameBorder = 0; //!< Pixels at the frame's border that repeat their inner neighbour.
    double temporalSmoothing = 0.5; //!< 0 none to 1 strong, along the motion.
    bool operator==(const EdgeSettings &) const = default;
};

struct MatteSettings
{
    std::string matter = "builtin";
    bool decontaminate = true; //!< Estimate foreground colours; otherwise the picture's own.
    EdgeSettings edge;
    bool operator==(const MatteSettings &) const = default;
};

} // namespace filigree
