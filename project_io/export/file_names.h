// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "project_io/model/export_settings.h"

#include <string>
#include <string_view>

namespace filigree {

//! The name as one folder or file name on every file system: no separators, control or reserved
//! characters, no leading or trailing dot or space, at most 120 bytes of UTF-8, never empty.
std::string safeFileName(std::string_view name);

//! settings.path made into a printf-like pattern of full file names: %o replaced, the folder given
//! a file name, the extension added. Sequences keep one %d or %0Nd unless they are one file.
Result<std::string> filePattern(const ExportSettings &settings, const ClipInfo &source);

//! The pattern with the number in place of %d and %% reduced.
std::string numberedName(const std::string &pattern, int number);

//! The number in the file name of a frame of the clip.
int frameNumber(const ExportSettings &settings, const ClipInfo &source, int frame);

//! settings.range, or the whole clip when that is empty.
FrameRange exportedRange(const ExportSettings &settings, const ClipInfo &source);

} // namespace filigree
