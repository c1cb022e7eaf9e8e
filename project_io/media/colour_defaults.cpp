// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/colour_defaults.h"

namespace filigree {

// ITU-T H.273
constexpr int bt709 = 1;
constexpr int unspecified = 2;
constexpr int bt601Lines625 = 5;
constexpr int bt601Lines525 = 6;
constexpr int linear = 8;
constexpr int bt2020 = 9;
constexpr int bt2020ConstantLuminance = 10;
constexpr int srgb = 13;
constexpr int bt2020Transfer = 14;

//! 0 is "reserved" for primaries and transfer, and RGB for the matrix.
static bool isOpen(int code)
{
    return code == unspecified || code == 0;
}

static int defaultMatrix(const ColourTags &tags, const ColourFacts &facts)
{
    if (facts.isRgb)
        return 0;
    if (facts.isJpeg)
        return bt601Lines625;
    if (tags.primaries == bt709 || tags.primaries == bt601Lines625
        || tags.primaries == bt601Lines525 || tags.primaries == bt2020)
        return tags.primaries;
    if (facts.size.width >= 1280 || facts.size.height >= 720)
        return bt709;
    return facts.size.height > 486 && facts.size.height <= 576 ? bt601Lines625 : bt601Lines525;
}

static int defaultPrimaries(int matrix, const ColourFacts &facts)
{
    if (facts.isRgb || facts.isJpeg || facts.isGrey)
        return bt709;
    const bool named = matrix == bt601Lines625 || matrix == bt601Lines525 || matrix == bt2020;
    return named ? matrix : bt709;
}

static int defaultTransfer(int matrix, const ColourFacts &facts)
{
    if (facts.isFloat)
        return linear;
    if (facts.isStillFormat && (facts.isRgb || facts.isGrey || facts.isJpeg))
        return srgb;
    return matrix == bt2020 ? bt2020Transfer : bt709;
}

ColourTags withDefaults(const ColourTags &tags, const ColourFacts &facts)
{
    ColourTags assumed = tags;
    if (facts.isRgb)
        assumed.matrix = 0;
    else if (isOpen(tags.matrix))
        assumed.matrix = defaultMatrix(tags, facts);
    else if (tags.matrix == bt2020ConstantLuminance)
        assumed.matrix = bt2020;
    if (isOpen(tags.primaries))
        assumed.primaries = defaultPrimaries(assumed.matrix, facts);
    if (isOpen(tags.transfer))
        assumed.transfer = defaultTransfer(assumed.matrix, facts);
    if (facts.isRgb)
        assumed.fullRange = true;
    else if (!facts.rangeIsKnown)
        assumed.fullRange = facts.isJpeg || (facts.isStillFormat && facts.isGrey);
    return assumed;
}

} // namespace filigree
