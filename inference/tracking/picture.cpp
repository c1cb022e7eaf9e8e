// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tracking/picture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr std::size_t kept = 6;

int depthOf(PixelType type)
{
    return type == PixelType::U8 ? CV_8U : type == PixelType::U16 ? CV_16U : CV_32F;
}

cv::Mat view(const Image &image)
{
    return {image.height(), image.width(), CV_MAKETYPE(depthOf(image.type()), image.channels()),
            const_cast<void *>(image.data())};
}

cv::Mat toRgb8(const cv::Mat &source)
{
    cv::Mat picture;
    const double scale = source.depth() == CV_8U ? 1 : source.depth() == CV_16U ? 1 / 257.0 : 255;
    source.convertTo(picture, CV_8U, scale);
    if (picture.channels() == 4)
        cv::cvtColor(picture, picture, cv::COLOR_RGBA2RGB);
    else if (picture.channels() == 1)
        cv::cvtColor(picture, picture, cv::COLOR_GRAY2RGB);
    return picture;
}

} // namespace

cv::Size workingSize(Size frame)
{
    const double scale = std::min(1.0, double(workingSide) / std::max(frame.width, frame.height));
    return {std::max(1, int(std::lround(frame.width * scale))),
            std::max(1, int(std::lround(frame.height * scale)))};
}

cv::Mat workingPicture(const Image &frame)
{
    cv::Mat reduced;
    cv::resize(view(frame), reduced, workingSize(frame.size()), 0, 0, cv::INTER_AREA);
    return toRgb8(reduced);
}

cv::Mat sampledPicture(const Image &frame, int side)
{
    const double scale = std::min(1.0, double(side) / std::max(frame.width(), frame.height()));
    cv::Mat samples;
    cv::resize(view(frame), samples,
               cv::Size(std::max(1, int(std::lround(frame.width() * scale))),
                        std::max(1, int(std::lround(frame.height() * scale)))),
               0, 0, cv::INTER_NEAREST);
    return toRgb8(samples);
}

cv::Mat pixelsOf(const Image &frame, const cv::Rect &part)
{
    return toRgb8(view(frame)(part));
}

cv::Mat workingMask(const Image &mask)
{
    cv::Mat reduced;
    cv::resize(view(mask), reduced, workingSize(mask.size()), 0, 0, cv::INTER_AREA);
    cv::Mat coverage;
    reduced.convertTo(coverage, CV_32F, 1 / 255.0);
    return coverage;
}

PictureCache::PictureCache(std::shared_ptr<FrameSource> frames)
    : m_frames(std::move(frames))
{ }

Result<cv::Mat> PictureCache::picture(int frame, std::stop_token stop)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const Entry &e) { return e.frame == frame; });
    if (found != m_entries.end()) {
        m_entries.splice(m_entries.begin(), m_entries, found);
        return m_entries.front().picture;
    }
    const Result<ImagePtr> image = m_frames->frame(frame, stop);
    if (!image)
        return tl::unexpected(image.error());
    m_entries.push_front({frame, workingPicture(**image)});
    if (m_entries.size() > kept)
        m_entries.pop_back();
    return m_entries.front().picture;
}

} // namespace filigree
