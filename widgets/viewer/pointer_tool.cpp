// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/pointer_tool.h"

#include "widgets/viewer/click_tools.h"
#include "widgets/viewer/paint_tools.h"
#include "widgets/viewer/shape_tools.h"

namespace filigree {

std::unique_ptr<PointerTool> makePointerTool(Tool tool, Viewer &viewer)
{
    switch (tool) {
    case Tool::PositiveClick:
        return std::make_unique<ClickTool>(viewer, true);
    case Tool::NegativeClick:
        return std::make_unique<ClickTool>(viewer, false);
    case Tool::Box:
        return std::make_unique<BoxTool>(viewer);
    case Tool::Stroke:
        return std::make_unique<StrokeTool>(viewer);
    case Tool::Brush:
        return std::make_unique<BrushTool>(viewer, false);
    case Tool::Eraser:
        return std::make_unique<BrushTool>(viewer, true);
    case Tool::Lasso:
        return std::make_unique<LassoTool>(viewer);
    case Tool::TrimapForeground:
        return std::make_unique<TrimapTool>(viewer, TrimapLabel::Foreground);
    case Tool::TrimapUnknown:
        return std::make_unique<TrimapTool>(viewer, TrimapLabel::Unknown);
    case Tool::TrimapBackground:
        return std::make_unique<TrimapTool>(viewer, TrimapLabel::Background);
    case Tool::Absent:
        return std::make_unique<AbsentTool>(viewer);
    case Tool::PickObject:
        return std::make_unique<PickTool>(viewer);
    case Tool::Hand:
    case Tool::Zoom:
        break;
    }
    return nullptr;
}

} // namespace filigree
