// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/geometry.h"

#include <cstdint>
#include <string>
#include <vector>

namespace filigree {

//! Code points of ITU-T H.273 (the numbers that FFmpeg, MP4 and MOV use); 2 is "unspecified".
struct ColourTags
{
    int primaries = 2;
    int transfer = 2;
    int matrix = 2;
    bool fullRange = false;
    bool operator==(const ColourTags &) const = default;
};

//! A fraction, e.g. a frame rate in frames per second.
struct Rational
{
    int num = 0;
    int den = 1;
    constexpr double value() const { return den != 0 ? double(num) / den : 0.0; }
    constexpr bool operator==(const Rational &) const = default;
};

enum class ClipKind { Video, Sequence, Still };

//! Something wrong with a clip that leaves the rest of it usable.
struct ClipDamage
{
    int firstFrame = 0; //!< Frame index from which, or at which, frames are missing or damaged.
    int lastFrame = 0;
    std::string message;
    bool operator==(const ClipDamage &) const = default;
};

//! What is known of a clip once it is open.
struct ClipInfo
{
    std::string path; //!< UTF-8. A sequence: the path of its printf pattern, e.g. shot.%04d.exr.
    ClipKind kind = ClipKind::Video;
    std::string format; //!< Container, or image format.
    std::string codec;
    std::string pixelFormat; //!< FFmpeg's name of the stored format.
    Size size; //!< As delivered: after rotation.
    int rotation = 0; //!< Degrees clockwise that were applied: 0, 90, 180 or 270.
    Rational pixelAspect{1, 1}; //!< As delivered.
    int frameCount = 0;
    Rational frameRate{24, 1};
    bool variableFrameRate = false;
    Rational timeBase{1, 24}; //!< Seconds per unit of the timestamps.
    double startTime = 0; //!< Of the first frame, in seconds on the stream's own clock.
    double shortestFrame = 0; //!< Seconds from one frame to the next, where the rate varies.
    double longestFrame = 0;
    int firstNumber = 0; //!< Number of frame 0 in the source (sequences: of its file name).
    std::string startTimecode; //!< "HH:MM:SS:FF", ";" before FF when drop-frame; empty: none.
    int bitDepth = 8; //!< Per channel as stored.
    bool isFloat = false; //!< Half or float samples; frames are delivered as F32.
    bool hasAlpha = false;
    bool premultiplied = false; //!< Colour is stored multiplied by alpha; delivered as stored.
    ColourTags tags; //!< As read from the stream.
    ColourTags assumed; //!< As used: the tags with stated defaults in place of "unspecified".
    bool hasAudio = false;
    std::vector<ClipDamage> damage;
};

} // namespace filigree
