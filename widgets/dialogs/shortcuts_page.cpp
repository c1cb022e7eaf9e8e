// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/shortcuts_page.h"

#include "widgets/dialogs/field_note.h"
#include "widgets/translated.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace filigree {
namespace {

enum ShortcutColumn { Command, Keys, Changed };
constexpr int idRole = Qt::UserRole;

QString keysText(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &one : keys)
        texts << one.toString(QKeySequence::NativeText);
    return texts.join(QStringLiteral(", "));
}

} // namespace

ShortcutsPage::ShortcutsPage(QWidget *parent)
    : QWidget(parent)
    , m_filter(new QLineEdit)
    , m_tree(new QTreeWidget)
    , m_keysLabel(new QLabel)
    , m_keys(new QKeySequenceEdit)
    , m_note(new FieldNote)
    , m_assign(new QPushButton)
    , m_remove(new QPushButton)
    , m_reset(new QPushButton)
    , m_resetAll(new QPushButton)
{
    auto *edit = new QHBoxLayout;
    edit->addWidget(m_keysLabel);
    edit->addWidget(m_keys, 1);
    edit->addWidget(m_assign);
    edit->addWidget(m_remove);
    edit->addWidget(m_reset);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_filter);
    column->addWidget(m_tree, 1);
    column->addLayout(edit);
    column->addWidget(m_note);
    column->addWidget(m_resetAll, 0, Qt::AlignRight);
    m_filter->setClearButtonEnabled(true);
    m_tree->setColumnCount(3);
    m_tree->setAlternatingRowColors(true);
    m_tree->setUniformRowHeights(true);
    m_filter->setObjectName("shortcutFilter");
    m_tree->setObjectName("shortcutTree");
    m_keys->setObjectName("shortcutKeys");
    m_assign->setObjectName("shortcutAssign");
    m_remove->setObjectName("shortcutRemove");
    m_reset->setObjectName("shortcutReset");
    m_resetAll->setObjectName("shortcutResetAll");
    translated(this, [this] { setTexts(); });

    connect(m_filter, &QLineEdit::textChanged, this, &ShortcutsPage::filter);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ShortcutsPage::showCurrent);
    connect(m_keys, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutsPage::showConflicts);
    connect(m_assign, &QPushButton::clicked, this, [this] {
        change([this](const QString &id) { m_map.assign(id, m_keys->keySequence()); });
    });
    connect(m_remove, &QPushButton::clicked, this,
            [this] { change([this](const QString &id) { m_map.assign(id, {}); }); });
    connect(m_reset, &QPushButton::clicked, this,
            [this] { change([this](const QString &id) { m_map.reset(id); }); });
    connect(m_resetAll, &QPushButton::clicked, this,
            [this] { change([this](const QString &) { m_map.resetAll(); }); });
    showCurrent();
}

void ShortcutsPage::setTexts()
{
    m_filter->setPlaceholderText(tr("Search commands and keys"));
    m_filter->setAccessibleName(tr("Search commands and keys"));
    m_tree->setHeaderLabels({tr("Command"), tr("Shortcut"), tr("Changed")});
    m_tree->setAccessibleName(tr("Shortcuts"));
    nameField(m_keysLabel, m_keys, tr("New shortcut:"));
    m_assign->setText(tr("Assign"));
    m_remove->setText(tr("Remove"));
    m_reset->setText(tr("Reset"));
    m_resetAll->setText(tr("Reset All Shortcuts"));
    fill();
}

void ShortcutsPage::setShortcuts(const ShortcutMap &map)
{
    m_map = map;
    fill();
}

void ShortcutsPage::fill()
{
    const QString current = currentId();
    const QSignalBlocker quiet(m_tree);
    m_tree->clear();
    QTreeWidgetItem *again = nullptr;
    QMap<QString, QTreeWidgetItem *> categories;
    for (const ShortcutEntry &entry : m_map.entries()) {
        QTreeWidgetItem *&category = categories[entry.category];
        if (!category) {
            category = new QTreeWidgetItem(m_tree, {entry.category});
            category->setFlags(Qt::ItemIsEnabled);
            category->setExpanded(true);
        }
        auto *item = new QTreeWidgetItem(
            category,
            {entry.text, keysText(m_map.keys(entry.id)),
             m_map.isChanged(entry.id) ? tr("changed", "marks a shortcut") : QString()});
        item->setData(Command, idRole, entry.id);
        if (entry.id == current)
            again = item;
    }
    for (int column = 0; column < m_tree->columnCount(); ++column)
        m_tree->resizeColumnToContents(column);
    m_tree->setColumnWidth(Command, std::max(260, m_tree->columnWidth(Command)));
    filter();
    m_tree->setCurrentItem(again);
    showCurrent();
}

void ShortcutsPage::filter()
{
    const QString wanted = m_filter->text().trimmed();
    for (int c = 0; c < m_tree->topLevelItemCount(); ++c) {
        QTreeWidgetItem *category = m_tree->topLevelItem(c);
        bool isEmpty = true;
        for (int i = 0; i < category->childCount(); ++i) {
            QTreeWidgetItem *item = category->child(i);
            const bool isWanted = wanted.isEmpty()
                || item->text(Command).contains(wanted, Qt::CaseInsensitive)
                || item->text(Keys).contains(wanted, Qt::CaseInsensitive);
            item->setHidden(!isWanted);
            isEmpty = isEmpty && !isWanted;
        }
        category->setHidden(isEmpty);
    }
}

QString ShortcutsPage::currentId() const
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    return item ? item->data(Command, idRole).toString() : QString();
}

void ShortcutsPage::showCurrent()
{
    const QString id = currentId();
    const QList<QKeySequence> keys = m_map.keys(id);
    m_keys->setKeySequence(keys.isEmpty() ? QKeySequence() : keys.front());
    showConflicts();
}

void ShortcutsPage::showConflicts()
{
    const QString id = currentId();
    const QKeySequence keys = m_keys->keySequence();
    QStringList others;
    if (!id.isEmpty()) {
        for (const ShortcutEntry &entry : m_map.conflicts(id, keys))
            others << entry.text;
    }
    if (others.isEmpty())
        m_note->clearNote();
    else
        m_note->setWarning(
            tr("%1 is in use by: %2. Assigning it takes it away there.")
                .arg(keys.toString(QKeySequence::NativeText), others.join(QStringLiteral(", "))));
    const bool has = !id.isEmpty();
    const QList<QKeySequence> now = m_map.keys(id);
    m_keys->setEnabled(has);
    m_assign->setEnabled(has && !keys.isEmpty() && (now.isEmpty() || now.front() != keys));
    m_remove->setEnabled(has && !now.isEmpty());
    m_reset->setEnabled(has && m_map.isChanged(id));
    m_resetAll->setEnabled(!m_map.changed().isEmpty());
}

void ShortcutsPage::change(const std::function<void(const QString &)> &how)
{
    how(currentId());
    fill();
    emit changed();
}

} // namespace filigree
