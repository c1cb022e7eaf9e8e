// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/project_actions.h"

#include "app/actions/actions.h"
#include "app/document/document.h"
#include "app/document/editor_state.h"
#include "app/window/clip_controller.h"
#include "app/window/path_opener.h"
#include "app/window/project_life.h"
#include "widgets/translated.h"

#include <QAction>
#include <QCoreApplication>
#include <QWidget>

namespace filigree {
namespace {

struct ProjectTexts
{
    Q_DECLARE_TR_FUNCTIONS(ProjectActions)
};

void bindUndo(const Actions &actions, QUndoStack &stack, QWidget *context)
{
    QAction *undo = actions.get(ActionId::Undo);
    QAction *redo = actions.get(ActionId::Redo);
    QObject::connect(undo, &QAction::triggered, &stack, &QUndoStack::undo);
    QObject::connect(redo, &QAction::triggered, &stack, &QUndoStack::redo);
    const auto show = [&stack, undo, redo] {
        undo->setEnabled(stack.canUndo());
        redo->setEnabled(stack.canRedo());
        undo->setText(stack.canUndo() ? ProjectTexts::tr("&Undo %1").arg(stack.undoText())
                                      : ProjectTexts::tr("&Undo"));
        redo->setText(stack.canRedo() ? ProjectTexts::tr("&Redo %1").arg(stack.redoText())
                                      : ProjectTexts::tr("&Redo"));
    };
    QObject::connect(&stack, &QUndoStack::indexChanged, context, show);
    translated(context, show);
}

} // namespace

void bindProjectActions(const Actions &actions, Document &document, const EditorState &state,
                        ProjectLife &life, ClipController &clips, PathOpener &opener,
                        QWidget *context)
{
    const auto on = [&](ActionId id, auto verb) {
        QObject::connect(actions.get(id), &QAction::triggered, context, verb);
    };
    on(ActionId::NewProject, [&life] { life.newProject(); });
    on(ActionId::CloseProject, [&life] { life.newProject(); });
    on(ActionId::Save, [&life] { life.save(); });
    on(ActionId::SaveAs, [&life] { life.saveAs(); });
    on(ActionId::Open, [&opener] { opener.chooseFiles(); });
    on(ActionId::AddClips, [&opener] { opener.chooseFolder(); });
    on(ActionId::OpenDemo, [&clips] { clips.addDemo(); });
    on(ActionId::RenameClip, [&clips, &document] { clips.rename(document.clipId()); });
    on(ActionId::ClipProperties, [&clips] { clips.showProperties(); });
    on(ActionId::RelinkClip, [&clips, &document] { clips.relink(document.clipId()); });
    on(ActionId::RemoveClip, [&clips, &document] { clips.remove(document.clipId()); });
    on(ActionId::ImportMasks, [&clips, &state] { clips.importGiven(state.object(), false); });
    on(ActionId::ImportTrimaps, [&clips, &state] { clips.importGiven(state.object(), true); });
    bindUndo(actions, document.undoStack(), context);
}

} // namespace filigree
