// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <functional>
#include <string_view>

namespace filigree {

//! Called by a worker, on its own thread: the stage's name ("learning", "tracking", "matting"…),
//! the steps done and their total.
using Progress = std::function<void(std::string_view stage, int done, int total)>;

} // namespace filigree
