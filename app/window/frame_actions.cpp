// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/frame_actions.h"

#include "app/actions/actions.h"
#include "app/commands/prompt_commands.h"
#include "app/commands/result_commands.h"
#include "app/commands/settings_commands.h"
#include "app/document/document.h"
#include "app/document/editor_state.h"

#include <QAction>
#include <QWidget>

#include <utility>

namespace filigree {
namespace {

//! What every verb needs.
struct Context
{
    Actions &actions;
    Document &document;
    EditorState &state;
    std::function<bool(const PromptPlace &)> mayChange;
    QWidget *widget;

    const ObjectInfo *object() const
    {
        return document.clip() ? document.clip()->object(state.object()) : nullptr;
    }
    PromptPlace place() const { return {state.frame(), state.object()}; }
    FrameRange thisFrame() const { return {state.frame(), state.frame()}; }
    FrameRange range() const { return document.clip()->effectiveRange(); }

    //! Pushes what it makes, when there is a clip.
    template<typename Make> void on(ActionId id, const Make &make) const
    {
        QObject::connect(actions.get(id), &QAction::triggered, widget, [context = *this, make] {
            if (context.document.clip())
                context.document.push(make(context));
        });
    }
};

void bindPrompts(const Context &all)
{
    all.on(ActionId::ClearFrame, [](const Context &c) {
        return c.mayChange(c.place()) ? clearFrame(c.document, c.place()) : nullptr;
    });
    all.on(ActionId::ClearAllObjects, [](const Context &c) {
        return clearFrame(c.document, {c.state.frame(), 0});
    });
    all.on(ActionId::ClearTrimap, [](const Context &c) {
        return c.mayChange(c.place()) ? clearTrimap(c.document, c.place()) : nullptr;
    });
}

void bindResults(const Context &all)
{
    const auto lock = [&all](ActionId id, bool wholeRange, bool locked) {
        all.on(id, [wholeRange, locked](const Context &c) -> CommandPtr {
            if (!locked && c.object() && c.object()->locked && !c.mayChange(c.place()))
                return nullptr; // the lock of the whole object would hold on
            return lockFrames(c.document, c.state.object(), wholeRange ? c.range() : c.thisFrame(),
                              locked);
        });
    };
    lock(ActionId::LockFrame, false, true);
    lock(ActionId::UnlockFrame, false, false);
    lock(ActionId::LockRange, true, true);
    lock(ActionId::UnlockRange, true, false);
    all.on(ActionId::DeleteFrameResults, [](const Context &c) {
        return deleteResults(c.document, c.state.object(), c.thisFrame());
    });
    all.on(ActionId::DeleteRangeResults,
           [](const Context &c) { return deleteResults(c.document, c.state.object(), c.range()); });
    all.on(ActionId::Decontaminate, [](const Context &c) -> CommandPtr {
        if (!c.object())
            return nullptr;
        MatteSettings matte = c.object()->matte;
        matte.decontaminate = !matte.decontaminate;
        return setMatteSettings(c.document, c.state.object(), matte, 0,
                                Actions::tr("Decontaminate"));
    });
}

void bindClips(const Context &all)
{
    const auto go = [&all](ActionId id, int step) {
        QObject::connect(all.actions.get(id), &QAction::triggered, all.widget, [all, step] {
            const auto &clips = all.document.project().clips;
            const int at = all.document.project().currentClip + step;
            if (at >= 0 && at < int(clips.size()))
                all.document.setCurrentClip(clips[std::size_t(at)].id);
        });
    };
    go(ActionId::PreviousClip, -1);
    go(ActionId::NextClip, 1);
}

} // namespace

void bindFrameActions(Actions &actions, Document &document, EditorState &state,
                      std::function<bool(const PromptPlace &)> mayChange, QWidget *context)
{
    const Context all{actions, document, state, std::move(mayChange), context};
    bindPrompts(all);
    bindResults(all);
    bindClips(all);
    const auto show = [all] {
        const ObjectInfo *object = all.object();
        all.actions.setContext(all.document.clip() != nullptr, object != nullptr);
        all.actions.get(ActionId::Decontaminate)->setChecked(object && object->matte.decontaminate);
    };
    QObject::connect(&document, &Document::objectsChanged, context, show);
    QObject::connect(&document, &Document::settingsChanged, context, show);
    QObject::connect(&document, &Document::currentClipChanged, context, show);
    QObject::connect(&state, &EditorState::objectChanged, context, show);
    show();
}

} // namespace filigree
