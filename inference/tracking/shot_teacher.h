// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/training_samples.h"
#include "inference/models/shot_learner.h"
#include "inference/tracking/appearance.h"
#include "inference/tracking/shot_dreamer.h"

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace filigree {

//! What the teacher hands out.
struct TaughtNetwork
{
    std::shared_ptr<ShotLearner> learner; //!< Null: nothing was learnt.
    double trust = 0; //!< 0 to 1: how well it does on dreams that it was not taught with.
};

//! Trains a network for one object from dreams of its prompted frames.
class ShotTeacher
{
public:
    explicit ShotTeacher(unsigned seed);
    void addPrompt(const cv::Mat &picture, const cv::Mat &coverage, const cv::Mat &others);
    //! A new network, or an earlier one taught further. Ends early when stopped, with what was
    //! learnt so far. progress: between steps that take as short as can be, so that who has to make
    //! way for others can do so there.
    TaughtNetwork taught(const Appearance &appearance, int samples,
                         std::shared_ptr<ShotLearner> learner, std::stop_token stop,
                         const std::function<void(int samplesDone)> &progress) const;

private:
    double examined(ShotLearner &learner, const Appearance &appearance,
                    const std::function<void()> &betweenSamples) const;

    unsigned m_seed;
    std::vector<ShotDreamer> m_dreamers;
};

} // namespace filigree
