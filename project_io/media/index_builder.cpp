// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/index_builder.h"

#include "project_io/media/video_decoder.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

namespace filigree {

//! VP8 stores its hidden reference frames as packets of their own.
static bool isHidden(const AVCodecParameters &codec, const AVPacket &packet)
{
    return codec.codec_id == AV_CODEC_ID_VP8 && packet.size > 0 && !(packet.data[0] & 0x10);
}

static Result<> readPackets(MediaInput &input, FrameIndex &index, std::stop_token stop)
{
    const AVCodecParameters &codec = *input.stream()->codecpar;
    const AVCodecDescriptor *descriptor = avcodec_descriptor_get(codec.codec_id);
    const bool everyFrameIsKey = descriptor && (descriptor->props & AV_CODEC_PROP_INTRA_ONLY);
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

//! The packets whose frames come out when [first, end) is decoded, in the order they do.
static Result<std::vector<int>> decodedPackets(const MediaInput &input,
                                               std::shared_ptr<FrameIndex> index, int first,
                                               int end, std::stop_token stop)
{
    Result<std::unique_ptr<MediaInput>> second = MediaInput::open(input.path(), stop);
    if (!second)
        return tl::unexpected(second.error());
    Result<std::unique_ptr<VideoDecoder>> decoder =
        VideoDecoder::open(std::move(*second), index, stop);
    if (!decoder)
        return tl::unexpected(decoder.error());
    if (const Result<> started = (*decoder)->start(first, stop, end); !started)
        return tl::unexpected(started.error());
    std::vector<int> order;
    std::set<int> seen;
    for (;;) {
        const Result<int> packet = (*decoder)->next(stop);
        if (!packet)
            return tl::unexpected(packet.error());
        if (*packet < 0)
            return order;
        if (index->packets[*packet].shown && seen.insert(*packet).second)
            order.push_back(*packet);
    }
}

//! Hides the packets of [first, end) whose frames do not come out.
static Result<> hideUndecodable(const MediaInput &input, const std::shared_ptr<FrameIndex> &index,
                                int first, int end, std::stop_token stop)
{
    const Result<std::vector<int>> order = decodedPackets(input, index, first, end, stop);
    if (!order)
        return tl::unexpected(order.error());
    const std::set<int> decoded(order->begin(), order->end());
    for (int i = first; i < end; ++i)
        index->packets[i].shown &= decoded.contains(i);
    return {};
}

//! A stream that was cut out of a longer one begins with frames that refer to what is gone.
static Result<> checkBeginning(const MediaInput &input, const std::shared_ptr<FrameIndex> &index,
                               std::stop_token stop)
{
    const std::vector<PacketEntry> &packets = index->packets;
    const int firstKey = index->keys.empty() ? 0 : index->keys.front();
    const int secondKey = index->keys.size() > 1 ? index->keys[1] : int(packets.size());
    bool suspicious = firstKey > 0;
    for (int i = firstKey + 1; i < secondKey; ++i)
        suspicious |= packets[i].shown && packets[i].pts < packets[firstKey].pts;
    if (!suspicious)
        return {};
    return hideUndecodable(input, index, 0, std::min(secondKey, firstKey + 600), stop);
}

static Result<> checkDamage(const MediaInput &input, const std::shared_ptr<FrameIndex> &index,
                            bool endIsMissing, std::stop_token stop)
{
    int checkedUntil = 0;
    const int count = int(index->packets.size());
    for (int i = 0; i < count; ++i) {
        const bool suspicious = index->packets[i].corrupt || (endIsMissing && i == count - 1);
        if (!suspicious || i < checkedUntil)
            continue;
        const auto after = std::upper_bound(index->keys.begin(), index->keys.end(), i);
        const int first = after == index->keys.begin() ? 0 : *std::prev(after);
        const int end = after == index->keys.end() ? count : *after;
        checkedUntil = end;
        if (const Result<> hidden = hideUndecodable(input, index, first, end, stop); !hidden)
            return hidden;
    }
    return {};
}

//! How many packets the container promised and did not deliver; 0 when it is not known.
static int missingPackets(const MediaInput &input, const FrameIndex &index, double frameDuration)
{
    const AVStream &stream = *input.stream();
    const std::string_view format = input.context()->iformat->name;
    const int found = int(index.packets.size());
    if (format.starts_with("mov")) // after edit lists; nb_frames is before them
        return std::max(0, avformat_index_get_entries_count(&stream) - found);
    if (format == "avi")
        return std::max(0, int(stream.nb_frames) - found);
    if (!format.starts_with("matroska") || found == 0 || frameDuration <= 0)
        return 0;
    double promised =
        stream.duration == AV_NOPTS_VALUE ? 0 : double(stream.duration) * av_q2d(stream.time_base);
    if (const AVDictionaryEntry *tag = av_dict_get(stream.metadata, "DURATION", nullptr, 0)) {
        int hours = 0;
        int minutes = 0;
        double seconds = 0;
        if (std::sscanf(tag->value, "%d:%d:%lf", &hours, &minutes, &seconds) == 3)
            promised = hours * 3600.0 + minutes * 60.0 + seconds;
    } else if (promised <= 0 && input.context()->nb_streams == 1) {
        promised = double(input.context()->duration) / AV_TIME_BASE;
    }
    std::int64_t last = 0;
    for (const PacketEntry &packet : index.packets)
        last = std::max(last, packet.pts);
    const double delivered = double(last) * av_q2d(stream.time_base) + frameDuration;
    return std::max(0, int(std::floor((promised - delivered) / frameDuration + 0.25)));
}

static void reportDamage(FrameIndex &index, const std::vector<bool> &shownBefore, int missing)
{
    const auto report = [&](int first, int last, const std::string &message) {
        if (!index.damage.empty() && index.damage.back().lastFrame + 1 >= first
            && index.damage.back().message == message)
            index.damage.back().lastFrame = std::max(index.damage.back().lastFrame, last);
        else
            index.damage.push_back({first, last, message});
    };
    // a packet without a frame is told of at the frame that now stands in its place
    std::vector<int> hidden;
    for (int frame = 0; frame < index.frameCount(); ++frame)
        if (index.packets[index.packetOfFrame[frame]].corrupt)
            report(frame, frame, "The file's data is damaged here.");
    int lost = 0;
    for (int i = 0; i < int(index.packets.size()); ++i) {
        if (index.packets[i].shown || !shownBefore[i])
            continue;
        const auto place = std::lower_bound(index.timestamps.begin(), index.timestamps.end(),
                                            index.packets[i].pts);
        if (place == index.timestamps.end())
            ++lost;
        else
            report(int(place - index.timestamps.begin()), int(place - index.timestamps.begin()),
                   "A frame is missing before this one: it cannot be decoded.");
    }
    if (missing + lost > 0)
        report(index.frameCount(), index.frameCount() + missing + lost - 1,
               "The file ends before its last " + std::to_string(missing + lost)
                   + " frames: it is truncated.");
}

//! Transport and program streams give each field of some interlaced streams as its own packet, and
//! elementary streams give no times at all.
static bool packetsMayBeFields(const MediaInput &input)
{
    const AVCodecParameters &codec = *input.stream()->codecpar;
    const std::string_view format = input.context()->iformat->name;
    const bool interlaced =
        codec.field_order != AV_FIELD_PROGRESSIVE && codec.field_order != AV_FIELD_UNKNOWN;
    return interlaced && codec.codec_id == AV_CODEC_ID_H264
        && (format == "mpegts" || format == "mpeg" || format == "h264");
}

Result<std::shared_ptr<FrameIndex>> buildFrameIndex(MediaInput &input, std::stop_token stop)
{
    auto index = std::make_shared<FrameIndex>();
    if (const Result<> read = readPackets(input, *index, stop); !read)
        return tl::unexpected(read.error());
    if (index->packets.empty())
        return fail(Error::Kind::Unreadable, input.path() + " holds no readable video frame.");
    const AVStream &stream = *input.stream();
    const AVRational rate = av_guess_frame_rate(input.context(), input.stream(), nullptr);
    const double seconds = rate.num > 0 ? 1.0 / av_q2d(rate) : 0;
    const auto duration = std::max<std::int64_t>(
        1, std::llround(seconds / std::max(av_q2d(stream.time_base), 1e-12)));
    std::vector<bool> shownBefore;
    for (const PacketEntry &packet : index->packets)
        shownBefore.push_back(packet.shown);
    const int missing = missingPackets(input, *index, seconds);

    index->arrange({}, duration);
    if (!index->hasDistinctTimestamps() || packetsMayBeFields(input)) {
        const AVCodecDescriptor *codec = avcodec_descriptor_get(stream.codecpar->codec_id);
        std::vector<int> order;
        if (codec && !(codec->props & AV_CODEC_PROP_REORDER)) {
            for (int i = 0; i < int(index->packets.size()); ++i)
                if (index->packets[i].shown)
                    order.push_back(i);
        } else {
            index->reorderDepth = 0; // not known; the decoder finds out
            Result<std::vector<int>> decoded =
                decodedPackets(input, index, 0, int(index->packets.size()), stop);
            if (!decoded)
                return tl::unexpected(decoded.error());
            order = std::move(*decoded);
            const std::set<int> shown(order.begin(), order.end());
            for (int i = 0; i < int(index->packets.size()); ++i)
                index->packets[i].shown = shown.contains(i);
        }
        index->arrange(order, duration);
    } else {
        if (const Result<> checked = checkBeginning(input, index, stop); !checked)
            return tl::unexpected(checked.error());
        const std::vector<bool> shownAfterBeginning = [&] {
            std::vector<bool> shown;
            for (const PacketEntry &packet : index->packets)
                shown.push_back(packet.shown);
            return shown;
        }();
        shownBefore = shownAfterBeginning; // what a cut left over is no damage
        if (const Result<> checked = checkDamage(input, index, missing > 0, stop); !checked)
            return tl::unexpected(checked.error());
        index->arrange({}, duration);
    }
    if (index->frameCount() == 0)
        return fail(Error::Kind::Unreadable, input.path() + " holds no decodable video frame.");
    reportDamage(*index, shownBefore, missing);
    return index;
}

} // namespace filigree
