// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/grounder.h"

#include <algorithm>

namespace filigree {

std::vector<std::string> phrasesOf(const std::string &line)
{
    constexpr const char *blanks = " \t\r\n";
    std::vector<std::string> phrases;
    for (std::size_t begin = 0; begin <= line.size();) {
        const std::size_t end = std::min(line.find(';', begin), line.size());
        std::string phrase = line.substr(begin, end - begin);
        phrase.erase(0, std::min(phrase.find_first_not_of(blanks), phrase.size()));
        phrase.erase(phrase.find_last_not_of(blanks) + 1);
        if (!phrase.empty() && std::ranges::find(phrases, phrase) == phrases.end())
            phrases.push_back(std::move(phrase));
        begin = end + 1;
    }
    return phrases;
}

} // namespace filigree
