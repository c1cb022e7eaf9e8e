// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/av_types.h"

#include <memory>
#include <stop_token>
#include <string>

namespace filigree {

//! An open container and its one video stream; packets of other streams are left out. A stop
//! request ends a read that blocks on slow media. Internal to project_io.
class MediaInput
{
public:
    //! path: UTF-8, a local file or a URL that FFmpeg's protocols read.
    static Result<std::unique_ptr<MediaInput>> open(const std::string &path, std::stop_token stop);
    //! The same stream of the same file once more, to be told of its packets as the container's
    //! table lists them: no data is read, what packets hold is not to be looked at.
    Result<std::unique_ptr<MediaInput>> openTable(std::stop_token stop) const;
    MediaInput(const MediaInput &) = delete;
    MediaInput &operator=(const MediaInput &) = delete;

    const std::string &path() const { return m_path; }
    AVFormatContext *context() const { return m_context.get(); }
    AVStream *stream() const { return m_stream; }
    bool hasAudio() const { return m_hasAudio; }
    //! Nothing was read yet: the next packet is the very first.
    bool isFresh() const { return m_isFresh; }

    //! The next packet of the video stream: FFmpeg's return code, AVERROR_EOF at the end and
    //! AVERROR_EXIT when stopped.
    int readPacket(AVPacket *packet, std::stop_token stop);
    //! Goes to a sync point at or before the timestamp, or elsewhere where the format cannot;
    //! callers check where they are by what they read.
    int seek(std::int64_t timestamp, std::stop_token stop);
    //! Back to the very first packet.
    Result<> rewind(std::stop_token stop);

private:
    explicit MediaInput(std::string path)
        : m_path(std::move(path))
    { }
    Result<> openContext(std::stop_token stop);
    Result<> openTableContext(int stream, std::stop_token stop);
    Result<AVFormatContext *> openFile(std::stop_token stop);
    void takeStream(int stream);

    std::string m_path;
    std::stop_token m_stop; //!< Of the call that runs; FFmpeg asks it while it waits for data.
    InputPtr m_context;
    AVStream *m_stream = nullptr;
    bool m_hasAudio = false;
    bool m_isFresh = true;
    bool m_wasStopped = false;
};

} // namespace filigree
