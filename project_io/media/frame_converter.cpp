// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/frame_converter.h"

#include "inference/base/vector_clones.h"
#include "project_io/media/chroma_upsampler.h"
#include "project_io/media/component_rows.h"
#include "project_io/media/yuv_matrix.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace filigree {

PixelTraits pixelTraits(int format)
{
    PixelTraits traits;
    const AVPixFmtDescriptor *const desc = av_pix_fmt_desc_get(AVPixelFormat(format));
    if (!desc)
        return traits;
    const std::uint64_t flags = desc->flags;
    constexpr std::uint64_t foreign = AV_PIX_FMT_FLAG_HWACCEL | AV_PIX_FMT_FLAG_BAYER;
    const bool isXyz = std::string_view(desc->name).starts_with("xyz");
    const bool palette = flags & AV_PIX_FMT_FLAG_PAL;
    traits.isFloat = flags & AV_PIX_FMT_FLAG_FLOAT;
    traits.isGrey = desc->nb_components <= 2 && !palette;
    traits.isRgb = palette || (flags & AV_PIX_FMT_FLAG_RGB && !traits.isGrey);
    traits.mayHaveAlpha = flags & AV_PIX_FMT_FLAG_ALPHA;
    traits.isJpegRange = std::string_view(desc->name).starts_with("yuvj");
    traits.bitDepth = desc->comp[0].depth;
    const bool nativeFloat =
        traits.bitDepth == 32 && !(flags & AV_PIX_FMT_FLAG_BE) && (traits.isRgb || traits.isGrey);
    traits.isSupported =
        !(flags & foreign) && !isXyz && (traits.isFloat ? nativeFloat : traits.bitDepth <= 16);
    return traits;
}

bool hasAlpha(const AVFrame &frame)
{
    if (!pixelTraits(frame.format).mayHaveAlpha)
        return false;
    if (frame.format != AV_PIX_FMT_PAL8)
        return true;
    const auto *const palette = reinterpret_cast<const std::uint32_t *>(frame.data[1]);
    for (int y = 0; y < frame.height; ++y)
        for (int x = 0; x < frame.width; ++x)
            if (palette[frame.data[0][std::ptrdiff_t(y) * frame.linesize[0] + x]] >> 24 != 0xff)
                return true;
    return false;
}

static ChromaSiting sitingOf(const AVFrame &frame, const AVPixFmtDescriptor &format,
                             bool centredByDefault)
{
    ChromaSiting siting{format.log2_chroma_w, format.log2_chroma_h, 0, 0};
    const float betweenColumns = float((1 << siting.log2Width) - 1) / 2;
    const float betweenRows = float((1 << siting.log2Height) - 1) / 2;
    AVChromaLocation place = frame.chroma_location;
    if (place == AVCHROMA_LOC_UNSPECIFIED)
        place = centredByDefault ? AVCHROMA_LOC_CENTER : AVCHROMA_LOC_LEFT;
    if (place == AVCHROMA_LOC_CENTER || place == AVCHROMA_LOC_TOP || place == AVCHROMA_LOC_BOTTOM)
        siting.x = betweenColumns;
    if (place == AVCHROMA_LOC_LEFT || place == AVCHROMA_LOC_CENTER)
        siting.y = betweenRows;
    else if (place == AVCHROMA_LOC_BOTTOMLEFT || place == AVCHROMA_LOC_BOTTOM)
        siting.y = 2 * betweenRows;
    return siting;
}

//! value = code * scale + offset, rounded to the full 16 bits.
FILIGREE_VECTOR_CLONES
static void scaleRow(const std::uint16_t *codes, int width, float scale, float offset,
                     std::uint16_t *out)
{
    for (int x = 0; x < width; ++x) {
        const float value = float(codes[x]) * scale + (offset + 0.5f);
        const float raised = value < 0.0f ? 0.0f : value;
        out[x] = std::uint16_t(int(raised > 65535.0f ? 65535.0f : raised));
    }
}

//! Rows of a frame as 16-bit planes, and an interleaved image made of them.
class RowConverter
{
public:
    RowConverter(const AVFrame &frame, const ConversionTarget &target)
        : m_frame(frame)
        , m_format(*av_pix_fmt_desc_get(AVPixelFormat(frame.format)))
        , m_traits(pixelTraits(frame.format))
        , m_target(target)
        , m_upsampler(frame.width, frame.height, sitingOf(frame, m_format, target.chromaIsCentred))
        , m_coefficients(
              yuvCoefficients(target.colour.matrix, target.colour.fullRange, m_traits.bitDepth))
    {
        for (auto &row : m_codes)
            row.resize(frame.width);
        for (auto &row : m_out)
            row.resize(frame.width, 65535);
        for (auto &row : m_chroma)
            row.resize(frame.width);
    }

    void convert(int firstRow, int endRow, Image &image)
    {
        for (int y = firstRow; y < endRow; ++y) {
            if (m_traits.isRgb)
                readRgb(y);
            else if (m_traits.isGrey)
                readGrey(y);
            else
                readYuv(y);
            readAlpha(y);
            interleave(image.row<std::uint16_t>(y));
        }
    }

private:
    const std::uint16_t *codes(int component, int y, int width, int buffer)
    {
        if (m_format.flags & AV_PIX_FMT_FLAG_PAL)
            return paletteRow(m_frame, component, y, width, m_codes[buffer].data());
        return componentRow(m_frame, m_format, component, y, width, m_codes[buffer].data());
    }
    float fullScale(int component) const
    {
        const bool palette = m_format.flags & AV_PIX_FMT_FLAG_PAL;
        const int depth = palette ? 8 : m_format.comp[component].depth;
        return 65535.0f / float((1 << depth) - 1);
    }

