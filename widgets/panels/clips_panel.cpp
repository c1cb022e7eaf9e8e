// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/clips_panel.h"

#include "widgets/dialogs/frame_rate_text.h"
#include "widgets/theme/icon.h"
#include "widgets/translated.h"

#include <QAction>
#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeWidget>

namespace filigree {
namespace {

enum ClipColumn { NameColumn, FactsColumn };

} // namespace

ClipsPanel::ClipsPanel(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget)
    , m_note(new QLabel)
    , m_list(new QTreeWidget)
    , m_buttons(new QHBoxLayout)
{
    m_note->setWordWrap(true);
    m_note->setAlignment(Qt::AlignCenter);
    m_note->setMargin(16);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_list->setColumnCount(2);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAllColumnsShowFocus(true);
    m_list->setTextElideMode(Qt::ElideMiddle); // names of takes differ at their ends
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(FactsColumn, QHeaderView::ResizeToContents);
    m_list->installEventFilter(this);
    m_pages->addWidget(m_note);
    m_pages->addWidget(m_list);
    m_buttons->setContentsMargins(4, 3, 4, 3);
    m_buttons->setSpacing(2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_pages, 1);
    column->addLayout(m_buttons);

    connect(m_list, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        if (item)
            emit chosen(m_rows[m_list->indexOfTopLevelItem(item)].id);
    });
    connect(m_list, &QTreeWidget::itemDoubleClicked, this,
            [this](QTreeWidgetItem *item) { m_list->editItem(item, NameColumn); });
    connect(m_list, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem *item) {
        const ClipRow row = m_rows[m_list->indexOfTopLevelItem(item)];
        const QString name = item->text(NameColumn).trimmed();
        if (!name.isEmpty() && name != row.name)
            emit renamed(row.id, name);
        else
            showRows();
    });
    translated(this, [this] {
        m_note->setText(tr("Drop footage into the window, or open it, to add a clip."));
        m_list->setAccessibleName(tr("Clips"));
        showRows();
    });
}

void ClipsPanel::setActions(const QList<QAction *> &actions)
{
    for (QAction *action : actions) {
        if (!action) {
            m_buttons->addStretch();
            auto *line = new QAction(m_list);
            line->setSeparator(true);
            m_list->addAction(line);
            continue;
        }
        m_list->addAction(action);
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        translated(button, [button, action] { button->setAccessibleName(action->iconText()); });
        m_buttons->addWidget(button);
    }
}

void ClipsPanel::setRows(const QList<ClipRow> &rows, int current)
{
    if (rows == m_rows && current == m_current)
        return;
    m_rows = rows;
    m_current = current;
    showRows();
}

void ClipsPanel::showRows()
{
    const QSignalBlocker quiet(m_list);
    while (m_list->topLevelItemCount() > m_rows.size())
        delete m_list->takeTopLevelItem(int(m_rows.size()));
    while (m_list->topLevelItemCount() < m_rows.size())
        m_list->addTopLevelItem(new QTreeWidgetItem);
    for (int n = 0; n < m_rows.size(); ++n) {
        QTreeWidgetItem *item = m_list->topLevelItem(n);
        showRow(*item, m_rows[n]);
        if (m_rows[n].id == m_current)
            m_list->setCurrentItem(item);
    }
    m_pages->setCurrentWidget(m_rows.isEmpty() ? static_cast<QWidget *>(m_note) : m_list);
}

void ClipsPanel::showRow(QTreeWidgetItem &item, const ClipRow &row) const
{
    const QString frames = tr("%n frame(s)", nullptr, row.frames);
    item.setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsEditable);
    item.setText(NameColumn, row.name);
    item.setIcon(NameColumn, icon(row.isMissing ? "clip-missing" : "clip"));
    //: Of a clip's footage
    item.setText(FactsColumn, row.isMissing ? tr("missing") : frames);
    item.setForeground(FactsColumn, palette().placeholderText());
    QStringList facts{row.name, QDir::toNativeSeparators(row.path),
                      //: Width, height, number of frames, frames per second
                      tr("%1 × %2 pixels, %3, %4 per second")
                          .arg(row.size.width)
                          .arg(row.size.height)
                          .arg(frames, frameRateText(row.rate))};
    if (row.isMissing)
        facts << tr("Its footage is not where it was: relink it.");
    for (const int column : {NameColumn, FactsColumn})
        item.setToolTip(column, facts.join(QLatin1Char('\n')));
}

//! Keys that the list needs itself, though the window has actions on them.
bool ClipsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::NoModifier
            && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down || key->key() == Qt::Key_Home
                || key->key() == Qt::Key_End)) {
            event->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace filigree
