// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/commands/range_commands.h"

#include <QCoreApplication>

#include <algorithm>

namespace filigree {
namespace {

struct RangeTexts
{
    Q_DECLARE_TR_FUNCTIONS(RangeCommands)
};

CommandPtr setRange(Document &document, FrameRange range, const QString &text, int drag)
{
    if (!document.clip())
        return nullptr;
    // The whole clip is an empty range, so that a relinked longer clip is used to its end.
    if (range == FrameRange{0, document.clip()->media.frameCount - 1} || range.size() == 0)
        range = {};
    ValueCommand<FrameRange>::Access access;
    access.get = [](const ClipEntry &clip) { return clip.range; };
    access.set = [](ClipEntry &clip, const FrameRange &now) { clip.range = now; };
    return std::make_unique<ValueCommand<FrameRange>>(
        document, ClipChange{ClipChange::Range, {}, 0}, text, std::move(access), range,
        MergeKey{MergeKey::Range, drag, 0, 0, 0});
}

using Markers = std::vector<Marker>;

CommandPtr setMarkers(Document &document, const Markers &markers, const QString &text,
                      std::size_t index = 0, int drag = 0)
{
    ValueCommand<Markers>::Access access;
    access.get = [](const ClipEntry &clip) { return clip.markers; };
    access.set = [](ClipEntry &clip, const Markers &now) { clip.markers = now; };
    return std::make_unique<ValueCommand<Markers>>(
        document, ClipChange{ClipChange::Markers, {}, 0}, text, std::move(access), markers,
        MergeKey{MergeKey::Markers, drag, 0, 0, int(index)});
}

} // namespace

CommandPtr setRange(Document &document, const FrameRange &range, int drag)
{
    return setRange(document, range,
                    range.size() == 0 ? RangeTexts::tr("Clear In and Out Point")
                                      : RangeTexts::tr("Set In and Out Point"),
                    drag);
}

CommandPtr setInPoint(Document &document, int frame, int drag)
{
    if (!document.clip())
        return nullptr;
    FrameRange range = document.clip()->effectiveRange();
    range.in = std::clamp(frame, 0, std::max(0, document.clip()->media.frameCount - 1));
    if (range.in > range.out)
        range.out = document.clip()->media.frameCount - 1;
    return setRange(document, range, RangeTexts::tr("Set In Point"), drag);
}

CommandPtr setOutPoint(Document &document, int frame, int drag)
{
    if (!document.clip())
        return nullptr;
    FrameRange range = document.clip()->effectiveRange();
    range.out = std::clamp(frame, 0, std::max(0, document.clip()->media.frameCount - 1));
    if (range.out < range.in)
        range.in = 0;
    return setRange(document, range, RangeTexts::tr("Set Out Point"), drag);
}

CommandPtr addMarker(Document &document, const Marker &marker)
{
    if (!document.clip())
        return nullptr;
    Markers markers = document.clip()->markers;
    markers.push_back(marker);
    return setMarkers(document, markers, RangeTexts::tr("Add Marker"));
}

CommandPtr changeMarker(Document &document, std::size_t index, const Marker &marker, int drag)
{
    if (!document.clip() || index >= document.clip()->markers.size())
        return nullptr;
    Markers markers = document.clip()->markers;
    const bool moves = markers[index].frame != marker.frame;
    markers[index] = marker;
    return setMarkers(document, markers,
                      moves ? RangeTexts::tr("Move Marker") : RangeTexts::tr("Edit Marker"), index,
                      drag);
}

CommandPtr removeMarker(Document &document, std::size_t index)
{
    if (!document.clip() || index >= document.clip()->markers.size())
        return nullptr;
    Markers markers = document.clip()->markers;
    markers.erase(markers.begin() + std::ptrdiff_t(index));
    return setMarkers(document, markers, RangeTexts::tr("Delete Marker"));
}

} // namespace filigree
