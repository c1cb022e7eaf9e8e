// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/export/export_job.h"
#include "project_io/export/image_metadata.h"

namespace filigree {

//! Renders and writes an image sequence, a few images side by side. Each image is read back from
//! the disk and compared with what was rendered before it gets its final name. Where the settings
//! say so, images of an earlier run are kept that hold what is rendered now.
Result<WrittenExport> writeSequence(const ExportJob &job);

//! What the image of a frame is to say, as far as its format can.
ImageMetadata metadataOf(const ExportJob &job, int frame);

} // namespace filigree
