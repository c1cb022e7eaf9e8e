// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/archive/result_source.h"

#include <cstdint>
#include <span>

namespace filigree {

//! How pixels become bytes before compression. Each value is stored as the difference to the one
//! before it in its row; numbers of several bytes are split, all their highest bytes first, so that
//! the smooth part of a picture compresses apart from its noise.
enum class PlaneCoding : std::uint16_t {
    Bytes, //!< Trimap: as it is.
    Logits, //!< Signed bytes in steps of 1/8; above zero stays above zero.
    Words, //!< 0 to 65535 for 0 to 1.
    Floats, //!< Exact; for colours beyond 0 to 1.
};

int channelsOf(ResultKind kind);
bool isCodingOf(PlaneCoding coding, ResultKind kind);
PlaneCoding codingFor(ResultKind kind, const Image &image);

std::size_t planeBytes(PlaneCoding coding, int channels, std::size_t pixels);
//! Only pixels where support is not 0, if there is one.
void appendPlanes(Blob &to, const Image &image, PlaneCoding coding, const Image *support);
//! False when there are fewer or more bytes than that.
bool takePlanes(std::span<const std::byte> from, Size size, int channels, PlaneCoding coding,
                const Image *support, Image &image);

void appendSupport(Blob &to, const Image &support);
bool takeSupport(std::span<const std::byte> &from, Size size, Image &support);

} // namespace filigree
