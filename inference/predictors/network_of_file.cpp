// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/network_of_file.h"

#include "inference/base/caught.h"
#include "inference/models/recognition.h"

namespace filigree {

Result<std::string> networkOfFile(const std::string &path)
{
    return caught([&] { return recognised(path); }).and_then([&](const Recognised &found) {
        if (found.isWhole())
            return Result<std::string>(found.network);
        return Result<std::string>(
            fail(Error::Kind::Unsupported, '\'' + path + "' is " + found.verdict() + '.'));
    });
}

} // namespace filigree
