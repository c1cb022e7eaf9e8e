// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/reader_check.h"

#include "inference/base/frame_number.h"
#include "project_io/export/file_names.h"
#include "project_io/media/clip.h"

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

float valueAt(const Image &picture, int x, int y, int channel)
{
    const std::size_t at = std::size_t(x) * std::size_t(picture.channels()) + std::size_t(channel);
    return picture.type() == PixelType::U16 ? float(picture.row<std::uint16_t>(y)[at]) / 65535
        : picture.type() == PixelType::U8   ? float(picture.row<std::uint8_t>(y)[at]) / 255
                                            : picture.row<float>(y)[at];
}

//! Relative beyond 1, so that highlights of linear light count as what they are.
double difference(double wanted, double found)
{
    return std::abs(wanted - found) / std::max(1.0, std::abs(wanted));
}

void addPixel(SampleErrors &errors, const float *wanted, int channels, const Image &picture, int x,
              int y, bool premultiplied, bool clipped)
{
    const auto bounded = [clipped](float v) { return clipped ? std::clamp(v, 0.0f, 1.0f) : v; };
    double colour = 0, asSet = 0, otherwise = 0;
    const float alpha = channels == 4 ? wanted[3] : 1;
    for (int c = 0; c < 3; ++c) {
        const float value = bounded(channels == 1 ? wanted[0] : wanted[c]);
        const float found = valueAt(picture, x, y, picture.channels() >= 3 ? c : 0);
        colour += difference(value, found) / 3;
        const float other = premultiplied ? bounded(value / std::max(alpha, 1e-3f)) : value * alpha;
        asSet += difference(value, found);
        otherwise += difference(other, found);
    }
    errors.colourSum += colour;
    if (channels == 4 && picture.channels() == 4) {
        errors.alphaSum += difference(wanted[3], valueAt(picture, x, y, 3));
        errors.hasAlpha = true;
    }
    // Where nothing is left of a premultiplied colour, both kinds look alike.
    if (channels == 4 && alpha < 0.95f && (alpha > 0.05f || !premultiplied)) {
        errors.asSetSum += asSet;
        errors.otherwiseSum += otherwise;
        ++errors.telling;
    }
    ++errors.samples;
}

void judge(Checklist &list, const ExportJob &job, const SampleErrors &errors)
{
    const double limit = errorLimits(job.settings).readerMean;
    const double count = std::max(1, errors.samples);
    list.atMost(isGrey(job.settings.content)
                    ? "grey mean error of sampled frames as read by Filigree"
                    : "colour mean error of sampled frames as read by Filigree",
                limit, errors.colourSum / count);
    if (errors.hasAlpha)
        list.atMost("alpha mean error of sampled frames as read by Filigree", limit,
                    errors.alphaSum / count);
    if (errors.telling == 0)
        return;
    const std::string set = job.settings.premultiplied ? "premultiplied" : "straight";
    const std::string other = job.settings.premultiplied ? "straight" : "premultiplied";
    // Equal where the soft pixels are black: nothing speaks against the kind that was set.
    list.same("kind of alpha by the pixels", set,
              errors.asSetSum <= errors.otherwiseSum ? set : other);
}

//! Makes an error part of the verdict, unless the user stopped the export.
Result<> noted(Checklist &list, const std::string &name, const Error &error)
{
    if (error.kind == Error::Kind::Cancelled)
        return tl::unexpected(error);
    list.failed(name, error);
    return {};
}

Result<> addFrame(SampleErrors &errors, const ExportJob &job, Clip &clip, int index,
                  const FrameSample &sample)
{
    const bool clipped = !isExr(job.settings.format);
    return clip.read(index, job.stop).and_then([&](const DecodedFrame &frame) -> Result<> {
        if (frame.damaged)
            return fail(Error::Kind::Unreadable, "The picture came back damaged.");
        return addSampleErrors(errors, sample, *frame.image, job.settings.premultiplied, clipped);
    });
}

