// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/export_job.h"

#include "inference/base/frame_number.h"
#include "project_io/export/composition.h"
#include "project_io/export/file_names.h"
#include "project_io/export/stored_frame.h"

#include <algorithm>
#include <cstdlib>
#include <memory>

extern "C" {
#include <libavutil/intreadwrite.h>
#include <libavutil/mem.h>
#include <libavutil/murmur3.h>
}

namespace filigree {
namespace {

//! Whether soft pixels were to be decontaminated and cannot be.
bool lacksForeground(const ExportSettings &settings, const ExportFrame &frame)
{
    if (!settings.decontaminated || isGrey(settings.content) || frame.foreground || !frame.alpha
        || frame.alpha->type() != PixelType::F32)
        return false;
    for (int y = 0; y < frame.alpha->height(); ++y) {
        const float *const row = frame.alpha->row<float>(y);
        if (std::any_of(row, row + frame.alpha->width(), [](float a) { return a > 0 && a < 1; }))
            return true;
    }
    return false;
}

} // namespace

Error cancelled()
{
    return {Error::Kind::Cancelled, "The export was stopped."};
}

Result<ExportJob> exportJob(const ExportSettings &settings, const ClipInfo &source,
                            const ExportFrameProvider &provider, std::stop_token stop,
                            const Progress &progress)
{
    const FrameRange range = exportedRange(settings, source);
    if (range.size() <= 0 || range.in < 0 || range.out >= source.frameCount)
        return fail(Error::Kind::InvalidInput,
                    "The range from " + frameNumber(range.in) + " to " + frameNumber(range.out)
                        + " is not within the " + std::to_string(source.frameCount) + " frames of '"
                        + source.path + "'.");
    if (settings.resume && !isSequence(settings.format))
        return fail(Error::Kind::InvalidInput,
                    "Only image sequences can be resumed; a movie is written in one go.");
    return storageFormat(settings, source).and_then([&](StorageFormat &&storage) {
        return filePattern(settings, source).map([&](std::string &&pattern) {
            return ExportJob{settings, source,   std::move(storage), range,
                             pattern,  provider, std::move(stop),    progress};
        });
    });
}

bool isSampled(FrameRange range, int frame)
{
    constexpr int wanted = 8;
    if (range.size() <= wanted)
        return true;
    for (int i = 0; i < wanted; ++i)
        if (frame == range.in + int(std::int64_t(range.size() - 1) * i / (wanted - 1)))
            return true;
    return false;
}

Result<RenderedFrame> renderedFrame(const ExportJob &job, int frame, WrittenExport &written)
{
    if (job.stop.stop_requested())
        return tl::unexpected(cancelled());
    const auto named = [&](const Error &error) {
        const std::string name = "Frame " + frameNumber(frame);
        const bool isNamed = error.message.starts_with(name + ':')
            || error.message.starts_with(name + ' '); // who read it may have said so
        return error.kind == Error::Kind::Cancelled || isNamed
            ? error
            : Error{error.kind, name + ": " + error.message};
    };
    return job.provider(frame, job.stop)
        .and_then([&](const ExportFrame &given) {
            if (lacksForeground(job.settings, given))
                ++written.asShot;
            return composedFrame(job.settings, job.source, given);
        })
        .and_then([&](const Image &composed) {
            if (isSampled(job.range, frame))
                written.samples.push_back(sampled(frame, composed));
            const bool half = job.settings.format == ExportFormat::ExrHalf;
            return storedFrame(composed, job.storage, half, job.settings.threads)
                .map([&](FramePtr stored) {
                    stored->pts = frame - job.range.in;
                    return RenderedFrame{frame, alphaOf(composed), std::move(stored)};
                });
        })
        .map_error(named);
}

std::uint64_t fingerprint(const std::uint8_t *bytes, std::size_t size, std::uint64_t seed)
{
    struct Free
    {
        void operator()(AVMurMur3 *hash) const { av_free(hash); }
    };
    const std::unique_ptr<AVMurMur3, Free> hash(av_murmur3_alloc());
    if (!hash)
        std::abort(); // a few hundred bytes: nothing works any more
    av_murmur3_init_seeded(hash.get(), seed);
    av_murmur3_update(hash.get(), bytes, size);
    std::uint8_t digest[16];
    av_murmur3_final(hash.get(), digest);
    return AV_RL64(digest) ^ AV_RL64(digest + 8);
}

} // namespace filigree
