// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/text/unicode.h"

#include "inference/models/text/unicode_tables.h"

#include <algorithm>
#include <map>

namespace filigree {
namespace {

constexpr char32_t replacement = 0xFFFD;

// Hangul syllables are decomposed by arithmetic (The Unicode Standard, 3.12).
constexpr char32_t syllables = 0xAC00, leads = 0x1100, vowels = 0x1161, trails = 0x11A7;
constexpr char32_t leadCount = 19, vowelCount = 21, trailCount = 28;
constexpr char32_t syllableCount = leadCount * vowelCount * trailCount;

template<typename Range> const Range *rangeOf(std::span<const Range> ranges, char32_t code)
{
    const auto found = std::ranges::lower_bound(ranges, code, {}, &Range::last);
    return found != ranges.end() && found->first <= code ? &*found : nullptr;
}

int combiningClass(char32_t code)
{
    const ClassRange *range = rangeOf(combiningRanges(), code);
    return range ? range->combiningClass : 0;
}

void decompose(char32_t code, std::u32string &out)
{
    if (code >= syllables && code < syllables + syllableCount) {
        const char32_t index = code - syllables;
        out += leads + index / (vowelCount * trailCount);
        out += vowels + index % (vowelCount * trailCount) / trailCount;
        if (index % trailCount != 0)
            out += trails + index % trailCount;
        return;
    }
    const auto all = decompositions();
    const auto found = std::ranges::lower_bound(all, code, {}, &Decomposition::code);
    if (found == all.end() || found->code != code) {
        out += code;
        return;
    }
    decompose(found->first, out);
    if (found->second != 0)
        decompose(found->second, out);
}

// 0: the two do not join.
char32_t joined(char32_t first, char32_t second)
{
    if (first >= leads && first < leads + leadCount && second >= vowels
        && second < vowels + vowelCount)
        return syllables + ((first - leads) * vowelCount + second - vowels) * trailCount;
    if (first >= syllables && first < syllables + syllableCount
        && (first - syllables) % trailCount == 0 && second > trails && second < trails + trailCount)
        return first + second - trails;
    static const auto pairs = [] {
        std::map<std::pair<char32_t, char32_t>, char32_t> result;
        for (const Decomposition &one : decompositions()) {
            if (one.composes)
                result.emplace(std::pair(one.first, one.second), one.code);
        }
        return result;
    }();
    const auto found = pairs.find({first, second});
    return found == pairs.end() ? 0 : found->second;
}

void sortMarks(std::u32string &text)
{
    for (auto begin = text.begin(); begin != text.end();) {
        const auto isMark = [](char32_t code) { return combiningClass(code) != 0; };
        begin = std::find_if(begin, text.end(), isMark);
        const auto end = std::find_if_not(begin, text.end(), isMark);
        std::stable_sort(begin, end, [](char32_t a, char32_t b) {
            return combiningClass(a) < combiningClass(b);
        });
        begin = end;
    }
}

} // namespace

std::u32string codePoints(std::string_view utf8)
{
    std::u32string result;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[at]);
        const std::size_t length = lead < 0x80 ? 1
            : lead >> 5 == 0x6                 ? 2
            : lead >> 4 == 0xE                 ? 3
            : lead >> 3 == 0x1E                ? 4
                                               : 0;
        char32_t code = length < 2 ? lead : lead & (0x7F >> length);
        bool isWhole = length > 0 && at + length <= utf8.size();
        for (std::size_t i = 1; isWhole && i < length; ++i) {
            const auto next = static_cast<unsigned char>(utf8[at + i]);
            isWhole = next >> 6 == 0x2;
            code = code << 6 | (next & 0x3F);
        }
        constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
        isWhole = isWhole && code >= least[length] && code <= 0x10FFFF
            && (code < 0xD800 || code >= 0xE000);
        result += isWhole ? code : replacement;
        at += isWhole ? length : 1;
    }
    return result;
}

void appendUtf8(char32_t code, std::string &text)
{
    if (code < 0x80) {
        text += char(code);
        return;
    }
    const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    constexpr int firstBits[] = {0, 0xC0, 0xE0, 0xF0};
    text += char(firstBits[more] | int(code >> (6 * more)));
    for (int i = more - 1; i >= 0; --i)
        text += char(0x80 | int(code >> (6 * i) & 0x3F));
}

std::u32string composed(const std::u32string &text)
{
    std::u32string apart;
    for (const char32_t code : text)
        decompose(code, apart);
    sortMarks(apart);
    std::u32string result;
    std::size_t starter = std::u32string::npos;
    int last = 0; // combining class of what follows the starter
    for (const char32_t code : apart) {
        const int own = combiningClass(code);
        const bool isBlocked = last != 0 && last >= own; // by a mark between the two
        if (starter != std::u32string::npos && !isBlocked) {
            if (const char32_t one = joined(result[starter], code)) {
                result[starter] = one;
                continue;
            }
        }
        if (own == 0) {
            starter = result.size();
            last = 0;
        } else {
            last = own;
        }
        result += code;
    }
    return result;
}

std::u32string lowerCase(char32_t code)
{
    if (code == 0x130) // the only one whose lower case is two code points
        return {U'i', 0x307};
    for (const CaseRange &range : upperCaseRanges()) {
        if (code >= range.first && code <= range.last && (code - range.first) % range.step == 0)
            return {char32_t(std::int64_t(code) + range.by)};
    }
    return {code};
}

bool isLetter(char32_t code)
{
    return rangeOf(letterRanges(), code) != nullptr;
}

bool isNumber(char32_t code)
{
    return rangeOf(numberRanges(), code) != nullptr;
}

bool isWhiteSpace(char32_t code)
{
    return (code >= 0x9 && code <= 0xD) || code == 0x20 || code == 0x85 || code == 0xA0
        || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029
        || code == 0x202F || code == 0x205F || code == 0x3000;
}

} // namespace filigree
