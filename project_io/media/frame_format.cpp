// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/frame_format.h"

#include "project_io/media/colour_defaults.h"
#include "project_io/media/yuv_matrix.h"

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace filigree {

//! The stream's own word counts more than the container's.
template<typename T> static int firstKnown(T frame, const T *container, T unspecified)
{
    return frame != unspecified || !container ? int(frame) : int(*container);
}

static ColourTags tagsOf(const AVFrame &frame, const AVCodecParameters *container)
{
    ColourTags tags;
    tags.primaries =
        firstKnown(frame.color_primaries, container ? &container->color_primaries : nullptr,
                   AVCOL_PRI_UNSPECIFIED);
    tags.transfer = firstKnown(frame.color_trc, container ? &container->color_trc : nullptr,
                               AVCOL_TRC_UNSPECIFIED);
    tags.matrix = firstKnown(frame.colorspace, container ? &container->color_space : nullptr,
                             AVCOL_SPC_UNSPECIFIED);
    return tags;
}

static Orientation orientationFor(const AVFrame &frame, const std::int32_t *matrix)
{
    const AVFrameSideData *const data = av_frame_get_side_data(&frame, AV_FRAME_DATA_DISPLAYMATRIX);
    if (!matrix && data && data->size >= 9 * sizeof(std::int32_t))
        matrix = reinterpret_cast<const std::int32_t *>(data->data);
    return orientationOf(matrix);
}

Result<FrameFormat> settleFormat(const AVFrame &first, AVCodecID codec,
                                 const AVCodecParameters *container, const std::int32_t *matrix,
                                 bool isStillFormat, ClipInfo &info)
{
    const PixelTraits traits = pixelTraits(first.format);
    const char *const name = av_get_pix_fmt_name(AVPixelFormat(first.format));
    info.pixelFormat = name ? name : "unknown";
    if (!traits.isSupported)
        return fail(Error::Kind::Unsupported,
                    info.path + ": the pixel format " + info.pixelFormat + " is not supported.");
    info.tags = tagsOf(first, container);
    const int range = firstKnown(first.color_range, container ? &container->color_range : nullptr,
                                 AVCOL_RANGE_UNSPECIFIED);
    info.tags.fullRange = range == AVCOL_RANGE_JPEG || traits.isJpegRange;
    ColourFacts facts;
    facts.size = {first.width, first.height};
    facts.isRgb = traits.isRgb;
    facts.isGrey = traits.isGrey;
    facts.isFloat = traits.isFloat;
    facts.isStillFormat = isStillFormat;
    facts.isJpeg = codec == AV_CODEC_ID_MJPEG || codec == AV_CODEC_ID_MJPEGB;
    facts.rangeIsKnown = range != AVCOL_RANGE_UNSPECIFIED || traits.isJpegRange;
    info.assumed = withDefaults(info.tags, facts);
    if (!traits.isRgb && !traits.isGrey && !isKnownMatrix(info.assumed.matrix))
        return fail(
            Error::Kind::Unsupported,
            info.path + ": the colour matrix " + std::to_string(info.assumed.matrix)
                + " (ITU-T H.273) is not supported; convert the clip to BT.709 or BT.2020 first.");

    FrameFormat format;
    format.stored = facts.size;
    format.orientation = orientationFor(first, matrix);
    info.hasAlpha = hasAlpha(first);
    info.isFloat = traits.isFloat;
    info.bitDepth = traits.bitDepth;
    info.rotation = format.orientation.rotation();
    info.size = format.orientation.transposed ? Size{first.height, first.width} : facts.size;
    const AVRational aspect = first.sample_aspect_ratio;
    if (info.pixelAspect.num <= 0 || info.pixelAspect.den <= 0)
        info.pixelAspect =
            aspect.num > 0 && aspect.den > 0 ? Rational{aspect.num, aspect.den} : Rational{1, 1};
    if (format.orientation.transposed)
        info.pixelAspect = {info.pixelAspect.den, info.pixelAspect.num};
    format.target.channels = info.hasAlpha ? 4 : 3;
    format.target.type = traits.isFloat ? PixelType::F32 : PixelType::U16;
    format.target.colour = info.assumed;
    format.target.chromaIsCentred = facts.isJpeg || isStillFormat;
    return format;
}

Result<ImagePtr> imageOf(const AVFrame &frame, const FrameFormat &format, const std::string &where)
{
    const Size size{frame.width, frame.height};
    if (size != format.stored)
        return fail(Error::Kind::Unsupported,
                    where + " is " + std::to_string(size.width) + "x" + std::to_string(size.height)
                        + ", but the clip began with " + std::to_string(format.stored.width) + "x"
                        + std::to_string(format.stored.height) + ".");
    Result<Image> image = convertFrame(frame, format.target);
    if (!image)
        return fail(image.error().kind, where + ": " + image.error().message + ".");
    if (format.orientation.isIdentity())
        return std::make_shared<const Image>(std::move(*image));
    return std::make_shared<const Image>(oriented(*image, format.orientation));
}

} // namespace filigree
