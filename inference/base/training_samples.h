// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/settings.h"

namespace filigree {

//! Samples that a budget buys for each object; fixed counts, so that a seed gives the same network
//! on any day.
constexpr int sampleCount(TrainingBudget budget)
{
    switch (budget) {
    case TrainingBudget::None:
        return 0;
    case TrainingBudget::Draft:
        return 150;
    case TrainingBudget::Standard:
        return 500;
    case TrainingBudget::Fine:
        return 2200;
    }
    return 0;
}

} // namespace filigree
