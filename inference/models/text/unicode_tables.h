// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <cstdint>
#include <span>

namespace filigree {

struct CodeRange //!< Both included.
{
    std::uint32_t first, last;
};

struct CaseRange //!< Every step-th code point from first to last is `by` above its lower case.
{
    std::uint32_t first, last, step;
    std::int32_t by;
};

struct ClassRange //!< Code points of one canonical combining class, which is not 0.
{
    std::uint32_t first, last;
    std::uint8_t combiningClass;
};

struct Decomposition //!< Of one code point into one (second is 0) or two; sorted by code.
{
    std::uint32_t code, first, second;
    bool composes; //!< The two become the one again.
};

std::span<const CodeRange> letterRanges();
std::span<const CodeRange> numberRanges();
std::span<const CaseRange> upperCaseRanges();
std::span<const ClassRange> combiningRanges();
std::span<const Decomposition> decompositions();

} // namespace filigree
