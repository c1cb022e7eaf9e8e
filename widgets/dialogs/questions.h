// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QString>

class QWidget;

namespace filigree {

enum class UnsavedChoice { Save, Discard, Stay };

//! Asks what is to become of changes before `name` is closed. Escape stays.
UnsavedChoice askAboutUnsaved(QWidget *parent, const QString &name);

//! Says what went wrong, with details that can be unfolded and copied; empty details: none.
void showProblem(QWidget *parent, const QString &summary, const QString &cause,
                 const QString &details = {});

} // namespace filigree
