// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/export/exporter.h"
#include "project_io/export/frame_comparison.h"
#include "project_io/export/storage_format.h"

#include <optional>

namespace filigree {

//! All that one run of exportClip works from. Internal to project_io/export.
struct ExportJob
{
    const ExportSettings &settings;
    const ClipInfo &source;
    StorageFormat storage;
    FrameRange range;
    std::string pattern; //!< Of the files, see filePattern().
    const ExportFrameProvider &provider;
    std::stop_token stop;
    const Progress &progress;
};

//! Resolves defaults and checks everything that can be checked before the first frame.
Result<ExportJob> exportJob(const ExportSettings &settings, const ClipInfo &source,
                            const ExportFrameProvider &provider, std::stop_token stop,
                            const Progress &progress);

//! A frame on its way into the encoder, with what is needed to check what comes out.
struct RenderedFrame
{
    int frame = 0;
    Image alpha; //!< The alpha or grey as rendered; empty for colour alone.
    FramePtr stored;
};

//! What was written, as it was when it was written: what the files are held against afterwards.
struct WrittenExport
{
    std::vector<std::string> files;
    std::vector<std::uint64_t> fingerprints; //!< Of each packet, or of each file, in frame order.
    ComparisonTotals totals; //!< Of every frame as it was decoded right after it was encoded.
    std::vector<FrameSample> samples; //!< Of a few frames.
    int asShot = 0; //!< Frames with soft pixels for which there was no estimated foreground.
    std::vector<std::string> notes;
    std::vector<double> audioSeconds; //!< Of each track of the passed-through sound.
    int written = 0;
    int skipped = 0;
};

//! Asks the provider for a frame and makes it what the encoder takes. Sets samples and asShot of
//! `written`, nothing else of it.
Result<RenderedFrame> renderedFrame(const ExportJob &job, int frame, WrittenExport &written);

//! Which frames of the range are sampled: a few, evenly spread, with the first and the last.
bool isSampled(FrameRange range, int frame);

Error cancelled();

//! A 64-bit fingerprint of bytes; `seed` chains several pieces.
std::uint64_t fingerprint(const std::uint8_t *bytes, std::size_t size, std::uint64_t seed = 0);

} // namespace filigree
