// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/av_types.h"

#include <memory>
#include <stop_token>
#include <string>

namespace filigree {

//! The packets of one of a file's audio streams, timed from a place in it. Internal to project_io.
class AudioSource
{
public:
    //! firstSecond: counted from the first picture, or from the start when there is none. track:
    //! which of the audio streams, counted from 0. Errors: NotFound or Unreadable naming the file.
    static Result<std::unique_ptr<AudioSource>> open(const std::string &path, double firstSecond,
                                                     std::stop_token stop, int track = 0);
    const std::string &path() const { return m_path; }
    const AVStream &stream() const { return *m_stream; }
    int trackCount() const { return m_trackCount; } //!< Of the file.
    //! The next packet, or false at the end. Its times stay in the stream's own time base.
    Result<bool> next(AVPacket &packet);
    //! When a time stamp of the stream sounds, in seconds after that place.
    double seconds(std::int64_t timestamp) const;

private:
    AudioSource(std::string path, std::stop_token stop);
    static int interrupted(void *self);

    std::string m_path;
    std::stop_token m_stop;
    InputPtr m_input;
    AVStream *m_stream = nullptr;
    int m_trackCount = 0;
    double m_origin = 0; //!< Seconds on the file's clock of that place.
};

} // namespace filigree
