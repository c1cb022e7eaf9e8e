// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/viewer/view_transform.h"
#include "widgets/viewer/viewer_scene.h"

#include <QFlags>

namespace filigree {

//! What of a prompt the pointer is on.
struct PromptHit
{
    int prompt = -1; //!< Into ViewerScene::prompts; -1: none.
    Qt::Edges edges; //!< Of a box; none: all of the prompt.
    bool isValid() const { return prompt >= 0; }
};

//! The topmost prompt under a place of the pane. Of boxes only the border counts, so that one can
//! click inside them.
PromptHit promptAt(const ViewerScene &scene, const QPointF &pane, const ViewTransform &transform);

//! The prompt after it, or its edges, were dragged by so many frame pixels. Kept within the frame.
Prompt movedPrompt(const Prompt &prompt, Qt::Edges edges, const QPointF &by, const QSize &frame);

Qt::CursorShape cursorFor(Qt::Edges edges);

} // namespace filigree
