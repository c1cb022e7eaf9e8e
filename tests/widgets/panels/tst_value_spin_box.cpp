// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/value_spin_box.h"

#include <QLineEdit>
#include <QShortcut>
#include <QVBoxLayout>
#include <QtTest>

using namespace filigree;

class tst_ValueSpinBox final : public QObject
{
    Q_OBJECT
private slots:
    // With the cursor still in the field, Ctrl+Z took back nothing at all.
    void undoIsTheWindowsOnceAValueIsEntered();
    // Otherwise what a German reads as 0,6 could neither be shown nor typed.
    void followsTheLanguage();
};

void tst_ValueSpinBox::undoIsTheWindowsOnceAValueIsEntered()
{
    QWidget window;
    auto *box = new ValueSpinBox;
    auto *column = new QVBoxLayout(&window);
    column->addWidget(box);
    const QShortcut undo(QKeySequence::Undo, &window);
    QSignalSpy undone(&undo, &QShortcut::activated);
    window.show();
    QApplication::setActiveWindow(&window);
    box->setFocus();
    QTRY_VERIFY(box->hasFocus());
    box->selectAll();
    QTest::keyClicks(box, "8");
    QTest::keySequence(box, QKeySequence::Undo);
    QCOMPARE(undone.size(), 0); // what was typed
    box->selectAll();
    QTest::keyClicks(box, "8");
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(box->value(), 8.0);
    QTest::keySequence(box, QKeySequence::Undo);
    QCOMPARE(undone.size(), 1);
    QCOMPARE(box->value(), 8.0);
}

void tst_ValueSpinBox::followsTheLanguage()
{
    ValueSpinBox box;
    box.setValue(0.6);
    QCOMPARE(box.text(), "0.60");
    QLocale::setDefault(QLocale("de"));
    QEvent changed(QEvent::LanguageChange);
    QApplication::sendEvent(&box, &changed);
    QCOMPARE(box.text(), "0,60");
    box.selectAll();
    QTest::keyClicks(&box, "0,8");
    QTest::keyClick(&box, Qt::Key_Return);
    QCOMPARE(box.value(), 0.8);
    QLocale::setDefault(QLocale("en"));
}

QTEST_MAIN(tst_ValueSpinBox)
#include "tst_value_spin_box.moc"
