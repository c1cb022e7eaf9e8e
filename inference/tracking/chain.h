// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/tracking/appearance.h"
#include "inference/tracking/motion.h"

#include <opencv2/core.hpp>

#include <functional>
#include <utility>

namespace filigree {

//! What the classical cues say of one window of the current picture. All planes F32.
struct ChainCues
{
    cv::Mat carried; //!< Probability of the previous picture, moved along the flow.
    cv::Mat trust; //!< 0 to 1: of the flow.
};

//! The tracker without learning: flow carries the mask, colours correct it where the flow is not to
//! be trusted, local linear fits pull its edge onto the edges of the picture.
class Chain
{
public:
    //! While one lives, it is called between parts of the work on a picture, each of some ten
    //! milliseconds, and may wait there to make way for others.
    class Pauses
    {
    public:
        Pauses(Chain &chain, std::function<void()> pause)
            : m_chain(chain)
            , m_before(std::exchange(chain.m_pause, std::move(pause)))
        { }
        ~Pauses() { m_chain.m_pause = std::move(m_before); }
        Pauses(const Pauses &) = delete;
        Pauses &operator=(const Pauses &) = delete;

    private:
        Chain &m_chain;
        std::function<void()> m_before;
    };
    void pause() const
    {
        if (m_pause)
            m_pause();
    }

    //! Pictures 8-bit RGB, probability F32 of the previous picture, all of one size.
    ChainCues cues(const cv::Mat &previous, const cv::Mat &current, const cv::Mat &probability);
    //! The answer, as a probability.
    cv::Mat answer(const ChainCues &cues, const cv::Mat &current,
                   const Appearance &appearance) const;

private:
    MotionEstimator m_motion;
    std::function<void()> m_pause;
};

//! Natural logarithm of odds, within +-limit, and back.
cv::Mat logitOf(const cv::Mat &probability, float limit = 8);
cv::Mat sigmoidOf(const cv::Mat &logits);

} // namespace filigree
