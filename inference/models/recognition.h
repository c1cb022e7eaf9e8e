// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <string>
#include <vector>

namespace filigree {

//! How the tensors of a file fit the network that they fit best.
struct Recognised
{
    std::string network; //!< Empty: they are of none that is known.
    std::size_t tensors = 0; //!< In the file.
    std::vector<std::string> missing, unknown, misshapen;

    bool isWhole() const
    {
        return !network.empty() && missing.empty() && unknown.empty() && misshapen.empty();
    }
    //! What can be said after "FILE is": "sam2.1_hiera_tiny, whole" or what is wrong.
    std::string verdict() const;
};

//! Errors: those of readCheckpoint().
Result<Recognised> recognised(const std::string &path);

} // namespace filigree
