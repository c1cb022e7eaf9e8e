// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/settings/model_settings.h"

namespace filigree {

ModelSettings modelSettings(const PreferenceValues &values)
{
    ModelSettings settings;
    const bool isSetOutside = !qEnvironmentVariableIsEmpty("FILIGREE_MODELS");
    settings.folder = isSetOutside || values.modelsFolder.isEmpty() ? ModelStore::defaultFolder()
                                                                    : values.modelsFolder;
    settings.download.mirror = qEnvironmentVariable("FILIGREE_MODELS_MIRROR", values.modelsMirror);
    settings.download.proxy = values.modelsProxy;
    return settings;
}

std::map<std::string, std::filesystem::path> installedModels(const ModelStore &store,
                                                             const ModelCatalogue &catalogue)
{
    std::map<std::string, std::filesystem::path> models;
    for (const ModelInfo &model : catalogue) {
        if (const auto file = store.usable(model))
            models[model.id.toStdString()] = file->toStdU16String();
    }
    return models;
}

std::map<std::string, std::filesystem::path> installedModels(const PreferenceValues &values)
{
    const auto catalogue = modelCatalogue();
    return catalogue ? installedModels(ModelStore(modelSettings(values).folder), *catalogue)
                     : std::map<std::string, std::filesystem::path>();
}

} // namespace filigree
