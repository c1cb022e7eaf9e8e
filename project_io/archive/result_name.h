// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/archive/result_source.h"

#include <optional>
#include <string>
#include <string_view>

namespace filigree {

//! Frame indices of stored results and prompts are below this: 4.6 days at 25 frames per second.
constexpr int maximumFrames = 10'000'000;

//! Path of a result below its root, in the cache as in the project file:
//! CLIP/OBJECT/KIND/FRAME-KEY-PRESENCE, presence as three hexadecimal digits. What is there can so
//! be listed without opening it.
std::string resultName(const ResultAddress &address, double presence);

struct NamedResult
{
    ResultAddress address;
    float presence = 1; //!< Steps of 1/4095; stays on its side of one half.
};

//! Empty for any other name, "../" and the like included.
std::optional<NamedResult> parseResultName(std::string_view name);

} // namespace filigree
