// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/audio_copy.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace filigree {

AudioCopy::AudioCopy(std::unique_ptr<AudioSource> source, AVFormatContext &output, bool pcm)
    : m_source(std::move(source))
    , m_output(output)
    , m_pcm(pcm)
    , m_packet(av_packet_alloc())
{ }

Result<std::unique_ptr<AudioTrack>> AudioCopy::create(std::unique_ptr<AudioSource> source,
                                                      double seconds, AVFormatContext &output,
                                                      bool pcm)
{
    std::unique_ptr<AudioCopy> copy(new AudioCopy(std::move(source), output, pcm));
    copy->m_stream = avformat_new_stream(&output, nullptr);
    if (!copy->m_stream || !copy->m_packet)
        return fail(Error::Kind::OutOfMemory, "There is no memory for the sound of the export.");
    const AVStream &given = copy->m_source->stream();
    copy->m_seconds = seconds;
    const std::string what = "passing the sound of '" + copy->m_source->path() + "' through";
    return checkAv(avcodec_parameters_copy(copy->m_stream->codecpar, given.codecpar), what)
        .map([&]() -> std::unique_ptr<AudioTrack> {
            // The tag belongs to the old container; the new one chooses its own.
            copy->m_stream->codecpar->codec_tag = 0;
            copy->m_stream->time_base =
                pcm ? AVRational{1, given.codecpar->sample_rate} : given.time_base;
            if (const AVDictionaryEntry *language =
                    av_dict_get(given.metadata, "language", nullptr, 0))
                av_dict_set(&copy->m_stream->metadata, "language", language->value, 0);
            return std::move(copy);
        });
}

bool AudioCopy::cutPcm()
{
    const AVCodecParameters &format = *m_source->stream().codecpar;
    const int sampleBytes =
        av_get_bits_per_sample(format.codec_id) / 8 * format.ch_layout.nb_channels;
    if (sampleBytes <= 0)
        return false;
    const double rate = format.sample_rate;
    const std::int64_t first = std::llround(m_source->seconds(m_packet->pts) * rate);
    const std::int64_t samples = m_packet->size / sampleBytes;
    const std::int64_t from = std::clamp<std::int64_t>(-first, 0, samples);
    const std::int64_t to =
        std::clamp<std::int64_t>(std::llround(m_seconds * rate) - first, from, samples);
    m_packet->data += from * sampleBytes;
    m_packet->size = int((to - from) * sampleBytes);
    m_packet->pts = m_packet->dts = first + from;
    m_packet->duration = to - from;
    return to > from;
}

Result<bool> AudioCopy::fetch()
{
    while (true) {
        const Result<bool> read = m_source->next(*m_packet);
        if (!read || !*read)
            return read;
        if (m_packet->pts == AV_NOPTS_VALUE)
            m_packet->pts = m_packet->dts;
        if (m_packet->pts == AV_NOPTS_VALUE)
            return fail(Error::Kind::Unsupported,
                        "The sound of '" + m_source->path()
                            + "' has no time stamps and cannot be cut; export without audio.");
        const double start = m_source->seconds(m_packet->pts);
        if (start >= m_seconds)
            return false;
        if (m_pcm) {
            if (cutPcm())
                return true;
            continue;
        }
        if (start < -1e-6)
            continue;
        // From the in point on, counted in the stream's own units.
        const std::int64_t wanted = std::llround(start / av_q2d(m_source->stream().time_base));
        m_packet->dts = m_packet->pts = wanted;
        return true;
    }
}

Result<> AudioCopy::writeUntil(double second)
{
    while (!m_ended) {
        if (!m_waiting) {
            const Result<bool> fetched = fetch();
            if (!fetched)
                return tl::unexpected(fetched.error());
            m_waiting = *fetched;
            m_ended = !*fetched;
            if (m_ended)
                break;
        }
        const AVRational base = m_pcm ? AVRational{1, m_source->stream().codecpar->sample_rate}
                                      : m_source->stream().time_base;
        const double start = double(m_packet->pts) * av_q2d(base);
        if (start >= second)
            break;
        m_writtenSeconds =
            std::max(m_writtenSeconds, start + double(m_packet->duration) * av_q2d(base));
        av_packet_rescale_ts(m_packet.get(), base, m_stream->time_base);
        m_packet->stream_index = m_stream->index;
        m_packet->pos = -1;
        m_waiting = false;
        const Result<> written = checkAv(av_interleaved_write_frame(&m_output, m_packet.get()),
                                         "writing the sound of the export");
        if (!written)
            return written;
    }
    return {};
}

} // namespace filigree
