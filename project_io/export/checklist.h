// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/export/exporter.h"
#include "project_io/export/frame_comparison.h"

#include <string>

namespace filigree {

//! Gathers the checks of a verdict.
class Checklist
{
public:
    void add(std::string name, std::string expected, std::string found, bool ok);
    //! Both have to be the same text.
    void same(std::string name, std::string expected, std::string found);
    //! found has to be at most `limit`; a NaN never is.
    void atMost(std::string name, double limit, double found);
    void failed(std::string name, const Error &error);
    ExportVerdict verdict() const; //!< Not ok without any check.

private:
    std::vector<ExportCheck> m_checks;
};

//! How far decoded samples may be from what was rendered, on the scale from 0 to 1.
struct ErrorLimits
{
    double alphaLargest = 0;
    double alphaMean = 0;
    double colourLargest = 0; //!< Against the encoder's input.
    double colourMean = 0;
    double readerMean = 0; //!< Of pictures as Clip delivers them, against what was rendered.
};

//! Lossless formats: half a quantisation step, and no change of what the encoder was given. ProRes:
//! lossless 10-bit alpha, lossy colour. VP9: all lossy. Largest errors of lossy samples are shown,
//! not judged: a single pixel of noise may be far off.
ErrorLimits errorLimits(const ExportSettings &settings);

//! The checks of what was decoded right after encoding.
void checkTotals(Checklist &list, const ExportSettings &settings, const ComparisonTotals &totals,
                 int frames);

std::string text(double value); //!< Short, with up to six significant digits.
std::string text(Rational value);
std::string text(Size value);

} // namespace filigree
