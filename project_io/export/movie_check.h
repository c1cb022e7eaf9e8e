// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/export/checklist.h"
#include "project_io/export/export_job.h"

namespace filigree {

//! The part of readBack that is about a movie's container and packets.
Result<> checkMovie(Checklist &list, const ExportJob &job, const WrittenExport &written);

} // namespace filigree
