// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "project_io/archive/prompts_json.h"
#include "project_io/model/project.h"

#include <QByteArray>

namespace filigree {

//! The manifest: everything of a project but results and pictures, as compact JSON. Pictures that
//! prompts hold are added to images.
//!
//! "format" is "filigree", "version" is [major, minor]. A minor version only adds fields with a
//! sensible default; anything else, a new kind of prompt too, makes a new major one.
QByteArray projectToJson(const Project &project, NamedImages &images);

//! Without results. Errors: Unreadable naming the field that is wrong; Unsupported for a newer
//! major version. The messages do not name the file.
Result<Project> projectFromJson(const QByteArray &json, const ImageLookup &images);

} // namespace filigree
