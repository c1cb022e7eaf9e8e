// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

class QApplication;

namespace filigree {

//! Gives the application its palette, style and icon. Call once, before the first window.
void applyTheme(QApplication &application);

} // namespace filigree
