// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/dialogs/export_request.h"

#include <optional>
#include <vector>

namespace filigree {

struct NamedExport
{
    QString name; //!< In the language in use.
    QString hint; //!< What it is good for.
    ExportRequest request;
};

//! Those that come with the program.
std::vector<NamedExport> builtInExports();

//! What a project keeps of a request under a name: all but what belongs to one clip only, such as
//! the custom range.
ExportPreset presetOf(const QString &name, const ExportRequest &request);
//! Empty for presets of a newer version that cannot be understood.
std::optional<ExportRequest> requestOf(const ExportPreset &preset);

} // namespace filigree
