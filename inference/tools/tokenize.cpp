// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/text/clip_tokenizer.h"
#include "inference/tools/commands.h"

#include <cstdio>

namespace filigree::tools {

int tokenize(const std::vector<std::string> &arguments)
{
    if (arguments.size() < 2)
        return wrongUsage;
    const Result<ClipTokenizer> tokenizer = ClipTokenizer::read(arguments[0]);
    if (!tokenizer)
        return complain(tokenizer.error().message);
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        const std::vector<std::int64_t> ids = tokenizer->encode(arguments[i]);
        std::printf("%zu", ids.size());
        for (const std::int64_t id : ids)
            std::printf(" %lld", static_cast<long long>(id));
        std::printf("\n");
    }
    return success;
}

} // namespace filigree::tools
