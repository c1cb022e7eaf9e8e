// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QColor>

#include <functional>

class QMenu;
class QWidget;

namespace filigree {

//! Fills a menu with the colours that people with any colour vision can tell apart, each with its
//! name, and with a way to any other colour, which opens a dialog over `window` without waiting.
void fillColourMenu(QMenu &menu, const QColor &current, QWidget *window,
                    const std::function<void(const QColor &)> &chosen);

} // namespace filigree
