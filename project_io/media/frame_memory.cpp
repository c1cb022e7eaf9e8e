// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/frame_memory.h"

#include "inference/base/allocator.h"

#include <array>
#include <cstdint>
#include <new>

extern "C" {
#include <libavutil/imgutils.h>
#include <libavutil/pixdesc.h>
}

namespace filigree {
namespace {

constexpr std::size_t beyond = 64; // bytes that decoders may touch behind a plane

std::size_t roundedUp(std::size_t bytes)
{
    return (bytes + pixelAlignment - 1) / pixelAlignment * pixelAlignment;
}

BufferPtr bufferOf(std::size_t bytes)
try {
    void *pixels = allocatePixels(bytes);
    const auto giveBack = [](void *size, std::uint8_t *memory) {
        freePixels(memory, reinterpret_cast<std::size_t>(size));
    };
    BufferPtr buffer(av_buffer_create(static_cast<std::uint8_t *>(pixels), bytes, giveBack,
                                      reinterpret_cast<void *>(bytes), 0));
    if (!buffer)
        freePixels(pixels, bytes);
    return buffer;
} catch (const std::bad_alloc &) {
    return nullptr;
}

struct Layout
{
    std::array<int, 4> strides{};
    std::array<std::size_t, 4> planes{}; // bytes
    std::size_t bytes = 0;
};

//! Negative: an error of FFmpeg's.
int layOut(AVCodecContext &context, const AVFrame &frame, Layout &layout)
{
    const auto format = AVPixelFormat(frame.format);
    int width = frame.width, height = frame.height;
    std::array<int, AV_NUM_DATA_POINTERS> alignments{};
    avcodec_align_dimensions2(&context, &width, &height, alignments.data());
    if (const int code = av_image_fill_linesizes(layout.strides.data(), format, width); code < 0)
        return code;
    std::array<std::ptrdiff_t, 4> strides{};
    for (std::size_t i = 0; i < strides.size(); ++i) {
        if (alignments[i] > 0 && pixelAlignment % std::size_t(alignments[i]) != 0)
            return AVERROR(ENOSYS);
        strides[i] = layout.strides[i] = int(roundedUp(std::size_t(layout.strides[i])));
    }
    if (const int code =
            av_image_fill_plane_sizes(layout.planes.data(), format, height, strides.data());
        code < 0)
        return code;
    for (std::size_t &plane : layout.planes) {
        plane = plane > 0 ? roundedUp(plane + beyond) : 0;
        layout.bytes += plane;
    }
    return 0;
}

int getBuffer(AVCodecContext *context, AVFrame *frame, int flags)
{
    const AVPixFmtDescriptor *format = av_pix_fmt_desc_get(AVPixelFormat(frame->format));
    const bool isPlain = format
        && !(format->flags & (AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_HWACCEL
                              | AV_PIX_FMT_FLAG_BITSTREAM));
    Layout layout;
    if (!isPlain || !(context->codec->capabilities & AV_CODEC_CAP_DR1)
        || layOut(*context, *frame, layout) < 0 || layout.bytes == 0)
        return avcodec_default_get_buffer2(context, frame, flags);
    BufferPtr buffer = bufferOf(layout.bytes);
    if (!buffer)
        return AVERROR(ENOMEM);
    std::uint8_t *plane = buffer->data;
    for (std::size_t i = 0; i < layout.planes.size(); ++i) {
        frame->data[i] = layout.planes[i] > 0 ? plane : nullptr;
        frame->linesize[i] = layout.planes[i] > 0 ? layout.strides[i] : 0;
        plane += layout.planes[i];
    }
    frame->extended_data = frame->data;
    frame->buf[0] = buffer.release();
    return 0;
}

} // namespace

void shareFrameMemory(AVCodecContext &context)
{
    context.get_buffer2 = getBuffer;
#if LIBAVCODEC_VERSION_MAJOR < 60 // later always
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations" // but needed until then
    context.thread_safe_callbacks = 1;
#pragma GCC diagnostic pop
#endif
}

} // namespace filigree
