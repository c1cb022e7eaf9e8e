// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QWidget>

#include <functional>

namespace filigree {

//! Sets texts now and again whenever the language changes, as long as the widget lives. The one
//! place where a widget gives its children their texts:
//!     translated(this, [this] { m_label->setText(tr("Frames")); });
void translated(QWidget *widget, std::function<void()> setTexts);

} // namespace filigree
