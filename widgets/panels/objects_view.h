// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QTreeView>

namespace filigree {

class ObjectsModel;

//! The list of the objects panel: clicks on flags, the swatch and the keyboard become signals.
class ObjectsView final : public QTreeView
{
    Q_OBJECT
public:
    explicit ObjectsView(ObjectsModel *model, QWidget *parent = nullptr);

signals:
    void flagPressed(const QModelIndex &index); //!< A cell of a flag: click, or Space.
    void swatchPressed(const QModelIndex &index);
    void deletePressed();
    void movePressed(int rows); //!< Alt with Up (-1) or Down (+1).
    void menuWanted(const QPoint &globalPosition);

protected:
    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void drawBranches(QPainter *painter, const QRect &rect,
                      const QModelIndex &index) const override;
};

} // namespace filigree
