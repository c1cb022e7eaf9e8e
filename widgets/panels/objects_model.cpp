// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/objects_model.h"

#include <QDataStream>
#include <QIODevice>
#include <QMimeData>
#include <QSet>

namespace filigree {
namespace {

// internalId of top-level indexes; those below carry the row of their parent.
constexpr quintptr topLevel = ~quintptr(0);
const QString mimeType = QStringLiteral("application/x-filigree-objects");

} // namespace

bool ObjectRow::flag(ObjectFlag flag) const
{
    switch (flag) {
    case ObjectFlag::Visible:
        return visible;
    case ObjectFlag::Solo:
        return solo;
    case ObjectFlag::Locked:
        return locked;
    case ObjectFlag::RepelsOnly:
        return repelsOnly;
    }
    return false;
}

ObjectFlag ObjectsModel::flagOf(int column)
{
    constexpr ObjectFlag flags[] = {ObjectFlag::Visible, ObjectFlag::Solo, ObjectFlag::Locked,
                                    ObjectFlag::RepelsOnly};
    return flags[column - VisibleColumn];
}

ObjectsModel::ObjectsModel(QObject *parent)
    : QAbstractItemModel(parent)
{ }

QList<ObjectsModel::Entry> ObjectsModel::entriesOf(const QList<ObjectRow> &rows)
{
    QList<Entry> entries;
    for (int place = 0; place < rows.size(); ++place) {
        const QString &group = rows[place].group;
        const auto known =
            std::find_if(entries.begin(), entries.end(), [&group](const Entry &entry) {
                return !group.isEmpty() && entry.group == group;
            });
        if (known != entries.end())
            known->members.append(place);
        else
            entries.append({group, {place}});
    }
    return entries;
}

void ObjectsModel::setRows(const QList<ObjectRow> &rows)
{
    if (rows == m_rows)
        return;
    const QList<Entry> entries = entriesOf(rows);
    const auto sameId = [](const ObjectRow &a, const ObjectRow &b) { return a.id == b.id; };
    if (entries == m_entries
        && std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(), sameId)) {
        m_rows = rows;
        for (int top = 0; top < m_entries.size(); ++top) {
            const QModelIndex first = index(top, 0);
            emit dataChanged(first, index(top, columnTotal - 1));
            if (const int count = rowCount(first))
                emit dataChanged(index(0, 0, first), index(count - 1, columnTotal - 1, first));
        }
        return;
    }
    beginResetModel();
    m_rows = rows;
    m_entries = entries;
    endResetModel();
}

bool ObjectsModel::isGroup(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() == topLevel
        && !m_entries[index.row()].group.isEmpty();
}

QString ObjectsModel::groupName(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    return m_entries[index.internalId() == topLevel ? index.row() : int(index.internalId())].group;
}

const ObjectRow *ObjectsModel::row(const QModelIndex &index) const
{
    if (!index.isValid() || isGroup(index))
        return nullptr;
    if (index.internalId() == topLevel)
        return &m_rows[m_entries[index.row()].members.first()];
    return &m_rows[m_entries[int(index.internalId())].members[index.row()]];
}

QList<ObjectId> ObjectsModel::objects(const QModelIndexList &indexes) const
{
    QSet<ObjectId> chosen;
    for (const QModelIndex &index : indexes) {
        if (const ObjectRow *object = row(index))
            chosen.insert(object->id);
        else if (isGroup(index))
            for (const int place : m_entries[index.row()].members)
                chosen.insert(m_rows[place].id);
    }
    QList<ObjectId> inOrder;
    for (const ObjectRow &object : m_rows)
        if (chosen.contains(object.id))
            inOrder.append(object.id);
    return inOrder;
}

QModelIndex ObjectsModel::indexOf(ObjectId id) const
{
    for (int top = 0; top < m_entries.size(); ++top) {
        const Entry &entry = m_entries[top];
        for (int n = 0; n < entry.members.size(); ++n)
            if (m_rows[entry.members[n]].id == id)
                return entry.group.isEmpty() ? index(top, 0) : index(n, 0, index(top, 0));
    }
    return {};
}

QModelIndex ObjectsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || row >= rowCount(parent) || column < 0 || column >= columnTotal)
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) : topLevel);
}

QModelIndex ObjectsModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == topLevel)
        return {};
    return createIndex(int(index.internalId()), 0, topLevel);
}

int ObjectsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_entries.size());
    return isGroup(parent) && parent.column() == 0 ? int(m_entries[parent.row()].members.size())
                                                   : 0;
}

QVariant ObjectsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ObjectRow *object = row(index);
    return object ? objectData(*object, index.column(), role)
                  : groupData(m_entries[index.row()], index.column(), role);
}

