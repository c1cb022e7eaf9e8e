// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <string>
#include <string_view>

//! The little of Unicode that tokenizers ask for, by the tables of unicode_tables.cpp.
namespace filigree {

//! UTF-8 to code points; bytes that are no UTF-8 become U+FFFD, one for each.
std::u32string codePoints(std::string_view utf8);
void appendUtf8(char32_t code, std::string &text);

//! Canonical decomposition, followed by canonical composition (form NFC).
std::u32string composed(const std::u32string &text);

//! Lower case of one code point by itself, without regard to its neighbours: mostly one code point.
std::u32string lowerCase(char32_t code);

bool isLetter(char32_t code); //!< General category L.
bool isNumber(char32_t code); //!< General category N.
bool isWhiteSpace(char32_t code);

} // namespace filigree
