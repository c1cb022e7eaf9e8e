// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/model/timecode.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace filigree {
namespace {

//! How frames are numbered at one rate.
struct Numbering
{
    std::int64_t rate = 0;
    std::int64_t dropped = 0; //!< Numbers left out at the start of most minutes.
    std::int64_t perMinute() const { return rate * 60 - dropped; }
    std::int64_t perTenMinutes() const { return rate * 600 - 9 * dropped; }
    std::int64_t perDay() const { return perTenMinutes() * 144; }
};

bool canDropFrames(int rate)
{
    return rate > 0 && rate % 30 == 0;
}

//! 2 numbers at 29.97, 4 at 59.94 frames a second.
Numbering numberingAt(int rate, bool dropFrame)
{
    return {rate, dropFrame && canDropFrames(rate) ? rate / 30 * 2 : 0};
}

} // namespace

int timecodeRate(Rational frameRate)
{
    return std::max(0, int(std::lround(frameRate.value())));
}

bool isDropFrame(const std::string &timecode)
{
    return timecode.find_first_of(";.") != std::string::npos;
}

Result<std::int64_t> framesOfTimecode(const std::string &timecode, Rational frameRate)
{
    const auto refuse = [&](const std::string &cause) {
        return fail(Error::Kind::InvalidInput,
                    "'" + timecode + "' is no timecode: " + cause + " Write HH:MM:SS:FF.");
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
    const int rate = timecodeRate(frameRate);
    if (rate <= 0)
        return refuse("the frame rate is not known.");
    if (drop && !canDropFrames(rate))
        return refuse("drop-frame counting exists at 29.97 and 59.94 frames a second only.");
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59
        || frame < 0 || frame >= rate)
        return refuse("a part of it is out of range at " + std::to_string(rate)
                      + " frames a second.");
    const Numbering numbering = numberingAt(rate, drop);
    if (drop && seconds == 0 && frame < numbering.dropped && minutes % 10 != 0)
        return refuse("drop-frame counting leaves that number out.");
    const std::int64_t minute = std::int64_t(hours) * 60 + minutes;
    return (minute * 60 + seconds) * rate + frame - numbering.dropped * (minute - minute / 10);
}

std::string timecodeOfFrames(std::int64_t frames, Rational frameRate, bool dropFrame)
{
    const int rate = timecodeRate(frameRate);
    if (rate <= 0)
        return "--:--:--:--";
    const Numbering numbering = numberingAt(rate, dropFrame);
    const std::int64_t perDay = numbering.perDay();
    std::int64_t count = (frames % perDay + perDay) % perDay;
    const std::int64_t inTen = count % numbering.perTenMinutes();
    // put the left-out numbers in again
    count += numbering.dropped * 9 * (count / numbering.perTenMinutes());
    if (inTen >= numbering.dropped && numbering.dropped > 0)
        count += numbering.dropped * ((inTen - numbering.dropped) / numbering.perMinute());
    char text[32];
    std::snprintf(text, sizeof text, "%02d:%02d:%02d%c%02d", int(count / rate / 3600 % 24),
                  int(count / rate / 60 % 60), int(count / rate % 60),
                  numbering.dropped > 0 ? ';' : ':', int(count % rate));
    return text;
}

Result<std::string> advancedTimecode(const std::string &timecode, Rational frameRate, int frames)
{
    return framesOfTimecode(timecode, frameRate).map([&](std::int64_t first) {
        return timecodeOfFrames(first + frames, frameRate, isDropFrame(timecode));
    });
}

} // namespace filigree
