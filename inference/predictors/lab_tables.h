// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

namespace filigree {

//! Has OpenCV compute its tables for L*a*b*, which takes it 0.13 s once. Thread-safe; returns when
//! they are there.
void fillLabTables();

} // namespace filigree
