// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/export_command.h"

#include "app/cli/exit_code.h"
#include "app/cli/job_run.h"
#include "app/cli/open_clip.h"
#include "app/cli/values.h"
#include "app/jobs/footage_files.h"
#include "app/jobs/work_session.h"
#include "inference/base/frame_number.h"
#include "inference/predictors/runtime.h"

#include <algorithm>
#include <cstdio>
#include <limits>

namespace filigree::cli {
namespace {

Option frameOption(std::string name, std::string help, std::optional<int> &target)
{
    return {std::move(name), "F", std::move(help), [&target](const std::string &value) -> Result<> {
                const auto frame = parseInteger(value, 0, std::numeric_limits<int>::max());
                if (!frame)
                    return tl::unexpected(frame.error());
                target = *frame;
                return {};
            }};
}

Syntax exportSyntax(ExportArguments &to)
{
    Syntax syntax;
    syntax.command = "export";
    syntax.usage = "export PROJECT --export KIND:PATH… [options]";
    syntax.summary = "Write the mattes that a project holds.";
    syntax.options = {{"--clip", "PATH", "the clip of this footage, or of this name",
                       [&to](const std::string &clip) -> Result<> {
                           to.clip = clip;
                           return {};
                       }},
                      mediaOption(to.mediaFolders),
                      {"--object", "NAME", "only this object; may be repeated (default: all)",
                       [&to](const std::string &name) -> Result<> {
                           to.objects.push_back(name);
                           return {};
                       }},
                      frameOption("--in", "first frame (default: the project's in point)", to.in),
                      frameOption("--out", "last frame, included", to.out),
                      {"--threads", "N", "threads to compute with (default: one per core)",
                       [&to](const std::string &value) -> Result<> {
                           const auto threads = parseInteger(value, 1, 1024);
                           if (!threads)
                               return tl::unexpected(threads.error());
                           to.threads = *threads;
                           return {};
                       }}};
    for (Option &option : outputOptions(to.output))
        syntax.options.push_back(std::move(option));
    syntax.positional = [&to](const std::string &value) -> Result<> {
        if (!to.project.empty())
            return refuse('\'' + value + "' is a second project; one at a time");
        to.project = value;
        return {};
    };
    syntax.notes = exportNotes();
    return syntax;
}

Result<std::vector<ObjectId>> chosenObjects(const ClipEntry &clip, const ExportArguments &arguments)
{
    std::vector<ObjectId> ids;
    std::string known;
    for (const ObjectInfo &object : clip.objects) {
        if (object.repelsOnly)
            continue;
        known += (known.empty() ? "" : ", ") + object.name;
        if (arguments.objects.empty())
            ids.push_back(object.id);
    }
    for (const std::string &name : arguments.objects) {
        const ObjectInfo *object = clip.objectNamed(name);
        if (!object || object->repelsOnly) {
            return refuse(arguments.project + " has no object named '" + name
                          + "'; it has: " + (known.empty() ? "none" : known) + '.');
        }
        ids.push_back(object->id);
    }
    if (ids.empty())
        return refuse(arguments.project + " has no object to export.");
    return ids;
}

//! Nothing half-done is written: every frame must have what the export is made of.
Result<> checkComplete(const MatteRenderer &renderer, const ClipEntry &clip,
                       const std::vector<ObjectId> &objects, const ExportSettings &settings,
                       const std::string &project)
{
    const char *needed = settings.content == ExportContent::Mask ? "mask"
        : settings.content == ExportContent::Trimap              ? "trimap"
                                                                 : "matte";
    for (const ObjectId object : objects) {
        const std::vector<FrameRange> open =
            renderer.open(object, settings.content, settings.range);
        if (open.empty())
            continue;
        return fail(Error::Kind::NotFound,
                    "Frames " + frameNumber(open.front().in) + " to "
                        + frameNumber(open.front().out) + " of '" + clip.object(object)->name
                        + "' have no " + needed + " that is up to date; run 'filigree matte "
                        + project + "' first, or set --in and --out.");
    }
    return {};
}

Result<> exportProject(const ExportArguments &arguments, std::vector<ExportSettings> settings,
                       JobRun &run)
{
    prepareProcess(arguments.threads);
    WorkSessionOptions options;
    options.projectPath = arguments.project;
    options.readOnly = true;
    auto session = WorkSession::open(options);
    if (!session)
        return tl::unexpected(session.error());
    const Project &project = (*session)->project();
    const auto chosen = chosenClip(project, arguments.project, arguments.clip);
    if (!chosen)
        return tl::unexpected(chosen.error());
    const ClipEntry &clip = project.clips[*chosen];
    std::vector<std::string> notes = (*session)->notes();
    const auto frames =
        openMedia(clip, arguments.project, arguments.mediaFolders, 0, notes, run.stop());
    if (!frames)
        return tl::unexpected(frames.error());
    for (const std::string &note : notes)
        run.warn(note);
    run.report().info = (*frames)->info();
    run.report().clip = clip;

    const FrameRange all = clip.effectiveRange();
    const FrameRange range{arguments.in.value_or(all.in), arguments.out.value_or(all.out)};
    if (range.size() == 0 || !all.contains(range.in) || !all.contains(range.out)) {
        return refuse("The range " + std::to_string(range.in) + " to " + std::to_string(range.out)
                      + " does not lie in the project's, which is " + std::to_string(all.in)
                      + " to " + std::to_string(all.out) + '.');
    }
    for (ExportSettings &one : settings)
        one.range = range;
    const auto objects = chosenObjects(clip, arguments);
    if (!objects)
        return tl::unexpected(objects.error());
    MatteRenderer renderer(*frames, (*session)->store(), clip);
    for (const ExportSettings &one : settings) {
        if (const auto complete = checkComplete(renderer, clip, *objects, one, arguments.project);
            !complete)
            return complete;
    }
    const auto plan = plannedExports(settings, clip, *objects, arguments.output.combined,
                                     (*frames)->info(), footageOf(project, arguments.project),
                                     [&](int frame) { return (*frames)->timeOf(frame); });
    if (!plan)
        return tl::unexpected(plan.error());
    return run.exportAll(*plan, renderer);
}

} // namespace

Result<ExportArguments> parseExportArguments(const std::vector<std::string> &arguments)
{
    ExportArguments result;
    const Syntax syntax = exportSyntax(result);
    if (const auto parsed = parseArguments(arguments, syntax); !parsed)
        return tl::unexpected(parsed.error());
    const auto wrong = [](const std::string &problem) {
        return refuse(problem + ". See 'filigree export --help'.");
    };
    if (result.project.empty())
        return wrong("No project given");
    if (result.output.exports.empty())
        return wrong("Nothing would be written; give --export");
    if (result.in && result.out && *result.out < *result.in)
        return wrong("--out " + std::to_string(*result.out) + " lies before --in "
                     + std::to_string(*result.in));
    return result;
}

std::string exportHelp()
{
    ExportArguments unused;
    return helpText(exportSyntax(unused));
}

int runExport(const std::vector<std::string> &arguments)
{
    if (asksForHelp(arguments)) {
        std::fputs(exportHelp().c_str(), stdout);
        return exitDone;
    }
    const auto parsed = parseExportArguments(arguments);
    if (!parsed)
        return misused(parsed.error());
    auto settings = exportSettings(parsed->output, parsed->threads);
    if (!settings)
        return misused(settings.error());
    JobRun run("export", arguments, parsed->output);
    const int code = run.finish(exportProject(*parsed, std::move(*settings), run));
    if (code == exitCancelled)
        std::fprintf(stderr, "filigree: what was written is kept; %s.\n", run.howToGoOn().c_str());
    return code;
}

} // namespace filigree::cli
