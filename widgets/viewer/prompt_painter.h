// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/viewer/view_transform.h"
#include "widgets/viewer/viewer_scene.h"

class QPainter;
class QPainterPath;

namespace filigree {

enum class PromptState { Plain, Hovered, Selected };

QColor screenColour(const Colour &colour);

//! A stroke's line on the screen; a single point becomes a dot.
QPainterPath strokePath(const std::vector<Point> &points, const ViewTransform &transform);
//! On the screen, its edges between pixels.
QRectF boxRect(const Box &box, const ViewTransform &transform);

//! Draws one prompt in its place. Positive and negative ones differ by their sign, + and −.
void paintPrompt(QPainter &painter, const ShownPrompt &prompt, PromptState state,
                 const ViewTransform &transform);

} // namespace filigree
