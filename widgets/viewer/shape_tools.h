// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/viewer/pointer_tool.h"

#include <QPolygonF>

namespace filigree {

//! Drags a box open.
class BoxTool final : public PointerTool
{
public:
    explicit BoxTool(Viewer &viewer);
    void press(const PointerInput &input) override;
    void move(const PointerInput &input) override;
    void release(const PointerInput &input) override;
    void cancel() override { m_isBusy = false; }
    bool isBusy() const override { return m_isBusy; }
    void paint(QPainter &painter, const ViewTransform &transform) const override;

private:
    Box box() const; //!< Whole pixels within the frame.

    Viewer &m_viewer;
    bool m_isBusy = false;
    QPointF m_from;
    QPointF m_to;
};

//! Draws around an area, which is added to the mask or taken from it.
class LassoTool final : public PointerTool
{
public:
    explicit LassoTool(Viewer &viewer);
    void press(const PointerInput &input) override;
    void move(const PointerInput &input) override;
    void release(const PointerInput &input) override;
    void cancel() override { m_outline.clear(); }
    bool isBusy() const override { return !m_outline.isEmpty(); }
    void paint(QPainter &painter, const ViewTransform &transform) const override;

private:
    Viewer &m_viewer;
    QPolygonF m_outline; // frame pixels
    bool m_erases = false;
};

} // namespace filigree
