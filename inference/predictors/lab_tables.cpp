// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/lab_tables.h"

#include <opencv2/imgproc.hpp>

namespace filigree {

void fillLabTables()
{
    [[maybe_unused]] static const bool isDone = [] { // who comes second waits
        cv::Vec3f rgb, lab;
        cv::Mat result(1, 1, CV_32FC3, &lab);
        cv::cvtColor(cv::Mat(1, 1, CV_32FC3, &rgb), result, cv::COLOR_RGB2Lab);
        return true;
    }();
}

} // namespace filigree
