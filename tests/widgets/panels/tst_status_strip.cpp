// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "grab.h"
#include "widgets/panels/status_strip.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QtTest>

using namespace filigree;

class tst_StatusStrip final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void durationsAreRough_data();
    void durationsAreRough();
    void jobsCanBeStopped();
    // An error that vanishes by itself was never read.
    void errorsStayUntilDismissed();
    void informationGivesWay();
    void hintsShowOnlyWhenNothingElseDoes();
    // It was cut to the room beside a job, and stayed so when the job was over.
    void messagesTakeTheRoomThatJobsLeave();
    void pictures();
};

namespace {

QToolButton *button(StatusStrip &strip, const QString &name)
{
    for (QToolButton *each : strip.findChildren<QToolButton *>())
        if (each->accessibleName() == name || each->text() == name)
            return each;
    return nullptr;
}

QString shown(StatusStrip &strip)
{
    for (const QLabel *label : strip.findChildren<QLabel *>())
        if (label->isVisible() && !label->accessibleName().isEmpty())
            return label->accessibleName();
    return {};
}

const StatusMessage saved{StatusMessage::Kind::Info, "Saved.", {}};
const StatusMessage full{StatusMessage::Kind::Error,
                         "The results could not be stored: the disk is full.", "ENOSPC"};
const StatusMessage gone{StatusMessage::Kind::Warning, "dance.mov was moved.", {}};

} // namespace

void tst_StatusStrip::initTestCase()
{
    applyTheme(*qApp);
}

void tst_StatusStrip::durationsAreRough_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing is never said") << 0.0 << "1 s";
    QTest::newRow("few seconds") << 7.4 << "7 s";
    QTest::newRow("seconds by fives") << 43.0 << "45 s";
    QTest::newRow("a minute") << 58.0 << "1 min";
    QTest::newRow("minutes") << 130.0 << "2 min";
    QTest::newRow("an hour") << 3600.0 << "1 h";
    QTest::newRow("more") << 4260.0 << "1 h 11 min";
}

void tst_StatusStrip::durationsAreRough()
{
    QFETCH(double, seconds);
    QFETCH(QString, text);
    QCOMPARE(roughDuration(seconds), text);
}

void tst_StatusStrip::jobsCanBeStopped()
{
    StatusStrip strip;
    strip.resize(900, 30);
    strip.show();
    QSignalSpy cancelled(&strip, &StatusStrip::cancelRequested);
    QVERIFY(!button(strip, "Cancel")->isVisible());
    strip.setJob(RunningJob{"Tracking dancer", 12, 48, 65, 2});
    QVERIFY(button(strip, "Cancel")->isVisible());
    QCOMPARE(strip.findChild<QProgressBar *>()->value(), 12);
    button(strip, "Cancel")->click();
    QCOMPARE(cancelled.size(), 1);
    strip.setJob({});
    QVERIFY(!button(strip, "Cancel")->isVisible());
}

void tst_StatusStrip::errorsStayUntilDismissed()
{
    StatusStrip strip;
    strip.resize(900, 30);
    strip.show();
    QSignalSpy details(&strip, &StatusStrip::detailsRequested);
    strip.addMessage(full);
    strip.addMessage(gone);
    strip.addMessage(full); // the same again says nothing new
    QCOMPARE(shown(strip), "(2) " + gone.text); // the newest, and how many there are
    strip.addMessage(saved);
    QCOMPARE(shown(strip), "(2) " + gone.text);
    button(strip, "Details")->click();
    QCOMPARE(details[0][0].value<StatusMessage>().text, gone.text);
    QVERIFY(!strip.findChild<QTimer *>() || !strip.findChild<QTimer *>()->isActive());
    button(strip, "Dismiss")->click();
    QCOMPARE(shown(strip), full.text);
    button(strip, "Details")->click();
    QCOMPARE(details[1][0].value<StatusMessage>().details, "ENOSPC");
    button(strip, "Dismiss")->click();
    QCOMPARE(shown(strip), QString());
}

void tst_StatusStrip::informationGivesWay()
{
    StatusStrip strip;
    strip.resize(900, 30);
    strip.show();
    strip.addMessage(saved);
    QCOMPARE(shown(strip), saved.text);
    QVERIFY(!button(strip, "Dismiss")->isVisible());
    strip.addMessage(gone);
    QCOMPARE(shown(strip), gone.text);
    button(strip, "Dismiss")->click();
    strip.addMessage(saved);
    QTRY_COMPARE_WITH_TIMEOUT(shown(strip), QString(), 2 * StatusStrip::infoShownFor);
}

void tst_StatusStrip::hintsShowOnlyWhenNothingElseDoes()
{
    StatusStrip strip;
    strip.resize(900, 30);
    strip.show();
    strip.setHint("Tracks forward to the out point.");
    QCOMPARE(shown(strip), "Tracks forward to the out point.");
    strip.addMessage(gone);
    QCOMPARE(shown(strip), gone.text);
}

void tst_StatusStrip::messagesTakeTheRoomThatJobsLeave()
{
    StatusStrip strip;
    strip.resize(560, 30);
    strip.show();
    const QString saved = "The third version of the lemur was saved.";
    const auto isWhole = [&] {
        return std::ranges::any_of(strip.findChildren<QLabel *>(), [&](const QLabel *label) {
            return label->isVisible() && label->text() == saved;
        });
    };
    strip.setJob(RunningJob{"Saving the third version", 0, 0, -1, 0});
    strip.addMessage({StatusMessage::Kind::Info, saved, {}});
    QVERIFY(!isWhole());
    strip.setJob({});
    QVERIFY(isWhole());
}

void tst_StatusStrip::pictures()
{
    StatusStrip strip;
    const qint64 gigabyte = qint64(1) << 30;
    strip.setResources({3 * gigabyte / 2, 4 * gigabyte, 7 * gigabyte, "CPU, 8 threads"});
    QVERIFY(keepPicture(strip, {1280, 30}, "status_idle"));
    strip.setJob(RunningJob{"Tracking dancer", 18, 48, 65, 2});
    strip.addMessage(full);
    QVERIFY(keepPicture(strip, {1280, 30}, "status"));
    QVERIFY(keepPicture(strip, {700, 30}, "status_narrow"));
}

QTEST_MAIN(tst_StatusStrip)
#include "tst_status_strip.moc"
