// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QIcon>
#include <QString>

namespace filigree {

//! An icon of resources/icons, drawn sharply at any size in the palette's colours: text, disabled
//! text, and the accent while checked. An unknown name gives a null icon and a warning. GUI thread.
QIcon icon(const QString &name);

//! Shows one drawing while checked and another while not, e.g. an open and a closed eye.
QIcon toggleIcon(const QString &checked, const QString &unchecked);

//! In one colour, whatever the state.
QIcon icon(const QString &name, const QColor &colour);

//! The application's own icon, in its own colours.
QIcon applicationIcon();

} // namespace filigree
