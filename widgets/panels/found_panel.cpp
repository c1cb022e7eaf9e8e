// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/found_panel.h"

#include "widgets/panels/percent_slider.h"
#include "widgets/theme/icon.h"
#include "widgets/translated.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>

namespace filigree {
namespace {

constexpr qsizetype shownRows = 3; // at least, however long the note is

enum FoundColumn { NumberColumn, TextColumn, ScoreColumn, ObjectColumn };

} // namespace

FoundPanel::FoundPanel(QWidget *parent)
    : QWidget(parent)
    , m_noteArea(new QScrollArea)
    , m_note(new QLabel)
    , m_list(new QTreeWidget)
    , m_thresholdName(new QLabel)
    , m_threshold(new PercentSlider)
    , m_accept(new QPushButton)
    , m_acceptAll(new QPushButton)
    , m_models(new QPushButton)
    , m_again(new QToolButton)
    , m_dismiss(new QToolButton)
{
    m_note->setWordWrap(true);
    m_note->setMargin(8);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_noteArea->setObjectName("foundNote");
    m_noteArea->setFrameShape(QFrame::NoFrame);
    m_noteArea->setWidgetResizable(true);
    m_noteArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_noteArea->setFocusPolicy(Qt::NoFocus);
    m_noteArea->setWidget(m_note);
    m_list->setObjectName("foundList");
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setColumnCount(ObjectColumn + 1);
    QHeaderView *header = m_list->header();
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(30);
    for (const int column : {NumberColumn, ScoreColumn, ObjectColumn})
        header->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(TextColumn, QHeaderView::Stretch);

    auto *threshold = new QHBoxLayout;
    threshold->setContentsMargins(8, 0, 4, 0);
    threshold->setSpacing(8);
    threshold->addWidget(m_thresholdName);
    threshold->addWidget(m_threshold, 1);
    for (QToolButton *button : {m_again, m_dismiss}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        threshold->addWidget(button);
    }
    m_accept->setObjectName("foundAccept");
    m_acceptAll->setObjectName("foundAcceptAll");
    m_models->setObjectName("foundModels");
    m_again->setIcon(icon(QStringLiteral("sparkle")));
    m_dismiss->setIcon(icon(QStringLiteral("close")));
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(8, 2, 8, 6);
    buttons->setSpacing(6);
    for (QPushButton *button : {m_accept, m_acceptAll, m_models})
        button->setAutoDefault(false);
    buttons->addWidget(m_accept);
    buttons->addWidget(m_acceptAll);
    buttons->addStretch(1);
    buttons->addWidget(m_models);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_noteArea);
    column->addWidget(m_list, 1);
    column->addLayout(threshold);
    column->addLayout(buttons);

    connect(m_list, &QTreeWidget::itemSelectionChanged, this, [this] {
        showButtons();
        emit markedChanged(marked());
    });
    connect(m_list, &QTreeWidget::itemDoubleClicked, this,
            [this](QTreeWidgetItem *item) { emit rowAccepted(m_list->indexOfTopLevelItem(item)); });
    connect(m_accept, &QPushButton::clicked, this, &FoundPanel::accepted);
    connect(m_acceptAll, &QPushButton::clicked, this, &FoundPanel::allAccepted);
    connect(m_models, &QPushButton::clicked, this, &FoundPanel::modelsRequested);
    connect(m_again, &QToolButton::clicked, this, &FoundPanel::againRequested);
    connect(m_dismiss, &QToolButton::clicked, this, &FoundPanel::dismissed);
    connect(m_threshold, &PercentSlider::changed, this, &FoundPanel::thresholdChanged);
    translated(this, [this] { setTexts(); });
}

void FoundPanel::setTexts()
{
    m_list->setAccessibleName(tr("What was found"));
    //: Columns: the number of a candidate, what it is, how sure, which object it is already
    m_list->setHeaderLabels({tr("No."), tr("Found"), tr("Score"), tr("Object")});
    m_thresholdName->setText(tr("At least"));
    m_threshold->setName(tr("Least score"), tr("Candidates with a lower score are not shown"));
    m_acceptAll->setText(tr("Accept All"));
    m_acceptAll->setToolTip(tr("Makes an object of each that is sure and none yet"));
    m_models->setAccessibleName(tr("Models…"));
    m_models->setToolTip(tr("Lists the networks that need a download, and installs them."));
    const auto name = [](QToolButton *button, const QString &text) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    };
    name(m_again, tr("Detect again on this frame: objects that were found by text, and new ones"));
    name(m_dismiss, tr("Take none of them (Escape)"));
    showRows();
}

