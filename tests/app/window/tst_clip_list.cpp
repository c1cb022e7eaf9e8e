// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/clips_panel.h"
#include "window_bench.h"

#include <QLineEdit>
#include <QToolButton>
#include <QTreeWidget>

using namespace filigree;

// The clips of the project, where they can be seen.
class tst_ClipList final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { prepareWindowTests(); }
    void init();
    void cleanup() { m_bench.reset(); }
    // The list and the rest of the window must agree on which clip is worked on.
    void theChosenClipIsShown();
    void namesAreEditedInPlace();
    void clipsComeAndGo();
    void missingFootageIsSaid();
    // Nothing of it needs a mouse, and every button says what it is.
    void worksByKeys();

private:
    QTreeWidget *list()
    {
        return m_bench->window().findChild<ClipsPanel *>()->findChild<QTreeWidget *>();
    }
    QStringList names();

    std::unique_ptr<WindowBench> m_bench;
};

void tst_ClipList::init()
{
    m_bench = std::make_unique<WindowBench>();
    QCOMPARE(list()->topLevelItemCount(), 0);
    m_bench->open({m_bench->makeClip("one")});
    m_bench->window().openPaths({m_bench->makeClip("two", 5)});
    QTRY_COMPARE(m_bench->document().project().clips.size(), 2u);
    QTRY_VERIFY(m_bench->document().frames());
}

QStringList tst_ClipList::names()
{
    QStringList names;
    for (int n = 0; n < list()->topLevelItemCount(); ++n)
        names << list()->topLevelItem(n)->text(0) + ", " + list()->topLevelItem(n)->text(1);
    return names;
}

void tst_ClipList::theChosenClipIsShown()
{
    QCOMPARE(names(), (QStringList{"one, 8 frames", "two, 5 frames"}));
    QCOMPARE(list()->currentItem(), list()->topLevelItem(1)); // the one that was added last
    list()->setCurrentItem(list()->topLevelItem(0));
    QCOMPARE(m_bench->document().clip()->name, "one");
    m_bench->trigger(ActionId::NextClip);
    QCOMPARE(list()->currentItem(), list()->topLevelItem(1));
    QVERIFY(list()->currentItem()->toolTip(0).contains(m_bench->path("two")));
}

void tst_ClipList::namesAreEditedInPlace()
{
    QTreeWidgetItem *first = list()->topLevelItem(0);
    const auto type = [&](const QString &name) {
        emit list()->itemDoubleClicked(first, 1);
        auto *editor = list()->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->setText(name);
        QTest::keyClick(editor, Qt::Key_Return);
    };
    type("  renamed ");
    QTRY_COMPARE(m_bench->document().project().clips[0].name, "renamed");
    QCOMPARE(list()->topLevelItem(0)->text(0), "renamed");
    type("");
    QCOMPARE(list()->topLevelItem(0)->text(0), "renamed"); // a clip needs a name
    m_bench->trigger(ActionId::Undo);
    QCOMPARE(list()->topLevelItem(0)->text(0), "one");
}

void tst_ClipList::clipsComeAndGo()
{
    list()->setCurrentItem(list()->topLevelItem(0));
    m_bench->trigger(ActionId::RemoveClip);
    QCOMPARE(names(), QStringList{"two, 5 frames"});
    QCOMPARE(list()->currentItem(), list()->topLevelItem(0));
    m_bench->trigger(ActionId::Undo);
    QCOMPARE(names(), (QStringList{"one, 8 frames", "two, 5 frames"}));
    QCOMPARE(list()->currentItem(), list()->topLevelItem(0));
}

void tst_ClipList::missingFootageIsSaid()
{
    const QString file = m_bench->path("work.filigree");
    const WhenShown<QFileDialog> save([&](QFileDialog &dialog) { chooseFile(dialog, file); });
    m_bench->trigger(ActionId::SaveAs);
    QTRY_COMPARE(m_bench->document().filePath(), file);
    QVERIFY(QDir(m_bench->path("two")).removeRecursively());
    m_bench->restart();
    m_bench->window().openPaths({file});
    QTRY_COMPARE(m_bench->document().mediaState(), MediaState::Offline);
    QCOMPARE(names(), (QStringList{"one, 8 frames", "two, missing"}));
}

void tst_ClipList::worksByKeys()
{
    m_bench->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_bench->window()));
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Up);
    QCOMPARE(m_bench->document().clip()->name, "one");
    QTest::keyClick(list(), Qt::Key_Down);
    QCOMPARE(m_bench->document().clip()->name, "two");
    const auto buttons = m_bench->window().findChild<ClipsPanel *>()->findChildren<QToolButton *>();
    QCOMPARE(buttons.size(), 6);
    for (const QToolButton *button : buttons) {
        QVERIFY(!button->accessibleName().isEmpty());
        QVERIFY(!button->toolTip().isEmpty());
        QVERIFY(button->focusPolicy() & Qt::TabFocus);
    }
}

QTEST_MAIN(tst_ClipList)
#include "tst_clip_list.moc"
