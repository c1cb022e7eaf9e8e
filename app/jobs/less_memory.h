// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/engines.h"
#include "inference/predictors/runtime.h"

#include <optional>

namespace filigree {

//! How engines go on where the memory of a graphics processor was too small.
enum class LessMemory {
    SmallerParts, //!< There, with half as much at a time.
    Processor
};

//! The engines that may do what these failed at, as it was only that memory: there with half as
//! much at a time, then with a quarter, then on the processor. Nothing for other errors, and when
//! all of that was tried.
inline std::optional<EngineOptions> withLessMemory(EngineOptions options, const Error &error)
{
    constexpr int mostHalvings = 2;
    const EngineOptions usual;
    if (error.kind != Error::Kind::OutOfMemory || options.device == usual.device)
        return {};
    if (options.halvings < mostHalvings) {
        ++options.halvings;
        return options;
    }
    options.device = usual.device;
    options.halvings = usual.halvings;
    if (!hasBfloat16(options.device))
        options.precision = usual.precision;
    return options;
}

//! What they are that the last call returned.
inline LessMemory lessMemoryOf(const EngineOptions &options)
{
    return options.device == EngineOptions().device ? LessMemory::Processor
                                                    : LessMemory::SmallerParts;
}

} // namespace filigree
