// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "grab.h"
#include "widgets/panels/review_panel.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

using namespace filigree;

class tst_ReviewPanel final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void goesRoundTheProblems();
    // Ticking off must lead on to the problem that follows, or one loses one's place.
    void markingAsFineLeadsOn();
    void filtersByKind();
    // New problems come in while one is looking at one.
    void keepsItsPlaceWhenRowsChange();
    void saysWhenThereIsNothing();
    void pictures();
};

namespace {

QList<ReviewRow> problems()
{
    return {{41, 1, "dancer", QColor(86, 180, 233), "Area jumps", 0.93,
             "Look whether it swallowed something; correct it with a click."},
            {12, 1, "dancer", QColor(86, 180, 233), "Flicker", 0.71, "Lock a good frame."},
            {7, 2, "dog", QColor(230, 159, 0), "Hardly there", 0.64,
             "Say that it is absent, or click it."},
            {88, 1, "dancer", QColor(86, 180, 233), "Area jumps", 0.5, "Look at it."}};
}

QToolButton *button(ReviewPanel &panel, const QString &name)
{
    for (QToolButton *each : panel.findChildren<QToolButton *>())
        if (each->accessibleName() == name)
            return each;
    return nullptr;
}

} // namespace

void tst_ReviewPanel::initTestCase()
{
    applyTheme(*qApp);
}

void tst_ReviewPanel::goesRoundTheProblems()
{
    ReviewPanel panel;
    panel.setRows(problems());
    QSignalSpy activated(&panel, &ReviewPanel::rowActivated);
    QVERIFY(!panel.current());
    const QList<int> frames{41, 12, 7, 88, 41};
    for (const int frame : frames) {
        button(panel, "Next Problem")->click();
        QCOMPARE(activated.last()[0].value<ReviewRow>().frame, frame);
    }
    panel.goPrevious();
    QCOMPARE(activated.last()[0].value<ReviewRow>().frame, 88);
    panel.resize(360, 240);
    panel.show();
    auto *view = panel.findChild<QTreeView *>();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                      view->visualRect(view->model()->index(2, 0)).center());
    QCOMPARE(activated.last()[0].value<ReviewRow>().frame, 7);
}

void tst_ReviewPanel::markingAsFineLeadsOn()
{
    ReviewPanel panel;
    panel.setRows(problems());
    QSignalSpy fine(&panel, &ReviewPanel::markedFine);
    QVERIFY(!button(panel, "Mark as Fine")->isEnabled());
    panel.goNext();
    panel.goNext();
    button(panel, "Mark as Fine")->click();
    QCOMPARE(fine[0][0].value<ReviewRow>().frame, 12);
    QList<ReviewRow> rest = problems();
    rest.removeAt(1);
    panel.setRows(rest);
    QCOMPARE(panel.current()->frame, 7);
}

void tst_ReviewPanel::filtersByKind()
{
    ReviewPanel panel;
    panel.setRows(problems());
    auto *kinds = panel.findChild<QComboBox *>();
    QCOMPARE(kinds->count(), 4);
    kinds->setCurrentIndex(1);
    emit kinds->activated(1);
    QCOMPARE(kinds->currentText(), "Area jumps (2)");
    QCOMPARE(panel.findChild<QTreeView *>()->model()->rowCount(), 2);
    panel.goNext();
    panel.goNext();
    QCOMPARE(panel.current()->frame, 88);
    panel.setRows({problems()[1]}); // the kind is gone, so all are shown
    QCOMPARE(kinds->currentIndex(), 0);
    QCOMPARE(panel.findChild<QTreeView *>()->model()->rowCount(), 1);
}

void tst_ReviewPanel::keepsItsPlaceWhenRowsChange()
{
    ReviewPanel panel;
    panel.setRows(problems());
    panel.goPrevious();
    QList<ReviewRow> more = problems();
    more.prepend({3, 2, "dog", QColor(230, 159, 0), "Holes", 0.99, "Fill them."});
    panel.setRows(more);
    QCOMPARE(panel.current()->frame, 88);
}

void tst_ReviewPanel::saysWhenThereIsNothing()
{
    ReviewPanel panel;
    panel.show();
    bool said = false;
    for (const QLabel *label : panel.findChildren<QLabel *>())
        said = said || (label->isVisible() && label->text().startsWith("Nothing to look at"));
    QVERIFY(said);
    QVERIFY(!button(panel, "Next Problem")->isEnabled());
    panel.goNext(); // and does not crash
    QVERIFY(!panel.current());
}

void tst_ReviewPanel::pictures()
{
    ReviewPanel panel;
    QVERIFY(keepPicture(panel, {320, 200}, "review_empty"));
    QList<ReviewRow> rows = problems();
    rows[2].objectName = "a dog with a very long name that somebody typed";
    panel.setRows(rows);
    panel.goNext();
    QVERIFY(keepPicture(panel, {340, 200}, "review"));
    QVERIFY(keepPicture(panel, {220, 200}, "review_narrow"));
}

QTEST_MAIN(tst_ReviewPanel)
#include "tst_review_panel.moc"
