// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/cli/job_report.h"
#include "app/cli/output_arguments.h"
#include "app/cli/progress_printer.h"
#include "app/cli/stop_on_signal.h"
#include "app/jobs/matte_renderer.h"
#include "app/jobs/matte_task.h"
#include "inference/base/progress.h"
#include "project_io/model/export_settings.h"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace filigree::cli {

//! What every long sub-command has around its work: signals, progress, the report and the exit
//! code.
class JobRun
{
public:
    JobRun(std::string command, const std::vector<std::string> &arguments,
           const OutputArguments &output);

    std::stop_token stop() const { return m_signals.token(); }
    Progress progress();
    JobReport &report() { return m_report; }
    void warn(const std::string &message);
    void warn(const FrameTroubles &troubles);
    void print(const std::string &text); //!< On the standard output, unless it is to be quiet.
    //! Plans and runs the exports and prints what was written. A file that fails its check is an
    //! error once all are done.
    Result<> exportAll(const std::vector<PlannedExport> &plan, MatteRenderer &renderer);
    //! Once it was cancelled: "the same command goes on from there", with the options that take.
    std::string howToGoOn() const;
    //! Ends progress, writes the report, prints the error; returns the exit code.
    int finish(const Result<> &result);

private:
    const OutputArguments &m_output;
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
    StopOnSignal m_signals;
    ProgressPrinter m_printer;
    JobReport m_report;
    std::string m_optionsToGoOn; //!< Set when exports were broken off.
};

//! The --export arguments as settings with the flags that go for all of them. Errors: InvalidInput.
Result<std::vector<ExportSettings>> exportSettings(const OutputArguments &output, int threads);

} // namespace filigree::cli
