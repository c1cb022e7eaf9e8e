// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/packet_scan.h"

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

//! The container's own table of packets; false where there is none that can be relied on.
static Result<bool> takeTable(MediaInput &input, FrameIndex &index, std::stop_token stop)
{
    AVStream *const stream = input.stream();
    const int count = avformat_index_get_entries_count(stream);
    const std::string_view format = input.context()->iformat->name;
    if (!format.starts_with("mov") || stream->nb_frames <= 0 || count <= 0)
        return false; // fragments are listed only as they are read
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

Result<> scanPackets(MediaInput &input, FrameIndex &index, std::stop_token stop)
{
    const AVCodecDescriptor *const codec =
        avcodec_descriptor_get(input.stream()->codecpar->codec_id);
    const bool everyFrameIsKey = codec && (codec->props & AV_CODEC_PROP_INTRA_ONLY);
    if (everyFrameIsKey) {
        const Result<bool> taken = takeTable(input, index, stop);
        if (!taken)
            return tl::unexpected(taken.error());
        if (*taken)
            return {};
    }
    return readPackets(input, index, everyFrameIsKey, stop);
}

} // namespace filigree
