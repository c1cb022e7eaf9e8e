// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/model_import.h"

#include "inference/predictors/network_of_file.h"

#include <algorithm>

namespace filigree {

Result<ImportedModel> importModel(ModelStore &store, const ModelCatalogue &catalogue,
                                  const QString &file, std::stop_token stop,
                                  const ByteProgress &progress)
{
    const auto hash = sha256Of(file, stop);
    if (!hash)
        return tl::unexpected(hash.error());
    auto found = std::ranges::find(catalogue, *hash, &ModelInfo::sha256);
    if (found == catalogue.end()) {
        const auto network = networkOfFile(file.toStdString());
        if (!network)
            return fail(network.error().kind,
                        file.toStdString() + " is no checkpoint that Filigree knows ("
                            + network.error().message + ')');
        found = std::ranges::find(catalogue, QString::fromStdString(*network), &ModelInfo::id);
        if (found == catalogue.end())
            return fail(Error::Kind::Unsupported,
                        file.toStdString() + " is of the network " + *network
                            + ", which the catalogue of models does not have.");
    }
    return store.import(*found, file, stop, progress).map([&](const ModelStatus &status) {
        return ImportedModel{*found, status};
    });
}

} // namespace filigree
