// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/timeline/transport_bar.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace filigree;

class tst_TransportBar final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_bar = std::make_unique<TransportBar>();
        m_bar->setClip(500, {24, 1}, "01:00:00:00");
        m_bar->show();
    }
    void cleanup() { m_bar.reset(); }
    void typedPlacesAreJumpedTo();
    void nonsenseGoesNowhere();
    // Playback must not wipe what is being typed.
    void typingIsNotDisturbed();
    void buttonsAreTheActions();
    void droppedFramesAreTold();

private:
    QLineEdit *field(const QString &name) const
    {
        for (QLineEdit *const edit : m_bar->findChildren<QLineEdit *>())
            if (edit->accessibleName() == name)
                return edit;
        return nullptr;
    }
    std::unique_ptr<TransportBar> m_bar;
};

void tst_TransportBar::typedPlacesAreJumpedTo()
{
    QSignalSpy frames(m_bar.get(), &TransportBar::frameRequested);
    QLineEdit *const frame = field("Current frame");
    m_bar->show();
    m_bar->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_bar.get()));
    frame->setFocus();
    frame->selectAll();
    QTest::keyClicks(frame, "124");
    QTest::keyClick(frame, Qt::Key_Return);
    QVERIFY(!frame->hasFocus()); // the next keys are shortcuts
    QCOMPARE(frames.size(), 1);
    QCOMPARE(frames.last().first().toInt(), 123);
    m_bar->setPlayhead(123);
    QCOMPARE(frame->text(), QString("124"));
    QLineEdit *const timecode = field("Current timecode");
    QCOMPARE(timecode->text(), QString("01:00:05:03"));
    timecode->selectAll();
    QTest::keyClicks(timecode, "01:00:10:00");
    QTest::keyClick(timecode, Qt::Key_Return);
    QCOMPARE(frames.last().first().toInt(), 240);
}

void tst_TransportBar::nonsenseGoesNowhere()
{
    QSignalSpy frames(m_bar.get(), &TransportBar::frameRequested);
    QLineEdit *const frame = field("Current frame");
    frame->selectAll();
    QTest::keyClicks(frame, "soon");
    QTest::keyClick(frame, Qt::Key_Return);
    QCOMPARE(frames.size(), 0);
    QCOMPARE(frame->text(), QString("1"));
}

void tst_TransportBar::typingIsNotDisturbed()
{
    QLineEdit *const frame = field("Current frame");
    frame->selectAll();
    QTest::keyClicks(frame, "4");
    m_bar->setPlayhead(77);
    QCOMPARE(frame->text(), QString("4"));
    QTest::keyClick(frame, Qt::Key_Escape);
    m_bar->setPlayhead(78);
    QCOMPARE(frame->text(), QString("79"));
}

void tst_TransportBar::buttonsAreTheActions()
{
    QAction play("Play"), loop("Loop");
    loop.setCheckable(true);
    QSignalSpy triggered(&play, &QAction::triggered);
    TransportActions actions;
    actions.play = &play;
    actions.loop = &loop;
    m_bar->setActions(actions);
    const auto buttons = m_bar->findChildren<QToolButton *>();
    QCOMPARE(buttons.size(), 2);
    QVERIFY(!buttons.front()->accessibleName().isEmpty());
    buttons.front()->click();
    QCOMPARE(triggered.size(), 1);
    buttons.back()->click();
    QVERIFY(loop.isChecked());
}

void tst_TransportBar::droppedFramesAreTold()
{
    const auto tells = [this](const QString &text) {
        for (const QLabel *const label : m_bar->findChildren<QLabel *>())
            if (label->text().contains(text))
                return true;
        return false;
    };
    QVERIFY(tells("24 fps"));
    m_bar->setPlayback(2, 23.5, 7);
    QVERIFY(tells("7 dropped"));
    QVERIFY(tells("2×"));
    m_bar->setClip(10, {30000, 1001}, "");
    QVERIFY(tells("29.97 fps"));
    QVERIFY(!tells("dropped"));
}

QTEST_MAIN(tst_TransportBar)
#include "tst_transport_bar.moc"
