// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/video_frame.h"

#include "inference/base/allocator.h"

#include <algorithm>
#include <cstdlib>

extern "C" {
#include <libavutil/imgutils.h>
}

namespace filigree {
namespace {

constexpr int rowAlignment = 64; // bytes

class VideoFrame final : public PackedFrame
{
public:
    VideoFrame(FramePtr frame, std::size_t bytes, const FrameFormat &format, std::string where)
        : m_frame(std::move(frame))
        , m_bytes(bytes)
        , m_format(format)
        , m_where(std::move(where))
    { }
    std::size_t byteCount() const override { return m_bytes; }
    Result<ImagePtr> unpack() const override { return imageOf(*m_frame, m_format, m_where); }

private:
    FramePtr m_frame;
    std::size_t m_bytes;
    FrameFormat m_format;
    std::string m_where;
};

} // namespace

std::size_t packedBytes(const AVFrame &frame)
{
    return std::size_t(std::max(0,
                                av_image_get_buffer_size(AVPixelFormat(frame.format), frame.width,
                                                         frame.height, rowAlignment)));
}

Result<PackedFramePtr> packedFrame(const AVFrame &frame, const FrameFormat &format,
                                   std::string where)
{
    const auto failed = [&](int code) {
        return tl::unexpected(checkAv(code, "Keeping " + where).error());
    };
    const std::size_t bytes = packedBytes(frame);
    FramePtr copy(av_frame_alloc());
    if (!copy || bytes == 0)
        return failed(AVERROR(ENOMEM));
    auto *const memory = static_cast<std::uint8_t *>(allocatePixels(bytes));
    const auto release = [](void *, std::uint8_t *data) { std::free(data); };
    copy->buf[0] = av_buffer_create(memory, bytes, release, nullptr, 0);
    if (!copy->buf[0]) {
        std::free(memory);
        return failed(AVERROR(ENOMEM));
    }
    if (const int code = av_frame_copy_props(copy.get(), &frame); code < 0)
        return failed(code);
    copy->format = frame.format;
    copy->width = frame.width;
    copy->height = frame.height;
    const auto pixels = AVPixelFormat(frame.format);
    if (const int code = av_image_fill_arrays(copy->data, copy->linesize, memory, pixels,
                                              frame.width, frame.height, rowAlignment);
        code < 0)
        return failed(code);
    if (const int code = av_frame_copy(copy.get(), &frame); code < 0)
        return failed(code);
    return std::make_shared<VideoFrame>(std::move(copy), bytes, format, std::move(where));
}

} // namespace filigree
