// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/component_rows.h"

#include "inference/base/vector_clones.h"

#include <bit>
#include <cstring>

namespace filigree {

static bool isNativeOrder(const AVPixFmtDescriptor &format)
{
    return bool(format.flags & AV_PIX_FMT_FLAG_BE) == (std::endian::native == std::endian::big);
}

FILIGREE_VECTOR_CLONES
static void widenBytes(const std::uint8_t *bytes, int width, std::uint16_t *out)
{
    for (int x = 0; x < width; ++x)
        out[x] = bytes[x];
}

const std::uint16_t *componentRow(const AVFrame &frame, const AVPixFmtDescriptor &format,
                                  int component, int y, int width, std::uint16_t *buffer)
{
    const AVComponentDescriptor &part = format.comp[component];
    const std::uint8_t *const row =
        frame.data[part.plane] + std::ptrdiff_t(y) * frame.linesize[part.plane] + part.offset;
    const bool whole = !(format.flags & AV_PIX_FMT_FLAG_BITSTREAM);
    if (whole && part.depth == 8 && part.shift == 0) {
        if (part.step == 1) {
            widenBytes(row, width, buffer);
        } else {
            for (int x = 0; x < width; ++x)
                buffer[x] = row[x * part.step];
        }
        return buffer;
    }
    const bool words = whole && part.depth > 8 && part.step % 2 == 0 && part.offset % 2 == 0
        && part.depth + part.shift <= 16 && isNativeOrder(format);
    if (words) {
        const auto *const codes = reinterpret_cast<const std::uint16_t *>(row);
        const int step = part.step / 2;
        if (step == 1 && part.shift == 0)
            return codes;
        for (int x = 0; x < width; ++x)
            buffer[x] = std::uint16_t(codes[x * step] >> part.shift);
        return buffer;
    }
    const std::uint8_t *planes[4] = {frame.data[0], frame.data[1], frame.data[2], frame.data[3]};
    const int sizes[4] = {frame.linesize[0], frame.linesize[1], frame.linesize[2],
                          frame.linesize[3]};
    av_read_image_line2(buffer, planes, sizes, &format, 0, y, component, width, 0, 2);
    return buffer;
}

const std::uint16_t *paletteRow(const AVFrame &frame, int component, int y, int width,
                                std::uint16_t *buffer)
{
    constexpr int shifts[4] = {16, 8, 0, 24}; // a palette entry is 0xAARRGGBB
    const std::uint8_t *const row = frame.data[0] + std::ptrdiff_t(y) * frame.linesize[0];
    const auto *const palette = reinterpret_cast<const std::uint32_t *>(frame.data[1]);
    for (int x = 0; x < width; ++x)
        buffer[x] = std::uint16_t((palette[row[x]] >> shifts[component]) & 0xff);
    return buffer;
}

void floatRow(const AVFrame &frame, const AVPixFmtDescriptor &format, int component, int y,
              int width, float *out, int stride)
{
    const AVComponentDescriptor &part = format.comp[component];
    const std::uint8_t *row =
        frame.data[part.plane] + std::ptrdiff_t(y) * frame.linesize[part.plane] + part.offset;
    for (int x = 0; x < width; ++x, row += part.step)
        std::memcpy(out + std::ptrdiff_t(x) * stride, row, sizeof(float));
}

} // namespace filigree
