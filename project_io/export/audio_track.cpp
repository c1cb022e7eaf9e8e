// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/audio_track.h"

#include "project_io/export/audio_copy.h"
#include "project_io/export/audio_transcode.h"

#include <limits>
#include <string_view>
#include <utility>

namespace filigree {
namespace {

bool isPcm(AVCodecID codec)
{
    return codec >= AV_CODEC_ID_FIRST_AUDIO && codec < AV_CODEC_ID_ADPCM_IMA_QT;
}

//! QuickTime's own list; FFmpeg's muxer would take more than players of mov files do.
bool movTakes(AVCodecID codec)
{
    switch (codec) {
    case AV_CODEC_ID_AAC:
    case AV_CODEC_ID_ALAC:
    case AV_CODEC_ID_MP3:
    case AV_CODEC_ID_AC3:
    case AV_CODEC_ID_EAC3:
        return true;
    default:
        return isPcm(codec) && codec != AV_CODEC_ID_PCM_DVD && codec != AV_CODEC_ID_PCM_BLURAY;
    }
}

bool canHold(const AVOutputFormat &container, AVCodecID codec)
{
    if (std::string_view(container.name) == "mov" && !movTakes(codec))
        return false;
    return avformat_query_codec(&container, codec, FF_COMPLIANCE_NORMAL) == 1;
}

} // namespace

Result<std::unique_ptr<AudioTrack>> AudioTrack::open(const std::string &path, int track,
                                                     double firstSecond, double seconds,
                                                     AVFormatContext &output, std::stop_token stop)
{
    return AudioSource::open(path, firstSecond, std::move(stop), track)
        .and_then([&](std::unique_ptr<AudioSource> source) {
            const AVStream &given = source->stream();
            const AVCodecID codec = given.codecpar->codec_id;
            const int disposition = given.disposition, count = source->trackCount();
            return (canHold(*output.oformat, codec)
                        ? AudioCopy::create(std::move(source), seconds, output, isPcm(codec))
                        : AudioTranscode::create(std::move(source), seconds, output))
                .map([&](std::unique_ptr<AudioTrack> made) {
                    made->m_stream->disposition = disposition; // which of them are played
                    made->m_trackCount = count;
                    return made;
                });
        });
}

Result<> AudioTrack::finish()
{
    return writeUntil(std::numeric_limits<double>::infinity());
}

} // namespace filigree
