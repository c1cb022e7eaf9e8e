// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <opencv2/core.hpp>

namespace filigree {

//! Colours of an object and of what surrounds it, as smoothed histograms over CIELAB.
class Appearance
{
public:
    //! Adds a picture (8-bit RGB) with the object's coverage (F32, 0 to 1).
    void learn(const cv::Mat &picture, const cv::Mat &coverage, double weight = 1);
    //! Log of the likelihood ratio object to surroundings per pixel, F32, within +-limit.
    cv::Mat evidence(const cv::Mat &picture) const;
    //! 0: colour tells nothing, 1: colour alone separates the object from its surroundings.
    double separation() const { return m_separation; }
    bool isEmpty() const { return m_inside.empty(); }

    static constexpr float limit = 4;

private:
    void update();

    cv::Mat m_inside; //!< Mass per bin.
    cv::Mat m_outside;
    cv::Mat m_evidence; //!< Per bin.
    double m_separation = 0;
};

} // namespace filigree
