// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/dialogs/shortcut_map.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QTextBrowser;

namespace filigree {

//! All shortcuts at a glance, by menu.
class ShortcutSheet final : public QDialog
{
    Q_OBJECT
public:
    explicit ShortcutSheet(const ShortcutMap &map, QWidget *parent = nullptr);

signals:
    void editRequested(); //!< Of the shortcuts, in the preferences.

private:
    void setTexts();
    void fill();

    ShortcutMap m_map;
    QLineEdit *m_filter;
    QTextBrowser *m_sheet;
    QPushButton *m_edit, *m_close;
};

} // namespace filigree
