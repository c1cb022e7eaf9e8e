// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/words_command.h"

#include "app/cli/exit_code.h"
#include "app/cli/options.h"
#include "app/cli/text_prompts.h"
#include "inference/predictors/grounding_words.h"

#include <cstdio>

namespace filigree::cli {
namespace {

std::string listed(const std::vector<std::string> &words)
{
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

} // namespace

int runWords(const std::vector<std::string> &arguments)
{
    Syntax syntax;
    syntax.command = "words";
    syntax.usage = "words";
    syntax.summary = "List the English words that --text understands without a download; all words "
                     "of a phrase must hold.";
    if (asksForHelp(arguments)) {
        std::fputs(helpText(syntax).c_str(), stdout);
        return exitDone;
    }
    if (const auto parsed = parseArguments(arguments, syntax); !parsed)
        return misused(parsed.error());
    for (const WordGroup &group : groundingVocabulary()) {
        std::printf("%-13s %s\n", group.name.c_str(), listed(group.words).c_str());
        if (!group.narrower.empty())
            std::printf("%-13s looked for as that: %s\n", "", listed(group.narrower).c_str());
    }
    std::printf("\n%s\n", anyWordsHint);
    return exitDone;
}

} // namespace filigree::cli
