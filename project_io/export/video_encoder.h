// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/export/storage_format.h"

#include <functional>

namespace filigree {

//! One of FFmpeg's encoders, set up for an export. Takes frames in order, gives packets in order;
//! ProRes packets come out corrected (see prores_header.h).
class VideoEncoder
{
public:
    using Take = std::function<Result<>(AVPacket &packet)>;

    //! inContainer: headers go beside the stream instead of into it.
    static Result<VideoEncoder> open(const StorageFormat &storage, bool inContainer, int threads);
    const AVCodecContext &context() const { return *m_context; }
    //! Null ends the stream. Every packet that is ready is handed to `take`.
    Result<> send(AVFrame *frame, const Take &take);

private:
    VideoEncoder(CodecContextPtr context, PacketPtr packet, const StorageFormat &storage);
    CodecContextPtr m_context;
    PacketPtr m_packet;
    ColourTags m_tags;
    bool m_isProRes = false;
    bool m_hasAlpha = false;
};

//! The decoder that reads an encoder's packets back, to compare them with what went in.
class CheckDecoder
{
public:
    using Take = std::function<Result<>(const AVFrame &frame)>;

    static Result<CheckDecoder> open(const StorageFormat &storage,
                                     const AVCodecParameters &parameters, int threads);
    Result<> send(const AVPacket *packet, const Take &take); //!< Null ends the stream.

private:
    CheckDecoder(CodecContextPtr context, FramePtr frame);
    CodecContextPtr m_context;
    FramePtr m_frame;
};

} // namespace filigree
