// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <string>
#include <vector>

namespace filigree::cli {

//! One thing that Filigree needs, what was found, and what to do when it is not right.
struct Finding
{
    enum class Verdict { Good, Slow, Missing };
    std::string name;
    Verdict verdict = Verdict::Good;
    std::string detail;
    std::string remedy; //!< Empty when all is well.
};

//! Looks at libraries, codecs, the speed of matrix products, threads, GPU, fonts and writable
//! folders. Takes some seconds.
std::vector<Finding> inspectInstallation();

//! `filigree self-test`: prints the findings; 0 when nothing is missing, 1 otherwise.
int runSelfTest(const std::vector<std::string> &arguments);

} // namespace filigree::cli
