// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tracking/shot_inputs.h"

#include "inference/tracking/appearance.h"

namespace filigree {

Window shotWindow(const Window &window)
{
    return window.reduced(0.75);
}

std::vector<float> shotInputs(const cv::Mat &picture, const cv::Mat &guess, const cv::Mat &evidence)
{
    const std::size_t plane = picture.total();
    std::vector<float> inputs(shotChannels * plane);
    std::size_t i = 0;
    for (int y = 0; y < picture.rows; ++y) {
        const auto *pixel = picture.ptr<cv::Vec3b>(y);
        const auto *p = guess.ptr<float>(y);
        const auto *e = evidence.ptr<float>(y);
        for (int x = 0; x < picture.cols; ++x, ++i) {
            for (int c = 0; c < 3; ++c)
                inputs[c * plane + i] = float(pixel[x][c]) / 64.0F - 2;
            inputs[3 * plane + i] = 2 * p[x] - 1;
            inputs[4 * plane + i] = e[x] / Appearance::limit;
        }
    }
    return inputs;
}

} // namespace filigree
