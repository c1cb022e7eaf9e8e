// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/index_damage.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string_view>

namespace filigree {

//! How long Matroska's header says that the video is; 0: it does not say.
static double promisedSeconds(const MediaInput &input)
{
    const AVStream &stream = *input.stream();
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
    return promised;
}

int missingPackets(const MediaInput &input, const FrameIndex &index, double frameDuration)
{
    const AVStream &stream = *input.stream();
    const std::string_view format = input.context()->iformat->name;
    const int found = int(index.packets.size());
    if (format.starts_with("mov")) // after edit lists; nb_frames is before them
        return std::max(0, avformat_index_get_entries_count(&stream) - found);
    if (format == "avi") { // its clock counts frames, also those that only repeat the last one
        std::int64_t last = -1;
        for (const PacketEntry &packet : index.packets)
            last = std::max(last, packet.dts);
        return int(std::clamp<std::int64_t>(stream.nb_frames - 1 - last, 0, INT32_MAX));
    }
    if (!format.starts_with("matroska") || found == 0 || frameDuration <= 0)
        return 0;
    const double promised = promisedSeconds(input);
    std::int64_t last = 0;
    for (const PacketEntry &packet : index.packets)
        last = std::max(last, packet.pts);
    const double delivered = double(last) * av_q2d(stream.time_base) + frameDuration;
    return std::max(0, int(std::floor((promised - delivered) / frameDuration + 0.25)));
}

void reportDamage(FrameIndex &index, const std::vector<bool> &shownBefore, int missing)
{
    const auto report = [&](int first, int last, const std::string &message) {
        if (!index.damage.empty() && index.damage.back().lastFrame + 1 >= first
            && index.damage.back().message == message)
            index.damage.back().lastFrame = std::max(index.damage.back().lastFrame, last);
        else
            index.damage.push_back({first, last, message});
    };
    for (int frame = 0; frame < index.frameCount(); ++frame)
        if (index.packets[index.packetOfFrame[frame]].corrupt)
            report(frame, frame, "The file's data is damaged here.");
    // a packet without a frame is told of at the frame that now stands in its place
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

} // namespace filigree
