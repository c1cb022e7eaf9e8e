// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/dialogs/shortcut_map.h"

#include <QWidget>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace filigree {

class FieldNote;

//! Shows which keys do what, and changes them.
class ShortcutsPage final : public QWidget
{
    Q_OBJECT
public:
    explicit ShortcutsPage(QWidget *parent = nullptr);

    void setShortcuts(const ShortcutMap &map);
    const ShortcutMap &shortcuts() const { return m_map; }

signals:
    void changed();

private:
    void setTexts();
    void fill();
    void filter();
    void showCurrent();
    void showConflicts();
    QString currentId() const;
    void change(const std::function<void(const QString &id)> &how);

    ShortcutMap m_map;
    QLineEdit *m_filter;
    QTreeWidget *m_tree;
    QLabel *m_keysLabel;
    QKeySequenceEdit *m_keys;
    FieldNote *m_note;
    QPushButton *m_assign, *m_remove, *m_reset, *m_resetAll;
};

} // namespace filigree
