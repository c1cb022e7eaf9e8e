// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <torch/types.h>

namespace filigree {

//! Sines and cosines of the place in a square map, as tokens: [size * size, channels].
torch::Tensor sinePositions(int64_t channels, int64_t size);

//! The same for numbers: [N] -> [N, channels], all sines before all cosines.
torch::Tensor sineOfNumbers(const torch::Tensor &numbers, int64_t channels);

//! Rotates pairs of channels by angles that depend on the place in a square map.
class RotaryPositions
{
public:
    RotaryPositions(int64_t channels, int64_t size);
    void moveTo(const torch::Device &device) { m_turns = m_turns.to(device); }
    //! In place: x [B, repeats * size * size, channels], where the map repeats. Rows may be
    //! strided.
    void rotate(const torch::Tensor &x) const;

private:
    torch::Tensor m_turns; // [size * size, channels / 2], complex
};

} // namespace filigree
