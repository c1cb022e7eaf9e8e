// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/export_request.h"

#include <algorithm>
#include <tuple>

namespace filigree {

bool operator==(const ExportRequest &a, const ExportRequest &b)
{
    const auto settings = [](const ExportSettings &s) {
        return std::tie(s.format, s.content, s.path, s.objectName, s.premultiplied,
                        s.decontaminated, s.linearLight, s.range, s.startNumber, s.frameRate,
                        s.startTimecode, s.tags, s.pixelAspect, s.withAudio, s.audioSource,
                        s.audioStart, s.overwrite, s.resume, s.threads);
    };
    return settings(a.settings) == settings(b.settings) && a.objects == b.objects
        && a.frames == b.frames && a.custom == b.custom && a.openFrames == b.openFrames;
}

FrameRange chosenRange(const ExportRequest &request, const ExportSubject &subject)
{
    switch (request.frames) {
    case ExportFrames::InOut:
        return subject.inOut;
    case ExportFrames::WholeClip:
        return {0, subject.clip.frameCount - 1};
    case ExportFrames::Custom:
        return request.custom;
    }
    return {};
}

bool ExportSummary::canStart() const
{
    return std::ranges::none_of(problems, &ExportProblem::isError);
}

} // namespace filigree
