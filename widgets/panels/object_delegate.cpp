// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/object_delegate.h"

#include "widgets/panels/objects_model.h"
#include "widgets/theme/colours.h"
#include "widgets/theme/icon.h"
#include "widgets/theme/style_parts.h"

#include <QApplication>
#include <QLineEdit>
#include <QPainter>

namespace filigree {
namespace {

constexpr int swatchSide = 20;
constexpr int margin = 6;
constexpr int iconSide = 18;

QString flagIcon(int column, bool on)
{
    switch (column) {
    case ObjectsModel::VisibleColumn:
        return on ? QStringLiteral("eye") : QStringLiteral("eye-off");
    case ObjectsModel::SoloColumn:
        return QStringLiteral("solo");
    case ObjectsModel::LockedColumn:
        return on ? QStringLiteral("lock") : QStringLiteral("unlock");
    default:
        return QStringLiteral("not-this");
    }
}

//! Off is the usual state of all flags but visibility, and drawn faintly.
bool isUsual(int column, bool on)
{
    return on == (column == ObjectsModel::VisibleColumn);
}

void paintBackground(QPainter &painter, const QStyleOptionViewItem &option)
{
    if (option.state & QStyle::State_Selected)
        painter.fillRect(option.rect, theme::selection);
    else if (option.state & QStyle::State_MouseOver)
        painter.fillRect(option.rect, theme::window);
}

void paintSwatch(QPainter &painter, const QRect &rect, const ObjectRow &object)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(theme::border, 1));
    painter.setBrush(object.visible ? QBrush(object.colour) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(box, 4, 4);
    QFont number = painter.font();
    number.setPixelSize(object.id < 100 ? 11 : 9);
    number.setBold(true);
    painter.setFont(number);
    painter.setPen(object.visible ? theme::textOn(object.colour) : theme::secondaryText);
    painter.drawText(rect, Qt::AlignCenter, QString::number(object.id));
}

//! A sign and a number; returns the width used.
int paintCount(QPainter &painter, const QRect &rect, const QString &sign, int count,
               const QColor &colour)
{
    const QString text = QString::number(count);
    const int width = 14 + 3 + painter.fontMetrics().horizontalAdvance(text);
    if (width > rect.width())
        return 0;
    icon(sign, colour).paint(&painter, QRect(rect.left(), rect.center().y() - 6, 14, 14));
    painter.setPen(colour);
    painter.drawText(rect.adjusted(17, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
    return width + 8;
}

} // namespace

QRect ObjectDelegate::swatchRect(const QRect &cell)
{
    return {cell.left() + margin, cell.center().y() - swatchSide / 2 + 1, swatchSide, swatchSide};
}

void ObjectDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    painter->save();
    paintBackground(*painter, option);
    if (index.column() == ObjectsModel::NameColumn)
        paintName(*painter, option, index);
    else
        paintFlag(*painter, option, index);
    if (option.state & QStyle::State_HasFocus) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(theme::accent, 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

void ObjectDelegate::paintFlag(QPainter &painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const bool selected = option.state & QStyle::State_Selected;
    const auto state = Qt::CheckState(index.data(Qt::CheckStateRole).toInt());
    const bool on = state == Qt::Checked;
    QColor colour = selected ? theme::selectionText : theme::text;
    if (isUsual(index.column(), on) && !on)
        colour.setAlphaF(selected ? 0.45f : 0.28f);
    QRect place(0, 0, iconSide, iconSide);
    place.moveCenter(option.rect.center());
    icon(flagIcon(index.column(), state != Qt::Unchecked), colour).paint(&painter, place);
    if (state == Qt::PartiallyChecked) // of a group: some of its objects
        painter.fillRect(QRect(place.left(), place.bottom() + 2, place.width(), 2), colour);
}

void ObjectDelegate::paintName(QPainter &painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const bool selected = option.state & QStyle::State_Selected;
    const auto &model = static_cast<const ObjectsModel &>(*index.model());
    const ObjectRow *object = model.row(index);
    QFont font = option.font;
    QRect lines = option.rect.adjusted(margin, 3, -margin, -3);
    if (object) {
        paintSwatch(painter, swatchRect(option.rect), *object);
        lines.setLeft(swatchRect(option.rect).right() + margin + 2);
    } else {
        style_parts::paintChevron(
            painter, QRect(option.rect.left() + 4, option.rect.top(), 16, option.rect.height()),
            option.state & QStyle::State_Open ? Qt::DownArrow : Qt::RightArrow,
            selected ? theme::selectionText : theme::text);
        lines.setLeft(option.rect.left() + 26);
        font.setBold(true);
    }
    const bool summary = object && (object->fresh || object->stale || object->doubtful);
    const QRect top =
        summary ? QRect(lines.topLeft(), QSize(lines.width(), lines.height() / 2)) : lines;
    font.setStrikeOut(object && object->repelsOnly);
    painter.setFont(font);
    const bool hidden = object && !object->visible;
    painter.setPen(selected ? theme::selectionText : hidden ? theme::secondaryText : theme::text);
    painter.drawText(
        top, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, top.width()));
    if (!summary)
        return;
    font.setStrikeOut(false);
    font.setPointSizeF(font.pointSizeF() * 0.88);
    painter.setFont(font);
    QRect rest = lines.adjusted(0, lines.height() / 2, 0, 0);
    const QColor plain = selected ? theme::selectionText : theme::secondaryText;
    const auto add = [&](const char *sign, int count, const QColor &colour) {
        if (count > 0)
            rest.setLeft(
                rest.left()
                + paintCount(painter, rest, sign, count, selected ? theme::selectionText : colour));
    };
    // What asks for something comes first, so that narrow panels keep it.
    add("low-confidence", object->doubtful, theme::caution);
    add("stale", object->stale, plain);
    add("fresh", object->fresh, plain);
}

QSize ObjectDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &model = static_cast<const ObjectsModel &>(*index.model());
    const int line = option.fontMetrics.height();
    const int height = model.isGroup(index) ? line + 12 : 2 * line + 12;
    return {index.column() == ObjectsModel::NameColumn ? 120 : flagWidth, height};
}

QWidget *ObjectDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                      const QModelIndex &) const
{
    auto *editor = new QLineEdit(parent); // owned by the view
    editor->setAccessibleName(tr("Name"));
    editor->setMaxLength(200);
    return editor;
}

void ObjectDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                          const QModelIndex &) const
{
    // As high as the row, which would show through above and below.
    const QRect place = option.rect.adjusted(swatchSide + 2 * margin, 1, 0, -1);
    editor->setGeometry(place);
}

} // namespace filigree
