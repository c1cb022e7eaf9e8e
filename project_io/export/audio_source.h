// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/av_types.h"

#include <memory>
#include <stop_token>
#include <string>

namespace filigree {

//! The packets of a file's first audio stream, timed from the in point of an export.
class AudioSource
{
public:
    //! firstSecond as in AudioTrack::open. Errors: NotFound or Unreadable naming the file.
    static Result<std::unique_ptr<AudioSource>> open(const std::string &path, double firstSecond,
                                                     std::stop_token stop);
    const std::string &path() const { return m_path; }
    const AVStream &stream() const { return *m_stream; }
    //! The next packet, or false at the end. Its times stay in the stream's own time base.
    Result<bool> next(AVPacket &packet);
    //! When a time stamp of the stream sounds, in seconds after the in point.
    double seconds(std::int64_t timestamp) const;

private:
    AudioSource(std::string path, std::stop_token stop);
    static int interrupted(void *self);

    std::string m_path;
    std::stop_token m_stop;
    InputPtr m_input;
    AVStream *m_stream = nullptr;
    double m_origin = 0; //!< Seconds on the file's clock where the export begins.
};

} // namespace filigree
