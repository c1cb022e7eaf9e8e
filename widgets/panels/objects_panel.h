// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/panels/object_row.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace filigree {

class ObjectsModel;
class ObjectsView;

//! The objects of a clip: to name, colour, show, lock, order, group, add and delete.
class ObjectsPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit ObjectsPanel(QWidget *parent = nullptr);

    void setRows(const QList<ObjectRow> &rows);
    //! Without a clip there is nothing to add objects to.
    void setClipOpen(bool open);
    //! No signal follows. The first of them becomes the current one.
    void select(const QList<ObjectId> &ids);
    QList<ObjectId> selection() const; //!< In the order of the list.
    //! Of the context menu, where the colours come below the first group; null: a separator. Not
    //! owned; they act on the selection.
    void setContextActions(const QList<QAction *> &actions);
    QSize sizeHint() const override { return {280, 260}; }

public slots:
    void editName(); //!< Of the current row, in its place.
    void moveSelection(int rows); //!< -1: up, 1: down.
    void groupSelection(); //!< Under a name that can be changed.

signals:
    void selectionChanged(const QList<filigree::ObjectId> &ids, filigree::ObjectId current);
    void addRequested();
    void duplicateRequested(const QList<filigree::ObjectId> &ids);
    void deleteRequested(const QList<filigree::ObjectId> &ids);
    void renamed(filigree::ObjectId id, const QString &name);
    void colourChosen(const QList<filigree::ObjectId> &ids, const QColor &colour);
    void flagChanged(const QList<filigree::ObjectId> &ids, filigree::ObjectFlag flag, bool on);
    void moved(const QList<filigree::ObjectId> &ids, const QList<filigree::ObjectId> &order,
               const QString &group);
    //! An empty name takes them out of their groups.
    void grouped(const QList<filigree::ObjectId> &ids, const QString &group);

private:
    QToolButton *addButton(const QString &iconName);
    QHBoxLayout *buttonRow();
    void showMenu(const QPoint &globalPosition);
    void updateButtons();
    void updateNote();
    void toggle(const QModelIndex &index);
    QString unusedGroupName() const;

    ObjectsModel *m_model;
    ObjectsView *m_view;
    QStackedWidget *m_pages;
    QLabel *m_note;
    QToolButton *m_add;
    QToolButton *m_duplicate;
    QToolButton *m_group;
    QToolButton *m_up;
    QToolButton *m_down;
    QToolButton *m_delete;
    QList<QAction *> m_contextActions;
    bool m_isClipOpen = false;
};

} // namespace filigree
