// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/dialogs/preference_values.h"
#include "widgets/dialogs/shortcut_map.h"

#include <QDialog>

class QDialogButtonBox;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace filigree {

class GeneralPage;
class PerformancePage;
class ColoursPage;
class ShortcutsPage;

//! What there is to choose from on this computer.
struct PreferenceChoices
{
    QStringList languages; //!< Locale names.
    QList<std::pair<QString, QString>> devices; //!< "cpu" or "cuda:N", and what to call it.
    bool hasBfloat16 = false; //!< One of the devices multiplies it.
    int cores = 1;
    int memoryMegabytes = 0;
    QString resultCacheFolder; //!< What an empty one stands for.
    QList<ShortcutEntry> shortcuts;
};

//! Edits the preferences; changes nothing but through applied().
class PreferencesDialog final : public QDialog
{
    Q_OBJECT
public:
    PreferencesDialog(const PreferenceChoices &choices, const PreferenceValues &values,
                      QWidget *parent = nullptr);

    PreferenceValues values() const;
    //! The same commands in another language; what is edited stays.
    void setShortcutNames(const QList<ShortcutEntry> &shortcuts);
    void showPage(int page); //!< From 0, in the order of the list.

signals:
    void applied(const filigree::PreferenceValues &values);

private:
    void setTexts();
    void setValues(const PreferenceValues &values);
    void showState();
    void apply();

    PreferenceChoices m_choices;
    PreferenceValues m_applied;
    QListWidget *m_list;
    QStackedWidget *m_pages;
    GeneralPage *m_general;
    PerformancePage *m_performance;
    ColoursPage *m_colours;
    ShortcutsPage *m_shortcuts;
    QPushButton *m_ok, *m_cancel, *m_apply, *m_defaults;
};

} // namespace filigree
