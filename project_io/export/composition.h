// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "inference/base/result.h"
#include "project_io/export/exporter.h"
#include "project_io/model/export_settings.h"

#include <string>

namespace filigree {

//! The transfer characteristics whose inverse an export applies; 8 (linear) when values stay as
//! they are: everywhere but in EXR with linearLight, and there for sources that are linear already.
int undoneTransfer(const ExportSettings &settings, const ClipInfo &source);

//! The values that an export stores, before they are quantised: F32 of 1 channel (grey content),
//! 3 or 4. Colours of opaque pixels are always the source's own, so that they pass untouched.
//! Errors: InvalidInput naming the picture that is missing or of another size or type.
Result<Image> composedFrame(const ExportSettings &settings, const ClipInfo &source,
                            const ExportFrame &frame);

//! What the pixels are, in one line of ASCII that is written into every file: content, straight or
//! premultiplied, decontaminated or as shot, linear or not, and the object. Resuming relies on it
//! too: what has another note is not replaced.
std::string contentNote(const ExportSettings &settings, const ClipInfo &source);

} // namespace filigree
