// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace filigree {

//! How a text encoder wants its token ids.
struct TokenLayout
{
    std::size_t length = 16; //!< Longer texts are cut; the end token stays.
    std::int64_t padding = 0;

    static constexpr TokenLayout owl() { return {16, 0}; }
    static constexpr TokenLayout clip() { return {77, 49407}; }
};

//! The byte-pair encoding of CLIP, which all text encoders here share (Radford et al. 2021,
//! section 2.4). Immutable, so one may be used by several threads.
class ClipTokenizer
{
public:
    static constexpr std::size_t publishedMerges = 48894;
    static constexpr std::int64_t start = 49406, end = 49407;

    //! Reads the list of merges that comes with the models: "merges.txt", or the original
    //! "bpe_simple_vocab_16e6.txt" unpacked. Errors: NotFound, Unreadable; they name the file.
    static Result<ClipTokenizer> read(const std::string &path);
    //! The same from memory; what follows the last merge that counts is passed over. Errors name
    //! the cause only.
    static Result<ClipTokenizer> parse(std::string_view merges,
                                       std::size_t count = publishedMerges);

    //! Ids of a text (UTF-8), without start and end, of any length.
    std::vector<std::int64_t> encode(std::string_view text) const;
    //! Start, text, end and padding; as long as the layout says.
    std::vector<std::int64_t> encode(std::string_view text, const TokenLayout &layout) const;

private:
    ClipTokenizer();
    void encodePiece(std::string_view piece, std::vector<std::int64_t> &ids) const;

    struct Merge
    {
        std::int64_t rank, id;
    };
    //! First id in the upper half, second in the lower.
    static std::uint64_t pairOf(std::int64_t first, std::int64_t second)
    {
        return std::uint64_t(first) << 32 | std::uint64_t(second);
    }
    std::unordered_map<std::uint64_t, Merge> m_merges;
    std::int64_t m_byteIds[256]; // of the symbol that stands for a byte
};

} // namespace filigree
