// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QStyledItemDelegate>

namespace filigree {

//! Paints rows of ObjectsModel: a swatch with the object's number, its name, how its frames are;
//! and the flags as signs that differ in shape as well as in strength.
class ObjectDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr int flagWidth = 26;
    //! Where the swatch of a name cell lies.
    static QRect swatchRect(const QRect &cell);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

private:
    void paintFlag(QPainter &painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const;
    void paintName(QPainter &painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const;
};

} // namespace filigree
