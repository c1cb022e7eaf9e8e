// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/dialogs/about_dialog.h"
#include "widgets/dialogs/preferences_dialog.h"

namespace filigree {

struct RuntimeInfo;

//! Versions as they are at run time, and licences.
AboutValues aboutValues(const RuntimeInfo &runtime);

//! What this computer has to choose from; without the shortcuts.
PreferenceChoices preferenceChoices(const RuntimeInfo &runtime);

} // namespace filigree
