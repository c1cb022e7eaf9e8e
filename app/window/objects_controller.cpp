// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/objects_controller.h"

#include "app/commands/object_commands.h"
#include "app/commands/result_commands.h"
#include "app/document/editor_state.h"
#include "app/window/grounding_texts.h"
#include "widgets/panels/objects_panel.h"

namespace filigree {
namespace {

//! Steps that each see what the one before did, under one name in the history.
class Macro
{
public:
    Macro(Document &document, const QString &text)
        : m_document(document)
    {
        m_document.undoStack().beginMacro(text);
    }
    ~Macro() { m_document.undoStack().endMacro(); }
    Macro(const Macro &) = delete;
    Macro &operator=(const Macro &) = delete;

    void push(CommandPtr command) { m_document.push(std::move(command)); }

private:
    Document &m_document;
};

} // namespace

ObjectsController::ObjectsController(Document &document, EditorState &state, ObjectsPanel &panel,
                                     QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_state(state)
    , m_panel(panel)
    , m_counter(document)
{
    m_update.setSingleShot(true);
    m_update.setInterval(0);
    connect(&m_update, &QTimer::timeout, this, &ObjectsController::update);
    const auto soon = [this] { m_update.start(); };
    connect(&m_counter, &StateCounter::changed, this, soon);
    connect(&document, &Document::objectsChanged, this, soon);
    connect(&document, &Document::promptsChanged, this, soon); // which say where it was found
    connect(&document, &Document::currentClipChanged, this, &ObjectsController::update);
    connect(&state, &EditorState::objectChanged, this, &ObjectsController::followState);

    connect(&panel, &ObjectsPanel::selectionChanged, this,
            [this](const QList<ObjectId> &ids, ObjectId current) {
                if (!ids.isEmpty())
                    m_state.setObject(ids.contains(current) ? current : ids.first());
                emit selectionChanged();
            });
    connect(&panel, &ObjectsPanel::addRequested, this, &ObjectsController::addObject);
    connect(&panel, &ObjectsPanel::duplicateRequested, this, &ObjectsController::duplicateObjects);
    connect(&panel, &ObjectsPanel::deleteRequested, this, &ObjectsController::deleteObjects);
    connect(&panel, &ObjectsPanel::flagChanged, this, &ObjectsController::setFlag);
    connect(&panel, &ObjectsPanel::colourChosen, this, &ObjectsController::setColour);
    connect(&panel, &ObjectsPanel::moved, this, &ObjectsController::move);
    connect(&panel, &ObjectsPanel::grouped, this, &ObjectsController::setGroup);
    connect(&panel, &ObjectsPanel::renamed, this, [this](ObjectId id, const QString &name) {
        m_document.push(renameObject(m_document, id, name.toStdString()));
    });
    update();
}

QList<ObjectId> ObjectsController::selection() const
{
    return m_panel.selection();
}

void ObjectsController::setDoubts(const std::map<ObjectId, int> &doubts)
{
    if (doubts == m_doubts)
        return;
    m_doubts = doubts;
    m_update.start();
}

void ObjectsController::update()
{
    const ClipEntry *clip = m_document.clip();
    QList<ObjectRow> rows;
    for (const ObjectInfo &info : clip ? clip->objects : std::vector<ObjectInfo>()) {
        ObjectRow row;
        row.id = info.id;
        row.name = QString::fromStdString(info.name);
        row.group = QString::fromStdString(info.group);
        row.colour = QColor(info.colour.red, info.colour.green, info.colour.blue);
        row.visible = info.visible;
        row.solo = info.solo;
        row.locked = info.locked;
        row.repelsOnly = info.repelsOnly;
        const StateCounts counts = m_counter.counts(info.id);
        row.fresh = counts.fresh;
        row.stale = counts.stale;
        row.origin = originTexts(*clip, info.id).join('\n');
        if (const auto doubts = m_doubts.find(info.id); doubts != m_doubts.end())
            row.doubtful = doubts->second;
        rows.append(row);
    }
    const QList<ObjectId> before = selection();
    m_panel.setClipOpen(clip != nullptr);
    m_panel.setRows(rows);
    followState();
    if (selection() != before)
        emit selectionChanged();
}

void ObjectsController::followState()
{
    const ObjectId object = m_state.object();
    if (object == 0 || selection().contains(object))
        return;
    m_panel.select({object});
    emit selectionChanged();
}

QString ObjectsController::nameOf(const QList<ObjectId> &ids) const
{
    const ClipEntry *clip = m_document.clip();
    const ObjectInfo *info = clip && ids.size() == 1 ? clip->object(ids.first()) : nullptr;
    return info ? QString::fromStdString(info->name) : tr("%n objects", nullptr, int(ids.size()));
}

void ObjectsController::addObject()
{
    const ObjectId id = nextObjectId(m_document);
    CommandPtr command = filigree::addObject(m_document);
    if (!command)
        return;
    m_document.push(std::move(command));
    m_state.setObject(id);
}

void ObjectsController::duplicateObjects(const QList<ObjectId> &ids)
{
    if (ids.isEmpty() || !m_document.clip())
        return;
    ObjectId last = 0;
    {
        Macro macro(m_document, tr("Duplicate %1").arg(nameOf(ids)));
        for (const ObjectId id : ids) {
            last = nextObjectId(m_document);
            macro.push(duplicateObject(m_document, id));
        }
    }
    m_state.setObject(last);
}

void ObjectsController::deleteObjects(const QList<ObjectId> &ids)
{
    if (ids.isEmpty() || !m_document.clip())
        return;
    Macro macro(m_document, tr("Delete %1").arg(nameOf(ids)));
    for (const ObjectId id : ids)
        macro.push(removeObject(m_document, id));
}

void ObjectsController::setFlag(const QList<ObjectId> &ids, ObjectFlag flag, bool on)
{
    std::vector<CommandPtr> steps;
    for (const ObjectId id : ids) {
        switch (flag) {
        case ObjectFlag::Visible:
            steps.push_back(setObjectVisible(m_document, id, on));
            break;
        case ObjectFlag::Solo:
            steps.push_back(setObjectSolo(m_document, id, on));
            break;
        case ObjectFlag::Locked:
            steps.push_back(lockObject(m_document, id, on));
            break;
        case ObjectFlag::RepelsOnly:
            steps.push_back(setObjectRepels(m_document, id, on));
            break;
        }
    }
    const auto text = [&] {
        switch (flag) {
        case ObjectFlag::Visible:
            return on ? tr("Show %1") : tr("Hide %1");
        case ObjectFlag::Solo:
            return on ? tr("Solo %1") : tr("End Solo of %1");
        case ObjectFlag::Locked:
            return on ? tr("Lock %1") : tr("Unlock %1");
        case ObjectFlag::RepelsOnly:
            break;
        }
        return on ? tr("Make %1 “Not This”") : tr("Cut Out %1 Again");
    };
    m_document.push(inOneStep(text().arg(nameOf(ids)), std::move(steps)));
}

void ObjectsController::setColour(const QList<ObjectId> &ids, const QColor &colour)
{
    std::vector<CommandPtr> steps;
    for (const ObjectId id : ids)
        steps.push_back(setObjectColour(m_document, id,
                                        {std::uint8_t(colour.red()), std::uint8_t(colour.green()),
                                         std::uint8_t(colour.blue())}));
    m_document.push(inOneStep(tr("Colour of %1").arg(nameOf(ids)), std::move(steps)));
}

void ObjectsController::setGroup(const QList<ObjectId> &ids, const QString &group)
{
    std::vector<CommandPtr> steps;
    for (const ObjectId id : ids)
        steps.push_back(setObjectGroup(m_document, id, group.toStdString()));
    const QString text = group.isEmpty() ? tr("Take %1 out of Group").arg(nameOf(ids))
                                         : tr("Group %1 into %2").arg(nameOf(ids), group);
    m_document.push(inOneStep(text, std::move(steps)));
}

void ObjectsController::move(const QList<ObjectId> &ids, const QList<ObjectId> &order,
                             const QString &group)
{
    if (!m_document.clip())
        return;
    QList<ObjectId> now;
    for (const ObjectInfo &info : m_document.clip()->objects)
        now.append(info.id);
    const bool changesGroup = std::any_of(ids.begin(), ids.end(), [&](ObjectId id) {
        const ObjectInfo *info = m_document.clip()->object(id);
        return info && info->group != group.toStdString();
    });
    if ((now == order && !changesGroup) || now.size() != order.size())
        return;
    Macro macro(m_document, tr("Move %1").arg(nameOf(ids)));
    for (int place = 0; place < order.size(); ++place) {
        if (now[place] == order[place])
            continue;
        macro.push(moveObject(m_document, order[place], place));
        now.removeOne(order[place]);
        now.insert(place, order[place]);
    }
    for (const ObjectId id : ids)
        macro.push(setObjectGroup(m_document, id, group.toStdString()));
}

} // namespace filigree
