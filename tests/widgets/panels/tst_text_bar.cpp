// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/text_bar.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QtTest>

using namespace filigree;

class tst_TextBar final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_bar.reset(); }
    // What is offered must be of the text as it is now, not of that before the last key.
    void typingOffersTextsAndWords();
    // One that is clicked is text like what was typed; Enter on one sends it as well.
    void completionsAreChosenByMouseAndKeys();
    void earlierTextsComeDownAnEmptyField();
    // They must neither hide what was found nor vanish under somebody's fingers.
    void completionsGoWhenNobodyChooses();
    // Each key has its own meaning beside a list of candidates.
    void keysAreTold();
    void clearingIsTyping();

private:
    QAbstractItemView *popup() const { return m_bar->completer()->popup(); }
    QStringList offered() const
    {
        QStringList texts;
        const QAbstractItemModel &model = *m_bar->completer()->completionModel();
        for (int row = 0; row < model.rowCount(); ++row)
            texts << model.index(row, 0).data().toString();
        return texts;
    }

    std::unique_ptr<TextBar> m_bar;
};

void tst_TextBar::init()
{
    m_bar = std::make_unique<TextBar>();
    m_bar->setWords({"red", "reddish", "dog"});
    m_bar->setHistory({"Red car; dog", "blue"});
    m_bar->show();
    m_bar->activateWindow();
    m_bar->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(m_bar.get()));
}

void tst_TextBar::typingOffersTextsAndWords()
{
    QTest::keyClick(m_bar.get(), 'r');
    QTRY_VERIFY(popup()->isVisible());
    QCOMPARE(offered(), QStringList({"Red car; dog", "red", "reddish"}));
    QTest::keyClicks(m_bar.get(), "edd");
    QCOMPARE(offered(), QStringList{"reddish"});
    QTest::keyClicks(m_bar.get(), "ish; d");
    QCOMPARE(offered(), QStringList{"reddish; dog"});
    QTest::keyClicks(m_bar.get(), "x");
    QVERIFY(offered().isEmpty());
    QTRY_VERIFY(!popup()->isVisible());
}

void tst_TextBar::completionsAreChosenByMouseAndKeys()
{
    QSignalSpy typed(m_bar.get(), &TextBar::typed), submitted(m_bar.get(), &TextBar::submitted);
    QTest::keyClicks(m_bar.get(), "re");
    QTRY_VERIFY(popup()->isVisible());
    typed.clear();
    QTest::mouseClick(popup()->viewport(), Qt::LeftButton, {},
                      popup()->visualRect(popup()->model()->index(2, 0)).center());
    QCOMPARE(m_bar->text(), "reddish");
    QCOMPARE(typed.size(), 1);
    QCOMPARE(submitted.size(), 0);

    QTest::keyClicks(m_bar.get(), "; d");
    QTRY_VERIFY(popup()->isVisible());
    QTest::keyClick(popup(), Qt::Key_Down);
    QTest::keyClick(popup(), Qt::Key_Return);
    QCOMPARE(m_bar->text(), "reddish; dog");
    QCOMPARE(submitted.size(), 1);
    QVERIFY(!popup()->isVisible());
}

void tst_TextBar::earlierTextsComeDownAnEmptyField()
{
    QSignalSpy wanted(m_bar.get(), &TextBar::listWanted);
    QTest::keyClick(m_bar.get(), Qt::Key_Down);
    QTRY_VERIFY(popup()->isVisible());
    QCOMPARE(offered(), QStringList({"Red car; dog", "blue"}));
    m_bar->setHistory({"a dancer", "Red car; dog", "blue"}); // the newest first, from now on
    popup()->hide();
    QTest::keyClick(m_bar.get(), Qt::Key_Down);
    QCOMPARE(offered().front(), "a dancer");
    QCOMPARE(wanted.size(), 0);
}

void tst_TextBar::completionsGoWhenNobodyChooses()
{
    QTest::keyClicks(m_bar.get(), "r");
    QTRY_VERIFY(popup()->isVisible());
    m_bar->endCompletion();
    QVERIFY(!popup()->isVisible());
    QTest::keyClicks(m_bar.get(), "e");
    QTRY_VERIFY(popup()->isVisible());
    QTest::keyClick(popup(), Qt::Key_Down);
    m_bar->endCompletion();
    QVERIFY(popup()->isVisible());
}

void tst_TextBar::keysAreTold()
{
    QTest::keyClicks(m_bar.get(), "re");
    QSignalSpy submitted(m_bar.get(), &TextBar::submitted), all(m_bar.get(), &TextBar::allWanted);
    QSignalSpy list(m_bar.get(), &TextBar::listWanted), left(m_bar.get(), &TextBar::dismissed);
    popup()->hide();
    QTest::keyClick(m_bar.get(), Qt::Key_Down);
    QCOMPARE(list.size(), 1);
    QTest::keyClick(m_bar.get(), Qt::Key_Return);
    QCOMPARE(submitted.size(), 1);
    QTest::keyClick(m_bar.get(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(all.size(), 1);
    QCOMPARE(submitted.size(), 1);
    QTest::keyClick(m_bar.get(), Qt::Key_Escape);
    QCOMPARE(left.size(), 1);
    QCOMPARE(m_bar->text(), "re"); // it may be looked for again
}

void tst_TextBar::clearingIsTyping()
{
    QTest::keyClicks(m_bar.get(), "re");
    QSignalSpy typed(m_bar.get(), &TextBar::typed);
    m_bar->clear(); // as its button does
    QCOMPARE(typed.size(), 1);
}

QTEST_MAIN(tst_TextBar)
#include "tst_text_bar.moc"
