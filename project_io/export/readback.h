// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/export/export_job.h"

namespace filigree {

//! Opens the finished files and holds them against what was written: every packet or file by its
//! fingerprint (its pixels were compared when it was encoded), times, size, tags, timecode, sound
//! and notes by FFmpeg's demuxer, and a few pictures, with the kind of alpha, through Clip.
//! Errors: only Cancelled; everything else is part of the verdict.
Result<ExportVerdict> readBack(const ExportJob &job, const WrittenExport &written);

} // namespace filigree
