// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <QStringList>

namespace filigree {

//! An error in the user's language. The core says it in English, with file names and causes in the
//! sentence: those that are met often are known here and translated as a whole. Of the others the
//! kind is said, and after it the sentence as it is.
QString errorText(const Error &error);
//! A sentence of the core that is no error, or a fact of the catalogue of models; as it is when it
//! is not known here.
QString coreText(const QString &sentence);
//! The sentences that are known here, with %1 and so on for what differs. Nothing but a test ties
//! them to the places that say them.
QStringList knownSentences();

} // namespace filigree
