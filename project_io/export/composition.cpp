// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/composition.h"

#include "project_io/export/row_threads.h"
#include "project_io/export/transfer_functions.h"

#include <QUrl>

#include <algorithm>
#include <vector>

namespace filigree {
namespace {

std::string typeName(const Image &image)
{
    const char *const type = image.type() == PixelType::U8 ? "U8"
        : image.type() == PixelType::U16                   ? "U16"
                                                           : "F32";
    return std::to_string(image.width()) + "x" + std::to_string(image.height()) + ", "
        + std::to_string(image.channels()) + " channels, " + type;
}

//! Checks that a picture is there and as it should be; `fits` looks at channels and type.
template<typename Fits>
Result<> checkPicture(const ImagePtr &picture, const char *name, Size size, const Fits &fits)
{
    if (!picture || picture->isEmpty())
        return fail(Error::Kind::InvalidInput,
                    std::string("The export needs the ") + name + ", but the frame has none.");
    if (picture->size() != size || !fits(*picture))
        return fail(Error::Kind::InvalidInput,
                    std::string("The ") + name + " of the frame is of another kind ("
                        + typeName(*picture) + ") than the export of " + std::to_string(size.width)
                        + "x" + std::to_string(size.height) + " pixels takes.");
    return {};
}

Image greyFrame(const Image &picture, int threads)
{
    Image result(picture.size(), 1, PixelType::F32);
    forRowBands(picture.height(), threads, [&](int first, int end) {
        for (int y = first; y < end; ++y) {
            float *const out = result.row<float>(y);
            if (picture.type() == PixelType::F32) {
                const float *const in = picture.row<float>(y);
                std::transform(in, in + picture.width(), out,
                               [](float a) { return a > 0 ? std::min(a, 1.0f) : 0.0f; });
            } else {
                const std::uint8_t *const in = picture.row<std::uint8_t>(y);
                std::transform(in, in + picture.width(), out,
                               [](std::uint8_t v) { return float(v) / 255; });
            }
        }
    });
    return result;
}

//! Reads source colours as floats, through a table of the inverse transfer where one is asked for.
class SourceColours
{
public:
    SourceColours(const Image &source, int transfer)
        : m_source(source)
        , m_transfer(transfer)
    {
        if (source.type() != PixelType::U16)
            return;
        m_table.resize(65536);
        for (int code = 0; code < 65536; ++code)
            m_table[std::size_t(code)] = toLinearLight(transfer, float(code) / 65535);
    }

