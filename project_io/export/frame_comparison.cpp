// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/frame_comparison.h"

#include "inference/base/frame_number.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

extern "C" {
#include <libavutil/imgutils.h>
#include <libavutil/pixdesc.h>
}

namespace filigree {
namespace {

//! Reads the samples of one component of any pixel format as fractions of its range.
class ComponentReader
{
public:
    ComponentReader(const AVFrame &frame, int component)
        : m_frame(frame)
        , m_format(*av_pix_fmt_desc_get(static_cast<AVPixelFormat>(frame.format)))
        , m_component(component)
        , m_isFloat(m_format.flags & AV_PIX_FMT_FLAG_FLOAT)
    {
        // Limited range scales by powers of two from depth to depth, full range by the largest
        // code.
        const bool limited =
            !(m_format.flags & AV_PIX_FMT_FLAG_RGB) && m_format.nb_components >= 3 && component < 3;
        m_maximum = double((1ull << m_format.comp[component].depth) - (limited ? 0 : 1));
        const bool chroma =
            (component == 1 || component == 2) && !(m_format.flags & AV_PIX_FMT_FLAG_RGB);
        m_width = chroma ? AV_CEIL_RSHIFT(frame.width, m_format.log2_chroma_w) : frame.width;
        m_height = chroma ? AV_CEIL_RSHIFT(frame.height, m_format.log2_chroma_h) : frame.height;
        m_raw.resize(std::size_t(m_width));
    }

    int width() const { return m_width; }
    int height() const { return m_height; }

    //! The samples of a row from 0 to 1; floats as they are.
    const std::vector<float> &row(int y)
    {
        readRaw(y);
        const float scale = float(1 / m_maximum);
        for (std::size_t x = 0; x < m_raw.size(); ++x)
            m_values[x] = m_isFloat ? std::bit_cast<float>(m_raw[x]) : float(m_raw[x]) * scale;
        return m_values;
    }

    //! Luma of limited range as 0 to 1 from black to white.
    const std::vector<float> &limitedRow(int y)
    {
        readRaw(y);
        const float unit = float(1 << (m_format.comp[m_component].depth - 8));
        for (std::size_t x = 0; x < m_raw.size(); ++x)
            m_values[x] = (float(m_raw[x]) / unit - 16) / 219;
        return m_values;
    }

private:
    void readRaw(int y)
    {
        m_values.resize(m_raw.size());
        av_read_image_line2(m_raw.data(), const_cast<const std::uint8_t **>(m_frame.data),
                            m_frame.linesize, &m_format, 0, y, m_component, m_width, 0, 4);
    }

