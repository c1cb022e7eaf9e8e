// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/grounder.h"
#include "project_io/model/project.h"

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace filigree {

//! “a”, “b” and “c”, as the language has it.
QString quotedList(const std::vector<std::string> &words);

//! What a candidate was found as. isOwnWord: the label is a word of the built-in finder rather
//! than the user's.
QString candidateText(const GroundedCandidate &candidate, bool isOwnWord);

//! What is to be said of the answers to the phrases of a line, nothing twice: words that are not
//! known together, then a sentence or two for each other note. knowsAllWords: the engine does, so
//! that there is none to install.
QStringList groundingTexts(const std::vector<Grounding> &groundings, bool knowsAllWords);

//! Where the boxes of an object came from, frame by frame: text, score and finder.
QStringList originTexts(const ClipEntry &clip, ObjectId object);

//! The words of the built-in finder, a line for each kind of them.
QStringList vocabularyTexts();

} // namespace filigree
