// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "arguments.h"

//! The benchmarks: each prints its table to standard output and returns 0, or says on standard
//! error what is missing and returns 1. main.cpp lists them.
namespace filigree::bench {

int runClips(const Arguments &arguments);
int runComposites(const Arguments &arguments);
int runCorrections(const Arguments &arguments);
int runRegions(const Arguments &arguments);
int runSelect(const Arguments &arguments);
int runSpeed(const Arguments &arguments);
int runStills(const Arguments &arguments);
int runText(const Arguments &arguments);
int runUi(const Arguments &arguments);

} // namespace filigree::bench
