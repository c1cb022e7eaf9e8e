// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/object_actions.h"

#include "app/actions/actions.h"
#include "app/document/document.h"
#include "app/document/editor_state.h"
#include "app/window/inspector_controller.h"
#include "app/window/objects_controller.h"
#include "widgets/panels/objects_panel.h"

#include <QAction>

namespace filigree {
namespace {

constexpr std::pair<ActionId, ObjectFlag> flagActions[] = {
    {ActionId::ShowObject, ObjectFlag::Visible},
    {ActionId::SoloObject, ObjectFlag::Solo},
    {ActionId::LockObject, ObjectFlag::Locked},
    {ActionId::RepelObject, ObjectFlag::RepelsOnly},
};

bool flagOf(const ObjectInfo &info, ObjectFlag flag)
{
    switch (flag) {
    case ObjectFlag::Visible:
        return info.visible;
    case ObjectFlag::Solo:
        return info.solo;
    case ObjectFlag::Locked:
        return info.locked;
    case ObjectFlag::RepelsOnly:
        return info.repelsOnly;
    }
    return false;
}

} // namespace

ObjectActions::ObjectActions(const Document &document, EditorState &state, Actions &actions,
                             ObjectsPanel &panel, ObjectsController &objects,
                             InspectorController &inspector, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_state(state)
    , m_actions(actions)
{
    const auto bind = [&](ActionId id, auto slot) {
        connect(actions.get(id), &QAction::triggered, this, slot);
    };
    bind(ActionId::AddObject, [&objects] { objects.addObject(); });
    bind(ActionId::DuplicateObject, [&objects] { objects.duplicateObjects(objects.selection()); });
    bind(ActionId::DeleteObject, [&objects] { objects.deleteObjects(objects.selection()); });
    bind(ActionId::RenameObject, [this, &panel] {
        emit panelWanted();
        panel.editName();
    });
    bind(ActionId::GroupObject, [&panel] { panel.groupSelection(); });
    bind(ActionId::UngroupObject, [&panel] { emit panel.grouped(panel.selection(), {}); });
    bind(ActionId::MoveObjectUp, [&panel] { panel.moveSelection(-1); });
    bind(ActionId::MoveObjectDown, [&panel] { panel.moveSelection(1); });
    bind(ActionId::CopySettings, [&inspector] { inspector.copyToAll(); });
    bind(ActionId::ResetSettings, [&inspector] { inspector.reset(); });
    bind(ActionId::PreviousObject, [this] { selectNeighbour(-1); });
    bind(ActionId::NextObject, [this] { selectNeighbour(1); });
    for (int n = 0; n < 9; ++n)
        bind(ActionId(int(ActionId::SelectObject1) + n), [this, n] { selectNth(n); });
    for (const auto &[id, flag] : flagActions)
        bind(id,
             [&objects, flag = flag](bool on) { objects.setFlag(objects.selection(), flag, on); });
    QList<QAction *> menu;
    for (const std::vector<ActionId> &group :
         {std::vector{ActionId::AddObject, ActionId::RenameObject},
          {ActionId::ShowObject, ActionId::SoloObject, ActionId::LockObject, ActionId::RepelObject},
          {ActionId::GroupObject, ActionId::UngroupObject},
          {ActionId::FindMoreLike},
          {ActionId::DuplicateObject, ActionId::DeleteObject}}) {
        if (!menu.isEmpty())
            menu.append(nullptr);
        for (const ActionId id : group)
            menu.append(actions.get(id));
    }
    panel.setContextActions(menu);
    connect(&document, &Document::objectsChanged, this, &ObjectActions::showFlags);
    connect(&document, &Document::statesChanged, this, &ObjectActions::showFlags);
    connect(&document, &Document::currentClipChanged, this, &ObjectActions::showFlags);
    connect(&state, &EditorState::objectChanged, this, &ObjectActions::showFlags);
    showFlags();
}

void ObjectActions::showFlags()
{
    const ClipEntry *clip = m_document.clip();
    const ObjectInfo *info = clip ? clip->object(m_state.object()) : nullptr;
    for (const auto &[id, flag] : flagActions)
        m_actions.get(id)->setChecked(info && flagOf(*info, flag)); // triggered() stays silent
}

void ObjectActions::selectNth(int place)
{
    const ClipEntry *clip = m_document.clip();
    if (clip && place >= 0 && place < int(clip->objects.size()))
        m_state.setObject(clip->objects[std::size_t(place)].id);
}

void ObjectActions::selectNeighbour(int places)
{
    const ClipEntry *clip = m_document.clip();
    if (!clip || clip->objects.empty())
        return;
    const int total = int(clip->objects.size());
    int now = places > 0 ? -1 : 0;
    for (int n = 0; n < total; ++n)
        if (clip->objects[std::size_t(n)].id == m_state.object())
            now = n;
    selectNth((now + places + total) % total);
}

} // namespace filigree
