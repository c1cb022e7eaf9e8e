// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/commands/command.h"

#include <string>

//! The clips of the project. All but addClip() are null when there is no such clip.
namespace filigree {

//! At the end, and makes it the current one. An empty name: after the file.
CommandPtr addClip(Document &document, const ClipReference &media, const std::string &name = {});
//! With all that was said of it and made of it. Its footage stays where it is.
CommandPtr removeClip(Document &document, int clip);
CommandPtr renameClip(Document &document, int clip, const std::string &name);
//! Uses other footage from now on; prompts and results stay.
CommandPtr relinkClip(Document &document, int clip, const ClipReference &media);

} // namespace filigree
