// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/export_queue_panel.h"

#include "widgets/dialogs/export_queue_row.h"
#include "widgets/translated.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace filigree {

ExportQueuePanel::ExportQueuePanel(QWidget *parent)
    : QWidget(parent)
    , m_empty(new QLabel)
    , m_summary(new QLabel)
    , m_area(new QScrollArea)
    , m_column(nullptr)
    , m_clear(new QPushButton)
{
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->addStretch(1);
    m_area->setWidget(content);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(16);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_summary, 1);
    bottom->addWidget(m_clear);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_empty, 1);
    column->addWidget(m_area, 1);
    column->addLayout(bottom);
    m_clear->setObjectName("exportClear");
    translated(this, [this] { setTexts(); });
    connect(m_clear, &QPushButton::clicked, this, &ExportQueuePanel::clearRequested);
}

void ExportQueuePanel::setTexts()
{
    setWindowTitle(tr("Export queue"));
    m_empty->setText(
        tr("No exports. File > Export… starts one; it goes on here in the background."));
    m_clear->setText(tr("Clear Finished"));
    m_area->setAccessibleName(tr("Exports"));
    showState();
}

void ExportQueuePanel::setItems(const QList<ExportQueueItem> &items)
{
    std::map<int, ExportQueueRow *> before = std::exchange(m_rows, {});
    for (const ExportQueueItem &item : items) {
        ExportQueueRow *&row = m_rows[item.id];
        if (const auto known = before.extract(item.id)) {
            row = known.mapped();
        } else {
            row = new ExportQueueRow;
            connect(row, &ExportQueueRow::cancelRequested, this,
                    &ExportQueuePanel::cancelRequested);
            connect(row, &ExportQueueRow::retryRequested, this, &ExportQueuePanel::retryRequested);
            connect(row, &ExportQueueRow::revealRequested, this,
                    &ExportQueuePanel::revealRequested);
            m_column->insertWidget(0, row);
        }
        row->setItem(item);
    }
    for (const auto &[id, row] : before)
        delete row;
    showState();
}

void ExportQueuePanel::setItem(const ExportQueueItem &item)
{
    if (const auto row = m_rows.find(item.id); row != m_rows.end())
        row->second->setItem(item);
    showState();
}

void ExportQueuePanel::showState()
{
    int open = 0;
    int bad = 0;
    for (const auto &[id, row] : m_rows) {
        const ExportState state = row->item().state;
        open += !row->item().isFinished();
        bad += state == ExportState::Failed || state == ExportState::Doubtful;
    }
    const bool isEmpty = m_rows.empty();
    m_empty->setVisible(isEmpty);
    m_area->setVisible(!isEmpty);
    m_clear->setEnabled(int(m_rows.size()) > open);
    QStringList parts;
    if (open > 0)
        parts << tr("%n export(s) to do", nullptr, open);
    if (bad > 0)
        parts << tr("%n export(s) need your attention", nullptr, bad);
    // Rows scroll up and down only, so all of their width has to be in view.
    m_area->setMinimumWidth(m_area->widget()->minimumSizeHint().width()
                            + m_area->verticalScrollBar()->sizeHint().width());
    m_summary->setText(parts.join(tr("; ", "between two statements")));
}

} // namespace filigree
