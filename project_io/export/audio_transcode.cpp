// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/audio_transcode.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace filigree {
namespace {

constexpr int opusRate = 48000;

bool isWebm(const AVFormatContext &output)
{
    return std::string_view(output.oformat->name) == "webm";
}

} // namespace

AudioTranscode::AudioTranscode(std::unique_ptr<AudioSource> source, AVFormatContext &output)
    : m_source(std::move(source))
    , m_output(output)
    , m_packet(av_packet_alloc())
    , m_frame(av_frame_alloc())
{ }

Result<std::unique_ptr<AudioTrack>> AudioTranscode::create(std::unique_ptr<AudioSource> source,
                                                           double seconds, AVFormatContext &output)
{
    std::unique_ptr<AudioTranscode> track(new AudioTranscode(std::move(source), output));
    if (!track->m_packet || !track->m_frame)
        return fail(Error::Kind::OutOfMemory, "There is no memory for the sound of the export.");
    track->m_seconds = seconds;
    return track->openCodecs()
        .and_then([&] {
            track->m_stream = avformat_new_stream(&output, nullptr);
            if (!track->m_stream)
                return Result<>(
                    fail(Error::Kind::OutOfMemory, "There is no memory for the sound."));
            track->m_stream->time_base = track->m_encoder->time_base;
            return checkAv(
                avcodec_parameters_from_context(track->m_stream->codecpar, track->m_encoder.get()),
                "preparing the sound of the export");
        })
        .map([&]() -> std::unique_ptr<AudioTrack> {
            track->m_note = std::string("The sound was encoded anew as ")
                + track->m_encoder->codec->name + ", because the container does not take "
                + avcodec_get_name(track->m_source->stream().codecpar->codec_id) + ".";
            return std::move(track);
        });
}

Result<> AudioTranscode::openCodecs()
{
    const AVCodecParameters &given = *m_source->stream().codecpar;
    const std::string what = "preparing the sound of '" + m_source->path() + "'";
    const AVCodec *const decoder = avcodec_find_decoder(given.codec_id);
    const char *const wanted = isWebm(m_output) ? "libopus" : "pcm_s24le";
    const AVCodec *const encoder = avcodec_find_encoder_by_name(wanted);
    if (!decoder || !encoder)
        return fail(Error::Kind::Unsupported,
                    std::string("This FFmpeg cannot turn ") + avcodec_get_name(given.codec_id)
                        + " into " + wanted + ", which the container needs; export without audio.");
    m_decoder.reset(avcodec_alloc_context3(decoder));
    m_encoder.reset(avcodec_alloc_context3(encoder));
    if (!m_decoder || !m_encoder)
        return fail(Error::Kind::OutOfMemory, "There is no memory for the sound of the export.");
    Result<> opened =
        checkAv(avcodec_parameters_to_context(m_decoder.get(), &given), what).and_then([&] {
            m_decoder->pkt_timebase = m_source->stream().time_base;
            return checkAv(avcodec_open2(m_decoder.get(), decoder, nullptr), what);
        });
    if (!opened)
        return opened;
    const bool opus = isWebm(m_output);
    m_encoder->sample_rate = opus ? opusRate : m_decoder->sample_rate;
    m_encoder->sample_fmt = opus ? AV_SAMPLE_FMT_FLT : AV_SAMPLE_FMT_S32;
    m_encoder->time_base = {1, m_encoder->sample_rate};
    const int channels = std::clamp(m_decoder->ch_layout.nb_channels, 1, 8);
    av_channel_layout_default(&m_encoder->ch_layout, channels);
    if (opus)
        m_encoder->bit_rate = 96000 * channels;
    if (m_output.oformat->flags & AVFMT_GLOBALHEADER)
        m_encoder->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    return checkAv(avcodec_open2(m_encoder.get(), encoder, nullptr), what)
        .and_then([&]() -> Result<> {
            m_fifo.reset(av_audio_fifo_alloc(m_encoder->sample_fmt, channels, 8192));
            if (!m_fifo)
                return fail(Error::Kind::OutOfMemory,
                            "There is no memory for the sound of the export.");
            return {};
        });
}

Result<> AudioTranscode::openResampler(AVFrame &frame)
{
    SwrContext *context = nullptr;
    const std::string what = "converting the sound of '" + m_source->path() + "'";
    const int made = swr_alloc_set_opts2(
        &context, &m_encoder->ch_layout, m_encoder->sample_fmt, m_encoder->sample_rate,
        &frame.ch_layout, static_cast<AVSampleFormat>(frame.format), frame.sample_rate, 0, nullptr);
    m_resampler.reset(context);
    return checkAv(made, what).and_then([&] { return checkAv(swr_init(m_resampler.get()), what); });
}

