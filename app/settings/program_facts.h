// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/dialogs/about_dialog.h"
#include "widgets/dialogs/preferences_dialog.h"

namespace filigree {

//! Versions as they are at run time, and licences.
AboutValues aboutValues();

//! What this computer has to choose from; without the shortcuts.
PreferenceChoices preferenceChoices();

} // namespace filigree
