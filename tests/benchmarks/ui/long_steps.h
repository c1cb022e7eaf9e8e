// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <QString>

namespace filigree::bench {

//! Prints what the steps of a job on 10,000 frames, and other work on the results of so long a
//! clip, take of the GUI thread. The folder is for a session without pixels.
Result<> measureLongSteps(const QString &folder);

} // namespace filigree::bench
