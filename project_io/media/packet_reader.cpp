// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/packet_reader.h"

#include <algorithm>
#include <numeric>

namespace filigree {

constexpr int unknownPacket = -2;
constexpr int endOfStream = -1;

PacketReader::PacketReader(std::unique_ptr<MediaInput> input,
                           std::shared_ptr<const FrameIndex> index)
    : m_input(std::move(input))
    , m_index(std::move(index))
    , m_byPosition(m_index->packets.size())
    , m_pending(av_packet_alloc())
    , m_next(m_input->isFresh() ? 0 : -1)
{
    std::iota(m_byPosition.begin(), m_byPosition.end(), 0);
    const std::vector<PacketEntry> &packets = m_index->packets;
    std::stable_sort(m_byPosition.begin(), m_byPosition.end(),
                     [&](int a, int b) { return packets[a].position < packets[b].position; });
}

//! 0: another packet; more is surer. Positions and sizes repeat (several frames in one transport
//! packet, a sample that an edit list shows twice); timestamps right after a seek may be missing.
static int likeness(const PacketEntry &entry, const AVPacket &packet)
{
    if (entry.size != packet.size || entry.position != packet.pos)
        return 0;
    if (packet.dts != AV_NOPTS_VALUE && entry.dts != FrameIndex::noTimestamp
        && packet.dts == entry.dts)
        return 3;
    if (packet.pts != AV_NOPTS_VALUE && packet.pts == entry.pts)
        return 2;
    return packet.pos >= 0 ? 1 : 0;
}

int PacketReader::identify(const AVPacket &packet) const
{
    const std::vector<PacketEntry> &packets = m_index->packets;
    if (m_next >= 0 && m_next < int(packets.size()) && likeness(packets[m_next], packet) > 0)
        return m_next;
    const auto [first, last] =
        std::equal_range(m_byPosition.begin(), m_byPosition.end(), -1, [&](int a, int b) {
            const std::int64_t left = a < 0 ? packet.pos : packets[a].position;
            const std::int64_t right = b < 0 ? packet.pos : packets[b].position;
            return left < right;
        });
    int best = unknownPacket;
    int bestLikeness = 0;
    for (auto id = first; id != last; ++id) {
        const int found = likeness(packets[*id], packet);
        if (found > bestLikeness) {
            best = *id;
            bestLikeness = found;
        }
    }
    return best;
}

Result<int> PacketReader::readAny(AVPacket *packet, std::stop_token stop)
{
    // a damaged stretch may need several calls before the demuxer finds its way again
    int code = 0;
    for (int tries = 0; tries < 64; ++tries) {
        code = m_input->readPacket(packet, stop);
        if (code != AVERROR_INVALIDDATA && code != AVERROR(EIO) && code != AVERROR(EAGAIN))
            break;
    }
    if (code == AVERROR_EXIT) {
        m_next = -1; // the demuxer may have stopped within a packet: only a seek goes on from here
        m_pendingId = -1;
        return fail(Error::Kind::Cancelled, "Reading " + m_input->path() + " was cancelled.");
    }
    if (code == AVERROR(ENOMEM))
        return fail(Error::Kind::OutOfMemory, "Reading " + m_input->path() + ": out of memory.");
    if (code < 0) // the index knows how far the stream goes; what lies behind it is reported there
        return endOfStream;
    return identify(*packet);
}

Result<int> PacketReader::read(AVPacket *packet, std::stop_token stop)
{
    if (m_pendingId >= 0) {
        av_packet_move_ref(packet, m_pending.get());
        m_next = m_pendingId + 1;
        return std::exchange(m_pendingId, -1);
    }
    for (;;) {
        const Result<int> id = readAny(packet, stop);
        if (!id || *id != unknownPacket) {
            if (id && *id >= 0)
                m_next = *id + 1;
            return id;
        }
        av_packet_unref(packet);
    }
}

Result<bool> PacketReader::landsAtOrBefore(int packet, std::stop_token stop)
{
    m_next = -1;
    m_pendingId = -1;
    for (;;) {
        av_packet_unref(m_pending.get());
        const Result<int> id = readAny(m_pending.get(), stop);
        if (!id)
            return tl::unexpected(id.error());
        if (*id == endOfStream || *id > packet)
            return false;
        if (*id == unknownPacket)
            continue;
        m_next = *id + 1;
        if (*id == packet) {
            m_pendingId = packet;
            return true;
        }
    }
}

Result<> PacketReader::seek(int packet, std::stop_token stop)
{
    if (packet == m_next && m_pendingId < 0)
        return {};
    m_next = -1; // a seek that is stopped leaves the demuxer nowhere
    m_pendingId = -1;
    const std::vector<PacketEntry> &packets = m_index->packets;
    // formats differ in what they seek by (pts, dts, bytes), so aim, look, and aim lower
    std::vector<std::int64_t> aims{packets[packet].pts, packets[packet].dts};
    auto key = std::lower_bound(m_index->keys.begin(), m_index->keys.end(), packet);
    for (int i = 0; i < 3 && key != m_index->keys.begin(); ++i) {
        --key;
        aims.push_back(std::min(packets[*key].pts, packets[*key].dts));
    }
    std::int64_t tried = FrameIndex::noTimestamp;
    for (const std::int64_t aim : aims) {
        if (aim == FrameIndex::noTimestamp || aim == tried)
            continue;
        tried = aim;
        if (m_input->seek(aim, stop) < 0)
            continue;
        const Result<bool> landed = landsAtOrBefore(packet, stop);
        if (!landed)
            return tl::unexpected(landed.error());
        if (*landed)
            return {};
    }
    if (const Result<> rewound = m_input->rewind(stop); !rewound)
        return rewound;
    const Result<bool> landed = landsAtOrBefore(packet, stop);
    if (!landed)
        return tl::unexpected(landed.error());
    if (*landed)
        return {};
    return fail(Error::Kind::Unreadable,
                m_input->path() + " changed while it was open, or is damaged: packet "
                    + std::to_string(packet) + " is no longer where it was.");
}

} // namespace filigree
