// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <opencv2/core.hpp>

namespace filigree {

//! The part of a picture that an object is tracked in: a rectangle of fixed sample count that
//! follows the object and keeps it at about the same size in samples.
class Window
{
public:
    Window() = default;
    //! Shape for an object that fills `bounds` of a picture of `picture` pixels.
    Window(const cv::Rect2d &bounds, cv::Size picture);
    //! The next window of the same shape for new bounds; its scale changes slowly.
    Window moved(const cv::Rect2d &bounds, cv::Size picture) const;

    //! The same part of the picture in fewer samples.
    Window reduced(double factor) const;

    //! The same scale at another place; the places for 0, 1, 2… cover the picture, again and again.
    Window elsewhere(int turn, cv::Size picture) const;

    cv::Size samples() const { return m_samples; } //!< Multiples of 16.
    double scale() const { return m_scale; } //!< Samples per pixel.
    cv::Rect2d rect() const; //!< In pixels, edges at half-integers kept as reals.

    //! Samples of a picture or plane; outside the picture the border is repeated.
    cv::Mat crop(const cv::Mat &picture) const;
    //! Resamples a plane of this window onto another window; `outside` fills what it lacks.
    cv::Mat transfer(const cv::Mat &plane, const Window &target, double outside) const;
    //! Pixel coordinates of sample coordinates.
    cv::Point2d toPicture(const cv::Point2d &sample) const;

private:
    void place(cv::Point2d centre, cv::Size picture);

    cv::Size m_samples;
    cv::Point2d m_origin; //!< Left top corner in pixels.
    double m_scale = 1;
};

} // namespace filigree
