// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/model/project.h"

#include <QJsonObject>

#include <string>

namespace filigree::cli {

//! All that is known of a clip.
QJsonObject clipInfoJson(const ClipInfo &info);
//! Clips, objects, prompts, and how many frames are in which state.
QJsonObject projectJson(const Project &project);
//! The same for people: "name: value" lines, nested ones indented.
std::string readable(const QJsonObject &object, int indent = 0);

} // namespace filigree::cli
