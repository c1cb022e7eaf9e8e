// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/readback.h"

#include "project_io/export/checklist.h"
#include "project_io/export/movie_check.h"
#include "project_io/export/reader_check.h"
#include "project_io/export/sequence_check.h"

namespace filigree {

Result<ExportVerdict> readBack(const ExportJob &job, const WrittenExport &written)
{
    Checklist list;
    const Result<> checked = (isSequence(job.settings.format) ? checkSequence(list, job, written)
                                                              : checkMovie(list, job, written))
                                 .and_then([&] { return checkThroughClip(list, job, written); });
    if (!checked)
        return tl::unexpected(checked.error());
    checkTotals(list, job.settings, written.totals, written.written + written.skipped);
    return list.verdict();
}

} // namespace filigree
