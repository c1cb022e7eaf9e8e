// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/actions/actions.h"

#include "widgets/theme/icon.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QWidget>

namespace filigree {
namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Actions", text);
}

QString withoutMnemonic(QString text)
{
    return text.remove('&').remove(QChar(0x2026)).trimmed(); // some languages space the dots
}

QList<QKeySequence> keysOf(const ActionRow &row)
{
    if (*row.keys == 0)
        return {};
    return QKeySequence::listFromString(QString::fromLatin1(row.keys), QKeySequence::PortableText);
}

} // namespace

Actions::Actions(QWidget *window)
    : QObject(window)
{
    for (const ActionRow &row : actionTable()) {
        auto *action = new QAction(window);
        action->setObjectName(QString::fromLatin1(row.name));
        action->setCheckable((row.flags & ActionRow::Checkable) != 0);
        if (*row.icon != 0)
            action->setIcon(icon(QString::fromLatin1(row.icon)));
        action->setShortcuts(keysOf(row));
        if (row.id == ActionId::Quit)
            action->setMenuRole(QAction::QuitRole);
        else if (row.id == ActionId::Preferences)
            action->setMenuRole(QAction::PreferencesRole);
        else if (row.id == ActionId::About)
            action->setMenuRole(QAction::AboutRole);
        else
            action->setMenuRole(QAction::NoRole);
        window->addAction(action);
        m_actions.push_back(action);
    }
    retranslate();
    setContext(false, false);
}

QAction *Actions::get(ActionId id) const
{
    return m_actions[std::size_t(id)];
}

QList<QAction *> Actions::list() const
{
    return {m_actions.begin(), m_actions.end()};
}

void Actions::addTo(ActionMenu menu, QMenu &to) const
{
    for (const ActionRow &row : actionTable()) {
        if (row.menu != menu || (row.flags & ActionRow::Hidden) != 0)
            continue;
        if ((row.flags & ActionRow::Separator) != 0)
            to.addSeparator();
        to.addAction(get(row.id));
    }
}

QString Actions::menuTitle(ActionMenu menu)
{
    switch (menu) {
    case ActionMenu::File:
        return tr("&File");
    case ActionMenu::Edit:
        return tr("&Edit");
    case ActionMenu::View:
        return tr("&View");
    case ActionMenu::Select:
        return tr("&Select");
    case ActionMenu::Object:
        return tr("&Object");
    case ActionMenu::Track:
        return tr("&Track");
    case ActionMenu::Matte:
        return tr("&Matte");
    case ActionMenu::Playback:
        return tr("&Playback");
    case ActionMenu::Window:
        return tr("&Window");
    case ActionMenu::Help:
        break;
    }
    return tr("&Help");
}

std::vector<ActionInfo> Actions::all() const
{
    std::vector<ActionInfo> infos;
    for (const ActionRow &row : actionTable()) {
        const QAction &action = *get(row.id);
        infos.push_back({action.objectName(), withoutMnemonic(menuTitle(row.menu)),
                         withoutMnemonic(translated(row.text)), keysOf(row), action.shortcuts()});
    }
    return infos;
}

void Actions::setShortcut(const QString &name, const QList<QKeySequence> &keys)
{
    for (std::size_t i = 0; i < m_actions.size(); ++i) {
        if (m_actions[i]->objectName() == name) {
            m_actions[i]->setShortcuts(keys);
            setTips(int(i));
        }
    }
}

void Actions::setShortcuts(const QMap<QString, QList<QKeySequence>> &own)
{
    for (const ActionRow &row : actionTable()) {
        const QString name = QString::fromLatin1(row.name);
        setShortcut(name, own.value(name, keysOf(row)));
    }
}

void Actions::setContext(bool hasClip, bool hasObject)
{
    m_hasClip = hasClip;
    m_hasObject = hasObject;
    for (const ActionRow &row : actionTable()) {
        if ((row.flags & (ActionRow::NeedsObject | ActionRow::NeedsClip)) == 0)
            continue;
        const bool hasObjectToo = (row.flags & ActionRow::NeedsObject) == 0 || hasObject;
        get(row.id)->setEnabled(hasClip && hasObjectToo && !m_obstacles.contains(row.id));
    }
}

void Actions::setObstacle(ActionId id, const char *why)
{
    if (why)
        m_obstacles[id] = why;
    else
        m_obstacles.erase(id);
    setTips(int(id));
    setContext(m_hasClip, m_hasObject);
}

void Actions::retranslate()
{
    for (const ActionRow &row : actionTable()) {
        get(row.id)->setText(translated(row.text));
        setTips(int(row.id));
    }
}

void Actions::setTips(int index)
{
    const ActionRow &row = actionTable()[std::size_t(index)];
    QAction &action = *m_actions[std::size_t(index)];
    const auto obstacle = m_obstacles.find(row.id);
    const QString what = translated(row.tip)
        + (obstacle == m_obstacles.end() ? QString() : ' ' + translated(obstacle->second));
    const QString name = withoutMnemonic(translated(row.text)).toHtmlEscaped();
    const QString key = action.shortcut().toString(QKeySequence::NativeText).toHtmlEscaped();
    action.setStatusTip(what);
    action.setToolTip(QStringLiteral("<p><b>%1</b>%2<br>%3</p>")
                          .arg(name, key.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(key),
                               what.toHtmlEscaped()));
}

QActionGroup *exclusive(const Actions &actions, ActionId first, ActionId last, QObject *parent)
{
    auto *group = new QActionGroup(parent);
    for (int id = int(first); id <= int(last); ++id) {
        if (actions.get(ActionId(id))->isCheckable())
            group->addAction(actions.get(ActionId(id)));
    }
    return group;
}

} // namespace filigree
