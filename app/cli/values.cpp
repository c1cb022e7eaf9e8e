// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/values.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace filigree::cli {
namespace {

tl::unexpected<Error> refuse(std::string_view text, const std::string &expected)
{
    std::string message = "'"; // gcc 12 warns falsely of an overlap in "'" + std::string()
    message.append(text).append("' is not ").append(expected);
    return fail(Error::Kind::InvalidInput, std::move(message));
}

std::string shortNumber(double value)
{
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof(buffer), value).ptr;
    return {buffer, end};
}

//! The largest coordinate that is surely a pixel; keeps later arithmetic in range.
constexpr double furthestPixel = 1e6;

//! Cuts "@F" off the text; F must be a frame index when something follows the @.
Result<std::optional<int>> takeFrame(std::string_view &text)
{
    const auto at = text.rfind('@');
    if (at == std::string_view::npos)
        return std::optional<int>();
    const auto frame = parseInteger(text.substr(at + 1), 0, std::numeric_limits<int>::max());
    if (!frame)
        return refuse(text, "followed by a frame after its @ (frames count from 0)");
    text = text.substr(0, at);
    return std::optional<int>(*frame);
}

} // namespace

tl::unexpected<Error> refuse(std::string message)
{
    return fail(Error::Kind::InvalidInput, std::move(message));
}

Result<int> parseInteger(std::string_view text, int least, int most)
{
    int value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size() || value < least
        || value > most) {
        return refuse(
            text,
            "a whole number"
                + (most == std::numeric_limits<int>::max()
                       ? " of at least " + std::to_string(least)
                       : " from " + std::to_string(least) + " to " + std::to_string(most)));
    }
    return value;
}

Result<double> parseReal(std::string_view text, double least, double most)
{
    double value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size() || !std::isfinite(value)
        || value < least || value > most)
        return refuse(text, "a number from " + shortNumber(least) + " to " + shortNumber(most));
    return value;
}

Result<std::vector<double>> parseReals(std::string_view text, std::size_t least, std::size_t most)
{
    std::vector<double> values;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const auto value =
            parseReal(text.substr(begin, end - begin), -furthestPixel, furthestPixel);
        if (!value)
            return tl::unexpected(value.error());
        values.push_back(*value);
        begin = end + 1;
    }
    if (values.size() < least || values.size() > most) {
        return refuse(text,
                      (least == most ? std::to_string(least)
                                     : std::to_string(least) + " to " + std::to_string(most))
                          + " numbers with commas between them");
    }
    return values;
}

Result<AtFrame<Point>> parsePoint(std::string_view text)
{
    const std::string_view whole = text;
    const auto frame = takeFrame(text);
    if (!frame)
        return tl::unexpected(frame.error());
    const auto numbers = parseReals(text, 2, 2);
    if (!numbers || std::ranges::any_of(*numbers, [](double v) { return v < 0; }))
        return refuse(whole, "a point X,Y or X,Y@FRAME in pixels from the top left");
    return AtFrame<Point>{{(*numbers)[0], (*numbers)[1]}, *frame};
}

Result<AtFrame<Box>> parseBox(std::string_view text)
{
    const std::string_view whole = text;
    const auto frame = takeFrame(text);
    if (!frame)
        return tl::unexpected(frame.error());
    const auto numbers = parseReals(text, 4, 4);
    if (!numbers || std::ranges::any_of(*numbers, [](double v) { return v < 0; }))
        return refuse(whole, "a box X0,Y0,X1,Y1 or X0,Y0,X1,Y1@FRAME in pixels from the top left");
    const Box box{(*numbers)[0], (*numbers)[1], (*numbers)[2], (*numbers)[3]};
    if (box.isEmpty())
        return refuse(whole, "a box: X1 must not be less than X0, nor Y1 than Y0");
    return AtFrame<Box>{box, *frame};
}

Result<Rational> parseFrameRate(std::string_view text)
{
    const auto slash = text.find('/');
    if (slash != std::string_view::npos) {
        const auto num = parseInteger(text.substr(0, slash), 1, 1000000);
        const auto den = parseInteger(text.substr(slash + 1), 1, 1000000);
        return num && den ? Result<Rational>(Rational{*num, *den})
                          : refuse(text, "a frame rate such as 24000/1001");
    }
    const auto rate = parseReal(text, 0.01, 1000);
    if (!rate)
        return refuse(text, "a frame rate such as 25, 23.976 or 24000/1001");
    // 23.976 and its kin are short for rates that are this much slower than a whole one.
    const double whole = std::round(*rate * 1.001);
    if (*rate != std::round(*rate) && std::abs(whole / 1.001 - *rate) < 0.005)
        return Rational{int(whole) * 1000, 1001};
    return Rational{int(std::lround(*rate * 1000)), 1000};
}

Result<AtFrame<std::string>> parseFile(std::string_view text)
{
    std::string_view path = text;
    std::optional<int> frame;
    const auto at = text.rfind('@');
    if (at != std::string_view::npos && at + 1 < text.size()
        && std::ranges::all_of(text.substr(at + 1), [](char c) { return c >= '0' && c <= '9'; })) {
        const auto taken = takeFrame(path);
        if (!taken)
            return tl::unexpected(taken.error());
        frame = *taken;
    }
    if (path.empty())
        return refuse(text, "a file");
    return AtFrame<std::string>{std::string(path), frame};
}

} // namespace filigree::cli
