// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "project_io/models/model_info.h"

#include <QByteArray>

namespace filigree {

using ModelCatalogue = QList<ModelInfo>;

//! Reads a catalogue, of the form of resources/models.json. Errors: InvalidInput naming the field.
Result<ModelCatalogue> readModelCatalogue(const QByteArray &json);

//! The one that comes with the program, or the file that the environment names in
//! FILIGREE_MODEL_CATALOGUE, for models of one's own. Errors: also NotFound.
Result<ModelCatalogue> modelCatalogue();

//! Null: there is none of that id.
const ModelInfo *findModel(const ModelCatalogue &catalogue, const QString &id);

} // namespace filigree
