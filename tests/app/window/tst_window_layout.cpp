// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "window_bench.h"

#include <QContextMenuEvent>
#include <QDockWidget>
#include <QMenu>
#include <QScreen>
#include <QToolBar>
#include <QTreeView>

using namespace filigree;

// Panels and tool bars can be put anywhere, stay there, and come back.
class tst_WindowLayout final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { prepareWindowTests(); }
    // Who has lost a panel or a tool bar must get everything back by one action.
    void resetBringsEverythingBack();
    // The first window came up higher than a small screen, with the status line out of reach.
    void theFirstWindowFitsTheScreen();
    void theArrangementOutlivesTheWindow();
    // Each part of the window works alone; none may take the menu from another.
    void theMenuOfTheObjectsIsWhole();
    // The key for a new name did nothing while the list of objects was closed.
    void namesAreEditedWhereTheyCanBeSeen();
    // What was hidden as a habit stays hidden.
    void hiddenPromptsStayHidden();

private:
    static QStringList arrangement(MainWindow &window);
};

//! Where every dock and tool bar is, in words.
QStringList tst_WindowLayout::arrangement(MainWindow &window)
{
    QStringList places;
    for (const auto *dock : window.findChildren<QDockWidget *>())
        places << QStringLiteral("%1 %2 %3 %4")
                      .arg(dock->objectName())
                      .arg(int(window.dockWidgetArea(const_cast<QDockWidget *>(dock))))
                      .arg(dock->isFloating())
                      .arg(dock->isHidden());
    for (auto *bar : window.findChildren<QToolBar *>(QString(), Qt::FindDirectChildrenOnly))
        places << QStringLiteral("%1 %2 %3 %4 %5,%6 %7")
                      .arg(bar->objectName())
                      .arg(int(window.toolBarArea(bar)))
                      .arg(bar->isFloating())
                      .arg(bar->isHidden())
                      .arg(bar->x())
                      .arg(bar->y())
                      .arg(window.toolBarBreak(bar));
    places.sort();
    return places;
}

void tst_WindowLayout::resetBringsEverythingBack()
{
    WindowBench bench;
    MainWindow &window = bench.window();
    window.resize(1400, 900);
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const QStringList first = arrangement(window);
    auto *tools = window.findChild<QToolBar *>("tools");
    auto *views = window.findChild<QToolBar *>("views");
    auto *main = window.findChild<QToolBar *>("main");
    window.addToolBar(Qt::BottomToolBarArea, tools);
    window.insertToolBar(main, views);
    window.insertToolBarBreak(main);
    main->hide();
    window.findChild<QDockWidget *>("timeline")->close();
    window.findChild<QDockWidget *>("objects")->setFloating(true);
    window.addDockWidget(Qt::LeftDockWidgetArea, window.findChild<QDockWidget *>("inspector"));
    QVERIFY(arrangement(window) != first);
    bench.trigger(ActionId::ResetLayout);
    QTRY_COMPARE(arrangement(window), first);
}

void tst_WindowLayout::theFirstWindowFitsTheScreen()
{
    WindowBench bench;
    MainWindow &window = bench.window();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QVERIFY(window.height() <= window.screen()->availableSize().height());
    QVERIFY(window.minimumSizeHint().height() <= 600); // what a 720 high screen leaves at 120 %
    window.resize(1152, 620);
    QTRY_COMPARE(window.height(), 620);
    bench.trigger(ActionId::ResetLayout);
    QTest::qWait(0); // the layout of what was moved
    QCOMPARE(window.height(), 620);
    window.findChild<QDockWidget *>("view")->raise(); // the longest panel
    QCoreApplication::processEvents();
    QCOMPARE(window.height(), 620);
}

void tst_WindowLayout::theArrangementOutlivesTheWindow()
{
    WindowBench bench;
    bench.window().addToolBar(Qt::RightToolBarArea, bench.window().findChild<QToolBar *>("tools"));
    bench.window().findChild<QDockWidget *>("history")->close();
    bench.window().close();
    QTRY_VERIFY(!bench.window().isVisible());
    bench.restart();
    QCOMPARE(bench.window().toolBarArea(bench.window().findChild<QToolBar *>("tools")),
             Qt::RightToolBarArea);
    QVERIFY(bench.window().findChild<QDockWidget *>("history")->isHidden());
    bench.trigger(ActionId::ResetLayout);
    QCOMPARE(bench.window().toolBarArea(bench.window().findChild<QToolBar *>("tools")),
             Qt::LeftToolBarArea);
}

void tst_WindowLayout::theMenuOfTheObjectsIsWhole()
{
    WindowBench bench;
    bench.open({bench.makeClip()});
    bench.trigger(ActionId::AddObject);
    auto *list = bench.window().findChild<QDockWidget *>("objects")->findChild<QTreeView *>();
    QTRY_COMPARE(list->model()->rowCount(), 1);
    const QPoint at = list->visualRect(list->model()->index(0, 0)).center();
    QContextMenuEvent open(QContextMenuEvent::Mouse, at, list->viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(list->viewport(), &open);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    for (const ActionId id :
         {ActionId::RenameObject, ActionId::ShowObject, ActionId::LockObject, ActionId::GroupObject,
          ActionId::FindMoreLike, ActionId::DeleteObject})
        QVERIFY2(menu->actions().contains(bench.action(id)), qPrintable(bench.action(id)->text()));
    QCOMPARE(menu->findChildren<QMenu *>().size(), 1); // the colours
    QTest::mouseClick(menu, Qt::LeftButton, {},
                      menu->actionGeometry(bench.action(ActionId::LockObject)).center());
    QVERIFY(bench.document().clip()->objects.front().locked);
}

void tst_WindowLayout::namesAreEditedWhereTheyCanBeSeen()
{
    WindowBench bench;
    bench.open({bench.makeClip()});
    bench.trigger(ActionId::AddObject);
    auto *dock = bench.window().findChild<QDockWidget *>("objects");
    QTRY_COMPARE(dock->findChild<QTreeView *>()->model()->rowCount(), 1);
    dock->hide();
    bench.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&bench.window()));
    QTest::keyClick(&bench.window(), Qt::Key_F2);
    QVERIFY(dock->isVisible());
    auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(editor);
    QTest::keyClicks(editor, "dancer");
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(bench.document().clip()->objects.front().name, "dancer");
}

void tst_WindowLayout::hiddenPromptsStayHidden()
{
    WindowBench bench;
    bench.open({bench.makeClip()});
    QVERIFY(bench.action(ActionId::Prompts)->isChecked());
    bench.click(40, 25);
    QTRY_COMPARE(bench.viewer().scene().prompts.size(), 1u);
    QTest::keyClick(&bench.window(), Qt::Key_P);
    QTRY_VERIFY(bench.viewer().scene().prompts.empty());
    QCOMPARE(bench.document().clip()->prompts.size(), 1u);
    bench.restart();
    QVERIFY(!bench.action(ActionId::Prompts)->isChecked());
    QVERIFY(!bench.state().view().prompts);
    bench.open({bench.path("clip/clip.0000.png")});
    bench.click(40, 25);
    QTRY_COMPARE(bench.document().clip()->prompts.size(), 1u);
    bench.trigger(ActionId::Prompts);
    QTRY_COMPARE(bench.viewer().scene().prompts.size(), 1u);
}

QTEST_MAIN(tst_WindowLayout)
#include "tst_window_layout.moc"
