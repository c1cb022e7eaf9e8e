// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/history_panel.h"

#include "widgets/theme/colours.h"
#include "widgets/theme/icon.h"
#include "widgets/translated.h"

#include <QPainter>
#include <QStyledItemDelegate>
#include <QUndoStack>

namespace filigree {
namespace {

//! A dot for the state that is shown, a ring for states that undo can go back to, and a faint name
//! for those that redo can go on to.
class StepDelegate final : public QStyledItemDelegate
{
public:
    explicit StepDelegate(QUndoView *view)
        : QStyledItemDelegate(view)
        , m_view(view)
    { }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const QUndoStack *stack = m_view->stack();
        const int now = stack ? stack->index() : 0;
        const bool undone = index.row() > now;
        const bool selected = index.row() == now;
        painter->save();
        if (selected)
            painter->fillRect(option.rect, theme::selection);
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, theme::window);
        const QColor colour = selected ? theme::selectionText
            : undone                   ? theme::secondaryText
                                       : theme::text;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(colour, 1.4));
        painter->setBrush(selected ? QBrush(colour) : QBrush(Qt::NoBrush));
        const QPointF dot(option.rect.left() + 14, QRectF(option.rect).center().y());
        if (!undone)
            painter->drawEllipse(dot, 3.5, 3.5);
        QRect text = option.rect.adjusted(26, 0, -8, 0);
        if (stack && index.row() == stack->cleanIndex()) {
            icon("save", colour)
                .paint(painter, QRect(text.right() - 14, text.center().y() - 7, 16, 16));
            text.setRight(text.right() - 22);
        }
        QFont font = option.font;
        font.setItalic(undone);
        painter->setFont(font);
        painter->setPen(colour);
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                            text.width()));
        if (option.state & QStyle::State_HasFocus) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(theme::accent, 2));
            painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
        }
        painter->restore();
    }

private:
    QUndoView *m_view;
};

} // namespace

HistoryPanel::HistoryPanel(QWidget *parent)
    : QUndoView(parent)
{
    setFrameShape(NoFrame);
    setItemDelegate(new StepDelegate(this));
    setMouseTracking(true);
    setUniformItemSizes(true);
    translated(this, [this] {
        setAccessibleName(tr("History"));
        setEmptyLabel(tr("Start"));
        setToolTip(tr("Click a step to go back or forward to it."));
    });
}

} // namespace filigree
