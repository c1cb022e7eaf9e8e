// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/model/project.h"

#include <algorithm>
#include <iterator>

namespace filigree {
namespace {

//! Says nothing of what lies in it.
bool isCommonFolderName(std::string name)
{
    static constexpr std::string_view common[] = {
        "frames", "frame", "images", "image", "img", "imgs",  "jpg",    "jpegimages",
        "png",    "exr",   "dpx",    "tif",   "seq", "plate", "plates", "sequence"};
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return std::ranges::find(common, name) != std::end(common);
}

//! Of the nearest folder whose name says something; empty: there is none.
std::string folderNameOf(std::string path)
{
    for (;;) {
        const auto slash = path.find_last_of("/\\");
        if (slash == std::string::npos)
            return {};
        path.resize(slash);
        const std::string name = path.substr(path.find_last_of("/\\") + 1);
        if (!isCommonFolderName(name))
            return name;
    }
}

//! File name without folders, extension and the frame number's place of a pattern. Where nothing is
//! left of it, that of the folder.
std::string nameOf(const std::string &path)
{
    std::string name = path.substr(path.find_last_of("/\\") + 1);
    if (const auto dot = name.find_last_of('.'); dot != std::string::npos && dot > 0)
        name.resize(dot);
    if (const auto percent = name.find('%'); percent != std::string::npos) {
        const auto end = name.find('d', percent);
        name.erase(percent, end == std::string::npos ? end : end - percent + 1);
    }
    while (!name.empty() && std::string_view("._- ").find(name.back()) != std::string_view::npos)
        name.pop_back();
    if (name.empty())
        name = folderNameOf(path);
    return name.empty() ? "Clip" : name;
}

template<typename Items> auto find(Items &items, int id)
{
    const auto it = std::ranges::find_if(items, [&](const auto &item) { return item.id == id; });
    return it == std::end(items) ? nullptr : &*it;
}

} // namespace

FrameRange ClipEntry::effectiveRange() const
{
    const FrameRange all{0, media.frameCount - 1};
    const FrameRange chosen = range.intersected(all);
    return chosen.size() > 0 ? chosen : all;
}

const ObjectInfo *ClipEntry::object(ObjectId wanted) const
{
    return find(objects, wanted);
}

ObjectInfo *ClipEntry::object(ObjectId wanted)
{
    return find(objects, wanted);
}

const ObjectInfo *ClipEntry::objectNamed(const std::string &wanted) const
{
    const auto it = std::ranges::find(objects, wanted, &ObjectInfo::name);
    return it == objects.end() ? nullptr : &*it;
}

ObjectInfo &ClipEntry::addObject(const std::string &wanted)
{
    for (const ObjectInfo &known : objects)
        nextObject = std::max(nextObject, known.id + 1);
    ObjectInfo added;
    added.id = nextObject++;
    // The first colour that is used least, so that two objects look alike only from the ninth on.
    int fewest = int(objects.size()) + 1;
    for (int n = 0; n < 8; ++n) {
        const int uses = int(std::ranges::count(objects, objectColour(n), &ObjectInfo::colour));
        if (uses < fewest) {
            fewest = uses;
            added.colour = objectColour(n);
        }
    }
    added.name = wanted;
    for (int n = added.id; added.name.empty(); ++n) {
        const std::string candidate = "Object " + std::to_string(n);
        if (!objectNamed(candidate))
            added.name = candidate;
    }
    return objects.emplace_back(std::move(added));
}

void ClipEntry::removeObject(ObjectId removed)
{
    const auto dropFrom = [&](auto &frames) {
        for (auto &frame : frames)
            frame.second.erase(removed);
        std::erase_if(frames, [](const auto &frame) { return frame.second.empty(); });
    };
    dropFrom(prompts);
    dropFrom(trimaps);
    std::erase_if(fineMarks, [&](const FineMark &mark) { return mark.object == removed; });
    results.removeObject(removed);
    std::erase_if(objects, [&](const ObjectInfo &known) { return known.id == removed; });
}

const ClipEntry *Project::clip(int id) const
{
    return find(clips, id);
}

ClipEntry *Project::clip(int id)
{
    return find(clips, id);
}

ClipEntry &Project::addClip(const ClipReference &media, const std::string &wanted)
{
    for (const ClipEntry &known : clips)
        nextClip = std::max(nextClip, known.id + 1);
    ClipEntry added;
    added.id = nextClip++;
    added.name = wanted.empty() ? nameOf(media.absolutePath) : wanted;
    added.media = media;
    return clips.emplace_back(std::move(added));
}

Project Project::withoutResults() const
{
    Project copy;
    copy.name = name;
    copy.nextClip = nextClip;
    copy.currentClip = currentClip;
    copy.presets = presets;
    copy.minorVersion = minorVersion;
    copy.unknown = unknown;
    for (const ClipEntry &from : clips) {
        ClipEntry &to = copy.clips.emplace_back();
        to.id = from.id;
        to.name = from.name;
        to.media = from.media;
        to.range = from.range;
        to.objects = from.objects;
        to.nextObject = from.nextObject;
        to.prompts = from.prompts;
        to.trimaps = from.trimaps;
        to.markers = from.markers;
        to.fineMarks = from.fineMarks;
        to.unknown = from.unknown;
        to.unknownOfPrompts = from.unknownOfPrompts;
    }
    return copy;
}

Colour objectColour(int n)
{
    // After Okabe and Ito's colours that stay apart under every common colour vision; black is
    // replaced, as it vanishes on dark footage.
    static constexpr Colour colours[] = {{86, 180, 233},  {230, 159, 0},  {0, 158, 115},
                                         {204, 121, 167}, {240, 228, 66}, {0, 114, 178},
                                         {213, 94, 0},    {238, 238, 238}};
    constexpr int count = int(std::size(colours));
    return colours[((n % count) + count) % count];
}

} // namespace filigree
