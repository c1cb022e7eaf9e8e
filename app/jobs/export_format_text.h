// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/model/export_settings.h"

#include <QString>

namespace filigree {

//! A short name of the format and the content, e.g. "ProRes 4444, alpha only".
QString exportFormatText(const ExportSettings &settings);

} // namespace filigree
