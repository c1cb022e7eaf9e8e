// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/dialogs/export_queue_panel.h"
#include "widgets/dialogs/export_queue_row.h"
#include "widgets/dialogs/export_summary_box.h"

#include <QClipboard>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>
#include <QtTest>

using namespace filigree;

class tst_ExportQueuePanel final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    // What a user can do depends on how far an export is.
    void buttonsFollowTheState_data();
    void buttonsFollowTheState();
    void clicksNameTheExport();
    // A verdict without its checks could not be trusted, a failed check must be seen at once.
    void showsEachCheck();
    void rowsComeAndGo();
    void saysHowLongItTakes_data();
    void saysHowLongItTakes();

private:
    QWidget *inRow(const char *name) { return m_panel->findChild<QWidget *>(name); }
    std::unique_ptr<ExportQueuePanel> m_panel;
    ExportQueueItem m_item;
};

void tst_ExportQueuePanel::init()
{
    m_panel = std::make_unique<ExportQueuePanel>();
    m_panel->resize(500, 400);
    m_item = {};
    m_item.id = 4;
    m_item.title = "shot 7 – dancer";
    m_item.format = "ProRes 4444";
    m_item.path = "/films/dancer.mov";
    m_item.commandLine = "filigree export it";
    m_panel->setItems({m_item});
    m_panel->show();
}

void tst_ExportQueuePanel::buttonsFollowTheState_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("canCancel");
    QTest::addColumn<bool>("canRetry");
    QTest::addColumn<bool>("canReveal");
    QTest::addColumn<QString>("text");
    QTest::newRow("waiting") << int(ExportState::Waiting) << true << false << false << "Waiting";
    QTest::newRow("running") << int(ExportState::Running) << true << false << false
                             << "exporting: 3 of 12 – about 1 min 5 s left";
    QTest::newRow("done") << int(ExportState::Done) << false << false << true
                          << "Written and checked";
    QTest::newRow("doubtful") << int(ExportState::Doubtful) << false << true << true
                              << "Written, but not as it should be";
    QTest::newRow("failed") << int(ExportState::Failed) << false << true << false << "Failed";
    QTest::newRow("cancelled") << int(ExportState::Cancelled) << false << true << false
                               << "Cancelled";
}

void tst_ExportQueuePanel::buttonsFollowTheState()
{
    QFETCH(int, state);
    QFETCH(bool, canCancel);
    QFETCH(bool, canRetry);
    QFETCH(bool, canReveal);
    QFETCH(QString, text);
    m_item.state = ExportState(state);
    m_item.stage = "exporting";
    m_item.done = 3;
    m_item.total = 12;
    m_item.secondsLeft = 65;
    m_item.files = canReveal ? 1 : 0;
    m_item.canRetry = canRetry;
    m_panel->setItem(m_item);
    QCOMPARE(inRow("exportCancel")->isVisible(), canCancel);
    QCOMPARE(inRow("exportRetry")->isVisible(), canRetry);
    QCOMPARE(inRow("exportReveal")->isVisible(), canReveal);
    QCOMPARE(static_cast<QLabel *>(inRow("exportState"))->text(), text);
    QCOMPARE(inRow("exportProgress")->isVisible(), m_item.state == ExportState::Running);
    QCOMPARE(inRow("exportClear")->isEnabled(), m_item.isFinished());
}

void tst_ExportQueuePanel::clicksNameTheExport()
{
    QSignalSpy cancelled(m_panel.get(), &ExportQueuePanel::cancelRequested);
    QTest::mouseClick(inRow("exportCancel"), Qt::LeftButton);
    QCOMPARE(cancelled.front().front().toInt(), 4);
    m_item.state = ExportState::Doubtful;
    m_item.canRetry = true;
    m_item.files = 1;
    m_panel->setItem(m_item);
    QSignalSpy retried(m_panel.get(), &ExportQueuePanel::retryRequested);
    QTest::mouseClick(inRow("exportRetry"), Qt::LeftButton);
    QCOMPARE(retried.front().front().toInt(), 4);
    QSignalSpy revealed(m_panel.get(), &ExportQueuePanel::revealRequested);
    QTest::mouseClick(inRow("exportReveal"), Qt::LeftButton);
    QCOMPARE(revealed.front().front().toString(), "/films/dancer.mov");
    QTest::mouseClick(inRow("exportCopy"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), "filigree export it");
}

void tst_ExportQueuePanel::showsEachCheck()
{
    m_item.state = ExportState::Doubtful;
    m_item.checks = {{"frame count", "12", "12", true}, {"matrix", "1", "2", false}};
    m_item.notes = QStringList{"There is no sound."};
    m_panel->setItem(m_item);
    const QString notes = static_cast<QLabel *>(inRow("exportNotes"))->text();
    QVERIFY(notes.contains("matrix: 1 expected, 2 found"));
    QVERIFY(notes.contains("There is no sound."));
    auto *checks = static_cast<QTreeWidget *>(inRow("exportChecks"));
    QVERIFY(!checks->isVisible());
    QTest::mouseClick(inRow("exportDetails"), Qt::LeftButton);
    QVERIFY(checks->isVisible());
    QCOMPARE(checks->topLevelItemCount(), 2);
    QCOMPARE(checks->topLevelItem(0)->text(0), "✓ passed");
    QCOMPARE(checks->topLevelItem(1)->text(0), "✕ failed");
}

void tst_ExportQueuePanel::rowsComeAndGo()
{
    QPointer<ExportQueueRow> first = m_panel->findChild<ExportQueueRow *>();
    ExportQueueItem second = m_item;
    second.id = 5;
    m_panel->setItems({m_item, second});
    QCOMPARE(m_panel->findChildren<ExportQueueRow *>().size(), 2);
    QVERIFY(first); // kept, with what is unfolded in it
    m_panel->setItems({second});
    QVERIFY(!first);
    const int usual = m_panel->minimumSizeHint().width();
    second.title = QString(300, 'x'); // as files may be called
    second.path = "/clips/" + QString(300, 'y');
    m_panel->setItems({second});
    QCOMPARE(m_panel->minimumSizeHint().width(), usual);
    m_panel->setItems({});
    QVERIFY(m_panel->findChildren<ExportQueueRow *>().isEmpty());
}

void tst_ExportQueuePanel::saysHowLongItTakes_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0.0 << "0 s";
    QTest::newRow("a frame at 24 a second") << 1 / 24.0 << "0.04 s";
    QTest::newRow("a frame at 1000 a second") << 0.001 << "0.01 s";
    QTest::newRow("three frames") << 0.125 << "0.1 s";
    QTest::newRow("short") << 2.21 << "2.2 s";
    QTest::newRow("seconds") << 42.4 << "42 s";
    QTest::newRow("a minute") << 60.0 << "1 min 0 s";
    QTest::newRow("rounds up") << 59.7 << "1 min 0 s";
    QTest::newRow("hours") << 7380.0 << "2 h 3 min";
    QTest::newRow("not known") << -1.0 << "0 s";
}

void tst_ExportQueuePanel::saysHowLongItTakes()
{
    QFETCH(double, seconds);
    QFETCH(QString, text);
    QCOMPARE(durationText(seconds), text);
}

QTEST_MAIN(tst_ExportQueuePanel)
#include "tst_export_queue_panel.moc"
