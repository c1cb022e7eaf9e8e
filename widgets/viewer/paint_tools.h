// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/prompts.h"
#include "widgets/viewer/brush_dab.h"
#include "widgets/viewer/pointer_tool.h"

namespace filigree {

//! A line that is all inside the object, or all outside it.
class StrokeTool final : public PointerTool
{
public:
    explicit StrokeTool(Viewer &viewer);
    void press(const PointerInput &input) override;
    void move(const PointerInput &input) override;
    void release(const PointerInput &input) override;
    void cancel() override { m_stroke.points.clear(); }
    bool isBusy() const override { return !m_stroke.points.empty(); }
    void paint(QPainter &painter, const ViewTransform &transform) const override;

private:
    Viewer &m_viewer;
    StrokePrompt m_stroke;
};

//! Adds to the mask or takes from it; the pen's pressure changes the radius on the way.
class BrushTool final : public PointerTool
{
public:
    BrushTool(Viewer &viewer, bool erases);
    void press(const PointerInput &input) override;
    void move(const PointerInput &input) override;
    void release(const PointerInput &input) override;
    void cancel() override { m_dabs.clear(); }
    bool isBusy() const override { return !m_dabs.empty(); }
    void paint(QPainter &painter, const ViewTransform &transform) const override;

private:
    Viewer &m_viewer;
    bool m_erases;
    bool m_erasesNow = false;
    std::vector<BrushDab> m_dabs;
};

//! Paints the trimap and tells of every step, so that the alpha can follow.
class TrimapTool final : public PointerTool
{
public:
    TrimapTool(Viewer &viewer, TrimapLabel label);
    void press(const PointerInput &input) override;
    void move(const PointerInput &input) override;
    void release(const PointerInput &input) override;
    void cancel() override;
    bool isBusy() const override { return !m_stroke.points.empty(); }
    void paint(QPainter &painter, const ViewTransform &transform) const override;

private:
    Viewer &m_viewer;
    TrimapLabel m_label;
    TrimapStroke m_stroke;
};

} // namespace filigree
