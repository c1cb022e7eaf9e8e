// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/models/model_catalogue.h"
#include "project_io/models/model_store.h"

#include <QJsonObject>

#include <string>

namespace filigree::cli {

//! "verified", "unverified"…: of scripts and of people.
const char *modelStateName(ModelState state);
const char *commercialUseName(CommercialUse use);

//! All that is known of a model, and what is installed of it.
QJsonObject modelJson(const ModelInfo &model, const ModelStore &store);
//! A table for people, a model to a line.
std::string modelTable(const ModelCatalogue &catalogue, const ModelStore &store);

} // namespace filigree::cli
