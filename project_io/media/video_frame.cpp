// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/video_frame.h"

#include "project_io/media/frame_preview.h"

#include <utility>

namespace filigree {
namespace {

class VideoFrame final : public PackedFrame
{
public:
    VideoFrame(FramePtr frame, const FrameFormat &format, std::string where)
        : m_frame(std::move(frame))
        , m_format(format)
        , m_where(std::move(where))
    { }
    std::size_t byteCount() const override { return packedBytes(*m_frame); }
    Result<ImagePtr> unpack() const override { return imageOf(*m_frame, m_format, m_where); }
    ImagePtr preview() const override
    {
        const FramePtr small = previewOf(*m_frame);
        if (!small || Size{m_frame->width, m_frame->height} != m_format.stored)
            return nullptr;
        FrameFormat format = m_format;
        format.stored = {small->width, small->height};
        return imageOf(*small, format, m_where).value_or(nullptr); // unpacking it will tell
    }

private:
    FramePtr m_frame;
    FrameFormat m_format;
    std::string m_where;
};

} // namespace

std::size_t packedBytes(const AVFrame &frame)
{
    std::size_t bytes = 0;
    for (const AVBufferRef *const buffer : frame.buf)
        bytes += buffer ? buffer->size : 0;
    return bytes;
}

Result<PackedFramePtr> packedFrame(const AVFrame &frame, const FrameFormat &format,
                                   std::string where)
{
    FramePtr shared(av_frame_clone(&frame));
    if (!shared)
        return tl::unexpected(checkAv(AVERROR(ENOMEM), "Keeping " + where).error());
    return std::make_shared<VideoFrame>(std::move(shared), format, std::move(where));
}

} // namespace filigree
