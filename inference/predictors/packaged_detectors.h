// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "inference/predictors/detector_agreement.h"

#include <memory>
#include <opencv2/core.hpp>
#include <stop_token>
#include <string>
#include <vector>

//! Private to this folder: it shows OpenCV types.
namespace filigree {

//! The detectors that OpenCV brings: people upright (Dalal and Triggs 2005), and what its packaged
//! cascades know (Viola and Jones 2001).
class PackagedDetectors
{
public:
    //! folder: of the cascades ("haarcascade_*.xml").
    explicit PackagedDetectors(std::string folder);
    ~PackagedDetectors();

    //! The first file for this that cannot be read; empty: all can.
    std::string missingFile(const std::string &what);
    //! picture: 8-bit R'G'B'. A person who cannot be found as a whole may be found by the upper
    //! body or the face; eyes and smiles only within faces. Only a face, or what several detectors
    //! agree on, scores more than a half or so. What is missing is passed over. Errors: Cancelled,
    //! soon after it is asked to stop.
    Result<std::vector<DetectedBox>> find(const std::string &what, const cv::Mat &picture,
                                          std::stop_token stop);

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace filigree
