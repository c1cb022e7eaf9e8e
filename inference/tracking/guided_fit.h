// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <opencv2/core.hpp>

namespace filigree {

//! Fits a plane, within every small window, as a linear function of the picture's colours, and is
//! then evaluated on the same picture at any size (He et al. 2013, fast variant).
class GuidedFit
{
public:
    //! picture: 8-bit RGB; plane: F32 of the same size; epsilon: variance of colour (0 to 1) below
    //! which a window counts as flat.
    GuidedFit(const cv::Mat &picture, const cv::Mat &plane, int radius, double epsilon);
    //! The fit at its own size.
    cv::Mat evaluated(const cv::Mat &picture) const;
    const cv::Mat &coefficients() const { return m_coefficients; } //!< CV_32FC4: R, G, B, constant.

private:
    cv::Mat m_coefficients;
};

//! coefficients and picture (8-bit RGB) of the same size -> the plane.
cv::Mat guidedPlane(const cv::Mat &coefficients, const cv::Mat &picture);

} // namespace filigree
