// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/cli/progress_printer.h"
#include "app/cli/text_prompts.h"
#include "app/jobs/export_plan.h"
#include "project_io/model/project.h"

#include <map>
#include <string>
#include <vector>

namespace filigree::cli {

struct ExportOutcome
{
    PlannedExport planned;
    ExportReport report;
};

//! What --report writes, gathered while the job runs.
struct JobReport
{
    std::vector<std::string> command;
    std::string status = "done"; //!< Or "failed", "cancelled".
    std::string error;
    std::vector<std::string> warnings;
    std::vector<TextOutcome> texts;
    double seconds = 0;
    std::vector<StageTime> stages;
    std::map<std::string, int> resultsMade; //!< By kind.
    ClipInfo info;
    ClipEntry clip; //!< With the results as they are in the end.
    std::string project; //!< Where it was saved; empty: nowhere.
    std::vector<ExportOutcome> exports;
};

//! JSON with version, arguments, timings, memory peak, presence and state per object and frame,
//! and each export with its checks.
std::string toJson(const JobReport &report);
Result<> writeReport(const std::string &path, const JobReport &report);

std::string stateName(FrameState state); //!< "missing", "stale", "fresh", "locked" or "absent".

} // namespace filigree::cli
