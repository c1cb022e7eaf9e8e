// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tracking/window.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr double sampleBudget = 90000;
constexpr double slack = 1.7; //!< Window side per side of the object.
constexpr double largestScale = 1.25;
constexpr double scaleStep = 1.05; //!< Largest change of scale from frame to frame.

cv::Size2d wantedSize(const cv::Rect2d &bounds, cv::Size picture)
{
    const double least = 0.08 * std::max(picture.width, picture.height);
    return {std::min(double(picture.width), slack * bounds.width + least),
            std::min(double(picture.height), slack * bounds.height + least)};
}

int roundedTo16(double value)
{
    return std::max(64, 16 * int(std::lround(value / 16)));
}

} // namespace

Window::Window(const cv::Rect2d &bounds, cv::Size picture)
{
    cv::Size2d size = wantedSize(bounds, picture);
    const double aspect = std::clamp(size.width / size.height, 0.6, 1.8);
    const double samples =
        std::min(sampleBudget, largestScale * largestScale * double(picture.area()));
    const double height = std::sqrt(samples / aspect);
    m_samples = {roundedTo16(height * aspect), roundedTo16(height)};
    m_scale =
        std::min({largestScale, m_samples.width / size.width, m_samples.height / size.height});
    place({bounds.x + bounds.width / 2, bounds.y + bounds.height / 2}, picture);
}

Window Window::moved(const cv::Rect2d &bounds, cv::Size picture) const
{
    Window next = *this;
    const cv::Size2d size = wantedSize(bounds, picture);
    const double wanted =
        std::min({largestScale, m_samples.width / size.width, m_samples.height / size.height});
    next.m_scale = std::clamp(wanted, m_scale / scaleStep, m_scale * scaleStep);
    next.place({bounds.x + bounds.width / 2, bounds.y + bounds.height / 2}, picture);
    return next;
}

Window Window::reduced(double factor) const
{
    Window result = *this;
    result.m_samples = {roundedTo16(m_samples.width * factor),
                        roundedTo16(m_samples.height * factor)};
    result.m_scale = std::min(double(result.m_samples.width) / m_samples.width,
                              double(result.m_samples.height) / m_samples.height)
        * m_scale;
    return result;
}

Window Window::elsewhere(int turn, cv::Size picture) const
{
    const cv::Size2d size(m_samples.width / m_scale, m_samples.height / m_scale);
    // Neighbours overlap by almost a half, so that one of them shows the object whole.
    const int columns =
        1 + int(std::ceil(std::max(0.0, picture.width - size.width) / (0.6 * size.width)));
    const int rows =
        1 + int(std::ceil(std::max(0.0, picture.height - size.height) / (0.6 * size.height)));
    const int at = turn % (columns * rows);
    Window result = *this;
    result.place({(at % columns + 0.5) * picture.width / columns,
                  (at / columns + 0.5) * picture.height / rows},
                 picture);
    return result;
}

void Window::place(cv::Point2d centre, cv::Size picture)
{
    // A window larger than the picture in both directions would only waste samples.
    m_scale = std::max(m_scale,
                       std::min(double(m_samples.width) / picture.width,
                                double(m_samples.height) / picture.height));
    const auto start = [](double middle, double length, double whole) {
        if (length >= whole)
            return (whole - length) / 2;
        return std::clamp(middle - length / 2, 0.0, whole - length);
    };
    m_origin = {start(centre.x, m_samples.width / m_scale, picture.width),
                start(centre.y, m_samples.height / m_scale, picture.height)};
}

cv::Rect2d Window::rect() const
{
    return {m_origin.x, m_origin.y, m_samples.width / m_scale, m_samples.height / m_scale};
}

cv::Point2d Window::toPicture(const cv::Point2d &sample) const
{
    return {(sample.x + 0.5) / m_scale + m_origin.x - 0.5,
            (sample.y + 0.5) / m_scale + m_origin.y - 0.5};
}

cv::Mat Window::crop(const cv::Mat &picture) const
{
    cv::Mat source = picture;
    double scale = m_scale;
    cv::Point2d origin = m_origin;
    if (scale < 0.7) {
        // Averages before sampling, or thin structures alias.
        cv::resize(picture, source,
                   cv::Size(int(std::lround(picture.cols * scale)),
                            int(std::lround(picture.rows * scale))),
                   0, 0, cv::INTER_AREA);
        origin.x *= double(source.cols) / picture.cols;
        origin.y *= double(source.rows) / picture.rows;
        scale = 1;
    }
    const cv::Matx23d map(1 / scale, 0, 0.5 / scale + origin.x - 0.5, 0, 1 / scale,
                          0.5 / scale + origin.y - 0.5);
    cv::Mat result;
    cv::warpAffine(source, result, map, m_samples, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_REPLICATE);
    return result;
}

cv::Mat Window::transfer(const cv::Mat &plane, const Window &target, double outside) const
{
    const double ratio = m_scale / target.m_scale;
    const cv::Matx23d map(
        ratio, 0, (0.5 / target.m_scale + target.m_origin.x - m_origin.x) * m_scale - 0.5, 0, ratio,
        (0.5 / target.m_scale + target.m_origin.y - m_origin.y) * m_scale - 0.5);
    cv::Mat result;
    cv::warpAffine(plane, result, map, target.m_samples, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_CONSTANT, cv::Scalar::all(outside));
    return result;
}

} // namespace filigree
