// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/prompts.h"
#include "project_io/archive/json_fields.h"
#include "project_io/model/project.h"

#include <functional>
#include <map>
#include <string>

namespace filigree {

//! The images that a manifest names, by the hexadecimal digits of their key.
using NamedImages = std::map<std::string, ImagePtr>;
//! Finds such an image; null when there is none.
using ImageLookup = std::function<ImagePtr(const std::string &name)>;

//! Places on a frame, pixels and radii lie within this, so that sums of them stay exact.
constexpr double maximumCoordinate = 1e7;

QJsonArray promptsToJson(const PromptSet &prompts, NamedImages &images);
PromptSet promptsFromJson(const JsonFields &fields, const char *key, const ImageLookup &images);

QJsonArray trimapsToJson(const GivenTrimaps &trimaps, NamedImages &images);
GivenTrimaps trimapsFromJson(const JsonFields &fields, const char *key, const ImageLookup &images);

} // namespace filigree
