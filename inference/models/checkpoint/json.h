// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace filigree {

//! A JSON value. Asking one for what it is not gives an empty value, so that a chain of questions
//! ends in isNull().
class Json
{
public:
    using Array = std::vector<Json>;
    using Object = std::map<std::string, Json, std::less<>>;

    Json() = default;
    explicit Json(bool value)
        : m_kind(Kind::Bool)
        , m_number(value ? 1 : 0)
    { }
    explicit Json(double value)
        : m_kind(Kind::Number)
        , m_number(value)
    { }
    explicit Json(std::string value)
        : m_kind(Kind::String)
        , m_string(std::move(value))
    { }
    explicit Json(Array value)
        : m_kind(Kind::Array)
        , m_array(std::move(value))
    { }
    explicit Json(Object value)
        : m_kind(Kind::Object)
        , m_object(std::move(value))
    { }

    //! Strict: one value, no doubled keys, at most 64 levels. Errors: Unreadable, with the place.
    static Result<Json> parse(std::string_view text);

    bool isNull() const { return m_kind == Kind::Null; }
    bool isString() const { return m_kind == Kind::String; }
    bool isNumber() const { return m_kind == Kind::Number; }
    bool isArray() const { return m_kind == Kind::Array; }
    bool isObject() const { return m_kind == Kind::Object; }
    bool toBool(bool otherwise = false) const;
    double toNumber(double otherwise = 0) const;
    //! Whole numbers from 0 to 2^53 only, as sizes and offsets are.
    Result<std::int64_t> toSize() const;
    const std::string &toString() const { return m_string; }
    const Array &array() const { return m_array; }
    const Object &object() const { return m_object; }
    const Json &operator[](std::string_view key) const;
    const Json &at(std::size_t index) const;

private:
    enum class Kind { Null, Bool, Number, String, Array, Object };
    Kind m_kind = Kind::Null;
    double m_number = 0; // of a bool: 1 or 0
    std::string m_string;
    Array m_array;
    Object m_object;
};

//! The text in quotes, escaped.
std::string jsonQuoted(std::string_view text);

} // namespace filigree