    const AVFrame &m_frame;
    const AVPixFmtDescriptor &m_format;
    const int m_component;
    const bool m_isFloat;
    double m_maximum = 1;
    int m_width = 0;
    int m_height = 0;
    std::vector<std::uint32_t> m_raw;
    std::vector<float> m_values;
};

struct RunningError
{
    double sum = 0;
    double largest = 0;
    std::int64_t count = 0;
    void add(float a, float b)
    {
        const double error = std::abs(double(a) - b);
        sum += error;
        largest = error > largest || std::isnan(error) ? error : largest;
        ++count;
    }
};

bool isRgb(const AVFrame &frame)
{
    return av_pix_fmt_desc_get(static_cast<AVPixelFormat>(frame.format))->flags
        & AV_PIX_FMT_FLAG_RGB;
}

int components(const AVFrame &frame)
{
    return av_pix_fmt_desc_get(static_cast<AVPixelFormat>(frame.format))->nb_components;
}

bool hasAlphaPlane(const AVFrame &frame)
{
    return av_pix_fmt_desc_get(static_cast<AVPixelFormat>(frame.format))->flags
        & AV_PIX_FMT_FLAG_ALPHA;
}

} // namespace

void ErrorTotals::add(int frame, double frameMean, double frameLargest)
{
    // Written so that a NaN counts as worse than anything.
    if (worstFrame < 0 || !(frameMean <= worstFrameMean)) {
        worstFrameMean = frameMean;
        worstFrame = frame;
    }
    if (!(frameLargest <= largest))
        largest = frameLargest;
}

void ValueSpan::add(double value)
{
    lowest = std::min(lowest, value);
    highest = std::max(highest, value);
}

void ComparisonTotals::add(const ComparisonTotals &other)
{
    frames += other.frames;
    hasAlpha = hasAlpha || other.hasAlpha;
    hasColour = hasColour || other.hasColour;
    if (other.hasAlpha) {
        alpha.add(other.alpha.worstFrame, other.alpha.worstFrameMean, other.alpha.largest);
        renderedAlpha.lowest = std::min(renderedAlpha.lowest, other.renderedAlpha.lowest);
        renderedAlpha.highest = std::max(renderedAlpha.highest, other.renderedAlpha.highest);
        decodedAlpha.lowest = std::min(decodedAlpha.lowest, other.decodedAlpha.lowest);
        decodedAlpha.highest = std::max(decodedAlpha.highest, other.decodedAlpha.highest);
    }
    if (other.hasColour)
        colour.add(other.colour.worstFrame, other.colour.worstFrameMean, other.colour.largest);
}

Result<ComparisonTotals> comparedFrame(int frame, const Image &rendered, const AVFrame &stored,
                                       const AVFrame &decoded)
{
    const auto refuse = [&](const std::string &cause) {
        return fail(Error::Kind::Unreadable,
                    "Frame " + frameNumber(frame) + " of the export came back " + cause + ".");
    };
    if (decoded.width != stored.width || decoded.height != stored.height)
        return refuse("in another size");
    if (hasAlphaPlane(stored) != hasAlphaPlane(decoded))
        return refuse(hasAlphaPlane(stored) ? "without its alpha"
                                            : "with an alpha that was not written");
    if (isRgb(stored) != isRgb(decoded) || components(decoded) < std::min(components(stored), 3))
        return refuse("in another colour model");

    ComparisonTotals totals;
    totals.frames = 1;
    const bool hasAlpha = hasAlphaPlane(stored);
    const bool grey = !rendered.isEmpty() && !hasAlpha;
    if (!rendered.isEmpty()) {
        const int component = hasAlpha ? components(decoded) - 1 : 0;
        const bool limited = grey && stored.color_range == AVCOL_RANGE_MPEG;
        ComponentReader reader(decoded, component);
        RunningError error;
        for (int y = 0; y < rendered.height(); ++y) {
            const std::vector<float> &found = limited ? reader.limitedRow(y) : reader.row(y);
            const float *const wanted = rendered.row<float>(y);
            for (int x = 0; x < rendered.width(); ++x) {
                error.add(found[std::size_t(x)], wanted[x]);
                totals.renderedAlpha.add(wanted[x]);
                totals.decodedAlpha.add(found[std::size_t(x)]);
            }
        }
        totals.hasAlpha = true;
        totals.alpha.add(frame, error.sum / double(error.count), error.largest);
    }
    const int colours = components(stored) - (hasAlpha ? 1 : 0);
    if (colours == 3) {
        RunningError error;
        // Grey content in Y'CbCr was judged by its luma: what is left is that no colour came in.
        for (int c = grey ? 1 : 0; c < colours; ++c) {
            ComponentReader wanted(stored, c), found(decoded, c);
            if (wanted.width() != found.width() || wanted.height() != found.height())
                return refuse("with another chroma resolution");
            for (int y = 0; y < wanted.height(); ++y) {
                const std::vector<float> &a = wanted.row(y), &b = found.row(y);
                for (std::size_t x = 0; x < a.size(); ++x)
                    error.add(a[x], b[x]);
            }
        }
        totals.hasColour = true;
        totals.colour.add(frame, error.sum / double(error.count), error.largest);
    }
    return totals;
}

bool haveSamePixels(const AVFrame &a, const AVFrame &b)
{
    if (a.width != b.width || a.height != b.height || a.format != b.format)
        return false;
    const auto format = static_cast<AVPixelFormat>(a.format);
    for (int plane = 0; plane < av_pix_fmt_count_planes(format); ++plane) {
        const bool isChroma = plane == 1 || plane == 2;
        const int shift = isChroma ? av_pix_fmt_desc_get(format)->log2_chroma_h : 0;
        const int bytes = av_image_get_linesize(format, a.width, plane);
        for (int y = 0; y < AV_CEIL_RSHIFT(a.height, shift); ++y)
            if (std::memcmp(a.data[plane] + std::ptrdiff_t(y) * a.linesize[plane],
                            b.data[plane] + std::ptrdiff_t(y) * b.linesize[plane],
                            std::size_t(bytes))
                != 0)
                return false;
    }
    return true;
}

Image alphaOf(const Image &composed)
{
    if (composed.channels() == 3)
        return {};
    if (composed.channels() == 1)
        return composed;
    Image alpha(composed.size(), 1, PixelType::F32);
    for (int y = 0; y < composed.height(); ++y) {
        const float *const in = composed.row<float>(y);
        float *const out = alpha.row<float>(y);
        for (int x = 0; x < composed.width(); ++x)
            out[x] = in[4 * x + 3];
    }
    return alpha;
}

FrameSample sampled(int frame, const Image &composed)
{
    constexpr double mostSamples = 32768;
    FrameSample sample;
    sample.frame = frame;
    sample.channels = composed.channels();
    const double pixels = double(composed.width()) * composed.height();
    sample.step = std::max(1, int(std::ceil(std::sqrt(pixels / mostSamples))));
    for (int y = sample.step / 2; y < composed.height(); y += sample.step)
        for (int x = sample.step / 2; x < composed.width(); x += sample.step) {
            const float *const in = composed.row<float>(y) + std::size_t(x) * composed.channels();
            sample.values.insert(sample.values.end(), in, in + composed.channels());
        }
    return sample;
}

} // namespace filigree
