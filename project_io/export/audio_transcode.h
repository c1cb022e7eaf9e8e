// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/audio_source.h"
#include "project_io/export/audio_track.h"

extern "C" {
#include <libavutil/audio_fifo.h>
}

namespace filigree {

//! Sound decoded, cut at the sample and encoded as the container can hold it.
class AudioTranscode final : public AudioTrack
{
public:
    static Result<std::unique_ptr<AudioTrack>> create(std::unique_ptr<AudioSource> source,
                                                      double seconds, AVFormatContext &output);
    Result<> writeUntil(double second) override;

private:
    AudioTranscode(std::unique_ptr<AudioSource> source, AVFormatContext &output);
    Result<> openCodecs();
    Result<> openResampler(AVFrame &frame);
    Result<> feed(); //!< One packet, or the end of the stream, through the decoder into the fifo.
    Result<> take(AVFrame *frame); //!< A decoded frame, or null, through the resampler.
    Result<> encode(bool last); //!< What the fifo has of whole frames; all of it when last.
    Result<> encodeFrame(int samples);
    Result<> receive();

    std::unique_ptr<AudioSource> m_source;
    AVFormatContext &m_output;
    CodecContextPtr m_decoder, m_encoder;
    ResamplerPtr m_resampler;
    PacketPtr m_packet;
    FramePtr m_frame;
    std::unique_ptr<AVAudioFifo, AvValueDeleter<av_audio_fifo_free>> m_fifo;
    bool m_started = false;
    std::int64_t m_skip = 0; //!< Samples before the in point that are still to be dropped.
    std::int64_t m_lead = 0; //!< Samples of the export before the sound begins.
    std::int64_t m_taken = 0; //!< Samples given to the fifo.
    std::int64_t m_encoded = 0;
    bool m_ended = false;
};

} // namespace filigree
