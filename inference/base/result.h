// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace filigree {

//! A kind to branch on, a sentence to show.
struct Error
{
    enum class Kind {
        NotFound,
        Unreadable,
        Unsupported,
        InvalidInput,
        OutOfMemory,
        Cancelled,
        Internal
    };
    Kind kind = Kind::Internal;
    std::string message; //!< Names the file, frame or tensor, and the cause.
    bool operator==(const Error &) const = default;
};

template<typename T = void> using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Error::Kind kind, std::string message)
{
    return tl::unexpected<Error>(Error{kind, std::move(message)});
}

} // namespace filigree
