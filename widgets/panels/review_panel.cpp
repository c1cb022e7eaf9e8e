// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/review_panel.h"

#include "widgets/panels/review_model.h"
#include "widgets/theme/icon.h"
#include "widgets/translated.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMap>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>

namespace filigree {

ReviewPanel::ReviewPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new ReviewModel(this))
    , m_pages(new QStackedWidget)
    , m_note(new QLabel)
    , m_view(new QTreeView)
    , m_kinds(new QComboBox)
    , m_count(new QLabel)
    , m_previous(new QToolButton)
    , m_next(new QToolButton)
    , m_fine(new QToolButton)
{
    m_note->setWordWrap(true);
    m_note->setAlignment(Qt::AlignCenter);
    m_note->setMargin(16);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_view->setModel(m_model);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView *header = m_view->header();
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(30);
    header->setSectionResizeMode(ReviewModel::FrameColumn, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(ReviewModel::ObjectColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(ReviewModel::KindColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(ReviewModel::DoubtColumn, QHeaderView::ResizeToContents);
    m_pages->addWidget(m_note);
    m_pages->addWidget(m_view);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(6, 4, 4, 4);
    row->setSpacing(2);
    m_kinds->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_kinds->setMinimumContentsLength(6);
    row->addWidget(m_kinds, 1);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setContentsMargins(6, 0, 6, 0);
    row->addWidget(m_count);
    m_previous->setIcon(icon("previous-problem"));
    m_next->setIcon(icon("next-problem"));
    m_fine->setIcon(icon("mark-fine"));
    for (QToolButton *button : {m_previous, m_next, m_fine}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_pages, 1);

    connect(m_kinds, &QComboBox::activated, this, &ReviewPanel::showRows);
    connect(m_previous, &QToolButton::clicked, this, &ReviewPanel::goPrevious);
    connect(m_next, &QToolButton::clicked, this, &ReviewPanel::goNext);
    connect(m_fine, &QToolButton::clicked, this, [this] {
        if (const auto row = current())
            emit markedFine(*row);
    });
    connect(m_view, &QTreeView::clicked, this, [this] { go(0); });
    connect(m_view, &QTreeView::activated, this, [this] { go(0); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { m_fine->setEnabled(current().has_value()); });
    translated(this, [this] { setTexts(); });
}

void ReviewPanel::setTexts()
{
    m_view->setAccessibleName(tr("Problems"));
    m_kinds->setAccessibleName(tr("Kind of problem"));
    m_kinds->setToolTip(tr("Shows only problems of one kind"));
    const auto name = [](QToolButton *button, const QString &text) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    };
    name(m_previous, tr("Previous Problem"));
    name(m_next, tr("Next Problem"));
    name(m_fine, tr("Mark as Fine"));
    updateKinds();
    showRows();
}

void ReviewPanel::setRows(const QList<ReviewRow> &rows)
{
    if (rows == m_rows)
        return;
    m_rows = rows;
    updateKinds();
    showRows();
}

void ReviewPanel::updateKinds()
{
    const QString chosen =
        m_kinds->currentIndex() > 0 ? m_kinds->currentData().toString() : QString();
    QMap<QString, int> counts;
    for (const ReviewRow &row : m_rows)
        ++counts[row.kind];
    m_kinds->clear();
    m_kinds->addItem(tr("All problems"));
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        //: A kind of problem and how often it was found
        m_kinds->addItem(tr("%1 (%2)").arg(it.key()).arg(it.value()), it.key());
    m_kinds->setCurrentIndex(chosen.isEmpty() ? 0 : std::max(0, m_kinds->findData(chosen)));
}

void ReviewPanel::showRows()
{
    const std::optional<ReviewRow> before = current();
    const int place = m_view->currentIndex().row();
    const QString kind = m_kinds->currentData().toString();
    QList<ReviewRow> shown;
    for (const ReviewRow &row : m_rows)
        if (kind.isEmpty() || row.kind == kind)
            shown.append(row);
    m_model->setRows(shown);
    // The same problem again; or, when it is gone, the one that took its place.
    int now = before ? std::min(place, int(shown.size()) - 1) : -1;
    for (int n = 0; before && n < shown.size(); ++n)
        if (shown[n].isSamePlace(*before))
            now = n;
    m_view->setCurrentIndex(m_model->index(now, 0));
    const bool any = !shown.isEmpty();
    m_pages->setCurrentIndex(any ? 1 : 0);
    m_note->setText(tr("Nothing to look at. Frames that the tracker or the matter is unsure of "
                       "are listed here."));
    m_count->setText(m_rows.isEmpty() ? QString() : QLocale().toString(shown.size()));
    m_kinds->setEnabled(!m_rows.isEmpty());
    m_previous->setEnabled(any);
    m_next->setEnabled(any);
    m_fine->setEnabled(current().has_value());
}

std::optional<ReviewRow> ReviewPanel::current() const
{
    const int row = m_view->currentIndex().row();
    if (row < 0 || row >= m_model->rows().size())
        return {};
    return m_model->rows()[row];
}

void ReviewPanel::go(int rows)
{
    const int total = m_model->rowCount();
    if (total == 0)
        return;
    const int from = m_view->currentIndex().row();
    const int to = from < 0 ? (rows < 0 ? total - 1 : 0) : (from + rows + total) % total;
    m_view->setCurrentIndex(m_model->index(to, 0));
    emit rowActivated(*current());
}

void ReviewPanel::goNext()
{
    go(1);
}

void ReviewPanel::goPrevious()
{
    go(-1);
}

} // namespace filigree
