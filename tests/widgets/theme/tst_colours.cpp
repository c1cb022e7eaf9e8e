// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/model/project.h"
#include "widgets/theme/colours.h"

#include <QtTest>

using namespace filigree;

class tst_Colours final : public QObject
{
    Q_OBJECT
private slots:
    // The measure itself must be the one of WCAG.
    void contrastIsThatOfWcag();
    // A grey with a tint would shift how every colour of the picture is judged.
    void greysAreNeutral();
    // Text that has less than 4.5:1 cannot be read by many.
    void textCanBeRead_data();
    void textCanBeRead();
    // Signs and outlines of controls need 3:1.
    void controlsCanBeSeen_data();
    void controlsCanBeSeen();
    void textOnAnyColourCanBeRead();
};

void tst_Colours::contrastIsThatOfWcag()
{
    QCOMPARE(qRound(theme::contrast(Qt::white, Qt::black) * 100), 2100);
    QCOMPARE(qRound(theme::contrast(QColor(119, 119, 119), Qt::white) * 100), 448);
    QCOMPARE(theme::contrast(Qt::red, Qt::red), 1.0);
}

void tst_Colours::greysAreNeutral()
{
    for (const QColor &grey :
         {theme::surround, theme::field, theme::fieldAlternate, theme::window, theme::raised,
          theme::hovered, theme::pressed, theme::line, theme::border, theme::tip, theme::text,
          theme::secondaryText, theme::disabledText, theme::brightText}) {
        QCOMPARE(grey.red(), grey.green());
        QCOMPARE(grey.green(), grey.blue());
    }
}

void tst_Colours::textCanBeRead_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("background");
    using namespace theme;
    for (const auto &[name, background] :
         {std::pair("panels", window), std::pair("fields", field),
          std::pair("alternate rows", fieldAlternate), std::pair("surround", surround),
          std::pair("pressed buttons", pressed)}) {
        QTest::addRow("text on %s", name) << text << background;
        QTest::addRow("secondary text on %s", name) << secondaryText << background;
        QTest::addRow("accent on %s", name) << accent << background;
        QTest::addRow("good on %s", name) << good << background;
        QTest::addRow("caution on %s", name) << caution << background;
        QTest::addRow("bad on %s", name) << bad << background;
    }
    QTest::newRow("text on buttons") << text << raised;
    QTest::newRow("text on hovered buttons") << text << hovered;
    QTest::newRow("secondary text on buttons") << secondaryText << raised;
    QTest::newRow("selected text") << selectionText << selection;
    QTest::newRow("tool tips") << brightText << tip;
}

void tst_Colours::textCanBeRead()
{
    QFETCH(QColor, text);
    QFETCH(QColor, background);
    const double ratio = theme::contrast(text, background);
    QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
}

void tst_Colours::controlsCanBeSeen_data()
{
    QTest::addColumn<QColor>("sign");
    QTest::addColumn<QColor>("background");
    using namespace theme;
    QTest::newRow("outline of a control on a panel") << border << window;
    QTest::newRow("outline of a control on a field") << border << field;
    QTest::newRow("focus ring on a panel") << accent << window;
    QTest::newRow("focus ring on a field") << accent << field;
    QTest::newRow("focus ring on a button") << accent << raised;
    QTest::newRow("disabled sign on a panel") << disabledText << window;
}

void tst_Colours::controlsCanBeSeen()
{
    QFETCH(QColor, sign);
    QFETCH(QColor, background);
    const double ratio = theme::contrast(sign, background);
    QVERIFY2(ratio >= 3, qPrintable(QString::number(ratio)));
}

void tst_Colours::textOnAnyColourCanBeRead()
{
    for (int n = 0; n < 8; ++n) {
        const Colour c = objectColour(n);
        const QColor colour(c.red, c.green, c.blue);
        QVERIFY(theme::contrast(theme::textOn(colour), colour) >= 4.5);
    }
}

QTEST_APPLESS_MAIN(tst_Colours)
#include "tst_colours.moc"
