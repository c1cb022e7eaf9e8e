// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <cstdint>

namespace filigree {

constexpr int64_t owlv2PatchSize = 16; //!< Pixels a side of what becomes one token.
constexpr int64_t owlv2Cells = 60; //!< Tokens a side of the published network.

//! The tokens that the network makes of a picture: cells of a square, row by row, of which those
//! that hold nothing but padding may be left out at the right and at the bottom.
struct Owlv2Grid
{
    int64_t side = owlv2Cells; //!< Cells of the square that the picture is padded to.
    int64_t rows = side, columns = side; //!< Of them there are tokens of these.

    int64_t tokens() const { return rows * columns; }
    bool operator==(const Owlv2Grid &) const = default;
};

} // namespace filigree
