// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <opencv2/core.hpp>

namespace filigree {

//! A random change of place and shape. Lengths in samples, standard deviations all.
class Deformation
{
public:
    struct Strength
    {
        double shift = 0;
        double turn = 0; //!< Radians.
        double scale = 0; //!< Of the logarithm.
        double stretch = 0; //!< Of the logarithm, in x against y.
        double warp = 0; //!< Smooth displacement that differs from place to place.
        bool mirrored = false;
    };
    static Deformation drawn(cv::RNG &random, const Strength &strength);

    //! Where each sample of a picture of `size` comes from (CV_32FC2): `middle` from `source` but
    //! for the shift.
    cv::Mat map(cv::Size size, cv::Point2d middle, cv::Point2d source) const;

private:
    cv::Matx22d m_matrix = cv::Matx22d::eye();
    cv::Point2d m_shift;
    cv::Mat m_grid; //!< Displacements on a coarse grid, CV_32FC2.
};

//! A blob of random shape, F32 0 to 1, somewhere on the object.
cv::Mat blobNear(const cv::Mat &coverage, double extent, cv::RNG &random);

//! The mask as a tracker may guess it from the previous frame: displaced, grown, shrunk, with parts
//! missing and parts too many, soft; sometimes no guess at all (0.5 everywhere).
cv::Mat disturbed(const cv::Mat &coverage, double extent, cv::RNG &random);

} // namespace filigree
