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

//! The masks and trimaps that a manifest names, by the hexadecimal digits of their key.
using NamedMasks = std::map<std::string, PackedMask>;
//! Finds one of them; none when it is not there.
using MaskLookup = std::function<PackedMask(const std::string &name)>;

//! Places on a frame, pixels and radii lie within this, so that sums of them stay exact.
constexpr double maximumCoordinate = 1e7;

//! ClipEntry::unknownOfPrompts. A key is "FRAME/OBJECT" for what stands beside the prompts of an
//! object on a frame, with the prompt as JSON for what stands in one of them; "trimap
//! FRAME/OBJECT" for a given trimap.
using UnknownOfPrompts = std::map<std::string, std::string>;

QJsonArray promptsToJson(const PromptSet &prompts, NamedMasks &masks,
                         const UnknownOfPrompts &unknown);
PromptSet promptsFromJson(const JsonFields &fields, const char *key, const MaskLookup &masks,
                          UnknownOfPrompts &unknown);

QJsonArray trimapsToJson(const GivenTrimaps &trimaps, NamedMasks &masks,
                         const UnknownOfPrompts &unknown);
GivenTrimaps trimapsFromJson(const JsonFields &fields, const char *key, const MaskLookup &masks,
                             UnknownOfPrompts &unknown);

} // namespace filigree
