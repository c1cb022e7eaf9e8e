// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/export_plan.h"

#include "app/jobs/footage_files.h"
#include "app/jobs/matte_task.h"

#include <QFileInfo>

#include <map>
#include <set>

namespace filigree {
namespace {

//! That nothing which is there already stands in the way.
Result<> checkExisting(const ExportSettings &settings, const ClipInfo &info,
                       const FrameRange &range, FootageFiles &footage)
{
    for (int frame = range.in; frame <= range.out; ++frame) {
        const auto path = expandName(settings, info, frame);
        if (!path)
            return tl::unexpected(path.error());
        const QString file = QString::fromStdString(*path);
        if (QFileInfo::exists(file)) {
            if (footage.contains(file))
                return fail(Error::Kind::InvalidInput,
                            *path
                                + " is footage, which an export must not replace; "
                                  "choose another name.");
            if (!settings.overwrite && !settings.resume)
                return fail(Error::Kind::InvalidInput,
                            *path
                                + (isSequence(settings.format)
                                       ? " is there already; choose another name, keep the images "
                                         "that an earlier run finished (--resume), or allow "
                                         "overwriting (--overwrite)."
                                       : " is there already; choose another name, or allow "
                                         "overwriting (--overwrite)."));
        }
        if (!isSequence(settings.format))
            break; // one file for all frames
    }
    return {};
}

Result<> checkFiles(const PlannedExport &planned, const ClipEntry &clip, const ClipInfo &info,
                    std::map<std::string, std::string> &taken, FootageFiles &footage)
{
    const FrameRange range = planned.settings.range.size() > 0 ? planned.settings.range
                                                               : FrameRange{0, info.frameCount - 1};
    const std::string what = planned.objects.size() == 1
        ? '\'' + clip.object(planned.objects.front())->name + '\''
        : std::string("all objects combined");
    // A sequence that runs into another does so on its first or last frame, or all along.
    for (const int frame : std::set<int>{range.in, range.out}) {
        const auto path = expandName(planned.settings, info, frame);
        if (!path)
            return tl::unexpected(path.error());
        const auto [known, isNew] = taken.try_emplace(*path, what);
        if (!isNew && (known->second != what || frame == range.in)) {
            return fail(Error::Kind::InvalidInput,
                        "Two outputs would both be written to " + *path
                            + "; put %o, which stands for the object's name, into the path.");
        }
    }
    return checkExisting(planned.settings, info, range, footage);
}

} // namespace

Result<std::vector<PlannedExport>>
plannedExports(const std::vector<ExportSettings> &wanted, const ClipEntry &clip,
               const std::vector<ObjectId> &objects, bool areCombined, const ClipInfo &info,
               const std::vector<ClipReference> &footage, const FrameTimes &timeOf)
{
    std::vector<PlannedExport> plan;
    for (ExportSettings settings : wanted) {
        if (settings.range.size() == 0)
            settings.range = clip.effectiveRange();
        if (settings.withAudio && info.hasAudio && !isSequence(settings.format)) {
            settings.audioSource = info.path;
            if (info.variableFrameRate && timeOf)
                settings.audioStart = timeOf(settings.range.in);
        }
        if (areCombined && objects.size() > 1) {
            settings.objectName = "combined";
            plan.push_back({settings, objects});
            continue;
        }
        for (const ObjectId object : objects) {
            settings.objectName = clip.object(object)->name;
            plan.push_back({settings, {object}});
        }
    }
    std::map<std::string, std::string> taken;
    FootageFiles files(footage, info);
    for (const PlannedExport &planned : plan) {
        if (const auto checked = checkFiles(planned, clip, info, taken, files); !checked)
            return tl::unexpected(checked.error());
    }
    return plan;
}

std::string optionsToGoOn(const std::vector<PlannedExport> &plan, const ClipInfo &info)
{
    bool resume = false, overwrite = false;
    for (const PlannedExport &planned : plan) {
        const ExportSettings &settings = planned.settings;
        if (settings.resume || settings.overwrite)
            continue;
        for (int frame = settings.range.in; frame <= settings.range.out; ++frame) {
            const auto path = expandName(settings, info, frame);
            if (!path || !QFileInfo::exists(QString::fromStdString(*path)))
                continue;
            (isSequence(settings.format) ? resume : overwrite) = true;
            break;
        }
    }
    return std::string(resume ? "--resume" : "") + (resume && overwrite ? " " : "")
        + (overwrite ? "--overwrite" : "");
}

Result<ExportReport> runExport(const PlannedExport &planned, MatteRenderer &renderer,
                               const ClipInfo &info, std::stop_token stop, const Progress &progress,
                               const std::function<void()> &pause)
{
    const auto provide = [&](int frame, std::stop_token frameStop) {
        if (pause)
            pause();
        return renderer.exportFrame(planned.objects, frame, planned.settings, frameStop);
    };
    return exportClip(planned.settings, info, provide, std::move(stop), progress)
        .map([&](ExportReport report) {
            const std::set<int> damaged = renderer.damaged(planned.settings.range);
            if (!damaged.empty())
                report.notes.push_back(
                    "Frames of the footage that are damaged: " + framesText(damaged) + '.');
            return report;
        });
}

Result<> runExports(const std::vector<PlannedExport> &plan, MatteRenderer &renderer,
                    const ClipInfo &info, std::stop_token stop, const Progress &progress,
                    const std::function<void(const PlannedExport &, const ExportReport &)> &done)
{
    for (const PlannedExport &planned : plan) {
        const auto report = runExport(planned, renderer, info, stop, progress);
        if (!report)
            return tl::unexpected(report.error());
        done(planned, *report);
    }
    return {};
}

} // namespace filigree
