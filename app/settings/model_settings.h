// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/models/model_catalogue.h"
#include "project_io/models/model_download.h"
#include "widgets/dialogs/preference_values.h"

#include <filesystem>
#include <map>
#include <string>

namespace filigree {

//! Where models lie and where they come from.
struct ModelSettings
{
    QString folder;
    DownloadOptions download;
};

//! The preferences, where the environment does not say otherwise (FILIGREE_MODELS,
//! FILIGREE_MODELS_MIRROR).
ModelSettings modelSettings(const PreferenceValues &values);

//! The files that engines may open, by the id of the engine.
std::map<std::string, std::filesystem::path> installedModels(const ModelStore &store,
                                                             const ModelCatalogue &catalogue);
//! The same for the user's own settings; none when the catalogue cannot be read.
std::map<std::string, std::filesystem::path> installedModels(const PreferenceValues &values);

} // namespace filigree
