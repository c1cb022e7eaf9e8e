// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QString>

namespace filigree {

//! What the exporter calls a check or what it found, in the language in use; texts that are not
//! known stay as they are.
QString exportCheckText(const QString &text);

//! The engine's word for a stage, in the language in use.
QString stageName(const QString &stage);

} // namespace filigree
