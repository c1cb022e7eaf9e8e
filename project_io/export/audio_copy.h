// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/audio_source.h"
#include "project_io/export/audio_track.h"

namespace filigree {

//! Packets as they are. PCM is cut at the sample.
class AudioCopy final : public AudioTrack
{
public:
    static Result<std::unique_ptr<AudioTrack>>
    create(std::unique_ptr<AudioSource> source, double seconds, AVFormatContext &output, bool pcm);
    Result<> writeUntil(double second) override;

private:
    AudioCopy(std::unique_ptr<AudioSource> source, AVFormatContext &output, bool pcm);
    Result<bool> fetch(); //!< The next packet of the range into m_packet; false at the end.
    bool cutPcm(); //!< Leaves the part of m_packet within the range; false when none is.

    std::unique_ptr<AudioSource> m_source;
    AVFormatContext &m_output;
    const bool m_pcm;
    PacketPtr m_packet;
    bool m_waiting = false; //!< m_packet is next to be written.
    bool m_ended = false;
};

} // namespace filigree
