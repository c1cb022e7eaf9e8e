// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/checkpoint/json.h"

#include <charconv>
#include <cmath>

namespace filigree {
namespace {

constexpr int deepest = 64;

// Recursive descent; the depth is bounded, so is the stack.
class Parser
{
public:
    explicit Parser(std::string_view text)
        : m_text(text)
    { }

    Result<Json> document()
    {
        Result<Json> result = value(0);
        skipSpace();
        if (result && m_at != m_text.size())
            return wrong("something follows the end");
        return result;
    }

private:
    tl::unexpected<Error> wrong(const std::string &what) const
    {
        return fail(Error::Kind::Unreadable,
                    "not valid JSON at byte " + std::to_string(m_at) + ": " + what);
    }

    void skipSpace()
    {
        while (m_at < m_text.size()
               && std::string_view(" \t\r\n").find(m_text[m_at]) != m_text.npos)
            ++m_at;
    }

    bool take(char expected)
    {
        skipSpace();
        if (m_at >= m_text.size() || m_text[m_at] != expected)
            return false;
        ++m_at;
        return true;
    }

    bool takeWord(std::string_view word)
    {
        if (m_text.substr(m_at, word.size()) != word)
            return false;
        m_at += word.size();
        return true;
    }

    Result<Json> value(int depth)
    {
        if (depth > deepest)
            return wrong("nested too deeply");
        skipSpace();
        if (m_at >= m_text.size())
            return wrong("the text ends too early");
        switch (m_text[m_at]) {
        case '{':
            return object(depth);
        case '[':
            return array(depth);
        case '"':
            return string().map([](std::string text) { return Json(std::move(text)); });
        case 't':
            return takeWord("true") ? Result<Json>(Json(true)) : wrong("unknown word");
        case 'f':
            return takeWord("false") ? Result<Json>(Json(false)) : wrong("unknown word");
        case 'n':
            return takeWord("null") ? Result<Json>(Json()) : wrong("unknown word");
        default:
            return number();
        }
    }

    Result<Json> object(int depth)
    {
        ++m_at;
        Json::Object members;
        if (take('}'))
            return Json(std::move(members));
        do {
            skipSpace();
            const Result<std::string> key = string();
            if (!key)
                return tl::unexpected(key.error());
            if (!take(':'))
                return wrong("a colon is missing");
            Result<Json> member = value(depth + 1);
            if (!member)
                return member;
            if (!members.emplace(*key, std::move(*member)).second)
                return wrong("the key " + jsonQuoted(*key) + " is there twice");
        } while (take(','));
        if (!take('}'))
            return wrong("a brace is not closed");
        return Json(std::move(members));
    }

    Result<Json> array(int depth)
    {
        ++m_at;
        Json::Array elements;
        if (take(']'))
            return Json(std::move(elements));
        do {
            Result<Json> element = value(depth + 1);
            if (!element)
                return element;
            elements.push_back(std::move(*element));
        } while (take(','));
        if (!take(']'))
            return wrong("a bracket is not closed");
        return Json(std::move(elements));
    }

    Result<Json> number()
    {
        double result = 0;
        const char *first = m_text.data() + m_at;
        const char *last = m_text.data() + m_text.size();
        const auto [end, problem] = std::from_chars(first, last, result);
        if (problem != std::errc() || !std::isfinite(result))
            return wrong("neither a value nor a number");
        m_at += std::size_t(end - first);
        return Json(result);
    }

    Result<std::string> string()
    {
        if (m_at >= m_text.size() || m_text[m_at] != '"')
            return wrong("a text in quotes is missing");
        ++m_at;
        std::string result;
        while (m_at < m_text.size() && m_text[m_at] != '"') {
            const auto byte = static_cast<unsigned char>(m_text[m_at++]);
            if (byte < 0x20)
                return wrong("a control character in a text");
            if (byte != '\\')
                result += char(byte);
            else if (!escape(result))
                return wrong("unknown escape");
        }
        if (m_at >= m_text.size())
            return wrong("a text is not closed");
        ++m_at;
        return result;
    }

    bool escape(std::string &out)
    {
        if (m_at >= m_text.size())
            return false;
        const char kind = m_text[m_at++];
        constexpr std::string_view from = "\"\\/bfnrt";
        constexpr std::string_view to = "\"\\/\b\f\n\r\t";
        if (const std::size_t index = from.find(kind); index != from.npos) {
            out += to[index];
            return true;
        }
        unsigned code = 0;
        if (kind != 'u' || !hex(code))
            return false;
        if (code >= 0xD800 && code < 0xDC00) { // the first half of a pair
            unsigned low = 0;
            if (!takeWord("\\u") || !hex(low) || low < 0xDC00 || low > 0xDFFF)
                return false;
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        }
        appendUtf8(out, code);
        return true;
    }

    bool hex(unsigned &code)
    {
        if (m_text.size() - m_at < 4)
            return false;
        const char *first = m_text.data() + m_at;
        const auto [end, problem] = std::from_chars(first, first + 4, code, 16);
        m_at += 4;
        return problem == std::errc() && end == first + 4;
    }

    static void appendUtf8(std::string &out, unsigned code)
    {
        if (code < 0x80) {
            out += char(code);
            return;
        }
        const int followers = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
        constexpr unsigned marks[] = {0, 0xC0, 0xE0, 0xF0};
        out += char(marks[followers] | (code >> (6 * followers)));
        for (int i = followers - 1; i >= 0; --i)
            out += char(0x80 | ((code >> (6 * i)) & 0x3F));
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

const Json nothing{};

} // namespace

Result<Json> Json::parse(std::string_view text)
{
    return Parser(text).document();
}

bool Json::toBool(bool otherwise) const
{
    return m_kind == Kind::Bool ? m_number != 0 : otherwise;
}

double Json::toNumber(double otherwise) const
{
    return m_kind == Kind::Number ? m_number : otherwise;
}

Result<std::int64_t> Json::toSize() const
{
    constexpr double largest = 9007199254740992.0; // 2^53
    if (m_kind != Kind::Number || m_number < 0 || m_number > largest
        || m_number != std::floor(m_number))
        return fail(Error::Kind::Unreadable, "not a whole number from 0 to 2^53");
    return static_cast<std::int64_t>(m_number);
}

const Json &Json::operator[](std::string_view key) const
{
    const auto found = object().find(key);
    return found == object().end() ? nothing : found->second;
}

const Json &Json::at(std::size_t index) const
{
    return index < array().size() ? array()[index] : nothing;
}

std::string jsonQuoted(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            constexpr char digits[] = "0123456789abcdef";
            result += "\\u00";
            result += digits[c >> 4];
            result += digits[c & 15];
        } else {
            result += c;
        }
    }
    return result + '"';
}

} // namespace filigree
