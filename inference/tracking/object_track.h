// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/tracking/appearance.h"
#include "inference/tracking/chain.h"
#include "inference/tracking/shot_teacher.h"
#include "inference/tracking/window.h"

#include <opencv2/core.hpp>

#include <map>
#include <optional>

namespace filigree {

//! What is known of an object for the whole clip; shared by both passes.
struct ObjectModel
{
    Appearance appearance;
    TaughtNetwork network;
    double area = 0; //!< Of the largest prompted mask, in pixels of the working picture.
};

//! One object on one frame: what a pass carries on to the next frame, and hands out.
struct TrackedObject
{
    Window window;
    cv::Mat logits; //!< F32, the window's samples.
    double presence = 0;
    double area = 0; //!< Usual size of the object in pixels of the working picture.
    int searched = 0; //!< Frames that it has been missing for.
};

//! Starts a track from a mask: coverage F32, 0 to 1, of the working picture's size.
TrackedObject startedTrack(const cv::Mat &coverage);
//! Adds a prompted frame to what is known of the object.
void learnPrompt(ObjectModel &model, const cv::Mat &picture, const cv::Mat &coverage);
//! The object on a frame that its track has lost, from a first guess that touches it: what the
//! network sees there. Null: it cannot be trusted, or sees nothing of the object at the guess.
std::optional<TrackedObject> recalledTrack(const cv::Mat &coverage, const ObjectModel &model,
                                           const cv::Mat &picture);
//! From one working picture to the next.
TrackedObject nextTrack(const TrackedObject &track, const ObjectModel &model, Chain &chain,
                        const cv::Mat &previous, const cv::Mat &current);
//! Where objects compete for a sample, only the stronger keeps it.
void makeExclusive(std::map<int, TrackedObject> &tracks);
//! Mixes the answers of both directions; weight of `a` 0 to 1.
TrackedObject blended(const TrackedObject &a, const TrackedObject &b, double weight);

//! Score of what is certainly outside.
inline constexpr float outsideLogit = -8;

} // namespace filigree
