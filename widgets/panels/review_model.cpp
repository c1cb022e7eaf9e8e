// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/review_model.h"

#include "widgets/theme/colours.h"

#include <QPainter>
#include <QPixmap>

namespace filigree {
namespace {

QPixmap swatch(const QColor &colour)
{
    QPixmap pixmap(24, 24);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::border, 1));
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(0.5, 0.5, 11, 11), 2.5, 2.5);
    return pixmap;
}

int alignment(int column)
{
    switch (column) {
    case ReviewModel::FrameColumn:
        return int(Qt::AlignRight | Qt::AlignVCenter);
    case ReviewModel::DoubtColumn: // the last one: on the right it would touch the panel's edge
        return Qt::AlignCenter;
    default:
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    }
}

} // namespace

void ReviewModel::setRows(const QList<ReviewRow> &rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int ReviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ReviewModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ReviewRow &row = m_rows[index.row()];
    if (role == Qt::ToolTipRole)
        return tr("Frame %1, %2: %3\n%4")
            .arg(QString::number(row.frame + 1), row.objectName, row.kind, row.suggestion);
    if (role == Qt::TextAlignmentRole)
        return alignment(index.column());
    switch (index.column()) {
    case FrameColumn:
        return role == Qt::DisplayRole ? QVariant(QString::number(row.frame + 1)) : QVariant();
    case ObjectColumn:
        if (role == Qt::DecorationRole)
            return swatch(row.colour);
        return role == Qt::DisplayRole ? QVariant(row.objectName) : QVariant();
    case KindColumn:
        return role == Qt::DisplayRole ? QVariant(row.kind) : QVariant();
    case DoubtColumn:
        return role == Qt::DisplayRole ? QVariant(tr("%1 %").arg(qRound(100 * row.doubt)))
                                       : QVariant();
    default:
        return {};
    }
}

QVariant ReviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case FrameColumn:
        return tr("Frame");
    case ObjectColumn:
        return tr("Object");
    case KindColumn:
        return tr("Problem");
    default:
        //: Column: how sure it is that something is wrong, in percent
        return tr("Sure");
    }
}

} // namespace filigree
