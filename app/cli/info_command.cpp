// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/info_command.h"

#include "app/cli/exit_code.h"
#include "app/cli/info_json.h"
#include "app/cli/matte_arguments.h"
#include "app/cli/options.h"
#include "app/cli/stop_on_signal.h"
#include "project_io/archive/project_file.h"
#include "project_io/media/clip.h"

#include <QJsonDocument>

#include <cstdio>

namespace filigree::cli {
namespace {

Result<QJsonObject> described(const std::string &path)
{
    if (isProjectPath(path))
        return openProject(path).map(
            [](const OpenedProject &opened) { return projectJson(opened.project); });
    const StopOnSignal interrupt;
    return Clip::open(path, interrupt.token()).map([](const std::unique_ptr<Clip> &clip) {
        return clipInfoJson(clip->info());
    });
}

} // namespace

int runInfo(const std::vector<std::string> &arguments)
{
    std::string path;
    bool asJson = false;
    Syntax syntax;
    syntax.command = "info";
    syntax.usage = "info CLIP|PROJECT [--json]";
    syntax.summary = "Show what is known of a clip, or what a project holds.";
    syntax.options = {{"--json", "", "machine-readable", [&](const std::string &) -> Result<> {
                           asJson = true;
                           return {};
                       }}};
    syntax.positional = [&](const std::string &value) -> Result<> {
        if (!path.empty())
            return fail(Error::Kind::InvalidInput, '\'' + value + "' is one argument too many");
        path = value;
        return {};
    };
    if (asksForHelp(arguments)) {
        std::fputs(helpText(syntax).c_str(), stdout);
        return exitDone;
    }
    if (const auto parsed = parseArguments(arguments, syntax); !parsed)
        return misused(parsed.error());
    if (path.empty())
        return misused(
            {Error::Kind::InvalidInput, "No clip or project given. See 'filigree info --help'."});
    const auto result = described(path);
    if (!result)
        return failedWith(result.error());
    const std::string text =
        asJson ? QJsonDocument(*result).toJson().toStdString() : readable(*result);
    std::fputs(text.c_str(), stdout);
    return exitDone;
}

} // namespace filigree::cli
