// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/mematte/matte_config.h"

namespace filigree {

//! Multiplications that the alpha of so many pixels takes; MEMatte's with the share of tokens that
//! its routers are trained to keep.
double matteWork(const MatteConfig &config, std::int64_t pixels);

//! Bytes that it needs beside the weights, rather too many: where this says 544 MiB, MEMatte S
//! took 320.
std::int64_t matteBytes(const MatteConfig &config, std::int64_t pixels);

//! The most pixels for which so many bytes are enough; never less than a frame of 4K.
std::int64_t mattePixels(const MatteConfig &config, std::int64_t bytes);

} // namespace filigree
