// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/video_metadata.h"

#include <algorithm>
#include <cstring>

namespace filigree {

static std::string metadataValue(const AVDictionary *metadata, const char *key)
{
    const AVDictionaryEntry *const entry = av_dict_get(metadata, key, nullptr, 0);
    return entry ? entry->value : "";
}

//! A timecode track's, the stream's own or the file's.
static std::string timecodeOf(const MediaInput &input)
{
    std::string timecode = metadataValue(input.stream()->metadata, "timecode");
    if (timecode.empty())
        timecode = metadataValue(input.context()->metadata, "timecode");
    for (unsigned i = 0; timecode.empty() && i < input.context()->nb_streams; ++i)
        timecode = metadataValue(input.context()->streams[i]->metadata, "timecode");
    return timecode;
}

static void describeTimes(const std::vector<std::int64_t> &timestamps, ClipInfo &info)
{
    const double unit = info.timeBase.value();
    if (!timestamps.empty())
        info.startTime = double(timestamps.front()) * unit;
    if (!info.variableFrameRate)
        return;
    for (std::size_t i = 1; i < timestamps.size(); ++i) {
        const double seconds = double(timestamps[i] - timestamps[i - 1]) * unit;
        info.shortestFrame = i == 1 ? seconds : std::min(info.shortestFrame, seconds);
        info.longestFrame = std::max(info.longestFrame, seconds);
    }
}

void describeStream(const MediaInput &input, const FrameIndex &index, ClipInfo &info)
{
    const AVStream &stream = *input.stream();
    const AVRational base = stream.time_base;
    const AVRational real = stream.r_frame_rate;
    const AVRational average = stream.avg_frame_rate;
    info.path = input.path();
    info.kind = ClipKind::Video;
    info.format = input.context()->iformat->name;
    info.codec = avcodec_get_name(stream.codecpar->codec_id);
    info.frameCount = index.frameCount();
    info.timeBase = {base.num, base.den};
    const FrameRateFinding rate = findFrameRate(index.timestamps, info.timeBase,
                                                {{average.num, average.den}, {real.num, real.den}});
    info.frameRate = rate.rate;
    info.variableFrameRate = rate.variable;
    describeTimes(index.timestamps, info);
    const AVRational aspect =
        av_guess_sample_aspect_ratio(input.context(), input.stream(), nullptr);
    info.pixelAspect = {aspect.num, aspect.den};
    info.startTimecode = timecodeOf(input);
    info.hasAudio = input.hasAudio();
    info.damage = index.damage;
}

std::vector<std::int32_t> displayMatrix(const MediaInput &input)
{
    std::size_t size = 0;
    const std::uint8_t *const data =
        av_stream_get_side_data(input.stream(), AV_PKT_DATA_DISPLAYMATRIX, &size);
    if (!data || size < 9 * sizeof(std::int32_t))
        return {};
    std::vector<std::int32_t> matrix(9);
    std::memcpy(matrix.data(), data, 9 * sizeof(std::int32_t));
    return matrix;
}

} // namespace filigree
