// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/packet_scan.h"

#include <algorithm>
#include <string_view>

namespace filigree {

//! VP8 stores its hidden reference frames as packets of their own.
static bool isHidden(const AVCodecParameters &codec, const AVPacket &packet)
{
    return codec.codec_id == AV_CODEC_ID_VP8 && packet.size > 0 && !(packet.data[0] & 0x10);
}

static Result<> readPackets(MediaInput &input, FrameIndex &index, bool everyFrameIsKey,
                            std::stop_token stop)
{
    const AVCodecParameters &codec = *input.stream()->codecpar;
    PacketPtr packet(av_packet_alloc());
    int errors = 0;
    for (;;) {
        const int read = input.readPacket(packet.get(), stop);
        if (read == AVERROR_EXIT)
            return fail(Error::Kind::Cancelled, "Opening " + input.path() + " was cancelled.");
        if (read == AVERROR(ENOMEM))
            return checkAv(read, "Reading " + input.path());
        if (read == AVERROR_EOF)
            return {};
        if (read < 0) {
            if (++errors == 64)
                return {}; // nothing readable follows; the damage is worked out from the count
            continue;
        }
        errors = 0;
        PacketEntry entry;
        entry.pts = packet->pts;
        entry.dts = packet->dts;
        entry.position = packet->pos;
        entry.size = packet->size;
        entry.key = everyFrameIsKey || (packet->flags & AV_PKT_FLAG_KEY);
        entry.corrupt = packet->flags & AV_PKT_FLAG_CORRUPT;
        entry.shown =
            packet->size > 0 && !(packet->flags & AV_PKT_FLAG_DISCARD) && !isHidden(codec, *packet);
        index.packets.push_back(entry);
        av_packet_unref(packet.get());
    }
}

//! Whether the container has a table of all packets: fragments are listed only as they are read.
static bool hasTable(const MediaInput &input)
{
    const std::string_view format = input.context()->iformat->name;
    return format.starts_with("mov") && input.stream()->nb_frames > 0
        && avformat_index_get_entries_count(input.stream()) > 0;
}

//! The container's own table of packets where each is a frame; false where it cannot be relied on.
static Result<bool> takeTable(MediaInput &input, FrameIndex &index, std::stop_token stop)
{
    AVStream *const stream = input.stream();
    const int count = avformat_index_get_entries_count(stream);
    const std::int64_t end = avio_size(input.context()->pb);
    for (int i = 0; i < count; ++i) {
        const AVIndexEntry &listed = *avformat_index_get_entry(stream, i);
        if (end > 0 && listed.pos + listed.size > end)
            break; // the file is truncated
        const bool shown = listed.size > 0 && !(listed.flags & AVINDEX_DISCARD_FRAME);
        index.packets.push_back(
            {listed.timestamp, listed.timestamp, listed.pos, listed.size, true, shown, false});
    }
    const PacketPtr first(av_packet_alloc());
    const int read = first ? input.readPacket(first.get(), stop) : AVERROR(ENOMEM);
    if (read == AVERROR_EXIT)
        return fail(Error::Kind::Cancelled, "Opening " + input.path() + " was cancelled.");
    const bool agrees = read >= 0 && !index.packets.empty()
        && first->pos == index.packets[0].position && first->size == index.packets[0].size
        && first->pts == index.packets[0].pts;
    if (agrees)
        return true;
    index.packets.clear();
    if (const Result<> rewound = input.rewind(stop); !rewound)
        return tl::unexpected(rewound.error());
    return false;
}

static bool isWhole(const MediaInput &input)
{
    const std::int64_t end = avio_size(input.context()->pb);
    const int count = avformat_index_get_entries_count(input.stream());
    for (int i = 0; i < count; ++i) {
        const AVIndexEntry &listed = *avformat_index_get_entry(input.stream(), i);
        if (listed.pos + listed.size > end)
            return false;
    }
    return true;
}

//! Whether an index that was made of the table alone does as well as one made by reading: packets
//! themselves tell of places to begin at that the table may lack, and of an order that it may lack.
static bool suffices(const FrameIndex &index, const MediaInput &input)
{
    constexpr int longestGroup = 600;
    bool isReordered = false;
    int group = 0, longest = 0;
    for (const PacketEntry &packet : index.packets) {
        if (packet.pts == FrameIndex::noTimestamp)
            return false;
        isReordered |= packet.pts != packet.dts;
        group = packet.key ? 0 : group + 1;
        longest = std::max(longest, group);
    }
    const bool shouldBe = input.stream()->codecpar->video_delay > 0;
    return !index.packets.empty() && longest < longestGroup && (isReordered || !shouldBe);
}

//! Lists the packets as the demuxer tells of them, without reading the file; false where that does
//! not do.
static Result<bool> readTable(const MediaInput &input, FrameIndex &index, std::stop_token stop)
{
    if (input.stream()->codecpar->codec_id == AV_CODEC_ID_VP8 || !isWhole(input))
        return false;
    const auto table = input.openTable(stop);
    if (!table)
        return tl::unexpected(table.error());
    if (const Result<> read = readPackets(**table, index, false, stop); !read)
        return tl::unexpected(read.error());
    if (suffices(index, input))
        return true;
    index.packets.clear();
    return false;
}

Result<> scanPackets(MediaInput &input, FrameIndex &index, std::stop_token stop)
{
    const AVCodecDescriptor *const codec =
        avcodec_descriptor_get(input.stream()->codecpar->codec_id);
    const bool everyFrameIsKey = codec && (codec->props & AV_CODEC_PROP_INTRA_ONLY);
    if (hasTable(input)) {
        const Result<bool> taken =
            everyFrameIsKey ? takeTable(input, index, stop) : readTable(input, index, stop);
        if (!taken)
            return tl::unexpected(taken.error());
        if (*taken)
            return {};
    }
    return readPackets(input, index, everyFrameIsKey, stop);
}

} // namespace filigree
