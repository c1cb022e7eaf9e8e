// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QScreen>
#include <QWidget>

#include <algorithm>

namespace filigree {

//! A window's height, or what a low screen has room for beside frame and task bar: its buttons are
//! at the bottom.
inline int heightOnScreen(const QWidget &window, int height)
{
    return std::min(height, window.screen()->availableSize().height() * 9 / 10);
}

} // namespace filigree
