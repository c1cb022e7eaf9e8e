// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/text/clip_tokenizer.h"

#include "inference/models/text/unicode.h"

#include <fstream>
#include <iterator>
#include <limits>
#include <string_view>

namespace filigree {
namespace {

constexpr std::int64_t byteSymbols = 256; // then the same at a word's end, then what is merged
constexpr std::string_view wordEnd = "</w>";
constexpr std::u32string_view startMark = U"<|startoftext|>", endMark = U"<|endoftext|>";

// Bytes are spelt in the list of merges by printable characters, and counted in this order: those
// that are printable, then the others, which are spelt by characters from 256 on.
struct ByteSymbol
{
    int byte;
    std::string spelling;
};

std::vector<ByteSymbol> spelledBytes()
{
    const auto isPrintable = [](int byte) {
        return (byte >= 33 && byte <= 126) || (byte >= 161 && byte != 173);
    };
    std::vector<ByteSymbol> result;
    for (const bool printable : {true, false}) {
        char32_t other = 256;
        for (int byte = 0; byte < 256; ++byte) {
            if (isPrintable(byte) != printable)
                continue;
            result.push_back({byte, {}});
            appendUtf8(printable ? char32_t(byte) : other++, result.back().spelling);
        }
    }
    return result;
}

// The next line of a text, which loses it.
std::string_view takenLine(std::string_view &text)
{
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

// What the pattern of CLIP takes at this place, apart from white space: at least one code point.
std::size_t pieceLength(std::u32string_view rest)
{
    for (const std::u32string_view whole :
         {startMark, endMark, std::u32string_view(U"'s"), std::u32string_view(U"'t"),
          std::u32string_view(U"'re"), std::u32string_view(U"'ve"), std::u32string_view(U"'m"),
          std::u32string_view(U"'ll"), std::u32string_view(U"'d")}) {
        if (rest.starts_with(whole))
            return whole.size();
    }
    if (isNumber(rest[0]))
        return 1;
    const bool letters = isLetter(rest[0]);
    std::size_t length = 1;
    while (length < rest.size() && !isWhiteSpace(rest[length]) && !isNumber(rest[length])
           && isLetter(rest[length]) == letters)
        ++length;
    return length;
}

} // namespace

ClipTokenizer::ClipTokenizer()
{
    std::int64_t id = 0;
    for (const ByteSymbol &symbol : spelledBytes())
        m_byteIds[symbol.byte] = id++;
}

Result<ClipTokenizer> ClipTokenizer::read(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return fail(Error::Kind::NotFound, "The vocabulary '" + path + "' cannot be opened.");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return parse(text).map_error([&](const Error &error) {
        return Error{error.kind, "The vocabulary '" + path + "': " + error.message + "."};
    });
}

Result<ClipTokenizer> ClipTokenizer::parse(std::string_view merges, std::size_t count)
{
    if (merges.starts_with("\x1f\x8b"))
        return fail(Error::Kind::Unsupported, "it is compressed; unpack it with gunzip");
    if (takenLine(merges).find("#version") == std::string_view::npos)
        return fail(Error::Kind::Unreadable,
                    "it is no list of merges, whose first line would name its version");
    ClipTokenizer result;
    std::unordered_map<std::string, std::int64_t> ids;
    for (const ByteSymbol &symbol : spelledBytes()) {
        ids.emplace(symbol.spelling, result.m_byteIds[symbol.byte]);
        ids.emplace(symbol.spelling + std::string(wordEnd),
                    result.m_byteIds[symbol.byte] + byteSymbols);
    }
    for (std::size_t i = 0; i < count; ++i) {
        const std::string number = std::to_string(i + 1);
        if (merges.empty())
            return fail(Error::Kind::Unreadable,
                        "it has " + std::to_string(i) + " merges instead of "
                            + std::to_string(count));
        const std::string_view line = takenLine(merges);
        const std::size_t blank = line.find(' ');
        if (blank == std::string_view::npos)
            return fail(Error::Kind::Unreadable, "merge " + number + " does not name two symbols");
        const std::string first(line.substr(0, blank)), second(line.substr(blank + 1));
        const auto left = ids.find(first), right = ids.find(second);
        if (left == ids.end() || right == ids.end())
            return fail(Error::Kind::Unreadable,
                        "merge " + number + " names a symbol that is not known before");
        const Merge merge{std::int64_t(i), 2 * byteSymbols + std::int64_t(i)};
        result.m_merges.emplace(pairOf(left->second, right->second), merge);
        if (!ids.emplace(first + second, merge.id).second)
            return fail(Error::Kind::Unreadable, "merge " + number + " gives a known symbol");
    }
    return result;
}

void ClipTokenizer::encodePiece(std::string_view piece, std::vector<std::int64_t> &ids) const
{
    std::vector<std::int64_t> symbols;
    for (const char byte : piece)
        symbols.push_back(m_byteIds[static_cast<unsigned char>(byte)]);
    symbols.back() += byteSymbols;
    while (symbols.size() > 1) {
        std::uint64_t best = 0;
        Merge merge{std::numeric_limits<std::int64_t>::max(), 0};
        for (std::size_t i = 0; i + 1 < symbols.size(); ++i) {
            const std::uint64_t pair = pairOf(symbols[i], symbols[i + 1]);
            const auto found = m_merges.find(pair);
            if (found != m_merges.end() && found->second.rank < merge.rank) {
                best = pair;
                merge = found->second;
            }
        }
        if (merge.id == 0)
            break;
        std::size_t kept = 0;
        for (std::size_t i = 0; i < symbols.size(); ++kept) {
            const bool joins = i + 1 < symbols.size() && pairOf(symbols[i], symbols[i + 1]) == best;
            symbols[kept] = joins ? merge.id : symbols[i];
            i += joins ? 2 : 1;
        }
        symbols.resize(kept);
    }
    ids.insert(ids.end(), symbols.begin(), symbols.end());
}

std::vector<std::int64_t> ClipTokenizer::encode(std::string_view text) const
{
    std::u32string clean;
    for (const char32_t code : composed(codePoints(text)))
        clean += lowerCase(code);
    std::vector<std::int64_t> ids;
    for (std::u32string_view rest = clean; !rest.empty();) {
        if (isWhiteSpace(rest[0])) {
            rest.remove_prefix(1);
            continue;
        }
        const std::u32string_view piece = rest.substr(0, pieceLength(rest));
        rest.remove_prefix(piece.size());
        if (piece == startMark || piece == endMark) {
            ids.push_back(piece == startMark ? start : end);
            continue;
        }
        std::string bytes;
        for (const char32_t code : piece)
            appendUtf8(code, bytes);
        encodePiece(bytes, ids);
    }
    return ids;
}

std::vector<std::int64_t> ClipTokenizer::encode(std::string_view text,
                                                const TokenLayout &layout) const
{
    std::vector<std::int64_t> ids = encode(text);
    ids.resize(std::min(ids.size(), layout.length - 2));
    ids.insert(ids.begin(), start);
    ids.push_back(end);
    ids.resize(layout.length, layout.padding);
    return ids;
}

} // namespace filigree
