// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>

namespace filigree {

//! What a server says of a file before its first byte.
struct FetchHead
{
    qint64 offset = 0; //!< Of the first byte that comes: 0, or what was asked for.
    std::optional<qint64> total; //!< Bytes of the whole file.
    QByteArray tag; //!< By which the server tells versions apart; may be empty.
};

struct FetchOptions
{
    qint64 from = 0; //!< First byte wanted.
    QByteArray tag; //!< Of the version that the bytes before it are of.
    QString proxy; //!< "http://…" or "socks5://…"; "none"; empty: the system's.
    std::chrono::milliseconds stall{30000}; //!< Without a byte, after which it is given up.
};

//! Where the bytes go. An error ends the attempt with that error.
struct FetchSink
{
    std::function<Result<>(const FetchHead &head)> begin;
    std::function<Result<>(const QByteArray &bytes)> take;
};

struct FetchEnd
{
    std::optional<Error> error = {};
    bool isTransient = false; //!< Trying again may help.
    bool isPastTheEnd = false; //!< The server has no bytes from there on.
    bool isOfSink = false; //!< The error is the sink's own.
};

//! One attempt to get a file by HTTP, in an event loop of this thread's own. Follows redirects, but
//! not from https to http.
FetchEnd fetch(const QUrl &address, const FetchOptions &options, const FetchSink &sink,
               std::stop_token stop);

} // namespace filigree
