// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace filigree {

//! One picture to learn from; planes are stored one after the other, row by row.
struct ShotSample
{
    int width = 0; //!< Multiples of 16.
    int height = 0;
    std::vector<float> inputs; //!< [channels, height, width], each about -1 to 1.
    std::vector<float> target; //!< [height, width]: coverage, 0 to 1.
    std::vector<float> weight; //!< [height, width]; empty: 1 everywhere.
};

//! Trains a ShotNet and asks it. Same seed and same samples: same network. Used by one thread.
class ShotLearner
{
public:
    ShotLearner(int channels, unsigned seed);
    ~ShotLearner();
    ShotLearner(ShotLearner &&) noexcept;
    ShotLearner &operator=(ShotLearner &&) noexcept;

    //! One step of the optimiser on samples of one size; returns the loss.
    double step(std::span<const ShotSample> batch, double learningRate);
    //! inputs as in ShotSample -> logits [height, width], from the running mean of the weights.
    std::vector<float> predict(const std::vector<float> &inputs, int width, int height);
    std::int64_t stepCount() const;
    std::int64_t parameterCount() const;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace filigree
