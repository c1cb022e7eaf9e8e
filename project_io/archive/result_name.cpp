// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/result_name.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace filigree {
namespace {

constexpr std::array<std::string_view, 4> kindNames{"mask", "trimap", "alpha", "foreground"};

//! Takes a number of digits only off the front, and the separator behind it.
bool takeNumber(std::string_view &text, char separator, int base, int &value)
{
    const auto end = text.find(separator);
    if (end == std::string_view::npos || end == 0
        || !std::isxdigit(static_cast<unsigned char>(text[0])))
        return false;
    const auto read = std::from_chars(text.data(), text.data() + end, value, base);
    if (read.ec != std::errc() || read.ptr != text.data() + end)
        return false;
    text.remove_prefix(end + 1);
    return true;
}

//! As printf() would with leading zeros, several times as fast: opening a project checks the names
//! of all that it has.
void appendNumber(std::string &text, int value, int base, std::size_t leastDigits)
{
    std::array<char, 16> digits{};
    const char *end = std::to_chars(digits.data(), digits.data() + digits.size(), value, base).ptr;
    const auto count = std::size_t(end - digits.data());
    text.append(leastDigits - std::min(leastDigits, count), '0').append(digits.data(), count);
}

} // namespace

std::string toText(const ResultAddress &address)
{
    return std::string(kindNames[std::size_t(address.kind)]) + " of object "
        + std::to_string(address.object) + " on frame " + std::to_string(address.frame)
        + " of clip " + std::to_string(address.clip);
}

std::string resultName(const ResultAddress &address, double presence)
{
    const int steps = int(std::lround(std::clamp(presence, 0.0, 1.0) * 4095));
    std::string name;
    name.reserve(80);
    appendNumber(name, address.clip, 10, 1);
    name += '/';
    appendNumber(name, address.object, 10, 1);
    name += '/';
    name += kindNames[std::size_t(address.kind)];
    name += '/';
    appendNumber(name, address.frame, 10, 6);
    name += '-';
    name += toHex(address.key);
    name += '-';
    appendNumber(name, steps, 16, 3);
    return name;
}

std::optional<NamedResult> parseResultName(std::string_view name)
{
    NamedResult result;
    ResultAddress &address = result.address;
    if (!takeNumber(name, '/', 10, address.clip) || !takeNumber(name, '/', 10, address.object))
        return {};
    const auto kind = std::ranges::find(kindNames, name.substr(0, name.find('/')));
    if (kind == kindNames.end() || name.size() <= kind->size())
        return {};
    address.kind = ResultKind(kind - kindNames.begin());
    name.remove_prefix(kind->size() + 1);
    if (!takeNumber(name, '-', 10, address.frame) || name.size() != 36 || name[32] != '-')
        return {};
    address.key = keyFromHex(name.substr(0, 32));
    int steps = 0;
    const auto read = std::from_chars(name.data() + 33, name.data() + 36, steps, 16);
    if (read.ec != std::errc() || read.ptr != name.data() + 36 || address.key.isNull()
        || address.clip < 1 || address.object < 1 || address.frame < 0
        || address.frame >= maximumFrames || steps < 0)
        return {};
    result.presence = float(steps) / 4095;
    return result;
}

} // namespace filigree
