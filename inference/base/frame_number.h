// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <string>

namespace filigree {

//! What a sentence calls the frame of this index: its number from 1, as the window counts, or from
//! what setFirstFrameNumber() said.
std::string frameNumber(int frame);
//! For the whole program, before it starts threads: the command line's options count from 0.
void setFirstFrameNumber(int first);
int firstFrameNumber();

} // namespace filigree
