// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/geometry.h"
#include "inference/base/result.h"
#include "project_io/model/clip_info.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filigree::cli {

//! A value on the command line with the frame it was given for: "VALUE@F", F counted from 0.
template<typename T> struct AtFrame
{
    T value;
    std::optional<int> frame;
    bool operator==(const AtFrame &) const = default;
};

//! The error of words that cannot be taken.
tl::unexpected<Error> refuse(std::string message);

// Each reads the whole text or says in a sentence what it expected; errors are InvalidInput.
Result<int> parseInteger(std::string_view text, int least, int most);
//! Finite; neither "inf" nor "nan" pass.
Result<double> parseReal(std::string_view text, double least, double most);
Result<AtFrame<Point>> parsePoint(std::string_view text); //!< "X,Y[@F]", not negative.
Result<AtFrame<Box>>
parseBox(std::string_view text); //!< "X0,Y0,X1,Y1[@F]", last column and row included.
Result<Rational> parseFrameRate(std::string_view text); //!< "25", "23.976" or "24000/1001".
//! "FILE[@F]": only digits after the last @ are a frame, so "shot@2x.png" is a name.
Result<AtFrame<std::string>> parseFile(std::string_view text);
//! "A,B,C…": between least and most numbers.
Result<std::vector<double>> parseReals(std::string_view text, std::size_t least, std::size_t most);

} // namespace filigree::cli
