// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/stored_frame.h"

#include "project_io/export/quantisation.h"
#include "project_io/export/row_threads.h"

#include <algorithm>
#include <bit>
#include <vector>

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace filigree {
namespace {

template<typename T> T *planeRow(const AVFrame &frame, int plane, int y)
{
    return reinterpret_cast<T *>(frame.data[plane] + std::ptrdiff_t(y) * frame.linesize[plane]);
}

constexpr std::uint16_t swapped(std::uint16_t v)
{
    return std::uint16_t(v << 8 | v >> 8);
}

//! R, G, B, alpha or grey as integers, side by side or in planes, at full range.
template<typename T>
void storeIntegers(const Image &composed, const AVPixFmtDescriptor &format, AVFrame &frame,
                   int first, int end)
{
    const int channels = composed.channels();
    const int maximum = (1 << format.comp[0].depth) - 1;
    const bool swap = sizeof(T) == 2
        && ((format.flags & AV_PIX_FMT_FLAG_BE) != 0) != (std::endian::native == std::endian::big);
    for (int y = first; y < end; ++y) {
        const float *const in = composed.row<float>(y);
        for (int c = 0; c < channels; ++c) {
            const AVComponentDescriptor &component = format.comp[c];
            T *out =
                planeRow<T>(frame, component.plane, y) + std::size_t(component.offset) / sizeof(T);
            const std::size_t step = std::size_t(component.step) / sizeof(T);
            for (int x = 0; x < composed.width(); ++x, out += step) {
                const std::uint16_t value = quantised(in[x * channels + c], maximum);
                *out = T(swap ? swapped(value) : value);
            }
        }
    }
}

void storeFloats(const Image &composed, const AVPixFmtDescriptor &format, AVFrame &frame, bool half,
                 int first, int end)
{
    const int channels = composed.channels();
    for (int y = first; y < end; ++y) {
        const float *const in = composed.row<float>(y);
        for (int c = 0; c < channels; ++c) {
            float *const out = planeRow<float>(frame, format.comp[c].plane, y);
            for (int x = 0; x < composed.width(); ++x)
                out[x] = half ? roundedToHalf(in[x * channels + c]) : in[x * channels + c];
        }
    }
}

YCbCr converted(const float *pixel, int channels, const LumaWeights &weights)
{
    const auto clipped = [](float v) { return v > 0 ? std::min(v, 1.0f) : 0.0f; };
    if (channels == 1)
        return {clipped(pixel[0]), 0, 0};
    return toYCbCr(clipped(pixel[0]), clipped(pixel[1]), clipped(pixel[2]), weights);
}

//! Y' and alpha of all rows; Cb and Cr too where they are not subsampled.
template<typename T>
void storeLuma(const Image &composed, const AVPixFmtDescriptor &format, const LumaWeights &weights,
               AVFrame &frame, int first, int end)
{
    const int channels = composed.channels();
    const int bits = format.comp[0].depth;
    const bool fullChroma = format.log2_chroma_w == 0;
    for (int y = first; y < end; ++y) {
        const float *in = composed.row<float>(y);
        for (int x = 0; x < composed.width(); ++x, in += channels) {
            const YCbCr value = converted(in, channels, weights);
            planeRow<T>(frame, 0, y)[x] = T(limitedLuma(value.y, bits));
            if (fullChroma) {
                planeRow<T>(frame, 1, y)[x] = T(limitedChroma(value.cb, bits));
                planeRow<T>(frame, 2, y)[x] = T(limitedChroma(value.cr, bits));
            }
            if (channels == 4)
                planeRow<T>(frame, 3, y)[x] = T(quantised(in[3], (1 << bits) - 1));
        }
    }
}

//! Cb and Cr at half size. Rows count chroma rows.
void storeHalvedChroma(const Image &composed, const LumaWeights &weights, AVFrame &frame, int first,
                       int end)
{
    const int channels = composed.channels();
    const int lastX = composed.width() - 1, lastY = composed.height() - 1;
    for (int y = first; y < end; ++y) {
        for (int x = 0; x <= lastX / 2; ++x) {
            float cb = 0, cr = 0;
            for (int row = 2 * y; row <= 2 * y + 1; ++row) {
                for (int step = -1; step <= 1; ++step) {
                    const int column = std::clamp(2 * x + step, 0, lastX);
                    const float *const in =
                        composed.row<float>(std::min(row, lastY)) + std::size_t(column) * channels;
                    const YCbCr value = converted(in, channels, weights);
                    const float weight = step == 0 ? 0.25f : 0.125f;
                    cb += weight * value.cb;
                    cr += weight * value.cr;
                }
            }
            planeRow<std::uint8_t>(frame, 1, y)[x] = std::uint8_t(limitedChroma(cb, 8));
            planeRow<std::uint8_t>(frame, 2, y)[x] = std::uint8_t(limitedChroma(cr, 8));
        }
    }
}

void storeYCbCr(const Image &composed, const AVPixFmtDescriptor &format, int matrix, AVFrame &frame,
                int threads)
{
    const LumaWeights weights = lumaWeights(matrix);
    forRowBands(composed.height(), threads, [&](int first, int end) {
        if (format.comp[0].depth > 8)
            storeLuma<std::uint16_t>(composed, format, weights, frame, first, end);
        else
            storeLuma<std::uint8_t>(composed, format, weights, frame, first, end);
    });
    if (format.log2_chroma_w == 1)
        forRowBands((composed.height() + 1) / 2, threads, [&](int first, int end) {
            storeHalvedChroma(composed, weights, frame, first, end);
        });
}

} // namespace

Result<FramePtr> storedFrame(const Image &composed, const StorageFormat &storage, bool half,
                             int threads)
{
    FramePtr frame(av_frame_alloc());
    if (!frame)
        return fail(Error::Kind::OutOfMemory, "There is no memory for a frame to export.");
    frame->format = storage.pixelFormat;
    frame->width = composed.width();
    frame->height = composed.height();
    frame->color_primaries = avPrimaries(storage.tags);
    frame->color_trc = avTransfer(storage.tags);
    frame->colorspace = avMatrix(storage.tags);
    frame->color_range = avRange(storage.tags);
    frame->sample_aspect_ratio = {storage.pixelAspect.num, storage.pixelAspect.den};
    const AVPixFmtDescriptor &format = *av_pix_fmt_desc_get(storage.pixelFormat);
    if (format.log2_chroma_w == 1)
        frame->chroma_location = AVCHROMA_LOC_LEFT;
    if (av_frame_get_buffer(frame.get(), 0) < 0)
        return fail(Error::Kind::OutOfMemory, "There is no memory for a frame to export.");

    if (format.flags & AV_PIX_FMT_FLAG_FLOAT) {
        forRowBands(composed.height(), threads, [&](int first, int end) {
            storeFloats(composed, format, *frame, half, first, end);
        });
    } else if (storage.tags.fullRange) {
        forRowBands(composed.height(), threads, [&](int first, int end) {
            if (format.comp[0].depth > 8)
                storeIntegers<std::uint16_t>(composed, format, *frame, first, end);
            else
                storeIntegers<std::uint8_t>(composed, format, *frame, first, end);
        });
    } else {
        storeYCbCr(composed, format, storage.tags.matrix, *frame, threads);
    }
    return frame;
}

} // namespace filigree
