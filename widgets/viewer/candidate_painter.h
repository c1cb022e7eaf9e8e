// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/viewer/view_transform.h"
#include "widgets/viewer/viewer_scene.h"

#include <vector>

class QFontMetricsF;
class QPainter;

namespace filigree {

//! Where the text of each goes, on its box or as near as there is room: on no other text, unless
//! the pane is full. Empty where the box is out of sight.
std::vector<QRectF> candidatePlates(const std::vector<ShownCandidate> &candidates,
                                    const QFontMetricsF &metrics, const ViewTransform &transform);

//! Boxes with their texts on plates. hovered: into the candidates; -1: none.
void paintCandidates(QPainter &painter, const std::vector<ShownCandidate> &candidates, int hovered,
                     const ViewTransform &transform);

//! The candidate under a place of the pane, -1: none. Its plate is part of it; where boxes lie in
//! each other the smallest one is meant, so that all can be reached. metrics: of the painter's
//! font.
int candidateAt(const std::vector<ShownCandidate> &candidates, const QPointF &pane,
                const QFontMetricsF &metrics, const ViewTransform &transform);

} // namespace filigree