Result<> checkMovieFile(Checklist &list, const ExportJob &job, const WrittenExport &written)
{
    Result<std::unique_ptr<Clip>> clip = Clip::open(written.files.front(), job.stop);
    if (!clip)
        return noted(list, "opened by Filigree", clip.error());
    const ClipInfo &info = (*clip)->info();
    list.same("size as read by Filigree", text(job.storage.size), text(info.size));
    list.same("frame count as read by Filigree", std::to_string(job.range.size()),
              std::to_string(info.frameCount));
    list.same("timecode as read by Filigree", job.storage.startTimecode, info.startTimecode);
    SampleErrors errors;
    for (const FrameSample &sample : written.samples) {
        const Result<> added = addFrame(errors, job, **clip, sample.frame - job.range.in, sample);
        if (!added) {
            const std::string name = "frame " + frameNumber(sample.frame) + " as read by Filigree";
            if (const Result<> kept = noted(list, name, added.error()); !kept)
                return kept;
        }
    }
    if (errors.samples > 0)
        judge(list, job, errors);
    return {};
}

//! The files have to be found as one sequence; a folder may hold more of it than this export.
Result<> checkSequenceOpens(Checklist &list, const ExportJob &job, const WrittenExport &written)
{
    if (written.files.size() < 2)
        return {};
    Result<std::unique_ptr<Clip>> clip = Clip::open(written.files.front(), job.stop);
    if (!clip)
        return noted(list, "opened by Filigree", clip.error());
    const ClipInfo &info = (*clip)->info();
    const int first = frameNumber(job.settings, job.source, job.range.in);
    const int last = frameNumber(job.settings, job.source, job.range.out);
    const int lastFound = info.firstNumber + info.frameCount - 1;
    list.add("numbers as read by Filigree", std::to_string(first) + " to " + std::to_string(last),
             std::to_string(info.firstNumber) + " to " + std::to_string(lastFound),
             info.firstNumber <= first && lastFound >= last);
    return {};
}

Result<> checkImages(Checklist &list, const ExportJob &job, const WrittenExport &written)
{
    const Result<> opened = checkSequenceOpens(list, job, written);
    if (!opened)
        return opened;
    SampleErrors errors;
    for (const FrameSample &sample : written.samples) {
        const auto index = std::size_t(sample.frame - job.range.in);
        if (index >= written.files.size())
            continue;
        const Result<> added =
            Clip::openStill(written.files[index], job.stop)
                .and_then([&](const std::unique_ptr<Clip> &clip) -> Result<> {
                    if (clip->info().size != job.storage.size)
                        list.same("size as read by Filigree", text(job.storage.size),
                                  text(clip->info().size));
                    const Rational aspect = clip->info().pixelAspect;
                    if (index == 0) // EXR and TIFF hold it as fractions of few digits
                        list.add("pixel aspect as read by Filigree", text(job.storage.pixelAspect),
                                 text(aspect),
                                 std::abs(aspect.value() / job.storage.pixelAspect.value() - 1)
                                     < 5e-3);
                    return addFrame(errors, job, *clip, 0, sample);
                });
        if (!added) {
            const std::string name = "frame " + frameNumber(sample.frame) + " as read by Filigree";
            if (const Result<> kept = noted(list, name, added.error()); !kept)
                return kept;
        }
    }
    if (errors.samples > 0)
        judge(list, job, errors);
    return {};
}

} // namespace

Result<> addSampleErrors(SampleErrors &errors, const FrameSample &sample, const Image &picture,
                         bool premultiplied, bool clipped)
{
    std::size_t at = 0;
    for (int y = sample.step / 2; y < picture.height(); y += sample.step)
        for (int x = sample.step / 2; x < picture.width();
             x += sample.step, at += std::size_t(sample.channels)) {
            if (at >= sample.values.size())
                return fail(Error::Kind::Unreadable, "The picture came back in another size.");
            addPixel(errors, sample.values.data() + at, sample.channels, picture, x, y,
                     premultiplied, clipped);
        }
    if (at != sample.values.size())
        return fail(Error::Kind::Unreadable, "The picture came back in another size.");
    return {};
}

Result<> checkThroughClip(Checklist &list, const ExportJob &job, const WrittenExport &written)
{
    return isSequence(job.settings.format) ? checkImages(list, job, written)
                                           : checkMovieFile(list, job, written);
}

} // namespace filigree
