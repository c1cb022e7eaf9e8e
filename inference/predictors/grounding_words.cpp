// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/grounding_words.h"

#include "inference/models/text/unicode.h"

#include <algorithm>
#include <map>
#include <sstream>

namespace filigree {
namespace {

// Kind, name, words that mean just this, and after "|" words that mean less: what is found for them
// is said to be found under the name. "_" stands for a blank.
constexpr const char *wordList = R"(
filler the : a an the in on at to with and is are that which this it its wearing dressed very
filler side : side half part area coloured colored
anything thing : thing things object objects something anything one ones subject item region shape
colour red : red reddish crimson scarlet
colour orange : orange
colour yellow : yellow yellowish | golden
colour green : green greenish
colour cyan : cyan turquoise teal
colour blue : blue bluish | navy
colour purple : purple violet lilac
colour pink : pink magenta
colour brown : brown brownish | beige tan
colour black : black
colour white : white
colour grey : grey gray greyish grayish | silver
tone light : light bright lighter brighter brightest lightest pale
tone dark : dark darker darkest dim
place left : left left_hand leftmost
place right : right right_hand rightmost
place top : top upper topmost above
place bottom : bottom lower lowest below
place centre : centre center central middle
place foreground : foreground front nearest closest
extent large : large larger largest big bigger biggest huge
extent small : small smaller smallest little tiny
movement moving : moving moves moved motion | running flying walking dancing
movement still : still static unmoving motionless | parked
detector person : person persons people human humans somebody someone pedestrian pedestrians
detector person : | man men woman women boy girl child children kid guy lady gentleman
detector person : | dancer rider cyclist biker walker runner player actor actress singer worker
detector person : | magician bride groom friend
detector face : face faces | head heads portrait
detector upper_body : upper_body torso
detector lower_body : lower_body legs
detector eye : eye eyes
detector smile : smile smiling
detector cat_face : cat_face cat_head | cat cats kitten kittens
detector number_plate : number_plate licence_plate license_plate
)";

struct WordRow
{
    std::string word;
    WordMeaning meaning;
};

WordKind kindOf(const std::string &name)
{
    constexpr const char *names[] = {"filler", "anything", "colour",   "tone",
                                     "place",  "extent",   "movement", "detector"};
    return WordKind(std::ranges::find(names, name) - std::begin(names));
}

const std::vector<WordRow> &wordRows()
{
    static const std::vector<WordRow> all = [] {
        const auto spaced = [](std::string word) {
            std::ranges::replace(word, '_', ' ');
            return word;
        };
        std::vector<WordRow> result;
        std::istringstream lines(wordList);
        for (std::string line; std::getline(lines, line);) {
            std::string kind, name, colon;
            std::istringstream words(line);
            if (!(words >> kind >> name >> colon))
                continue;
            bool isNarrower = false;
            for (std::string word; words >> word;) {
                if (word == "|")
                    isNarrower = true;
                else
                    result.push_back(
                        {spaced(word), {kindOf(kind), spaced(name), spaced(word), isNarrower}});
            }
        }
        return result;
    }();
    return all;
}

const WordMeaning *meaningOfWord(const std::string &word)
{
    static const auto known = [] {
        std::map<std::string, WordMeaning> result;
        for (const WordRow &row : wordRows())
            result.emplace(row.word, row.meaning);
        return result;
    }();
    const auto found = known.find(word);
    return found == known.end() ? nullptr : &found->second;
}

// Runs of letters and digits, in lower case.
std::vector<std::string> wordsOf(const std::string &phrase)
{
    std::vector<std::string> words;
    bool isInside = false;
    for (const char32_t code : composed(codePoints(phrase))) {
        const bool counts = isLetter(code) || isNumber(code);
        if (counts && !isInside)
            words.emplace_back();
        isInside = counts;
        if (!counts)
            continue;
        for (const char32_t lower : lowerCase(code))
            appendUtf8(lower, words.back());
    }
    return words;
}

bool isPicture(const std::string &word)
{
    return word == "picture" || word == "frame" || word == "image" || word == "screen"
        || word == "shot" || word == "scene";
}

// "… of the picture" says nothing that a place does not say by itself.
void dropPicture(std::vector<std::string> &words)
{
    const std::size_t count = words.size();
    if (count < 3 || !isPicture(words[count - 1]) || words[count - 2] != "the")
        return;
    const std::string &joint = words[count - 3];
    if (joint == "of" || joint == "in" || joint == "on")
        words.resize(count - 3);
}

} // namespace

std::vector<std::string> PhraseMeaning::names(WordKind kind) const
{
    std::vector<std::string> result;
    for (const WordMeaning &word : words) {
        if (word.kind == kind && std::ranges::find(result, word.name) == result.end())
            result.push_back(word.name);
    }
    return result;
}

PhraseMeaning meaningOf(const std::string &phrase)
{
    PhraseMeaning result;
    std::vector<std::string> words = wordsOf(phrase);
    dropPicture(words);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string pair = i + 1 < words.size() ? words[i] + ' ' + words[i + 1] : "";
        if (const WordMeaning *both = meaningOfWord(pair)) {
            result.words.push_back(*both);
            ++i;
            continue;
        }
        const WordMeaning *one = meaningOfWord(words[i]);
        // A place relative to something else is not understood, so it is not taken for one here.
        const bool isRelation = one && one->kind == WordKind::Place && i + 1 < words.size()
            && (words[i + 1] == "of" || words[i] == "above" || words[i] == "below");
        if (isRelation || !one) {
            result.unknown.push_back(isRelation && words[i + 1] == "of" ? pair : words[i]);
            i += isRelation && words[i + 1] == "of" ? 1 : 0;
            continue;
        }
        if (one->kind != WordKind::Filler)
            result.words.push_back(*one);
    }
    return result;
}

std::vector<WordGroup> groundingVocabulary()
{
    std::vector<WordGroup> groups;
    for (const WordRow &row : wordRows()) {
        const WordMeaning &meaning = row.meaning;
        if (meaning.kind == WordKind::Filler)
            continue;
        if (groups.empty() || groups.back().name != meaning.name)
            groups.push_back({meaning.kind, meaning.name, {}, {}});
        WordGroup &group = groups.back();
        (meaning.isNarrower ? group.narrower : group.words).push_back(row.word);
    }
    return groups;
}

std::vector<std::string> groundingWords()
{
    std::vector<std::string> words;
    for (const WordRow &row : wordRows()) {
        if (row.meaning.kind != WordKind::Filler)
            words.push_back(row.word);
    }
    return words;
}

} // namespace filigree
