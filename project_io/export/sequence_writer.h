// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/export/export_job.h"

namespace filigree {

//! Renders and writes an image sequence, a few images side by side. Each image is read back from
//! the disk and compared with what was rendered before it gets its final name. Images that an
//! earlier run finished are kept when the settings say so.
Result<WrittenExport> writeSequence(const ExportJob &job);

} // namespace filigree
