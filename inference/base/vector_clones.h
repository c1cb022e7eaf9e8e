// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

//! Before a function of plain loops: compiles it a second time for processors with AVX2, and which
//! of the two runs is settled when the program is loaded. No fused products, so both give the same
//! bits. Not under sanitizers, which are not there yet when that is settled; clang does not say by
//! a macro of gcc's whether there are any.
#if defined(__x86_64__) && defined(__GNUC__) && defined(__ELF__) && !defined(__clang__)            \
    && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define FILIGREE_VECTOR_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define FILIGREE_VECTOR_CLONES
#endif
