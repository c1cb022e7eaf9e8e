// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/geometry.h"
#include "project_io/archive/result_store.h"

namespace filigree {

//! Whether an image that belongs to a frame has the size of the clip's frames. A project that was
//! put together by hand, or for other footage, may hold any. Errors: InvalidInput, naming the frame
//! (counted from 1, as on screen) and both sizes.
Result<> checkFits(Size image, Size frames, int frame);

//! A stored result; empty when there is none. Errors: as checkFits(), and those of the store.
Result<std::optional<StoredResult>> fittingResult(ResultStore &store, const ResultAddress &address,
                                                  Size frames);

} // namespace filigree
