// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/export/export_job.h"

namespace filigree {

//! Renders, encodes and muxes a movie; every packet is decoded again at once and compared with what
//! was rendered. The file has its final name only when all of that is done.
Result<WrittenExport> writeMovie(const ExportJob &job);

//! Of a packet and its alpha (WebM keeps that beside the picture).
std::uint64_t packetFingerprint(const AVPacket &packet);

} // namespace filigree
