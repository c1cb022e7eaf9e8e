// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <functional>

class QMainWindow;
class QMenu;

namespace filigree {

class Actions;
class Document;
class PathOpener;
class ProjectLife;
class TextBar;
class WindowLayout;

//! The menu bar, with recent files and the project's clips in menus of their own.
void createMenus(QMainWindow &window, const Actions &actions, const WindowLayout &layout,
                 Document &document, ProjectLife &life, PathOpener &opener);
//! The tools at the left, what is shown and the search by text at the top.
void createToolBars(QMainWindow &window, const Actions &actions, TextBar *textBar);

} // namespace filigree
