// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <string>
#include <vector>

namespace filigree {

//! What a word can be about.
enum class WordKind { Filler, Anything, Colour, Tone, Place, Extent, Movement, Detector };

struct WordMeaning
{
    WordKind kind = WordKind::Filler;
    std::string name; //!< "red", "left", "person"…
    std::string word; //!< As typed, in lower case.
    bool isNarrower = false; //!< The word means less than the name: a dancer is a person.
};

//! A phrase by the words of the built-in grounder.
struct PhraseMeaning
{
    std::vector<WordMeaning> words; //!< Without fillers.
    std::vector<std::string> unknown; //!< Words, and relations such as "left of".

    //! The names of one kind, each once.
    std::vector<std::string> names(WordKind kind) const;
    bool has(WordKind kind) const { return !names(kind).empty(); }
};

PhraseMeaning meaningOf(const std::string &phrase);

//! Words of one name.
struct WordGroup
{
    WordKind kind = WordKind::Filler;
    std::string name;
    std::vector<std::string> words; //!< That mean just this.
    std::vector<std::string> narrower; //!< That mean less, and are looked for as the name.
};

//! The whole vocabulary, fillers excepted, in the order of the list.
std::vector<WordGroup> groundingVocabulary();

//! Every word that is understood, fillers excepted, in the order of the list: for completion.
std::vector<std::string> groundingWords();

} // namespace filigree
