// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/job_run.h"

#include "app/cli/exit_code.h"
#include "app/cli/terminal.h"

#include <cstdio>
#include <iostream>

namespace filigree::cli {
namespace {

ProgressPrinter::Style styleFor(const OutputArguments &output)
{
    if (output.quiet)
        return ProgressPrinter::Style::Quiet;
    return standardErrorIsTerminal() ? ProgressPrinter::Style::Terminal
                                     : ProgressPrinter::Style::Lines;
}

} // namespace

JobRun::JobRun(std::string command, const std::vector<std::string> &arguments,
               const OutputArguments &output)
    : m_output(output)
    , m_printer(std::cerr, styleFor(output), terminalWidth())
{
    m_report.command.push_back(std::move(command));
    m_report.command.insert(m_report.command.end(), arguments.begin(), arguments.end());
}

Progress JobRun::progress()
{
    return [this](std::string_view stage, int done, int total) {
        m_printer.update(stage, done, total);
    };
}

void JobRun::warn(const std::string &message)
{
    m_report.warnings.push_back(message);
    if (m_output.quiet)
        return;
    m_printer.finish();
    std::fprintf(stderr, "filigree: note: %s\n", message.c_str());
}

void JobRun::warn(const FrameTroubles &troubles)
{
    if (!troubles.missing.empty())
        warn("Frames that cannot be read and have no matte: " + framesText(troubles.missing) + '.');
    if (!troubles.damaged.empty())
        warn("Frames that are damaged, so that their mattes want a look: "
             + framesText(troubles.damaged) + '.');
}

void JobRun::print(const std::string &text)
{
    if (m_output.quiet)
        return;
    m_printer.finish();
    std::fputs(text.c_str(), stdout);
    std::fflush(stdout);
}

Result<> JobRun::exportAll(const std::vector<PlannedExport> &plan, MatteRenderer &renderer)
{
    Result<> verdict;
    const auto done = [&](const PlannedExport &planned, const ExportReport &report) {
        m_printer.finish();
        m_report.exports.push_back({planned, report});
        const std::string first =
            report.files.empty() ? planned.settings.path : report.files.front();
        for (const std::string &note : report.notes)
            warn(first + ": " + note);
        std::string failed;
        for (const ExportCheck &check : report.verdict.checks) {
            if (!check.ok)
                failed += (failed.empty() ? "" : "; ") + check.name + " is " + check.found
                    + ", not " + check.expected;
        }
        if (!report.verdict.ok && verdict)
            verdict = fail(Error::Kind::Internal,
                           first + " was written but fails its check: " + failed + '.');
        if (!m_output.quiet) {
            const std::size_t files = report.files.size();
            std::printf("%s%s: %s\n", first.c_str(),
                        files > 1 ? (" and " + std::to_string(files - 1) + " more").c_str() : "",
                        report.verdict.ok ? "written and checked" : "NOT as it should be");
            std::fflush(stdout);
        }
    };
    const auto run = runExports(plan, renderer, m_report.info, stop(), progress(), done);
    if (!run)
        m_optionsToGoOn = optionsToGoOn(plan, m_report.info);
    return run ? verdict : run;
}

std::string JobRun::howToGoOn() const
{
    return "the same command" + (m_optionsToGoOn.empty() ? "" : " with " + m_optionsToGoOn)
        + " goes on from there";
}

int JobRun::finish(const Result<> &result)
{
    m_printer.finish();
    m_report.stages = m_printer.times();
    m_report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin).count();
    int code = exitDone;
    if (!result) {
        const bool isCancelled = result.error().kind == Error::Kind::Cancelled;
        m_report.status = isCancelled ? "cancelled" : "failed";
        m_report.error = result.error().message;
        code = failedWith(result.error());
    }
    if (!m_output.report.empty()) {
        if (const auto written = writeReport(m_output.report, m_report); !written)
            code = code == exitDone ? failedWith(written.error())
                                    : (failedWith(written.error()), code);
    }
    return code;
}

Result<std::vector<ExportSettings>> exportSettings(const OutputArguments &output, int threads)
{
    std::vector<ExportSettings> all;
    for (const std::string &spec : output.exports) {
        auto settings = parseExportSpec(spec);
        if (!settings)
            return fail(Error::Kind::InvalidInput,
                        "--export " + spec + ": " + settings.error().message);
        if (output.premultiplied)
            settings->premultiplied = true;
        if (output.straight)
            settings->premultiplied = false;
        if (output.asShot)
            settings->decontaminated = false;
        settings->overwrite = output.overwrite;
        settings->resume = output.resume && isSequence(settings->format);
        settings->startNumber = output.startNumber;
        settings->frameRate = output.frameRate.value_or(settings->frameRate);
        settings->startTimecode = output.timecode;
        settings->tags = output.tags;
        settings->withAudio = !output.noAudio;
        settings->threads = threads;
        all.push_back(std::move(*settings));
    }
    return all;
}

} // namespace filigree::cli
