// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "grab.h"
#include "widgets/panels/guide_strip.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QPushButton>
#include <QToolButton>
#include <QtTest>

using namespace filigree;

class tst_GuideStrip final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void asksForWhatWasPressed();
    // A screen reader must say the step when it changes.
    void tellsTheStep();
    void pictures();
};

namespace {

const GuideStep click{2,
                      6,
                      "Click the dancer",
                      "Click inside what you want to keep. The coloured overlay shows what was "
                      "understood; click again where it is wrong.",
                      "click-positive",
                      {},
                      false};

} // namespace

void tst_GuideStrip::initTestCase()
{
    applyTheme(*qApp);
}

void tst_GuideStrip::asksForWhatWasPressed()
{
    GuideStrip strip;
    strip.setStep(
        {1, 6, "Open the demo clip", "It is two seconds long.", "clip", "Open Demo", false});
    strip.show();
    QSignalSpy doIt(&strip, &GuideStrip::doItRequested);
    QSignalSpy skip(&strip, &GuideStrip::skipRequested);
    QSignalSpy close(&strip, &GuideStrip::closeRequested);
    for (QPushButton *button : strip.findChildren<QPushButton *>())
        button->click();
    strip.findChild<QToolButton *>()->click();
    QCOMPARE(doIt.size(), 1);
    QCOMPARE(skip.size(), 1);
    QCOMPARE(close.size(), 1);
    strip.setStep(click);
    QVERIFY(!strip.findChildren<QPushButton *>().first()->isVisible()); // nothing to do for one
}

void tst_GuideStrip::tellsTheStep()
{
    GuideStrip strip;
    strip.setStep(click);
    QCOMPARE(strip.accessibleName(), "Guide, step 2 of 6: Click the dancer");
    QVERIFY(strip.accessibleDescription().contains("overlay"));
}

void tst_GuideStrip::pictures()
{
    GuideStrip strip;
    strip.setStep(click);
    QVERIFY(keepPicture(strip, {760, 80}, "guide"));
    GuideStep done = click;
    done.isDone = true;
    strip.setStep(done);
    QVERIFY(keepPicture(strip, {480, 96}, "guide_narrow"));
}

QTEST_MAIN(tst_GuideStrip)
#include "tst_guide_strip.moc"
