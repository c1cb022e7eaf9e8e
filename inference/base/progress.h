// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <functional>
#include <string_view>

namespace filigree {

//! Called by a worker, on its own thread: the stage's name ("learning", "tracking", "matting"…),
//! the steps done and their total; a total of 0: there is nothing to tell. Called more often than
//! steps are done, as who called the worker may have it wait there.
using Progress = std::function<void(std::string_view stage, int done, int total)>;

} // namespace filigree
