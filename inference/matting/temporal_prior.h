// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/matting/alpha_solver.h"

namespace filigree {

//! A neighbouring frame's alpha moved along the optical flow, firm where the motion is certain and
//! the colours agree, silent elsewhere. All of one size.
AlphaPrior temporalPrior(const Image &picture, const Image &otherPicture, const Image &otherAlpha);

} // namespace filigree
