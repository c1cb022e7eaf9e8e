// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/model/clip_info.h"

#include <QString>

#include <optional>

namespace filigree {

//! "25", "29.97" or "30000/1001", in any language's decimals; 23.976 and its like are taken for
//! the thousand-and-first they stand for. Empty for what is no rate from 0.01 to 1000.
std::optional<Rational> frameRateOf(const QString &text);
//! With up to three decimals, in the language's way.
QString frameRateText(const Rational &rate);
//! The same, or a fraction where decimals would not be read back as this rate.
QString exactFrameRateText(const Rational &rate);

} // namespace filigree
