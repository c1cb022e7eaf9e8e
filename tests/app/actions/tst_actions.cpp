// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/actions/actions.h"

#include <QAction>
#include <QMenu>
#include <QSet>
#include <QtTest>

using namespace filigree;

class tst_Actions final : public QObject
{
    Q_OBJECT
private slots:
    // The table is found by number; a row out of order would start the wrong action.
    void rowsAreInOrder();
    // Two actions on one key: neither works.
    void noKeyIsUsedTwice();
    // Two entries of a menu with one mnemonic: the second cannot be reached by it.
    void noMnemonicIsUsedTwice();
    // Every action says what it is, and its key.
    void everyActionHasTextsAndIcon();
    void ownShortcutsReplaceTheOthers();
    void whatNeedsAClipIsDisabledWithoutOne();
};

void tst_Actions::rowsAreInOrder()
{
    QSet<QString> names;
    for (std::size_t i = 0; i < actionTable().size(); ++i) {
        QCOMPARE(std::size_t(actionTable()[i].id), i);
        names.insert(actionTable()[i].name);
    }
    QCOMPARE(std::size_t(names.size()), actionTable().size());
    QCOMPARE(std::size_t(ActionId::About) + 1, actionTable().size());
}

void tst_Actions::noKeyIsUsedTwice()
{
    QWidget window;
    const Actions actions(&window);
    QMap<QString, QString> users;
    for (const ActionInfo &info : actions.all()) {
        for (const QKeySequence &key : info.keys) {
            QVERIFY2(!key.isEmpty() && !key.toString().contains("Unknown"), qPrintable(info.name));
            const QString text = key.toString();
            QVERIFY2(!users.contains(text),
                     qPrintable(text + ": " + users[text] + " and " + info.name));
            users[text] = info.name;
        }
    }
    // A menu's mnemonic is a key as well.
    for (int menu = 0; menu <= int(ActionMenu::Help); ++menu) {
        const QKeySequence key = QKeySequence::mnemonic(Actions::menuTitle(ActionMenu(menu)));
        QVERIFY(!key.isEmpty());
        QVERIFY2(!users.contains(key.toString()), qPrintable(key.toString()));
        users[key.toString()] = Actions::menuTitle(ActionMenu(menu));
    }
    for (const char *key : {"1", "9", "J", "K", "L", "I", "O", "Home", "End", ",", ".", "Left",
                            "Right", "Ctrl+Z", "Ctrl+Shift+Z"})
        QVERIFY2(users.contains(key), key);
}

void tst_Actions::noMnemonicIsUsedTwice()
{
    QMap<QString, QString> users;
    for (const ActionRow &row : actionTable()) {
        const QString text = QString::fromUtf8(row.text);
        const auto at = text.indexOf('&');
        if (at < 0 || (row.flags & ActionRow::Hidden) != 0)
            continue;
        const QString key = QString::number(int(row.menu)) + text[at + 1].toLower();
        QVERIFY2(!users.contains(key), qPrintable(users[key] + " and " + text));
        users[key] = text;
    }
}

void tst_Actions::everyActionHasTextsAndIcon()
{
    QWidget window;
    const Actions actions(&window);
    for (const ActionRow &row : actionTable()) {
        const QAction &action = *actions.get(row.id);
        QVERIFY2(!action.text().isEmpty(), row.name);
        QVERIFY2(action.statusTip().endsWith('.'), row.name);
        QVERIFY2(!action.shortcut().isEmpty(), row.name); // everything works without a mouse
        QVERIFY2(action.toolTip().contains(
                     action.shortcut().toString(QKeySequence::NativeText).toHtmlEscaped()),
                 row.name);
        QVERIFY2(!action.icon().isNull(), row.name);
    }
}

void tst_Actions::ownShortcutsReplaceTheOthers()
{
    QWidget window;
    Actions actions(&window);
    QAction &undo = *actions.get(ActionId::Undo);
    actions.setShortcuts({{"edit.undo", {QKeySequence("F9")}}, {"edit.redo", {}}});
    QCOMPARE(undo.shortcuts(), QList{QKeySequence("F9")});
    QVERIFY(undo.toolTip().contains("F9"));
    QVERIFY(actions.get(ActionId::Redo)->shortcuts().isEmpty());
    actions.setShortcuts({});
    QCOMPARE(undo.shortcut(), QKeySequence("Ctrl+Z"));
}

void tst_Actions::whatNeedsAClipIsDisabledWithoutOne()
{
    QWidget window;
    Actions actions(&window);
    QVERIFY(actions.get(ActionId::Open)->isEnabled());
    QVERIFY(!actions.get(ActionId::TrackBoth)->isEnabled());
    actions.setContext(true, false);
    QVERIFY(actions.get(ActionId::TrackBoth)->isEnabled());
    QVERIFY(!actions.get(ActionId::DeleteObject)->isEnabled());
    actions.setContext(true, true);
    QVERIFY(actions.get(ActionId::DeleteObject)->isEnabled());
}

QTEST_MAIN(tst_Actions)
#include "tst_actions.moc"
