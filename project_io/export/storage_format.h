// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/av_types.h"
#include "project_io/model/export_settings.h"

#include <string>
#include <utility>
#include <vector>

namespace filigree {

//! How an export is stored: the codec and the pixel format, the tags and the times, all defaults
//! resolved. Internal to project_io/export.
struct StorageFormat
{
    const char *encoder = nullptr; //!< FFmpeg's names.
    const char *decoder = nullptr; //!< For reading back.
    const char *muxer = nullptr; //!< Null for sequences.
    AVPixelFormat pixelFormat = AV_PIX_FMT_NONE;
    std::vector<std::pair<std::string, std::string>> options; //!< Of the encoder.
    bool lossless = false;
    Size size;
    ColourTags tags; //!< As stored: matrix 0 for R'G'B'; range as the format has it.
    Rational frameRate;
    Rational pixelAspect;
    std::string startTimecode; //!< Empty: none.
    std::string note; //!< contentNote().
    std::vector<std::string> changes; //!< What is done differently from the source, for the report.
};

//! Errors: InvalidInput for sizes, rates or timecodes that the format cannot have; Unsupported when
//! FFmpeg was built without the encoder.
Result<StorageFormat> storageFormat(const ExportSettings &settings, const ClipInfo &source);

AVColorPrimaries avPrimaries(const ColourTags &tags);
AVColorTransferCharacteristic avTransfer(const ColourTags &tags);
AVColorSpace avMatrix(const ColourTags &tags);
AVColorRange avRange(const ColourTags &tags);

} // namespace filigree
