// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/packet_reader.h"

#include <limits>
#include <memory>

namespace filigree {

//! Decodes an indexed stream from any of its packets on; each frame comes with the id of its
//! packet. Internal to project_io.
class VideoDecoder
{
public:
    static Result<std::unique_ptr<VideoDecoder>> open(std::unique_ptr<MediaInput> input,
                                                      std::shared_ptr<const FrameIndex> index,
                                                      std::stop_token stop);

    const MediaInput &input() const { return m_reader.input(); }
    //! The id of the packet that would be decoded next.
    int nextPacket() const { return m_ended ? std::numeric_limits<int>::max() : m_reader.next(); }
    //! Begins anew with this packet; the stream ends for the decoder before packet `end`.
    Result<> start(int packet, std::stop_token stop, int end = std::numeric_limits<int>::max());
    //! The packet id of the next frame, in the order the decoder gives them; -1 at the end. The
    //! frame is valid until the next call.
    Result<int> next(std::stop_token stop);
    const AVFrame &frame() const { return *m_frame; }
    //! Frames shown before this one may be left out where no other frame needs them.
    void wantFrom(int frame) { m_firstWanted = frame; }

private:
    VideoDecoder(std::unique_ptr<MediaInput> input, std::shared_ptr<const FrameIndex> index);
    Result<> feed(std::stop_token stop);

    std::shared_ptr<const FrameIndex> m_index;
    PacketReader m_reader;
    CodecContextPtr m_context;
    PacketPtr m_packet;
    FramePtr m_frame;
    int m_end = std::numeric_limits<int>::max();
    int m_firstWanted = 0;
    bool m_ended = false; //!< The decoder was told that no more comes.
    bool m_hasWaiting = false; //!< m_packet was refused once and goes in next.
};

} // namespace filigree
