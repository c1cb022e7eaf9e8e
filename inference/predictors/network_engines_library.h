// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/network_engines.h"

//! Between a program and the library filigree_engines, which must be of one version: what they pass
//! to each other are C++ objects.
namespace filigree {

inline constexpr const char *enginesLibraryName = "libfiligree_engines.so";
inline constexpr const char *enginesEntryName = "filigreeEngines";
inline constexpr const char *enginesVersion = FILIGREE_VERSION;

//! What a program looks for in the library. Null: it is of another version. What both sides have of
//! their own and must agree on is given to it.
using EnginesEntry = const NetworkEngines *(const char *version, int firstFrameNumber);

} // namespace filigree