    void read(int x, int y, float *rgb) const
    {
        const int at = x * m_source.channels();
        for (int c = 0; c < 3; ++c)
            rgb[c] = m_table.empty() ? toLinearLight(m_transfer, m_source.row<float>(y)[at + c])
                                     : m_table[m_source.row<std::uint16_t>(y)[at + c]];
    }

private:
    const Image &m_source;
    const int m_transfer;
    std::vector<float> m_table;
};

Image colourFrame(const ExportSettings &settings, int transfer, const ExportFrame &frame)
{
    const bool withAlpha = hasAlphaChannel(settings.content);
    const Image *const foreground = settings.decontaminated ? frame.foreground.get() : nullptr;
    const SourceColours source(*frame.source, transfer);
    Image result(frame.source->size(), withAlpha ? 4 : 3, PixelType::F32);
    forRowBands(result.height(), settings.threads, [&](int first, int end) {
        for (int y = first; y < end; ++y) {
            float *out = result.row<float>(y);
            const float *const alphaRow = frame.alpha ? frame.alpha->row<float>(y) : nullptr;
            for (int x = 0; x < result.width(); ++x, out += result.channels()) {
                const float given = alphaRow ? alphaRow[x] : 1;
                const float alpha = given > 0 ? std::min(given, 1.0f) : 0; // NaN is 0
                if (foreground && alpha < 1) {
                    for (int c = 0; c < 3; ++c)
                        out[c] = toLinearLight(transfer, foreground->row<float>(y)[x * 3 + c]);
                } else {
                    source.read(x, y, out);
                }
                if (settings.premultiplied)
                    for (int c = 0; c < 3; ++c)
                        out[c] *= alpha;
                if (withAlpha)
                    out[3] = alpha;
            }
        }
    });
    return result;
}

std::string pixelNote(const ExportSettings &settings, const ClipInfo &source)
{
    std::string note = "content=";
    switch (settings.content) {
    case ExportContent::ForegroundAndAlpha:
        note += "foreground+alpha";
        break;
    case ExportContent::AlphaOnly:
        return note + "alpha";
    case ExportContent::Mask:
        return note + "mask";
    case ExportContent::Trimap:
        return note + "trimap";
    case ExportContent::ForegroundOnly:
        note += "foreground";
        break;
    }
    note += settings.premultiplied ? "; alpha=premultiplied" : "; alpha=straight";
    note += settings.decontaminated ? "; colour=decontaminated" : "; colour=as shot";
    if (isExr(settings.format)) {
        const int undone = undoneTransfer(settings, source);
        const bool stays = undone == 8;
        note += !settings.linearLight ? "; values=as in the source"
            : stays                   ? "; values=linear"
                    : "; values=linear, from " + std::string(transferName(undone));
    }
    return note;
}

} // namespace

int undoneTransfer(const ExportSettings &settings, const ClipInfo &source)
{
    constexpr int linear = 8;
    if (!isExr(settings.format) || !settings.linearLight || isGrey(settings.content))
        return linear;
    const int given = settings.tags.transfer != 2 ? settings.tags.transfer
        : source.assumed.transfer != 2            ? source.assumed.transfer
                                                  : source.tags.transfer;
    if (isKnownTransfer(given))
        return given;
    return source.isFloat ? linear : 1; // untagged: float is linear, video is BT.709
}

Result<Image> composedFrame(const ExportSettings &settings, const ClipInfo &source,
                            const ExportFrame &frame)
{
    const Size size = source.size;
    const auto isFloatGrey = [](const Image &i) {
        return i.channels() == 1 && i.type() == PixelType::F32;
    };
    const auto isByteGrey = [](const Image &i) {
        return i.channels() == 1 && i.type() == PixelType::U8;
    };
    const auto isColour = [](const Image &i) {
        return i.channels() >= 3 && i.type() != PixelType::U8;
    };
    const auto isForeground = [](const Image &i) {
        return i.channels() == 3 && i.type() == PixelType::F32;
    };

    if (isGrey(settings.content)) {
        const bool alphaOnly = settings.content == ExportContent::AlphaOnly;
        const bool mask = settings.content == ExportContent::Mask;
        const ImagePtr &picture = alphaOnly ? frame.alpha : mask ? frame.mask : frame.trimap;
        const Result<> checked = alphaOnly
            ? checkPicture(picture, "alpha", size, isFloatGrey)
            : checkPicture(picture, mask ? "mask" : "trimap", size, isByteGrey);
        return checked.map([&] { return greyFrame(*picture, settings.threads); });
    }
    Result<> checked = checkPicture(frame.source, "source picture", size, isColour);
    const bool needsAlpha = hasAlphaChannel(settings.content) || settings.premultiplied
        || (settings.decontaminated && frame.foreground);
    if (checked && (needsAlpha || frame.alpha))
        checked = checkPicture(frame.alpha, "alpha", size, isFloatGrey);
    if (checked && settings.decontaminated && frame.foreground)
        checked = checkPicture(frame.foreground, "foreground", size, isForeground);
    return checked.map(
        [&] { return colourFrame(settings, undoneTransfer(settings, source), frame); });
}

std::string contentNote(const ExportSettings &settings, const ClipInfo &source)
{
    // PNG takes Latin-1 for text and TIFF ASCII
    const QByteArray object = QUrl::toPercentEncoding(QString::fromStdString(settings.objectName));
    return pixelNote(settings, source) + "; object=" + object.toStdString();
}

} // namespace filigree
