// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/click_tools.h"

#include "widgets/viewer/viewer.h"

namespace filigree {

ClickTool::ClickTool(Viewer &viewer, bool positive)
    : m_viewer(viewer)
    , m_positive(positive)
{ }

void ClickTool::press(const PointerInput &input)
{
    if (m_viewer.isOnFrame(input.frame))
        emit m_viewer.clicked(pointOf(input.frame), m_positive != input.isOpposite());
}

AbsentTool::AbsentTool(Viewer &viewer)
    : m_viewer(viewer)
{ }

void AbsentTool::press(const PointerInput &input)
{
    if (m_viewer.isOnFrame(input.frame))
        emit m_viewer.absentToggled();
}

PickTool::PickTool(Viewer &viewer)
    : m_viewer(viewer)
{ }

void PickTool::press(const PointerInput &input)
{
    if (m_viewer.isOnFrame(input.frame))
        emit m_viewer.objectPicked(pointOf(input.frame));
}

} // namespace filigree
