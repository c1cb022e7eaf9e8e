// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/frame_index.h"
#include "project_io/media/media_input.h"

#include <memory>
#include <vector>

namespace filigree {

//! Reads the packets of an indexed stream from any one on, each known by its id. Internal to
//! project_io.
class PacketReader
{
public:
    //! The index must hold its packets already and outlive the reader.
    PacketReader(std::unique_ptr<MediaInput> input, std::shared_ptr<const FrameIndex> index);

    const MediaInput &input() const { return *m_input; }
    //! The id of the packet that read() gives next, unless the stream is damaged there.
    int next() const { return m_pendingId >= 0 ? m_pendingId : m_next; }
    //! Makes read() go on with this packet, or with the first readable one after it.
    Result<> seek(int packet, std::stop_token stop);
    //! Fills the packet and returns its id; -1 at the end of the stream.
    Result<int> read(AVPacket *packet, std::stop_token stop);

private:
    Result<int> readAny(AVPacket *packet, std::stop_token stop); //!< Whatever comes; -2: unknown.
    int identify(const AVPacket &packet) const;
    Result<bool> landsAtOrBefore(int packet, std::stop_token stop);

    std::unique_ptr<MediaInput> m_input;
    std::shared_ptr<const FrameIndex> m_index;
    std::vector<int> m_byPosition; //!< Packet ids, sorted by place in the file, then by id.
    PacketPtr m_pending; //!< The first packet after a seek, already read.
    int m_pendingId = -1; //!< -1: nothing pending.
    int m_next = -1; //!< -1: not known.
};

} // namespace filigree
