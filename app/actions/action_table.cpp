// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/actions/action_table.h"

#include "app/actions/action_rows.h"

#include <vector>

namespace filigree {

std::span<const ActionRow> actionTable()
{
    static const std::vector<ActionRow> table = [] {
        std::vector<ActionRow> rows;
        for (const auto part : {fileRows(), viewRows(), objectRows(), playbackRows()})
            rows.insert(rows.end(), part.begin(), part.end());
        return rows;
    }();
    return table;
}

} // namespace filigree
