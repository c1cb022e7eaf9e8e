// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/viewer/view_transform.h"
#include "widgets/viewer/viewer_scene.h"

#include <vector>

class QPainter;

namespace filigree {

//! Boxes with their texts on plates. hovered: into the candidates; -1: none.
void paintCandidates(QPainter &painter, const std::vector<ShownCandidate> &candidates, int hovered,
                     const ViewTransform &transform);

//! The candidate under a place of the pane, -1: none. Where boxes lie in each other the smallest
//! one is meant, so that all can be reached.
int candidateAt(const std::vector<ShownCandidate> &candidates, const QPointF &pane,
                const ViewTransform &transform);

} // namespace filigree
