// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <functional>

class QWidget;

namespace filigree {

class Actions;
class Document;
class EditorState;
struct PromptPlace;

//! Verbs on frames of the selected object, as commands; going from clip to clip; and which actions
//! there is a clip or an object for. mayChange tells of locks. All must outlive the context.
void bindFrameActions(Actions &actions, Document &document, EditorState &state,
                      std::function<bool(const PromptPlace &)> mayChange, QWidget *context);

} // namespace filigree
