// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

namespace filigree {

//! Lets the allocator keep up to 512 MiB that was freed, and take pictures from there too. Programs
//! call it first thing. Pictures come and go many times a frame; given back to the system each
//! time, they cost more in page faults than in arithmetic.
void keepFreedMemory();

} // namespace filigree
