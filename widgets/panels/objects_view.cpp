// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/objects_view.h"

#include "widgets/panels/object_delegate.h"
#include "widgets/panels/objects_model.h"
#include "widgets/theme/colours.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMouseEvent>
#include <QPainter>

namespace filigree {
namespace {

bool deletes(const QKeyEvent &event)
{
    return event.modifiers() == Qt::NoModifier
        && (event.key() == Qt::Key_Delete || event.key() == Qt::Key_Backspace);
}

} // namespace

ObjectsView::ObjectsView(ObjectsModel *model, QWidget *parent)
    : QTreeView(parent)
{
    setModel(model);
    setItemDelegate(new ObjectDelegate(this));
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setIndentation(16);
    setRootIsDecorated(false);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(DoubleClicked | EditKeyPressed);
    setDragDropMode(InternalMove);
    setDropIndicatorShown(true);
    setExpandsOnDoubleClick(false); // a double click edits the name
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(ObjectDelegate::flagWidth);
    header()->setSectionResizeMode(ObjectsModel::NameColumn, QHeaderView::Stretch);
    for (int column = ObjectsModel::VisibleColumn; column < ObjectsModel::columnTotal; ++column) {
        header()->setSectionResizeMode(column, QHeaderView::Fixed);
        header()->resizeSection(column, ObjectDelegate::flagWidth);
    }
}

void ObjectsView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid()) {
        if (index.column() != ObjectsModel::NameColumn) {
            emit flagPressed(index); // and leaves the selection as it is
            return;
        }
        const auto &objects = static_cast<const ObjectsModel &>(*model());
        const QPoint at = event->position().toPoint();
        if (objects.isGroup(index) && at.x() < visualRect(index).left() + 26) {
            setExpanded(index, !isExpanded(index));
            return;
        }
        if (objects.row(index) && ObjectDelegate::swatchRect(visualRect(index)).contains(at)
            && event->modifiers() == Qt::NoModifier) {
            setCurrentIndex(index);
            emit swatchPressed(index);
            return;
        }
    }
    QTreeView::mousePressEvent(event);
}

bool ObjectsView::event(QEvent *event)
{
    // In the list these keys mean its objects, and not prompts as in the rest of the window.
    if (event->type() == QEvent::ShortcutOverride
        && deletes(*static_cast<const QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QTreeView::event(event);
}

void ObjectsView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    if (event->modifiers() == Qt::AltModifier
        && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        return emit movePressed(event->key() == Qt::Key_Up ? -1 : 1);
    if (deletes(*event))
        return emit deletePressed();
    if (index.isValid() && event->modifiers() == Qt::NoModifier) {
        const int column = index.column();
        if (event->key() == Qt::Key_Space)
            return emit flagPressed(column == ObjectsModel::NameColumn
                                        ? index.siblingAtColumn(ObjectsModel::VisibleColumn)
                                        : index);
        const bool toFlags = event->key() == Qt::Key_Right
            && (column > ObjectsModel::NameColumn || !model()->hasChildren(index)
                || isExpanded(index));
        const bool back = event->key() == Qt::Key_Left && column > ObjectsModel::NameColumn;
        if (toFlags || back) {
            const QModelIndex next = index.siblingAtColumn(column + (toFlags ? 1 : -1));
            if (next.isValid())
                selectionModel()->setCurrentIndex(next, QItemSelectionModel::NoUpdate);
            return;
        }
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            return edit(index.siblingAtColumn(ObjectsModel::NameColumn));
    }
    QTreeView::keyPressEvent(event);
}

void ObjectsView::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard)
        at = viewport()->mapToGlobal(visualRect(currentIndex()).center());
    emit menuWanted(at);
}

void ObjectsView::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    if (selectionModel()->isSelected(index)) // the delegate draws all the rest
        painter->fillRect(rect, theme::selection);
}

} // namespace filigree
