// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/panels/object_row.h"

#include <QAbstractItemModel>

namespace filigree {

//! Objects as rows, those of a group below its header, which stands where the first of them does.
//! Changes nothing by itself: an edit becomes a signal, and the new rows come back by setRows().
class ObjectsModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, VisibleColumn, SoloColumn, LockedColumn, RepelsColumn, columnTotal };
    static ObjectFlag flagOf(int column); //!< Of a column other than the name's.

    explicit ObjectsModel(QObject *parent = nullptr);

    //! Keeps indexes valid when only contents changed, and says nothing when nothing did.
    void setRows(const QList<ObjectRow> &rows);
    const QList<ObjectRow> &rows() const { return m_rows; }

    bool isGroup(const QModelIndex &index) const;
    QString groupName(const QModelIndex &index) const; //!< Of a group header, or an object's group.
    const ObjectRow *row(const QModelIndex &index) const; //!< Null for group headers.
    QList<ObjectId> objects(const QModelIndexList &indexes) const; //!< A header: all its members.
    QModelIndex indexOf(ObjectId id) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex & = {}) const override { return columnTotal; }
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

signals:
    void renamed(filigree::ObjectId id, const QString &name);
    void groupRenamed(const QString &group, const QString &name);
    //! The whole list in its new order, and the group that the moved ones are in now.
    void moved(const QList<filigree::ObjectId> &ids, const QList<filigree::ObjectId> &order,
               const QString &group);

private:
    //! An entry of the top level: a group with the places of its members, or a single object.
    struct Entry
    {
        QString group;
        QList<int> members; //!< Indexes into m_rows.
        bool operator==(const Entry &) const = default;
    };
    static QList<Entry> entriesOf(const QList<ObjectRow> &rows);
    QVariant objectData(const ObjectRow &row, int column, int role) const;
    QVariant groupData(const Entry &entry, int column, int role) const;
    int placeBefore(int row, const QModelIndex &parent) const;

    QList<ObjectRow> m_rows;
    QList<Entry> m_entries;
};

} // namespace filigree