    void readRgb(int y)
    {
        for (int i = 0; i < 3; ++i)
            scaleRow(codes(i, y, m_frame.width, 0), m_frame.width, fullScale(i), 0,
                     m_out[i].data());
    }

    void readGrey(int y)
    {
        const std::uint16_t *const grey = codes(0, y, m_frame.width, 0);
        if (m_frame.format == AV_PIX_FMT_MONOWHITE)
            scaleRow(grey, m_frame.width, -65535.0f, 65535.0f, m_out[0].data());
        else
            scaleRow(grey, m_frame.width, m_coefficients.luma,
                     -m_coefficients.black * m_coefficients.luma, m_out[0].data());
        m_out[1] = m_out[0];
        m_out[2] = m_out[0];
    }

    void readYuv(int y)
    {
        const ChromaUpsampler::Rows rows = m_upsampler.rowsFor(y);
        const int width = m_upsampler.chromaWidth();
        for (int i = 0; i < 2; ++i) {
            const std::uint16_t *const first = codes(1 + i, rows.first, width, 1);
            const std::uint16_t *const second =
                rows.second == rows.first ? first : codes(1 + i, rows.second, width, 2);
            m_upsampler.upsample(first, second, rows.share, m_chroma[i].data());
        }
        yuvRowToRgb(m_coefficients, codes(0, y, m_frame.width, 0), m_chroma[0].data(),
                    m_chroma[1].data(), m_frame.width,
                    {m_out[0].data(), m_out[1].data(), m_out[2].data()});
    }

    void readAlpha(int y)
    {
        if (m_target.channels < 4 || !m_traits.mayHaveAlpha)
            return;
        const bool palette = m_format.flags & AV_PIX_FMT_FLAG_PAL;
        const int component = palette ? 3 : m_format.nb_components - 1;
        scaleRow(codes(component, y, m_frame.width, 0), m_frame.width, fullScale(component), 0,
                 m_out[3].data());
    }

    void interleave(std::uint16_t *out)
    {
        std::array<cv::Mat, 4> rows;
        for (int i = 0; i < m_target.channels; ++i)
            rows[i] = cv::Mat(1, m_frame.width, CV_16UC1, m_out[i].data());
        cv::Mat pixels(1, m_frame.width, CV_16UC(m_target.channels), out);
        cv::merge(rows.data(), std::size_t(m_target.channels), pixels);
    }

    const AVFrame &m_frame;
    const AVPixFmtDescriptor &m_format;
    PixelTraits m_traits;
    const ConversionTarget &m_target;
    ChromaUpsampler m_upsampler;
    YuvCoefficients m_coefficients;
    std::array<std::vector<std::uint16_t>, 3> m_codes;
    std::array<std::vector<float>, 2> m_chroma;
    std::array<std::vector<std::uint16_t>, 4> m_out;
};

static Image wordImage(const AVFrame &frame, const ConversionTarget &target)
{
    constexpr int leastBand = 128; // rows that are worth a thread
    Image image = Image::forOverwrite({frame.width, frame.height}, target.channels, PixelType::U16);
    cv::parallel_for_(
        cv::Range(0, frame.height),
        [&](const cv::Range &rows) {
            RowConverter(frame, target).convert(rows.start, rows.end, image);
        },
        double(frame.height) / leastBand);
    return image;
}

static Image floatImage(const AVFrame &frame, int channels)
{
    const AVPixFmtDescriptor &format = *av_pix_fmt_desc_get(AVPixelFormat(frame.format));
    const PixelTraits traits = pixelTraits(frame.format);
    Image image = Image::forOverwrite({frame.width, frame.height}, channels, PixelType::F32);
    for (int y = 0; y < frame.height; ++y) {
        float *const row = image.row<float>(y);
        for (int i = 0; i < 3; ++i)
            floatRow(frame, format, traits.isGrey ? 0 : i, y, frame.width, row + i, channels);
        if (channels == 4 && traits.mayHaveAlpha)
            floatRow(frame, format, format.nb_components - 1, y, frame.width, row + 3, channels);
        else if (channels == 4)
            for (int x = 0; x < frame.width; ++x)
                row[4 * x + 3] = 1;
    }
    return image;
}

//! The rare clip whose frames are of both kinds.
static Image asType(const Image &image, PixelType type)
{
    Image other = Image::forOverwrite(image.size(), image.channels(), type);
    const int count = image.width() * image.channels();
    for (int y = 0; y < image.height(); ++y) {
        if (type == PixelType::F32)
            for (int i = 0; i < count; ++i)
                other.row<float>(y)[i] = float(image.row<std::uint16_t>(y)[i]) / 65535.0f;
        else
            for (int i = 0; i < count; ++i)
                other.row<std::uint16_t>(y)[i] =
                    std::uint16_t(std::clamp(image.row<float>(y)[i], 0.0f, 1.0f) * 65535.0f + 0.5f);
    }
    return other;
}

Result<Image> convertFrame(const AVFrame &frame, const ConversionTarget &target)
{
    const PixelTraits traits = pixelTraits(frame.format);
    if (!traits.isSupported) {
        const char *const name = av_get_pix_fmt_name(AVPixelFormat(frame.format));
        return fail(Error::Kind::Unsupported,
                    std::string("the pixel format ") + (name ? name : "of this frame")
                        + " is not supported");
    }
    Image image = traits.isFloat ? floatImage(frame, target.channels) : wordImage(frame, target);
    if (image.type() != target.type)
        return asType(image, target.type);
    return image;
}

} // namespace filigree
