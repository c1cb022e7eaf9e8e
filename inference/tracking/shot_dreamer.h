// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/tracking/appearance.h"
#include "inference/tracking/window.h"

#include <opencv2/core.hpp>

#include <vector>

namespace filigree {

//! A picture as the shot may show it, and what the tracker would know beforehand.
struct Dream
{
    cv::Mat picture; //!< 8-bit RGB.
    cv::Mat coverage; //!< F32, 0 to 1: the truth.
    cv::Mat guess; //!< F32, 0 to 1: a disturbed mask, as carried over from the previous frame.
};

//! Makes new pictures out of one whose mask is known (Lucid Data Dreaming, Khoreva et al. 2017):
//! the object moved, turned, scaled, warped, relit and occluded over a background of its own
//! motion.
class ShotDreamer
{
public:
    //! A working picture (8-bit RGB) with the object's coverage (F32, 0 to 1), and that of the
    //! other objects together, which may come before or behind it (empty: there are none).
    ShotDreamer(const cv::Mat &picture, const cv::Mat &coverage, const cv::Mat &others = {});
    //! One picture of the window's size.
    Dream dream(cv::RNG &random) const;
    const Window &window() const { return m_window; }

private:
    void placeOthers(cv::Mat &picture, cv::Mat &coverage, bool inFront, cv::Point2d middle,
                     cv::RNG &random) const;

    Window m_window;
    cv::Mat m_picture; //!< The window and its surroundings.
    cv::Mat m_coverage;
    cv::Mat m_others;
    cv::Point2d m_othersCentre;
    std::vector<cv::Mat> m_backgrounds; //!< Without the object, filled in different ways.
    cv::Point2d m_centre; //!< Of the object, in samples of m_picture.
    double m_extent = 0; //!< Side of a square as large as the object, in samples.
    cv::Point m_margin; //!< Samples of m_picture beyond the window on each side.
};

} // namespace filigree
