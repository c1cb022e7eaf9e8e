// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/settings.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace filigree::bench {

//! What was asked for on the command line; each benchmark takes what concerns it.
struct Arguments
{
    std::vector<std::string> names; //!< Benchmarks; empty: all.
    std::vector<std::string> clips; //!< --clip NAME, may be repeated; empty: all that fit.
    std::vector<std::string> protocols; //!< --protocol NAME, may be repeated; empty: all.
    TrainingBudget budget = TrainingBudget::Standard; //!< --budget none|draft|standard|fine
    std::string data; //!< --data FOLDER; default ../shared/data beside the sources.
    std::string save; //!< --save FOLDER: write the answers there as PNG.
    std::string tracker = "builtin"; //!< --tracker ID
    std::string matter = "builtin"; //!< --matter ID
    std::map<std::string, std::filesystem::path> models; //!< --model ID=CHECKPOINT
    unsigned seed = 1; //!< --seed N
    int threads = 0; //!< --threads N
    double smoothing = EdgeSettings{}.temporalSmoothing; //!< --smoothing S: of the alpha over time.
    int frames = 0; //!< --frames N: at most the first N of each clip; 0: all.
    bool list = false; //!< --list
    bool verbose = false; //!< --verbose: per-frame lines.

    bool wants(const std::vector<std::string> &chosen, const std::string &name) const;
    bool wantsClip(const std::string &name) const { return wants(clips, name); }
    bool wantsProtocol(const std::string &name) const { return wants(protocols, name); }
};

//! Says on standard error what is wrong; then `valid` is false.
Arguments parseArguments(int count, char **values, bool &valid);

} // namespace filigree::bench