void FoundPanel::setFound(const QList<FoundRow> &rows, const QString &note)
{
    m_given = note;
    m_rows = rows;
    showRows();
}

void FoundPanel::setHelp(const QString &help)
{
    m_help = help;
    showRows();
}

void FoundPanel::showRows()
{
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (const FoundRow &row : m_rows) {
        auto *item = new QTreeWidgetItem(m_list);
        item->setText(NumberColumn, QString::number(row.number));
        item->setText(TextColumn, row.text);
        item->setText(ScoreColumn, tr("%1 %", "per cent").arg(qRound(100 * row.score)));
        item->setText(ObjectColumn, row.object);
        item->setTextAlignment(NumberColumn, Qt::AlignRight | Qt::AlignVCenter);
        item->setTextAlignment(ScoreColumn, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(TextColumn,
                         row.object.isEmpty() ? row.text
                                              : tr("%1: already “%2”").arg(row.text, row.object));
    }
    const bool hasObjects =
        std::ranges::any_of(m_rows, [](const FoundRow &row) { return !row.object.isEmpty(); });
    m_list->setColumnHidden(ObjectColumn, !hasObjects);
    const bool isIdle = m_given.isEmpty() && m_rows.isEmpty();
    const bool hasHelp = !m_help.isEmpty() && (isIdle || m_given.contains(m_help));
    const bool isCentred = m_rows.isEmpty() && !hasHelp;
    m_note->setAlignment(isCentred ? Qt::AlignCenter : Qt::AlignLeft | Qt::AlignTop);
    m_note->setText(
        isIdle ? (QStringList{tr("Type into the field of the tool bar what is to be found on this "
                                 "frame.")}
                  << m_help)
                     .join(QStringLiteral("\n\n"))
                     .trimmed()
               : m_given);
    m_noteArea->setVisible(!m_note->text().isEmpty());
    fitNote();
    m_list->setVisible(!m_rows.isEmpty());
    m_list->setMinimumHeight(m_list->header()->sizeHint().height()
                             + int(std::min<qsizetype>(shownRows, m_rows.size()))
                                 * m_list->sizeHintForRow(0));
    showButtons();
}

//! All of the room without a list, else what it needs, up to a quarter of the panel.
void FoundPanel::fitNote()
{
    const int needed = m_note->heightForWidth(width());
    m_noteArea->setMinimumHeight(m_rows.isEmpty() ? 0 : std::min(needed, height() / 4));
    m_noteArea->setMaximumHeight(m_rows.isEmpty() ? QWIDGETSIZE_MAX
                                                  : std::min(needed, height() / 4));
}

void FoundPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitNote();
}

void FoundPanel::setMarked(const QList<int> &rows)
{
    const QSignalBlocker blocker(m_list);
    for (int row = 0; row < m_list->topLevelItemCount(); ++row)
        m_list->topLevelItem(row)->setSelected(rows.contains(row));
    showButtons();
}

QList<int> FoundPanel::marked() const
{
    QList<int> rows;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        if (m_list->topLevelItem(row)->isSelected())
            rows.append(row);
    }
    return rows;
}

void FoundPanel::showButtons()
{
    const int count = int(marked().size());
    m_accept->setText(count == 0 ? tr("Accept Best") : tr("Accept %n", nullptr, count));
    m_accept->setToolTip(tr("Enter: makes an object of what is marked, else of the best one. A "
                            "click on the picture takes one, Ctrl+click or its number marks it."));
    m_accept->setEnabled(!m_rows.isEmpty());
    m_acceptAll->setEnabled(!m_rows.isEmpty());
    m_dismiss->setEnabled(!m_rows.isEmpty());
    const bool canAccept = !m_areModelsOffered || !m_rows.isEmpty();
    m_accept->setVisible(canAccept);
    m_acceptAll->setVisible(canAccept);
    m_models->setVisible(m_areModelsOffered);
    // There is no room for its text beside the others, nor for a row of its own above the list.
    m_models->setText(canAccept ? QString() : m_models->accessibleName());
    m_models->setIcon(canAccept ? icon(QStringLiteral("memory")) : QIcon());
}

void FoundPanel::setModelsOffered(bool offered)
{
    m_areModelsOffered = offered;
    showButtons();
}

void FoundPanel::setThreshold(double score)
{
    m_threshold->setValue(score);
}

void FoundPanel::setAgainEnabled(bool enabled)
{
    m_again->setEnabled(enabled);
}

void FoundPanel::focusList()
{
    if (m_rows.isEmpty())
        return;
    m_list->setFocus();
    if (marked().isEmpty())
        m_list->setCurrentItem(m_list->topLevelItem(0), 0, QItemSelectionModel::NoUpdate);
}

} // namespace filigree
