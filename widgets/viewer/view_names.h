// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/viewer/view_settings.h"

#include <QString>

namespace filigree {

QString viewModeName(ViewMode mode);
//! With the version when it is not today's.
QString viewSideName(const ViewSide &side);

} // namespace filigree
