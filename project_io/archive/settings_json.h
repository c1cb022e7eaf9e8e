// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/settings.h"
#include "project_io/archive/json_fields.h"

namespace filigree {

QJsonObject toJson(const TrackSettings &settings);
QJsonObject toJson(const TrimapSettings &settings);
QJsonObject toJson(const MatteSettings &settings);

TrackSettings trackSettingsFrom(const JsonFields &fields);
TrimapSettings trimapSettingsFrom(const JsonFields &fields);
MatteSettings matteSettingsFrom(const JsonFields &fields);

} // namespace filigree