QVariant ObjectsModel::objectData(const ObjectRow &object, int column, int role) const
{
    const bool spoken = role == Qt::AccessibleTextRole || role == Qt::ToolTipRole;
    switch (column) {
    case NameColumn:
        if (role == Qt::DisplayRole || role == Qt::EditRole)
            return object.name;
        if (spoken) {
            QString text = object.name;
            if (object.fresh || object.stale)
                text += '\n' + tr("%n frame(s) up to date", nullptr, object.fresh);
            if (object.stale)
                text += '\n' + tr("%n frame(s) to be made again", nullptr, object.stale);
            if (object.doubtful)
                text += '\n' + tr("%n frame(s) to be looked at", nullptr, object.doubtful);
            if (!object.origin.isEmpty())
                text += '\n' + object.origin;
            return text;
        }
        break;
    case VisibleColumn:
        if (spoken)
            return object.visible ? tr("Shown. Click to hide.") : tr("Hidden. Click to show.");
        break;
    case SoloColumn:
        if (spoken)
            return object.solo ? tr("Solo: objects without solo are hidden. Click to end.")
                               : tr("Click to show only objects with solo.");
        break;
    case LockedColumn:
        if (spoken)
            return object.locked ? tr("Locked: its results never change. Click to unlock.")
                                 : tr("Click to lock all results of this object.");
        break;
    case RepelsColumn:
        if (spoken)
            return object.repelsOnly
                ? tr("“Not this”: only keeps other objects off its pixels. Click to end.")
                : tr("Click to make it “not this”: it then only keeps other objects off "
                     "its pixels, and is neither matted nor exported.");
        break;
    default:
        break;
    }
    if (role == Qt::CheckStateRole && column != NameColumn)
        return object.flag(flagOf(column)) ? Qt::Checked : Qt::Unchecked;
    return {};
}

QVariant ObjectsModel::groupData(const Entry &entry, int column, int role) const
{
    const bool spoken = role == Qt::AccessibleTextRole || role == Qt::ToolTipRole;
    if (column == NameColumn) {
        if (role == Qt::DisplayRole || role == Qt::EditRole)
            return entry.group;
        if (spoken)
            return tr("Group %1, %n object(s)", nullptr, int(entry.members.size()))
                .arg(entry.group);
        return {};
    }
    if (role != Qt::CheckStateRole && !spoken)
        return {};
    const auto set = std::count_if(entry.members.begin(), entry.members.end(),
                                   [&](int place) { return m_rows[place].flag(flagOf(column)); });
    if (spoken)
        return tr("Click to change it for the whole group.");
    return set == 0                   ? Qt::Unchecked
        : set == entry.members.size() ? Qt::Checked
                                      : Qt::PartiallyChecked;
}

bool ObjectsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString name = value.toString().trimmed();
    if (role != Qt::EditRole || index.column() != NameColumn || name.isEmpty())
        return false;
    if (const ObjectRow *object = row(index)) {
        if (object->name != name)
            emit renamed(object->id, name);
    } else if (groupName(index) != name) {
        emit groupRenamed(groupName(index), name);
    }
    return true;
}

Qt::ItemFlags ObjectsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled;
    if (index.column() == NameColumn)
        flags |= Qt::ItemIsEditable;
    if (isGroup(index))
        flags |= Qt::ItemIsDropEnabled;
    return flags;
}

QStringList ObjectsModel::mimeTypes() const
{
    return {mimeType};
}

QMimeData *ObjectsModel::mimeData(const QModelIndexList &indexes) const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << objects(indexes);
    auto *data = new QMimeData; // owned by the drag
    data->setData(mimeType, bytes);
    return data;
}

//! The place in m_rows before which a drop at this row of the parent puts objects.
int ObjectsModel::placeBefore(int row, const QModelIndex &parent) const
{
    if (isGroup(parent)) {
        const QList<int> &members = m_entries[parent.row()].members;
        return row >= 0 && row < members.size() ? members[row] : members.last() + 1;
    }
    return row >= 0 && row < m_entries.size() ? m_entries[row].members.first() : int(m_rows.size());
}

bool ObjectsModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int,
                                const QModelIndex &parent)
{
    if (action != Qt::MoveAction || !data->hasFormat(mimeType))
        return false;
    QList<ObjectId> ids;
    QDataStream stream(data->data(mimeType));
    stream >> ids;
    const int place = placeBefore(row, parent);
    QList<ObjectId> order;
    for (int n = 0; n <= m_rows.size(); ++n) {
        if (n == place)
            order += ids;
        if (n < m_rows.size() && !ids.contains(m_rows[n].id))
            order.append(m_rows[n].id);
    }
    // A whole group that is moved stays a group.
    QString group = parent.isValid() ? groupName(parent) : QString();
    if (!parent.isValid()) {
        for (const Entry &entry : m_entries) {
            const bool whole = entry.members.size() == ids.size()
                && std::all_of(entry.members.begin(), entry.members.end(),
                               [&](int member) { return ids.contains(m_rows[member].id); });
            if (whole)
                group = entry.group;
        }
    }
    emit moved(ids, order, group);
    return false; // the rows come back by setRows(): nothing for the view to remove
}

} // namespace filigree
