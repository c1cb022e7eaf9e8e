// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/actions/action_table.h"

#include <QKeySequence>
#include <QList>
#include <QMap>
#include <QObject>
#include <QString>

#include <map>
#include <vector>

class QAction;
class QActionGroup;
class QMenu;
class QWidget;

namespace filigree {

//! What the editor of shortcuts shows of one action.
struct ActionInfo
{
    QString name; //!< The key in Preferences.
    QString menu;
    QString text; //!< Without mnemonic.
    QList<QKeySequence> defaults;
    QList<QKeySequence> keys; //!< As they are now.
};

//! Creates every action once; menus, tool bars and controllers share them. Controllers connect to
//! triggered(), or toggled() where it is checkable, and enable what they can do.
class Actions final : public QObject
{
    Q_OBJECT
public:
    //! The keys work wherever the focus is in the window.
    explicit Actions(QWidget *window);

    QAction *get(ActionId id) const;
    QList<QAction *> list() const; //!< All of them; their objectName() is the name in settings.
    void addTo(ActionMenu menu, QMenu &to) const; //!< All rows of it, with separators.
    static QString menuTitle(ActionMenu menu); //!< With a mnemonic.

    std::vector<ActionInfo> all() const;
    void setShortcut(const QString &name, const QList<QKeySequence> &keys);
    //! The user's own, by name; all others as they are at first.
    void setShortcuts(const QMap<QString, QList<QKeySequence>> &own);

    //! Enables what needs a clip or a selected object.
    void setContext(bool hasClip, bool hasObject);
    //! Why an action cannot be used whatever the context: it is disabled and its tips say so. A
    //! text of the context "Actions", that lives as long as this; null: nothing is in its way.
    void setObstacle(ActionId id, const char *why);
    void retranslate();

private:
    void setTips(int index);

    std::vector<QAction *> m_actions; // by ActionId; children of the window
    std::map<ActionId, const char *> m_obstacles;
    bool m_hasClip = false;
    bool m_hasObject = false;
};

//! Exactly one of them is checked: tools, view modes, ways to compare, backgrounds.
QActionGroup *exclusive(const Actions &actions, ActionId first, ActionId last, QObject *parent);

} // namespace filigree
