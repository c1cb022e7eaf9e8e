// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QSettings>

namespace filigree {

//! What the window keeps from start to start: where its parts are, and habits.
inline QSettings windowSettings()
{
    return {QSettings::IniFormat, QSettings::UserScope, "filigree", "window"};
}

} // namespace filigree
