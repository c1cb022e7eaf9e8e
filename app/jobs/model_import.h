// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/models/model_catalogue.h"
#include "project_io/models/model_store.h"

namespace filigree {

struct ImportedModel
{
    ModelInfo model;
    ModelStatus status;
};

//! Puts a file that the user has into the store. Which model it is of is told by its hash, else,
//! for a file that was converted or trained further, by its tensors.
//! Errors: NotFound, Unreadable; Unsupported when it is of no model in the catalogue; Cancelled.
Result<ImportedModel> importModel(ModelStore &store, const ModelCatalogue &catalogue,
                                  const QString &file, std::stop_token stop,
                                  const ByteProgress &progress);

} // namespace filigree