Result<> AudioTranscode::take(AVFrame *frame)
{
    if (frame && frame->ch_layout.order == AV_CHANNEL_ORDER_UNSPEC) // as PCM in mov and MXF
        av_channel_layout_default(&frame->ch_layout, frame->ch_layout.nb_channels);
    if (frame && !m_started) {
        const std::int64_t time = frame->best_effort_timestamp;
        const double start = time == AV_NOPTS_VALUE ? 0 : m_source->seconds(time);
        // A frame that ends before the in point is not needed, and would only be dropped again.
        if (start + double(frame->nb_samples) / frame->sample_rate <= 0)
            return {};
        if (start >= m_seconds)
            return {};
        const std::int64_t offset = std::llround(start * m_encoder->sample_rate);
        m_skip = std::max<std::int64_t>(0, -offset);
        m_lead = std::max<std::int64_t>(0, offset);
        m_started = true;
        if (const Result<> opened = openResampler(*frame); !opened)
            return opened;
    }
    if (!m_resampler)
        return {};
    FramePtr converted(av_frame_alloc());
    if (!converted)
        return fail(Error::Kind::OutOfMemory, "There is no memory for the sound of the export.");
    converted->format = m_encoder->sample_fmt;
    converted->sample_rate = m_encoder->sample_rate;
    const std::string what = "converting the sound of '" + m_source->path() + "'";
    return checkAv(av_channel_layout_copy(&converted->ch_layout, &m_encoder->ch_layout), what)
        .and_then([&] {
            return checkAv(swr_convert_frame(m_resampler.get(), converted.get(), frame), what);
        })
        .and_then([&]() -> Result<> {
            const int sampleBytes =
                av_get_bytes_per_sample(m_encoder->sample_fmt) * m_encoder->ch_layout.nb_channels;
            const std::int64_t skipped = std::min<std::int64_t>(m_skip, converted->nb_samples);
            m_skip -= skipped;
            const std::int64_t room =
                std::llround(m_seconds * m_encoder->sample_rate) - m_lead - m_taken;
            const int samples = int(std::clamp<std::int64_t>(converted->nb_samples - skipped, 0,
                                                             std::max<std::int64_t>(0, room)));
            void *data = converted->data[0] + skipped * sampleBytes; // both formats are interleaved
            m_taken += samples;
            m_ended = m_ended || samples == room;
            return checkAv(samples > 0 ? av_audio_fifo_write(m_fifo.get(), &data, samples) : 0,
                           what);
        });
}

Result<> AudioTranscode::feed()
{
    const Result<bool> read = m_source->next(*m_packet);
    if (!read)
        return tl::unexpected(read.error());
    const std::string what = "decoding the sound of '" + m_source->path() + "'";
    const int sent = avcodec_send_packet(m_decoder.get(), *read ? m_packet.get() : nullptr);
    if (sent == AVERROR_INVALIDDATA)
        return {}; // a damaged packet is a gap in the sound, no reason to lose the picture
    Result<> fed = checkAv(sent, what);
    while (fed) {
        const int received = avcodec_receive_frame(m_decoder.get(), m_frame.get());
        if (received == AVERROR(EAGAIN) || received == AVERROR_EOF)
            break;
        fed = checkAv(received, what).and_then([&] { return take(m_frame.get()); });
        av_frame_unref(m_frame.get());
    }
    if (fed && !*read) {
        m_ended = true;
        fed = take(nullptr);
    }
    if (fed && *read && m_packet->pts != AV_NOPTS_VALUE
        && m_source->seconds(m_packet->pts) > m_seconds + 1)
        m_ended = true;
    return fed;
}

Result<> AudioTranscode::encodeFrame(int samples)
{
    FramePtr frame(av_frame_alloc());
    if (!frame)
        return fail(Error::Kind::OutOfMemory, "There is no memory for the sound of the export.");
    frame->format = m_encoder->sample_fmt;
    frame->sample_rate = m_encoder->sample_rate;
    frame->nb_samples = samples;
    frame->pts = m_lead + m_encoded;
    const char *const what = "encoding the sound of the export";
    return checkAv(av_channel_layout_copy(&frame->ch_layout, &m_encoder->ch_layout), what)
        .and_then([&] { return checkAv(av_frame_get_buffer(frame.get(), 0), what); })
        .and_then([&] {
            return checkAv(
                av_audio_fifo_read(m_fifo.get(), reinterpret_cast<void **>(frame->data), samples),
                what);
        })
        .and_then([&] {
            m_encoded += samples;
            return checkAv(avcodec_send_frame(m_encoder.get(), frame.get()), what);
        })
        .and_then([&] { return receive(); });
}

Result<> AudioTranscode::receive()
{
    while (true) {
        const int received = avcodec_receive_packet(m_encoder.get(), m_packet.get());
        if (received == AVERROR(EAGAIN) || received == AVERROR_EOF)
            return {};
        Result<> written = checkAv(received, "encoding the sound of the export").and_then([&] {
            const double end =
                double(m_packet->pts + m_packet->duration) * av_q2d(m_encoder->time_base);
            m_writtenSeconds = std::max(m_writtenSeconds, end);
            av_packet_rescale_ts(m_packet.get(), m_encoder->time_base, m_stream->time_base);
            m_packet->stream_index = m_stream->index;
            return checkAv(av_interleaved_write_frame(&m_output, m_packet.get()),
                           "writing the sound of the export");
        });
        if (!written)
            return written;
    }
}

Result<> AudioTranscode::encode(bool last)
{
    const int whole = m_encoder->frame_size > 0 ? m_encoder->frame_size : 1024;
    Result<> done;
    while (done && av_audio_fifo_size(m_fifo.get()) >= (last ? 1 : whole))
        done = encodeFrame(std::min(whole, av_audio_fifo_size(m_fifo.get())));
    if (done && last)
        done = checkAv(avcodec_send_frame(m_encoder.get(), nullptr),
                       "encoding the sound of the export")
                   .and_then([&] { return receive(); });
    return done;
}

Result<> AudioTranscode::writeUntil(double second)
{
    Result<> done;
    while (done && !m_ended
           && double(m_lead + m_taken) / m_encoder->sample_rate < std::min(second, m_seconds)) {
        done = feed().and_then([&] { return encode(m_ended); });
    }
    return done;
}

} // namespace filigree
