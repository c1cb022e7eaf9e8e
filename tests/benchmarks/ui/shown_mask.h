// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/window/main_window.h"
#include "project_io/model/revision.h"

namespace filigree::bench {

//! The mask that is seen of the first object on the frame in view. Null: none.
inline ContentKey shownMask(MainWindow &window)
{
    const ClipEntry *clip = window.document().clip();
    const Revisions *revisions = window.document().revisions();
    if (!clip || !revisions || clip->objects.empty())
        return {};
    return revisions->best(clip->objects.front().id, ResultKind::MaskLogits, window.state().frame())
        .key;
}

} // namespace filigree::bench
