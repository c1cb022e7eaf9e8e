// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/frame_preview.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <bit>

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace filigree {
namespace {

constexpr int longestSide = 640;

int bytesOf(const AVComponentDescriptor &component)
{
    return component.depth > 8 ? 2 : 1;
}

bool hasPlainPlanes(const AVPixFmtDescriptor &format)
{
    constexpr auto unfit = AV_PIX_FMT_FLAG_BITSTREAM | AV_PIX_FMT_FLAG_HWACCEL
        | AV_PIX_FMT_FLAG_FLOAT | AV_PIX_FMT_FLAG_PAL;
    if ((format.flags & unfit) || std::endian::native != std::endian::little
        || (format.flags & AV_PIX_FMT_FLAG_BE))
        return false;
    return std::all_of(format.comp, format.comp + format.nb_components,
                       [](const AVComponentDescriptor &component) {
                           return component.step == bytesOf(component) && component.depth <= 16;
                       });
}

//! Of a component of a frame of this size.
cv::Size planeSize(int width, int height, const AVPixFmtDescriptor &format, int component)
{
    const bool isChroma = (component == 1 || component == 2) && format.nb_components >= 3
        && !(format.flags & AV_PIX_FMT_FLAG_RGB);
    if (!isChroma)
        return {width, height};
    return {AV_CEIL_RSHIFT(width, format.log2_chroma_w),
            AV_CEIL_RSHIFT(height, format.log2_chroma_h)};
}

//! Without copying.
cv::Mat planeOf(const AVFrame &frame, const AVPixFmtDescriptor &format, int component)
{
    const AVComponentDescriptor &described = format.comp[component];
    const cv::Size size = planeSize(frame.width, frame.height, format, component);
    return {size.height, size.width, bytesOf(described) == 2 ? CV_16U : CV_8U,
            frame.data[described.plane], std::size_t(frame.linesize[described.plane])};
}

} // namespace

FramePtr previewOf(const AVFrame &frame)
{
    const AVPixFmtDescriptor *const format = av_pix_fmt_desc_get(AVPixelFormat(frame.format));
    int halvings = 0;
    while (std::max(frame.width, frame.height) >> halvings > longestSide)
        ++halvings;
    if (!format || halvings == 0 || std::min(frame.width, frame.height) >> halvings == 0
        || !hasPlainPlanes(*format))
        return nullptr;
    FramePtr small(av_frame_alloc());
    if (!small)
        return nullptr;
    small->format = frame.format;
    small->width = frame.width >> halvings;
    small->height = frame.height >> halvings;
    if (av_frame_get_buffer(small.get(), 0) < 0 || av_frame_copy_props(small.get(), &frame) < 0)
        return nullptr;
    for (int i = 0; i < format->nb_components; ++i) {
        if (frame.linesize[format->comp[i].plane] <= 0)
            return nullptr; // stored bottom up
        cv::Mat plane = planeOf(frame, *format, i);
        for (int n = 1; n < halvings; ++n) // one by one: OpenCV is quicker by far with two
            cv::resize(plane, plane, planeSize(frame.width >> n, frame.height >> n, *format, i), 0,
                       0, cv::INTER_AREA);
        const cv::Mat last = planeOf(*small, *format, i);
        cv::resize(plane, last, last.size(), 0, 0, cv::INTER_AREA);
    }
    return small;
}

} // namespace filigree
