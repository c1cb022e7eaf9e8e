// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

class QObject;
class QWidget;

namespace filigree {

class Actions;
class EditorState;
class ViewController;
class Viewer;

//! Tools, views, comparison, background, onion skin and zoom: what is chosen shows as checked, and
//! the other way round. All must outlive the context.
void bindViewActions(const Actions &actions, EditorState &state, Viewer &viewer,
                     ViewController &views, QWidget *context);

} // namespace filigree
