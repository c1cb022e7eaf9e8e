// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/av_types.h"
#include "project_io/model/export_settings.h"

#include <memory>
#include <stop_token>
#include <string>

namespace filigree {

//! A sound track of a movie export: an audio stream of a file, cut to the exported frames. It is
//! copied where the container can hold it (PCM cut to the sample, other codecs to whole packets, of
//! which none starts before the cut), otherwise encoded anew: PCM in mov, Opus in WebM.
class AudioTrack
{
public:
    //! Adds the stream to `output`, before its header is written. firstSecond and seconds: what to
    //! take, counted from the first picture of the file, or from its start when it has none.
    //! track: of the file, counted from 0. Errors: Unreadable or NotFound naming the file.
    static Result<std::unique_ptr<AudioTrack>> open(const std::string &path, int track,
                                                    double firstSecond, double seconds,
                                                    AVFormatContext &output, std::stop_token stop);
    virtual ~AudioTrack() = default;
    //! Writes what sounds before `second` of the export; call with rising times.
    virtual Result<> writeUntil(double second) = 0;
    Result<> finish(); //!< Writes the rest.

    const std::string &note() const { return m_note; } //!< What was changed, for the report.
    const AVStream *stream() const { return m_stream; }
    int trackCount() const { return m_trackCount; } //!< Of the file.
    double writtenSeconds() const
    {
        return m_writtenSeconds;
    } //!< Up to the end of the last packet.

protected:
    std::string m_note;
    AVStream *m_stream = nullptr; //!< The output's own.
    int m_trackCount = 1;
    double m_writtenSeconds = 0;
    double m_seconds = 0;
};

} // namespace filigree
