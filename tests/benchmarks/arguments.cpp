// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "arguments.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>

namespace filigree::bench {

bool Arguments::wants(const std::vector<std::string> &chosen, const std::string &name) const
{
    return chosen.empty() || std::find(chosen.begin(), chosen.end(), name) != chosen.end();
}

Arguments parseArguments(int count, char **values, bool &valid)
{
    Arguments arguments;
    arguments.data = FILIGREE_SOURCE_DIR "/../shared/data";
    const std::map<std::string, TrainingBudget> budgets{{"none", TrainingBudget::None},
                                                        {"draft", TrainingBudget::Draft},
                                                        {"standard", TrainingBudget::Standard},
                                                        {"fine", TrainingBudget::Fine}};
    using Setter = std::function<void(const std::string &)>;
    const std::map<std::string, Setter> options{
        {"--clip", [&](const auto &value) { arguments.clips.push_back(value); }},
        {"--protocol", [&](const auto &value) { arguments.protocols.push_back(value); }},
        {"--data", [&](const auto &value) { arguments.data = value; }},
        {"--save", [&](const auto &value) { arguments.save = value; }},
        {"--tracker", [&](const auto &value) { arguments.tracker = value; }},
        {"--matter", [&](const auto &value) { arguments.matter = value; }},
        {"--model",
         [&](const auto &value) {
             const auto split = value.find('=');
             valid = valid && split != std::string::npos;
             if (valid)
                 arguments.models[value.substr(0, split)] = value.substr(split + 1);
         }},
        {"--seed", [&](const auto &value) { arguments.seed = unsigned(std::atoi(value.c_str())); }},
        {"--threads", [&](const auto &value) { arguments.threads = std::atoi(value.c_str()); }},
        {"--smoothing", [&](const auto &value) { arguments.smoothing = std::atof(value.c_str()); }},
        {"--frames", [&](const auto &value) { arguments.frames = std::atoi(value.c_str()); }},
        {"--budget",
         [&](const auto &value) {
             valid = valid && budgets.count(value) == 1;
             if (valid)
                 arguments.budget = budgets.at(value);
         }},
    };
    valid = true;
    for (int i = 1; i < count && valid; ++i) {
        const std::string word = values[i];
        if (word == "--list") {
            arguments.list = true;
        } else if (word == "--verbose") {
            arguments.verbose = true;
        } else if (options.count(word) == 1 && i + 1 < count) {
            options.at(word)(values[++i]);
        } else if (word.rfind("--", 0) == 0) {
            valid = false;
        } else {
            arguments.names.push_back(word);
        }
        if (!valid)
            std::fprintf(stderr, "filigree-bench: cannot use '%s'; see filigree-bench --list.\n",
                         word.c_str());
    }
    return arguments;
}

} // namespace filigree::bench
