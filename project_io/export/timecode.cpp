// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/timecode.h"

#include <cmath>
#include <cstdint>
#include <cstdio>

namespace filigree {
namespace {

//! Frame numbers that are left out at the start of a minute: 2 at 29.97, 4 at 59.94 frames a
//! second.
int droppedPerMinute(int rate)
{
    return rate / 30 * 2;
}

} // namespace

Result<std::string> advancedTimecode(const std::string &timecode, Rational frameRate, int frames)
{
    const auto refuse = [&](const std::string &cause) {
        return fail(Error::Kind::InvalidInput,
                    "'" + timecode + "' is no start timecode: " + cause + " Write HH:MM:SS:FF.");
    };
    int hours = 0, minutes = 0, seconds = 0, frame = 0, length = 0;
    char separator = 0;
    if (std::sscanf(timecode.c_str(), "%2d:%2d:%2d%c%4d%n", &hours, &minutes, &seconds, &separator,
                    &frame, &length)
            != 5
        || length != int(timecode.size()))
        return refuse("its form is another.");
    const bool drop = separator == ';' || separator == '.';
    if (!drop && separator != ':')
        return refuse("its form is another.");
    const int rate = int(std::lround(frameRate.value()));
    if (rate <= 0)
        return refuse("the frame rate is not known.");
    if (drop && rate % 30 != 0)
        return refuse("drop-frame counting exists at 29.97 and 59.94 frames a second only.");
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59
        || frame < 0 || frame >= rate)
        return refuse("a part of it is out of range at " + std::to_string(rate)
                      + " frames a second.");

    const std::int64_t dropped = drop ? droppedPerMinute(rate) : 0;
    if (drop && seconds == 0 && frame < dropped && minutes % 10 != 0)
        return refuse("drop-frame counting leaves that number out.");
    const std::int64_t minute = std::int64_t(hours) * 60 + minutes;
    const std::int64_t perTenMinutes = std::int64_t(rate) * 600 - 9 * dropped;
    const std::int64_t perMinute = std::int64_t(rate) * 60 - dropped;
    const std::int64_t perDay = perTenMinutes * 144;
    std::int64_t count = (minute * 60 + seconds) * rate + frame - dropped * (minute - minute / 10);
    count = ((count + frames) % perDay + perDay) % perDay;

    // Back to a label: put the left-out numbers in again.
    const std::int64_t inTen = count % perTenMinutes;
    count += dropped * 9 * (count / perTenMinutes);
    if (drop && inTen >= dropped)
        count += dropped * ((inTen - dropped) / perMinute);

    char text[32];
    std::snprintf(text, sizeof text, "%02d:%02d:%02d%c%02d", int(count / rate / 3600 % 24),
                  int(count / rate / 60 % 60), int(count / rate % 60), drop ? ';' : ':',
                  int(count % rate));
    return std::string(text);
}

} // namespace filigree
