// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/facts_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

namespace filigree {
namespace {

QString lineOf(const QTreeWidgetItem *item)
{
    return item->text(1).isEmpty() ? item->text(0)
                                   : QStringLiteral("%1: %2").arg(item->text(0), item->text(1));
}

} // namespace

FactsView::FactsView(QWidget *parent)
    : QTreeWidget(parent)
{
    setColumnCount(2);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setAlternatingRowColors(true);
    setSelectionMode(ExtendedSelection);
    setTextElideMode(Qt::ElideMiddle);
    setWordWrap(true); // a note is read as a whole; what has no blanks is cut in its middle
}

void FactsView::setFacts(const Facts &facts)
{
    clear();
    for (const auto &[name, value] : facts) {
        auto *item = new QTreeWidgetItem(this, {name, value});
        item->setToolTip(1, value);
        if (value.isEmpty()) {
            QFont bold = font();
            bold.setBold(true);
            item->setFont(0, bold);
            item->setFirstColumnSpanned(true);
        }
    }
    header()->resizeSections(QHeaderView::ResizeToContents);
    header()->setStretchLastSection(true);
}

QString FactsView::text() const
{
    QStringList lines;
    for (int i = 0; i < topLevelItemCount(); ++i)
        lines << lineOf(topLevelItem(i));
    return lines.join('\n');
}

void FactsView::keyPressEvent(QKeyEvent *event)
{
    if (!event->matches(QKeySequence::Copy)) {
        QTreeWidget::keyPressEvent(event);
        return;
    }
    QStringList lines;
    for (int i = 0; i < topLevelItemCount(); ++i) {
        if (topLevelItem(i)->isSelected())
            lines << lineOf(topLevelItem(i));
    }
    QGuiApplication::clipboard()->setText(lines.join('\n'));
}

} // namespace filigree
