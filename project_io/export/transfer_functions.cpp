// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/transfer_functions.h"

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

double inverseBt709(double v)
{
    // The constants with enough digits to make both branches meet (BT.2020, 12 bit).
    constexpr double alpha = 1.09929682680944;
    constexpr double beta = 0.018053968510807;
    return v < 4.5 * beta ? v / 4.5 : std::pow((v + alpha - 1) / alpha, 1 / 0.45);
}

double inverseSmpte240(double v)
{
    return v < 0.0913 ? v / 4 : std::pow((v + 0.1115) / 1.1115, 1 / 0.45);
}

double inverseSrgb(double v)
{
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

double inversePq(double v)
{
    constexpr double m1 = 2610.0 / 16384, m2 = 2523.0 / 4096 * 128;
    constexpr double c1 = 3424.0 / 4096, c2 = 2413.0 / 4096 * 32, c3 = 2392.0 / 4096 * 32;
    const double p = std::pow(v, 1 / m2);
    constexpr double nitsOfWhite = 203;
    return std::pow(std::max(p - c1, 0.0) / (c2 - c3 * p), 1 / m1) * 10000 / nitsOfWhite;
}

double hlgSceneLight(double v)
{
    constexpr double a = 0.17883277, b = 0.28466892, c = 0.55991073;
    return v <= 0.5 ? v * v / 3 : (std::exp((v - c) / a) + b) / 12;
}

double inverseOf(int transfer, double v)
{
    switch (transfer) {
    case 1:
    case 6:
    case 11:
    case 12:
    case 14:
    case 15:
        return inverseBt709(v);
    case 4:
        return std::pow(v, 2.2);
    case 5:
        return std::pow(v, 2.8);
    case 7:
        return inverseSmpte240(v);
    case 9:
        return v <= 0 ? 0 : std::pow(10.0, (v - 1) * 2);
    case 10:
        return v <= 0 ? 0 : std::pow(10.0, (v - 1) * 2.5);
    case 13:
        return inverseSrgb(v);
    case 16:
        return inversePq(v);
    case 17:
        return std::pow(v, 2.6) * 52.37 / 48;
    case 18:
        return hlgSceneLight(v) / hlgSceneLight(0.75);
    default:
        return v;
    }
}

} // namespace

bool isKnownTransfer(int transfer)
{
    return transfer == 1 || (transfer >= 4 && transfer <= 18);
}

float toLinearLight(int transfer, float value)
{
    if (transfer == 8 || !isKnownTransfer(transfer))
        return value;
    return std::copysign(float(inverseOf(transfer, std::abs(double(value)))), value);
}

std::string_view transferName(int transfer)
{
    switch (transfer) {
    case 1:
        return "BT.709";
    case 4:
        return "gamma 2.2";
    case 5:
        return "gamma 2.8";
    case 6:
        return "BT.601";
    case 7:
        return "SMPTE 240M";
    case 8:
        return "linear";
    case 9:
        return "logarithmic 100:1";
    case 10:
        return "logarithmic 316:1";
    case 11:
        return "xvYCC";
    case 12:
        return "BT.1361";
    case 13:
        return "sRGB";
    case 14:
    case 15:
        return "BT.2020";
    case 16:
        return "PQ";
    case 17:
        return "SMPTE 428";
    case 18:
        return "HLG";
    default:
        return "unspecified";
    }
}

} // namespace filigree
