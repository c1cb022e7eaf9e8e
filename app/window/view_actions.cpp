// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/view_actions.h"

#include "app/actions/actions.h"
#include "app/document/editor_state.h"
#include "app/settings/window_settings.h"
#include "app/window/view_controller.h"
#include "widgets/viewer/viewer.h"

#include <QAction>
#include <QActionGroup>
#include <QColorDialog>

#include <utility>

namespace filigree {
namespace {

const QString promptsKey = QStringLiteral("view/prompts");

constexpr std::pair<ActionId, Tool> tools[] = {
    {ActionId::ToolPick, Tool::PickObject},
    {ActionId::ToolPositive, Tool::PositiveClick},
    {ActionId::ToolNegative, Tool::NegativeClick},
    {ActionId::ToolBox, Tool::Box},
    {ActionId::ToolStroke, Tool::Stroke},
    {ActionId::ToolLasso, Tool::Lasso},
    {ActionId::ToolBrush, Tool::Brush},
    {ActionId::ToolEraser, Tool::Eraser},
    {ActionId::ToolTrimapForeground, Tool::TrimapForeground},
    {ActionId::ToolTrimapUnknown, Tool::TrimapUnknown},
    {ActionId::ToolTrimapBackground, Tool::TrimapBackground},
    {ActionId::ToolAbsent, Tool::Absent},
    {ActionId::ToolHand, Tool::Hand},
    {ActionId::ToolZoom, Tool::Zoom}};

constexpr std::pair<ActionId, ViewMode> modes[] = {
    {ActionId::ViewSource, ViewMode::Source},
    {ActionId::ViewOverlay, ViewMode::Overlay},
    {ActionId::ViewAlpha, ViewMode::Alpha},
    {ActionId::ViewTrimap, ViewMode::Trimap},
    {ActionId::ViewMatte, ViewMode::Matte},
    {ActionId::ViewForeground, ViewMode::Foreground},
    {ActionId::ViewDifference, ViewMode::Difference}};

constexpr std::pair<ActionId, Compare> comparisons[] = {
    {ActionId::CompareNone, Compare::None},
    {ActionId::CompareWipe, Compare::Wipe},
    {ActionId::CompareSideBySide, Compare::SideBySide}};

constexpr std::pair<ActionId, Background> backgrounds[] = {
    {ActionId::BackgroundChecker, Background::Checker},
    {ActionId::BackgroundSolid, Background::Solid},
    {ActionId::BackgroundPicture, Background::Picture},
    {ActionId::BackgroundClip, Background::Clip}};

//! Changes a copy of the view.
template<typename Change> void editView(EditorState &state, const Change &change)
{
    ViewSettings view = state.view();
    change(view);
    state.setView(view);
}

void showState(const Actions &actions, const EditorState &state)
{
    const ViewSettings &view = state.view();
    for (const auto &[id, tool] : tools)
        actions.get(id)->setChecked(tool == state.tool());
    for (const auto &[id, mode] : modes)
        actions.get(id)->setChecked(mode == view.a.mode);
    for (const auto &[id, compare] : comparisons)
        actions.get(id)->setChecked(compare == view.compare);
    for (const auto &[id, background] : backgrounds)
        actions.get(id)->setChecked(background == view.background);
    actions.get(ActionId::OnionSkin)->setChecked(view.onion.enabled);
    actions.get(ActionId::Outlines)->setChecked(view.outlines);
    actions.get(ActionId::Prompts)->setChecked(view.prompts);
}

void bindView(const Actions &actions, EditorState &state, QWidget *context)
{
    const auto on = [&](ActionId id, const auto &change) {
        QObject::connect(actions.get(id), &QAction::triggered, context,
                         [&state, change] { editView(state, change); });
    };
    for (const auto &[id, mode] : modes)
        on(id, [mode = mode](ViewSettings &view) { view.a.mode = mode; });
    for (const auto &[id, compare] : comparisons)
        on(id, [compare = compare](ViewSettings &view) { // the same key leaves it again
            view.compare = view.compare == compare ? Compare::None : compare;
        });
    for (const auto &[id, background] : backgrounds) {
        if (id == ActionId::BackgroundPicture)
            continue; // asks for one first
        on(id, [background = background](ViewSettings &view) {
            view.background = background;
            view.a.mode = ViewMode::Matte; // where it is seen
        });
    }
    on(ActionId::SwapSides, [](ViewSettings &view) { std::swap(view.a, view.b); });
    on(ActionId::OnionSkin, [](ViewSettings &view) { view.onion.enabled = !view.onion.enabled; });
    on(ActionId::Outlines, [](ViewSettings &view) { view.outlines = !view.outlines; });
    // Unlike the rest this is a habit, and kept from start to start.
    editView(state, [](ViewSettings &view) {
        view.prompts = windowSettings().value(promptsKey, true).toBool();
    });
    on(ActionId::Prompts, [](ViewSettings &view) {
        view.prompts = !view.prompts;
        windowSettings().setValue(promptsKey, view.prompts);
    });
    QObject::connect(
        actions.get(ActionId::BackgroundColour), &QAction::triggered, context, [&state, context] {
            const QColor colour =
                QColorDialog::getColor(state.view().backgroundColour, context->window());
            if (!colour.isValid())
                return;
            editView(state, [&](ViewSettings &view) {
                view.backgroundColour = colour;
                view.background = Background::Solid;
                view.a.mode = ViewMode::Matte;
            });
        });
}

void bindTools(const Actions &actions, EditorState &state, QWidget *context)
{
    for (const auto &[id, tool] : tools) {
        QObject::connect(actions.get(id), &QAction::triggered, context,
                         [&state, tool = tool] { state.setTool(tool); });
    }
    QObject::connect(actions.get(ActionId::BrushLarger), &QAction::triggered, context,
                     [&state] { state.setBrushRadius(state.brushRadius() * 1.25); });
    QObject::connect(actions.get(ActionId::BrushSmaller), &QAction::triggered, context,
                     [&state] { state.setBrushRadius(state.brushRadius() / 1.25); });
}

} // namespace

void bindViewActions(const Actions &actions, EditorState &state, Viewer &viewer,
                     ViewController &views, QWidget *context)
{
    exclusive(actions, ActionId::ToolPick, ActionId::ToolZoom, context);
    exclusive(actions, ActionId::ViewSource, ActionId::ViewDifference, context);
    exclusive(actions, ActionId::CompareNone, ActionId::CompareSideBySide, context);
    exclusive(actions, ActionId::BackgroundChecker, ActionId::BackgroundClip, context);
    bindTools(actions, state, context);
    bindView(actions, state, context);

    const auto show = [&actions, &state] { showState(actions, state); };
    QObject::connect(&state, &EditorState::toolChanged, context, show);
    QObject::connect(&state, &EditorState::viewChanged, context, show);
    QObject::connect(actions.get(ActionId::BackgroundPicture), &QAction::triggered, context,
                     [&state, &views, show] {
                         editView(state, [](ViewSettings &view) { view.a.mode = ViewMode::Matte; });
                         views.choosePicture();
                         show(); // the background is what it was when none was chosen
                     });
    show();

    const auto zoom = [&](ActionId id, void (Viewer::*verb)()) {
        QObject::connect(actions.get(id), &QAction::triggered, &viewer, verb);
    };
    zoom(ActionId::ZoomIn, &Viewer::zoomIn);
    zoom(ActionId::ZoomOut, &Viewer::zoomOut);
    zoom(ActionId::ZoomFit, &Viewer::zoomToFit);
    QObject::connect(actions.get(ActionId::ZoomActual), &QAction::triggered, &viewer,
                     [&viewer] { viewer.zoomTo(1); });
    QObject::connect(
        actions.get(ActionId::FullScreen), &QAction::triggered, context, [context](bool full) {
            full ? context->window()->showFullScreen() : context->window()->showNormal();
        });
}

} // namespace filigree
