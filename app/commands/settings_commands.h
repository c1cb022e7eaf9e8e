// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/commands/command.h"
#include "widgets/panels/settings_table.h"

#include <map>

//! How objects of the current clip are tracked and matted. All are null when there is no such
//! object. text: what the history calls it, e.g. "Feather"; empty: a general name.
namespace filigree {

CommandPtr setTrackSettings(Document &document, ObjectId object, const TrackSettings &settings,
                            int drag = 0, const QString &text = {});
CommandPtr setTrimapSettings(Document &document, ObjectId object, const TrimapSettings &settings,
                             int drag = 0, const QString &text = {});
CommandPtr setMatteSettings(Document &document, ObjectId object, const MatteSettings &settings,
                            int drag = 0, const QString &text = {});

//! All three of several objects at once; null when one of them does not exist.
CommandPtr setSettings(Document &document, const std::map<ObjectId, ObjectSettings> &settings,
                       int drag, const QString &text);
//! All three of one object for others.
CommandPtr copySettings(Document &document, ObjectId from, const std::vector<ObjectId> &to);
//! With the engines that are the best on this computer.
ObjectSettings settingsOfNewObject(const Document &document);

} // namespace filigree
