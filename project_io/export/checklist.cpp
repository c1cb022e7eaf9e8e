// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/checklist.h"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace filigree {
namespace {

constexpr double roundingSlack = 1e-6; //!< Of single precision arithmetic on the way.

std::string span(const ValueSpan &values)
{
    return text(values.lowest) + " to " + text(values.highest);
}

} // namespace

std::string text(double value)
{
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.6g", value);
    return buffer;
}

std::string text(Rational value)
{
    return std::to_string(value.num) + "/" + std::to_string(value.den);
}

std::string text(Size value)
{
    return std::to_string(value.width) + "x" + std::to_string(value.height);
}

void Checklist::add(std::string name, std::string expected, std::string found, bool ok)
{
    m_checks.push_back({std::move(name), std::move(expected), std::move(found), ok});
}

void Checklist::same(std::string name, std::string expected, std::string found)
{
    const bool ok = expected == found;
    add(std::move(name), std::move(expected), std::move(found), ok);
}

void Checklist::atMost(std::string name, double limit, double found)
{
    add(std::move(name), "at most " + text(limit), text(found), found <= limit);
}

void Checklist::failed(std::string name, const Error &error)
{
    add(std::move(name), "readable", error.message, false);
}

ExportVerdict Checklist::verdict() const
{
    const bool ok = !m_checks.empty()
        && std::all_of(m_checks.begin(), m_checks.end(), [](const ExportCheck &c) { return c.ok; });
    return {ok, m_checks};
}

ErrorLimits errorLimits(const ExportSettings &settings)
{
    constexpr double unjudged = 2; // more than any difference of values from 0 to 1
    ErrorLimits limits;
    switch (settings.format) {
    case ExportFormat::ProRes4444:
    case ExportFormat::ProRes4444XQ:
        // Stored from 10 bits without loss; the decoder gives the upper 12 of the 16 bits.
        limits.alphaLargest = limits.alphaMean = 0.5 / 1023 + 1.0 / 4095 + roundingSlack;
        if (isGrey(settings.content)) {
            limits.alphaLargest = unjudged;
            limits.alphaMean = 0.01;
        }
        limits.colourLargest = unjudged;
        limits.colourMean = 0.02;
        limits.readerMean = 0.025;
        return limits;
    case ExportFormat::VP9:
        limits.alphaLargest = limits.colourLargest = unjudged;
        limits.alphaMean = 0.02;
        limits.colourMean = 0.03;
        limits.readerMean = 0.05;
        return limits;
    case ExportFormat::Png8:
        limits.alphaLargest = 0.5 / 255;
        break;
    case ExportFormat::FFV1:
    case ExportFormat::Png16:
    case ExportFormat::Tiff16:
        limits.alphaLargest = 0.5 / 65535;
        break;
    case ExportFormat::ExrHalf:
        limits.alphaLargest = 1.0 / 4096;
        break;
    case ExportFormat::ExrFloat:
        break;
    }
    limits.alphaLargest += roundingSlack;
    limits.alphaMean = limits.alphaLargest;
    limits.readerMean = std::max(limits.alphaLargest, 1e-4); // readers may go through another depth
    return limits;
}

void checkTotals(Checklist &list, const ExportSettings &settings, const ComparisonTotals &totals,
                 int frames)
{
    const ErrorLimits limits = errorLimits(settings);
    list.same("frames decoded", std::to_string(frames), std::to_string(totals.frames));
    if (totals.hasAlpha) {
        const std::string what = isGrey(settings.content) ? "grey" : "alpha";
        const double slack =
            isYCbCr(settings.format) && limits.alphaLargest > 1 ? 0.1 : limits.alphaLargest;
        list.add(what + " range", span(totals.renderedAlpha), span(totals.decodedAlpha),
                 totals.decodedAlpha.lowest >= totals.renderedAlpha.lowest - slack
                     && totals.decodedAlpha.highest <= totals.renderedAlpha.highest + slack
                     && totals.decodedAlpha.highest >= totals.renderedAlpha.highest - slack
                     && totals.decodedAlpha.lowest <= totals.renderedAlpha.lowest + slack);
        list.atMost(what + " largest error", limits.alphaLargest, totals.alpha.largest);
        list.atMost(what + " mean error of the worst frame", limits.alphaMean,
                    totals.alpha.worstFrameMean);
    }
    if (totals.hasColour) {
        list.atMost("colour largest error", limits.colourLargest, totals.colour.largest);
        list.atMost("colour mean error of the worst frame", limits.colourMean,
                    totals.colour.worstFrameMean);
    }
}

} // namespace filigree
