// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

class QWidget;

namespace filigree {

class Actions;
class ClipController;
class Document;
class EditorState;
class PathOpener;
class ProjectLife;

//! Projects, the clips in them, what is imported for an object, undo and redo. All must outlive the
//! context.
void bindProjectActions(const Actions &actions, Document &document, const EditorState &state,
                        ProjectLife &life, ClipController &clips, PathOpener &opener,
                        QWidget *context);

} // namespace filigree
