// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/grounder.h"

#include <algorithm>

namespace filigree {
namespace {

tl::unexpected<Error> wordsOnly()
{
    return fail(Error::Kind::Unsupported,
                "The built-in finder goes by words alone. To find more of what a picture shows, "
                "install OWLv2: run 'filigree models download owlv2_base_patch16_ensemble "
                "clip_vocabulary', or choose Edit \u25b8 Models in the window.");
}

} // namespace

std::string describe(const GroundedCandidate &candidate)
{
    std::string text;
    for (const std::string &trait : candidate.traits)
        text += (text.empty() ? "" : "and ") + trait + ' ';
    return text + candidate.label + (candidate.isSure ? "" : ", unsure");
}

Result<GroundingExample> Grounder::example(const Box &, std::stop_token)
{
    return wordsOnly();
}

Result<Grounding> Grounder::findLike(const GroundingExample &, const std::string &, std::stop_token)
{
    return wordsOnly();
}

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
