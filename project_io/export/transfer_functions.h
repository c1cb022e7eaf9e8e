// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <string_view>

namespace filigree {

//! Whether toLinearLight knows the transfer characteristics (a code point of ITU-T H.273, table 3).
bool isKnownTransfer(int transfer);

//! R', G' or B' of a source to linear light, by the inverse of H.273's formula for `transfer`.
//! Camera curves (BT.709, BT.2020, HLG) give scene light, so they are undone as the camera applied
//! them; 1 is diffuse white: for PQ 203 cd/m2 and for HLG signal 0.75, as in ITU-R BT.2408. Values
//! below 0 are mirrored. Unknown transfers leave the value as it is.
float toLinearLight(int transfer, float value);

//! A short name, as in "BT.709"; "unspecified" for 2 and what is not known.
std::string_view transferName(int transfer);

} // namespace filigree
