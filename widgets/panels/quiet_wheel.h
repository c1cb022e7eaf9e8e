// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

class QWidget;

namespace filigree {

//! A wheel that scrolls a panel must not change the control that happens to pass under it: it turns
//! the control only when that has the focus.
void keepWheelQuiet(QWidget *control);

} // namespace filigree
