// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "project_io/archive/prompts_json.h"
#include "project_io/model/project.h"

#include <QByteArray>

namespace filigree {

//! The manifest: everything of a project but results and masks, as compact JSON. Masks and
//! trimaps that were given are added to masks.
//!
//! "format" is "filigree", "version" is [major, minor]. A minor version only adds fields with a
//! sensible default; anything else, a new kind of prompt too, makes a new major one.
QByteArray projectToJson(const Project &project, NamedMasks &masks);

//! Without results. Errors: Unreadable naming the field that is wrong; Unsupported for a newer
//! major version. The messages do not name the file.
Result<Project> projectFromJson(const QByteArray &json, const MaskLookup &masks);

} // namespace filigree
