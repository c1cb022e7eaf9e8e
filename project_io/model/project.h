// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_range.h"
#include "inference/base/prompts.h"
#include "inference/base/settings.h"
#include "project_io/model/clip_info.h"
#include "project_io/model/result_index.h"

#include <compare>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace filigree {

//! What a project remembers of its footage, which it never contains. Paths are UTF-8 with '/'.
struct ClipReference
{
    std::string relativePath; //!< From the project file's folder; empty: not known.
    std::string absolutePath; //!< A sequence: its printf pattern.
    ClipKind kind = ClipKind::Video;
    std::int64_t byteSize = 0; //!< Of the file, or of the first file of a sequence.
    std::string fingerprint; //!< See fingerprint() in archive/media_reference.h; empty: not known.
    int firstNumber = 0;
    int frameCount = 0;
    Rational frameRate{24, 1};
    Size size; //!< As delivered.
    bool operator==(const ClipReference &) const = default;
};

//! An sRGB colour for display.
struct Colour
{
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    constexpr bool operator==(const Colour &) const = default;
};

struct ObjectInfo
{
    ObjectId id = 0;
    std::string name;
    Colour colour;
    bool visible = true;
    bool locked = false; //!< None of its results may change.
    bool solo = false;
    bool repelsOnly = false; //!< Keeps other objects off its pixels; is not matted or exported.
    std::string group; //!< Objects of one name are listed together; empty: none.
    TrackSettings track;
    TrimapSettings trimap;
    MatteSettings matte;
    std::set<int> lockedFrames; //!< Frame indices whose results may not change.
    std::string unknown; //!< Fields of a newer version, as a JSON object; empty: none.
    bool isLockedOn(int frame) const { return locked || lockedFrames.contains(frame); }
    bool operator==(const ObjectInfo &) const = default;
};

struct Marker
{
    int frame = 0;
    std::string text;
    Colour colour{240, 228, 66};
    std::string unknown = {}; //!< As in ObjectInfo.
    bool operator==(const Marker &) const = default;
};

//! That a frame which the search for problems doubts was looked at and found fine.
struct FineMark
{
    int frame = 0;
    ObjectId object = 0;
    std::string doubt; //!< Its kind, e.g. "flicker".
    ContentKey alpha; //!< The matte that was looked at; another one is to be looked at again.
    std::string unknown = {}; //!< As in ObjectInfo.
    auto operator<=>(const FineMark &) const = default;
};

//! Trimaps given from outside, used as they are in place of tracked ones: 0, 128 or 255, frame
//! size. Frame index -> object -> trimap.
using GivenTrimaps = std::map<int, std::map<ObjectId, PackedMask>>;

//! One clip of a project with all that was said of it and made of it.
struct ClipEntry
{
    int id = 0; //!< Positive, never used twice in a project.
    std::string name;
    ClipReference media;
    FrameRange range; //!< In and out point; empty: the whole clip.
    std::vector<ObjectInfo> objects; //!< In display order, the frontmost first.
    ObjectId nextObject = 1; //!< Ids are never used twice, so old results cannot be mistaken.
    PromptSet prompts;
    GivenTrimaps trimaps;
    std::vector<Marker> markers;
    std::vector<FineMark> fineMarks; //!< In order; one at most of a frame, an object and a doubt.
    ResultIndex results;
    std::string unknown; //!< As in ObjectInfo.
    //! Likewise of prompts and given trimaps, by what this version knows of each, see
    //! archive/prompts_json.h: kept with a prompt for as long as it is not edited.
    std::map<std::string, std::string> unknownOfPrompts;

    //! The in/out range within the clip, or all of it.
    FrameRange effectiveRange() const;
    const ObjectInfo *object(ObjectId id) const; //!< Null when there is none.
    ObjectInfo *object(ObjectId id);
    const ObjectInfo *objectNamed(const std::string &name) const;
    //! Appends an object with the next id, a colour of its own, and "Object N" for an empty name.
    ObjectInfo &addObject(const std::string &name = {});
    //! With its prompts, trimaps and results.
    void removeObject(ObjectId id);
    bool operator==(const ClipEntry &) const = default;
};

//! How to export again what was exported once. The export room knows what the options mean.
struct ExportPreset
{
    std::string name;
    std::string kind; //!< e.g. "prores4444" or "png16-alpha".
    std::string path; //!< UTF-8; file, folder or pattern.
    std::string options; //!< A JSON object; empty: defaults.
    std::string unknown = {}; //!< As in ObjectInfo.
    bool operator==(const ExportPreset &) const = default;
};

//! Everything a project file holds but the pixels of results. A plain value.
struct Project
{
    static constexpr int currentMajor = 1; //!< Files of a higher major version are refused.
    static constexpr int currentMinor = 0; //!< Of a higher minor version: unknown fields are kept.

    std::string name;
    std::vector<ClipEntry> clips;
    int nextClip = 1;
    int currentClip = 0; //!< Index into clips.
    std::vector<ExportPreset> presets;
    int minorVersion = currentMinor; //!< Of the file it was read from, if that is higher.
    std::string unknown; //!< As in ObjectInfo.

    const ClipEntry *clip(int id) const; //!< Null when there is none.
    ClipEntry *clip(int id);
    //! Appends a clip with the next id; named after the file when the name is empty.
    ClipEntry &addClip(const ClipReference &media, const std::string &name = {});
    Project withoutResults() const; //!< A copy that knows of no results: small and quick to make.
    bool operator==(const Project &) const = default;
};

//! The n-th (from 0) of eight colours that people with any colour vision can tell apart; repeats.
Colour objectColour(int n);

} // namespace filigree
