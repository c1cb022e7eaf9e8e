// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <QString>

#include <functional>
#include <stop_token>

namespace filigree {

//! Called now and then, on the thread that works. total: 0 when it is not known.
using ByteProgress = std::function<void(qint64 done, qint64 total)>;

//! SHA-256 of a file in lower-case hexadecimal. Errors: NotFound, Unreadable, Cancelled.
Result<QString> sha256Of(const QString &path, std::stop_token stop = {},
                         const ByteProgress &progress = {});

} // namespace filigree
