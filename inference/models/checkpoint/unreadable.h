// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

namespace filigree {

//! The error of a file that is not what it should be.
inline tl::unexpected<Error> unreadable(std::string message)
{
    return fail(Error::Kind::Unreadable, std::move(message));
}

} // namespace filigree
