// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/viewer/pointer_tool.h"

namespace filigree {

//! Says at the press that a point is inside the object, or outside it.
class ClickTool final : public PointerTool
{
public:
    ClickTool(Viewer &viewer, bool positive);
    void press(const PointerInput &input) override;

private:
    Viewer &m_viewer;
    bool m_positive;
};

class AbsentTool final : public PointerTool
{
public:
    explicit AbsentTool(Viewer &viewer);
    void press(const PointerInput &input) override;

private:
    Viewer &m_viewer;
};

class PickTool final : public PointerTool
{
public:
    explicit PickTool(Viewer &viewer);
    void press(const PointerInput &input) override;

private:
    Viewer &m_viewer;
};

} // namespace filigree
