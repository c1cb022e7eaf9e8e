// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "grab.h"
#include "widgets/panels/history_panel.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QUndoStack>
#include <QtTest>

using namespace filigree;

class tst_HistoryPanel final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    // A click on a step must go there, back and forth.
    void clicksGoToTheStep();
    void pictures();
};

namespace {

void fill(QUndoStack &stack)
{
    for (const char *text : {"Add Object “dancer”", "Click “dancer”", "Click “dancer”",
                             "Paint Trimap of “dancer” on frame 12 with a very long explanation",
                             "Change Feather of “dancer”", "Delete Object “dog”"})
        stack.push(new QUndoCommand(QString::fromUtf8(text)));
}

} // namespace

void tst_HistoryPanel::initTestCase()
{
    applyTheme(*qApp);
}

void tst_HistoryPanel::clicksGoToTheStep()
{
    QUndoStack stack;
    fill(stack);
    HistoryPanel panel;
    panel.setStack(&stack);
    panel.resize(280, 240);
    panel.show();
    const auto click = [&panel](int row) {
        const QModelIndex index = panel.model()->index(row, 0);
        QTest::mouseClick(panel.viewport(), Qt::LeftButton, {}, panel.visualRect(index).center());
    };
    QCOMPARE(panel.model()->rowCount(), 7);
    click(2);
    QCOMPARE(stack.index(), 2);
    click(6);
    QCOMPARE(stack.index(), 6);
    QTest::keyClick(&panel, Qt::Key_Up);
    QCOMPARE(stack.index(), 5);
    click(0);
    QCOMPARE(stack.index(), 0);
    QCOMPARE(panel.model()->index(0, 0).data().toString(), "Start");
}

void tst_HistoryPanel::pictures()
{
    QUndoStack stack;
    fill(stack);
    stack.setIndex(2);
    stack.setClean();
    stack.setIndex(4);
    HistoryPanel panel;
    panel.setStack(&stack);
    QVERIFY(keepPicture(panel, {280, 200}, "history"));
}

QTEST_MAIN(tst_HistoryPanel)
#include "tst_history_panel.moc"
