// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/audio_reader.h"

#include "project_io/media/audio_source.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace filigree {

struct AudioReader::Private
{
    Result<> seek(double second);
    Result<> openDecoder();
    Result<> decodeMore();
    Result<> take(AVFrame *frame); //!< Null: the rest.
    std::string what() const { return "decoding the sound of '" + path + "'"; }
    std::int64_t end() const { return first + std::int64_t(samples.size()) / channels; }

    std::string path;
    std::stop_token stop;
    std::unique_ptr<AudioSource> source;
    double origin = 0; //!< The second that the source was opened at.
    CodecContextPtr decoder;
    ResamplerPtr resampler;
    PacketPtr packet{av_packet_alloc()};
    FramePtr frame{av_frame_alloc()};
    int rate = 0;
    std::vector<float> samples; //!< Decoded and not read yet.
    std::int64_t first = 0; //!< The place of the first of them, in samples from the first picture.
    bool isPlaced = false; //!< That place is known.
    bool isEnded = false;
};

AudioReader::AudioReader()
    : d(std::make_unique<Private>())
{ }

AudioReader::~AudioReader() = default;

int AudioReader::sampleRate() const
{
    return d->rate;
}

Result<std::unique_ptr<AudioReader>> AudioReader::open(const std::string &path,
                                                       std::stop_token stop)
{
    quietAvLog();
    std::unique_ptr<AudioReader> reader(new AudioReader);
    reader->d->path = path;
    reader->d->stop = std::move(stop);
    if (!reader->d->packet || !reader->d->frame)
        return fail(Error::Kind::OutOfMemory,
                    "There is no memory for the sound of '" + path + "'.");
    if (const Result<> ready = reader->d->seek(0); !ready)
        return tl::unexpected(ready.error());
    return reader;
}

Result<> AudioReader::Private::seek(double second)
{
    Result<std::unique_ptr<AudioSource>> opened =
        AudioSource::open(path, std::max(0.0, second), stop);
    if (!opened)
        return tl::unexpected(opened.error());
    source = std::move(*opened);
    origin = std::max(0.0, second);
    resampler.reset();
    samples.clear();
    isPlaced = false;
    isEnded = false;
    return openDecoder();
}

Result<> AudioReader::Private::openDecoder()
{
    const AVCodecParameters &given = *source->stream().codecpar;
    const AVCodec *const codec = avcodec_find_decoder(given.codec_id);
    if (!codec)
        return fail(Error::Kind::Unsupported,
                    std::string("This FFmpeg cannot decode ") + avcodec_get_name(given.codec_id)
                        + ", the sound of '" + path + "'.");
    decoder.reset(avcodec_alloc_context3(codec));
    if (!decoder)
        return fail(Error::Kind::OutOfMemory,
                    "There is no memory for the sound of '" + path + "'.");
    return checkAv(avcodec_parameters_to_context(decoder.get(), &given), what()).and_then([&] {
        decoder->pkt_timebase = source->stream().time_base;
        rate = given.sample_rate > 0 ? given.sample_rate : 48000;
        return checkAv(avcodec_open2(decoder.get(), codec, nullptr), what());
    });
}

Result<> AudioReader::Private::take(AVFrame *given)
{
    if (given && !resampler) {
        AVChannelLayout stereo = AV_CHANNEL_LAYOUT_STEREO;
        SwrContext *context = nullptr;
        const int made =
            swr_alloc_set_opts2(&context, &stereo, AV_SAMPLE_FMT_FLT, rate, &given->ch_layout,
                                AVSampleFormat(given->format), given->sample_rate, 0, nullptr);
        resampler.reset(context);
        const Result<> ready = checkAv(made, what()).and_then([&] {
            return checkAv(swr_init(resampler.get()), what());
        });
        if (!ready)
            return ready;
    }
    if (!resampler)
        return {};
    if (given && !isPlaced) {
        const std::int64_t time = given->best_effort_timestamp;
        const double start = time == AV_NOPTS_VALUE ? 0 : source->seconds(time);
        first = std::llround((origin + start) * rate);
        isPlaced = true;
    }
    const int room = swr_get_out_samples(resampler.get(), given ? given->nb_samples : 0);
    if (room <= 0)
        return {};
    const std::size_t before = samples.size();
    samples.resize(before + std::size_t(room) * channels);
    auto *out = reinterpret_cast<std::uint8_t *>(samples.data() + before);
    const int converted =
        swr_convert(resampler.get(), &out, room,
                    given ? const_cast<const std::uint8_t **>(given->extended_data) : nullptr,
                    given ? given->nb_samples : 0);
    samples.resize(before + std::size_t(std::max(0, converted)) * channels);
    return checkAv(converted, what());
}

Result<> AudioReader::Private::decodeMore()
{
    const Result<bool> read = source->next(*packet);
    if (!read)
        return tl::unexpected(read.error());
    const int sent = avcodec_send_packet(decoder.get(), *read ? packet.get() : nullptr);
    if (sent == AVERROR_INVALIDDATA)
        return {}; // a damaged packet is a gap in the sound
    Result<> done = checkAv(sent, what());
    while (done) {
        const int received = avcodec_receive_frame(decoder.get(), frame.get());
        if (received == AVERROR(EAGAIN))
            break;
        if (received == AVERROR_EOF) {
            isEnded = true;
            return take(nullptr);
        }
        if (received == AVERROR_INVALIDDATA)
            continue;
        done = checkAv(received, what()).and_then([&] { return take(frame.get()); });
    }
    return done;
}

Result<std::vector<float>> AudioReader::read(double second, int frames)
{
    const std::int64_t from = std::llround(std::max(0.0, second) * d->rate);
    const std::int64_t to = from + std::max(0, frames);
    const std::int64_t nearby = d->rate / 2; // further ahead than that, a seek is quicker
    if (d->isPlaced && (from < d->first || from > d->end() + nearby))
        if (const Result<> sought = d->seek(second); !sought)
            return tl::unexpected(sought.error());
    while (!d->isEnded && (!d->isPlaced || d->end() < to)) {
        if (const Result<> decoded = d->decodeMore(); !decoded)
            return tl::unexpected(decoded.error());
        // what lies before is not asked for any more
        const std::int64_t over =
            std::min(d->isPlaced ? from - d->first : 0, std::int64_t(d->samples.size()) / channels);
        if (over > 0) {
            d->samples.erase(d->samples.begin(), d->samples.begin() + over * channels);
            d->first += over;
        }
    }
    std::vector<float> result;
    // the sound may begin after the picture
    const std::int64_t lead = std::clamp<std::int64_t>(d->first - from, 0, to - from);
    result.assign(std::size_t(lead) * channels, 0.0f);
    const std::int64_t skipped = std::max<std::int64_t>(0, from - d->first);
    const std::int64_t available =
        std::max<std::int64_t>(0, std::min(to, d->end()) - (d->first + skipped));
    const auto begin = d->samples.begin()
        + std::min<std::int64_t>(skipped * channels, std::int64_t(d->samples.size()));
    result.insert(result.end(), begin, begin + available * channels);
    d->samples.erase(d->samples.begin(), begin + available * channels);
    d->first += skipped + available;
    return result;
}

} // namespace filigree
