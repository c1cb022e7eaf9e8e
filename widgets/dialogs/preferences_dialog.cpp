// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/preferences_dialog.h"

#include "widgets/dialogs/preference_pages.h"
#include "widgets/dialogs/shortcuts_page.h"
#include "widgets/translated.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>

namespace filigree {

PreferencesDialog::PreferencesDialog(const PreferenceChoices &choices,
                                     const PreferenceValues &values, QWidget *parent)
    : QDialog(parent)
    , m_choices(choices)
    , m_applied(values)
    , m_list(new QListWidget)
    , m_pages(new QStackedWidget)
    , m_general(new GeneralPage(choices))
    , m_performance(new PerformancePage(choices))
    , m_colours(new ColoursPage)
    , m_shortcuts(new ShortcutsPage)
    , m_ok(new QPushButton)
    , m_cancel(new QPushButton)
    , m_apply(new QPushButton)
    , m_defaults(new QPushButton)
{
    for (QWidget *page : {static_cast<QWidget *>(m_general), static_cast<QWidget *>(m_performance),
                          static_cast<QWidget *>(m_colours), static_cast<QWidget *>(m_shortcuts)})
        m_pages->addWidget(page);
    m_list->addItems({{}, {}, {}, {}});
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_defaults, QDialogButtonBox::ResetRole);
    buttons->addButton(m_apply, QDialogButtonBox::ApplyRole);
    buttons->addButton(m_cancel, QDialogButtonBox::RejectRole);
    buttons->addButton(m_ok, QDialogButtonBox::AcceptRole);
    auto *middle = new QHBoxLayout;
    middle->addWidget(m_list);
    middle->addWidget(m_pages, 1);
    middle->setSpacing(16);
    auto *column = new QVBoxLayout(this);
    column->addLayout(middle, 1);
    column->addWidget(buttons);
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(button == m_ok);
    m_ok->setDefault(true); // now that it belongs to the dialog
    resize(780, 520);
    m_list->setObjectName("preferencePages");
    m_ok->setObjectName("preferencesOk");
    m_apply->setObjectName("preferencesApply");
    m_defaults->setObjectName("preferencesDefaults");
    translated(this, [this] { setTexts(); });
    setValues(values);

    connect(m_list, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_general, &GeneralPage::changed, this, &PreferencesDialog::showState);
    connect(m_performance, &PerformancePage::changed, this, &PreferencesDialog::showState);
    connect(m_colours, &ColoursPage::changed, this, &PreferencesDialog::showState);
    connect(m_shortcuts, &ShortcutsPage::changed, this, &PreferencesDialog::showState);
    connect(m_apply, &QPushButton::clicked, this, &PreferencesDialog::apply);
    connect(m_defaults, &QPushButton::clicked, this, [this] { setValues(PreferenceValues()); });
    connect(m_ok, &QPushButton::clicked, this, [this] {
        apply();
        accept();
    });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    showPage(0);
}

void PreferencesDialog::setTexts()
{
    setWindowTitle(tr("Preferences"));
    const QStringList pages{tr("General"), tr("Performance"), tr("Colours"), tr("Shortcuts")};
    for (int i = 0; i < pages.size(); ++i)
        m_list->item(i)->setText(pages[i]);
    m_list->setAccessibleName(tr("Pages"));
    m_list->setFixedWidth(m_list->sizeHintForColumn(0) + 32);
    m_ok->setText(tr("OK"));
    m_cancel->setText(tr("Cancel"));
    m_apply->setText(tr("Apply"));
    m_defaults->setText(tr("Restore Defaults"));
}

void PreferencesDialog::setShortcutNames(const QList<ShortcutEntry> &shortcuts)
{
    m_choices.shortcuts = shortcuts;
    m_shortcuts->setShortcuts(ShortcutMap(shortcuts, m_shortcuts->shortcuts().changed()));
}

void PreferencesDialog::showPage(int page)
{
    m_list->setCurrentRow(page);
}

void PreferencesDialog::setValues(const PreferenceValues &values)
{
    m_general->setValues(values);
    m_performance->setValues(values);
    m_colours->setValues(values);
    m_shortcuts->setShortcuts(ShortcutMap(m_choices.shortcuts, values.shortcuts));
    showState();
}

PreferenceValues PreferencesDialog::values() const
{
    PreferenceValues values = m_applied;
    m_general->writeTo(values);
    m_performance->writeTo(values);
    m_colours->writeTo(values);
    values.shortcuts = m_shortcuts->shortcuts().changed();
    return values;
}

void PreferencesDialog::showState()
{
    m_apply->setEnabled(!(values() == m_applied));
}

void PreferencesDialog::apply()
{
    m_applied = values();
    emit applied(m_applied);
    showState();
}

} // namespace filigree
