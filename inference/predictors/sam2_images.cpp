// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/sam2_images.h"

#include "inference/tracking/picture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace filigree {
namespace {

const cv::Size pictureSize(sam2PictureSide, sam2PictureSide);
const cv::Size logitsSize(sam2LogitsSide, sam2LogitsSide);

// Averages where pixels are lost and interpolates where they are gained, side by side.
cv::Mat stretched(const cv::Mat &image, cv::Size size)
{
    const cv::Size fewer(std::min(image.cols, size.width), std::min(image.rows, size.height));
    cv::Mat result = image;
    if (fewer != image.size())
        cv::resize(image, result, fewer, 0, 0, cv::INTER_AREA);
    if (fewer != size)
        cv::resize(result, result, size, 0, 0, cv::INTER_LINEAR);
    return result;
}

} // namespace

Sam2Picture sam2PictureOf(const Image &frame)
{
    const cv::Mat whole = pixelsOf(frame, cv::Rect(0, 0, frame.width(), frame.height()));
    const cv::Mat picture = stretched(whole, pictureSize);
    return Sam2Picture(std::vector<std::uint8_t>(picture.datastart, picture.dataend));
}

cv::Mat_<float> planeOf(const Image &logits)
{
    return cv::Mat_<float>(logits.height(), logits.width(),
                           const_cast<float *>(logits.row<float>(0)));
}

std::vector<float> sam2LogitsOf(const Image &logits)
{
    const cv::Mat_<float> reduced = stretched(planeOf(logits), logitsSize);
    return {reduced.begin(), reduced.end()};
}

std::vector<std::uint8_t> sam2MaskOf(const cv::Mat &coverage)
{
    cv::Mat mask;
    cv::threshold(stretched(coverage, pictureSize), mask, 0.5, 1, cv::THRESH_BINARY);
    cv::Mat_<std::uint8_t> bytes;
    mask.convertTo(bytes, CV_8U);
    return {bytes.begin(), bytes.end()};
}

TrackedObject trackOf(const std::vector<float> &logits, double presence, cv::Size working)
{
    const cv::Mat given(logitsSize, CV_32F, const_cast<float *>(logits.data()));
    cv::Mat enlarged;
    cv::resize(given, enlarged, working, 0, 0, cv::INTER_LINEAR);
    cv::max(enlarged, outsideLogit, enlarged);
    cv::min(enlarged, -outsideLogit, enlarged);
    const cv::Mat inside = enlarged > 0;
    const cv::Rect box = cv::boundingRect(inside);
    TrackedObject track;
    track.area = cv::countNonZero(inside);
    track.presence = track.area > 0 ? presence : 0;
    track.window =
        Window(box.area() > 0 ? cv::Rect2d(box) : cv::Rect2d({0, 0}, cv::Size2d(working)), working);
    track.logits = track.presence < 0.5
        ? cv::Mat(track.window.samples(), CV_32F, cv::Scalar(outsideLogit))
        : track.window.crop(enlarged);
    return track;
}

} // namespace filigree
