// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/sequence_clip.h"

#include "inference/base/frame_number.h"
#include "project_io/media/image_decoder.h"

namespace filigree {

static std::vector<ClipDamage> gapsOf(const SequenceFiles &files)
{
    std::vector<ClipDamage> gaps;
    for (std::size_t i = 1; i < files.numbers.size(); ++i) {
        const int before = files.numbers[i - 1];
        const int after = files.numbers[i];
        if (after == before + 1)
            continue;
        const int first = files.numbers.front();
        const std::string missing = after == before + 2
            ? files.pathOf(before + 1) + " is missing."
            : files.pathOf(before + 1) + " to " + files.pathOf(after - 1) + " are missing.";
        gaps.push_back({before + 1 - first, after - 1 - first, missing});
    }
    return gaps;
}

Result<std::unique_ptr<Clip>> SequenceClip::open(SequenceFiles files, std::stop_token stop)
{
    if (stop.stop_requested())
        return fail(Error::Kind::Cancelled, "Opening " + files.pattern() + " was cancelled.");
    auto shared = std::make_shared<Shared>();
    ClipInfo &info = shared->info;
    info.path = files.pattern();
    info.kind = files.numbers.empty() ? ClipKind::Still : ClipKind::Sequence;
    info.frameCount = files.numbers.empty() ? 1 : files.numbers.back() - files.numbers.front() + 1;
    info.firstNumber = files.numbers.empty() ? 0 : files.numbers.front();
    info.damage = gapsOf(files);
    const Result<DecodedImage> first = decodeImage(files.pathOf(info.firstNumber));
    if (!first)
        return tl::unexpected(first.error());
    info.format = avcodec_get_name(first->codec);
    info.codec = info.format;
    if (first->frameRate.num > 0 && first->frameRate.den > 0)
        info.frameRate = {first->frameRate.num, first->frameRate.den};
    info.timeBase = {info.frameRate.den, info.frameRate.num};
    info.startTimecode = first->timecode;
    info.pixelAspect = {0, 1};
    Result<FrameFormat> format =
        settleFormat(*first->frame, first->codec, nullptr, nullptr, true, info);
    if (!format)
        return tl::unexpected(format.error());
    if (first->bitDepth > 0)
        info.bitDepth = first->bitDepth;
    info.premultiplied = info.hasAlpha && first->premultiplied;
    shared->format = *format;
    shared->files = std::move(files);
    return std::unique_ptr<Clip>(new SequenceClip(std::move(shared)));
}

Result<DecodedFrame> SequenceClip::read(int frame, std::stop_token stop)
{
    const ClipInfo &known = info();
    if (frame < 0 || frame >= known.frameCount)
        return fail(Error::Kind::InvalidInput,
                    "Frame " + frameNumber(frame) + " of " + known.path
                        + " does not exist: the clip has " + std::to_string(known.frameCount)
                        + ".");
    if (stop.stop_requested())
        return fail(Error::Kind::Cancelled, "Reading " + known.path + " was cancelled.");
    const std::string path = m_shared->files.pathOf(known.firstNumber + frame);
    const Result<DecodedImage> decoded = decodeImage(path);
    if (!decoded)
        return fail(decoded.error().kind,
                    "Frame " + frameNumber(frame) + ": " + decoded.error().message);
    Result<ImagePtr> image = imageOf(*decoded->frame, m_shared->format, path);
    if (!image)
        return tl::unexpected(image.error());
    const bool damaged =
        (decoded->frame->flags & AV_FRAME_FLAG_CORRUPT) || decoded->frame->decode_error_flags != 0;
    return DecodedFrame{std::move(*image), frame, damaged};
}

Result<std::unique_ptr<Clip>> SequenceClip::reopen(std::stop_token) const
{
    return std::unique_ptr<Clip>(new SequenceClip(m_shared));
}

} // namespace filigree
