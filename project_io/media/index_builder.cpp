// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/index_builder.h"

#include "project_io/media/edit_list.h"
#include "project_io/media/index_damage.h"
#include "project_io/media/packet_scan.h"
#include "project_io/media/video_decoder.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

namespace filigree {

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

//! Hides what FFmpeg shows where a track's edit list says that nothing is shown.
static void hideHoles(const MediaInput &input, FrameIndex &index)
{
    if (!std::string_view(input.context()->iformat->name).starts_with("mov"))
        return;
    const double unit = av_q2d(input.stream()->time_base);
    constexpr double slack = 5e-4; // movies count in milliseconds, as a rule
    for (const TimeSpan &hole : editListHoles(input.path(), input.stream()->id))
        for (PacketEntry &packet : index.packets) {
            const double time = double(packet.pts) * unit;
            packet.shown &= packet.pts == FrameIndex::noTimestamp || time < hole.begin - slack
                || time >= hole.end - slack;
        }
}

static std::vector<int> shownPackets(const FrameIndex &index)
{
    std::vector<int> shown;
    for (int i = 0; i < int(index.packets.size()); ++i)
        if (index.packets[i].shown)
            shown.push_back(i);
    return shown;
}

//! Finds the display order without timestamps: that of the packets where the codec never reorders,
//! else that in which the frames come out when all are decoded.
static Result<std::vector<int>> orderWithoutTimes(const MediaInput &input,
                                                  const std::shared_ptr<FrameIndex> &index,
                                                  std::stop_token stop)
{
    const AVCodecDescriptor *const codec =
        avcodec_descriptor_get(input.stream()->codecpar->codec_id);
    if (codec && !(codec->props & AV_CODEC_PROP_REORDER))
        return shownPackets(*index);
    index->reorderDepth = 0; // not known; the decoder finds out
    Result<std::vector<int>> order =
        decodedPackets(input, index, 0, int(index->packets.size()), stop);
    if (!order)
        return order;
    const std::set<int> shown(order->begin(), order->end());
    for (int i = 0; i < int(index->packets.size()); ++i)
        index->packets[i].shown = shown.contains(i);
    return order;
}

//! In units of the stream's time base.
static std::int64_t frameDuration(const MediaInput &input, double seconds)
{
    const double unit = std::max(av_q2d(input.stream()->time_base), 1e-12);
    return std::max<std::int64_t>(1, std::llround(seconds / unit));
}

Result<std::shared_ptr<FrameIndex>> buildFrameIndex(MediaInput &input, std::stop_token stop)
{
    auto index = std::make_shared<FrameIndex>();
    if (const Result<> read = scanPackets(input, *index, stop); !read)
        return tl::unexpected(read.error());
    if (index->packets.empty())
        return fail(Error::Kind::Unreadable, input.path() + " holds no readable video frame.");
    hideHoles(input, *index);
    const AVRational rate = av_guess_frame_rate(input.context(), input.stream(), nullptr);
    const double seconds = rate.num > 0 ? 1.0 / av_q2d(rate) : 0;
    const std::int64_t duration = frameDuration(input, seconds);
    const int missing = missingPackets(input, *index, seconds);
    index->arrange({}, duration);

    std::vector<bool> shownBefore(index->packets.size());
    const auto noteShown = [&] {
        for (std::size_t i = 0; i < index->packets.size(); ++i)
            shownBefore[i] = index->packets[i].shown;
    };
    noteShown();
    if (!index->hasDistinctTimestamps() || packetsMayBeFields(input)) {
        const Result<std::vector<int>> order = orderWithoutTimes(input, index, stop);
        if (!order)
            return tl::unexpected(order.error());
        noteShown(); // packets without a frame of their own are no damage here
        index->arrange(*order, duration);
    } else {
        if (const Result<> checked = checkBeginning(input, index, stop); !checked)
            return tl::unexpected(checked.error());
        noteShown(); // nor is what a cut left over
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
