// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "grab.h"
#include "widgets/panels/folding_section.h"
#include "widgets/panels/inspector_panel.h"
#include "widgets/panels/value_spin_box.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QRadioButton>
#include <QScrollArea>
#include <QSlider>
#include <QToolButton>
#include <QtTest>

using namespace filigree;

class tst_InspectorPanel final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    // The table is the only place that knows where a setting is kept.
    void everySettingIsReadWhereItWasWritten();
    void levelsNeverMeet();
    // A slider that cannot reach the default would change what it only shows.
    void showingChangesNothing();
    void aDragIsOneStepOfUndo();
    void stepsOfAKeyAreOneStepOfUndo();
    void differencesAreShownAsMixed();
    void mixedValuesCanBeMadeEqual();
    void resetsAppearOnlyWhereNeeded();
    void enginesSayWhatTheyNeed();
    void settingsAreCopiedToOthers();
    // Scrolling the panel must not change what passes under the wheel.
    void theWheelLeavesUnfocusedControlsAlone();
    void sectionsFold();
    void everyControlHasAName();
    void pictures();
};

namespace {

InspectorScene scene(int objects = 1)
{
    InspectorScene made;
    for (int n = 1; n <= objects; ++n)
        made.objects.append({n, QStringLiteral("Object %1").arg(n), false, {}});
    made.others = {{8, "dog", false, {}}, {9, "cat & mouse", false, {}}};
    made.trackers = {{"builtin",
                      "Built-in",
                      "Learns the shot from its prompted frames; needs no download.",
                      "About 0.2 s a frame on 2 cores",
                      {}},
                     {"large",
                      "Large network",
                      "Better with look-alikes.",
                      {},
                      "Needs a graphics card with 8 GB; this computer has none."}};
    made.matters = {{"builtin",
                     "Colour mixtures",
                     "Solves for alpha from near and far colours; no network.",
                     "About 1.5 s a frame",
                     {}}};
    made.budgetTimes = {"at once", "about 20 s", "about 2 min", "about 6 min"};
    return made;
}

template<typename Control> Control *named(QWidget &panel, const QString &name)
{
    for (Control *control : panel.findChildren<Control *>())
        if (control->accessibleName() == name)
            return control;
    return nullptr;
}

QSlider *slider(QWidget &panel, const QString &name)
{
    return named<QSlider>(panel, name + ", slider");
}

} // namespace

void tst_InspectorPanel::initTestCase()
{
    applyTheme(*qApp);
}

void tst_InspectorPanel::everySettingIsReadWhereItWasWritten()
{
    for (int n = 0; n <= int(Setting::TemporalSmoothing); ++n) {
        const auto setting = Setting(n);
        const SettingRange range = settingRange(setting);
        ObjectSettings settings;
        QVERIFY(settingDefault(setting) >= range.minimum);
        QVERIFY(settingDefault(setting) <= range.maximum);
        for (const double value : {range.minimum, range.maximum}) {
            setSettingValue(settings, setting, value);
            QCOMPARE(settingValue(settings, setting), value);
        }
        setSettingValue(settings, setting, range.maximum + 1000);
        QCOMPARE(settingValue(settings, setting), range.maximum);
        ObjectSettings back = settings;
        setSettingValue(back, setting, settingDefault(setting));
        if (setting == Setting::LevelsBlack)
            setSettingValue(back, Setting::LevelsWhite, 1);
        QCOMPARE(back, ObjectSettings());
        QVERIFY(!settingText(setting).name.isEmpty());
        QVERIFY(settingText(setting).tip.endsWith('.'));
    }
}

void tst_InspectorPanel::levelsNeverMeet()
{
    ObjectSettings settings;
    setSettingValue(settings, Setting::LevelsWhite, 0.4);
    setSettingValue(settings, Setting::LevelsBlack, 0.7);
    QVERIFY(settings.matte.edge.levelsWhite > settings.matte.edge.levelsBlack);
    setSettingValue(settings, Setting::LevelsWhite, 0.2);
    QCOMPARE(settings.matte.edge.levelsWhite, 0.2);
    QVERIFY(settings.matte.edge.levelsBlack < 0.2);
}

void tst_InspectorPanel::showingChangesNothing()
{
    InspectorPanel panel;
    QSignalSpy edited(&panel, &InspectorPanel::edited);
    InspectorScene shown = scene();
    panel.setScene(shown);
    QVERIFY(edited.isEmpty());
    shown.objects[0].settings.matte.edge.levelsGamma = 1.37;
    shown.objects[0].settings.matte.edge.fillHoles = 17;
    shown.objects[0].settings.trimap.widthScale = 1.23;
    panel.setScene(shown);
    QVERIFY(edited.isEmpty());
    QCOMPARE(named<ValueSpinBox>(panel, "Gamma")->value(), 1.37);
    QCOMPARE(named<ValueSpinBox>(panel, "Fill holes")->value(), 17.0);
}

void tst_InspectorPanel::aDragIsOneStepOfUndo()
{
    InspectorPanel panel;
    panel.setScene(scene());
    panel.resize(340, 900);
    panel.show();
    QSignalSpy began(&panel, &InspectorPanel::editBegan);
    QSignalSpy edited(&panel, &InspectorPanel::edited);
    QSignalSpy ended(&panel, &InspectorPanel::editEnded);
    QSlider *grow = slider(panel, "Grow");
    const int middle = grow->height() / 2;
    QTest::mousePress(grow, Qt::LeftButton, {}, {grow->width() / 2, middle});
    for (int x = grow->width() / 2; x <= grow->width(); x += 4)
        QTest::mouseMove(grow, {x, middle});
    QCOMPARE(began.size(), 1);
    QCOMPARE(ended.size(), 0);
    QVERIFY(edited.size() > 2);
    QTest::mouseRelease(grow, Qt::LeftButton, {}, {grow->width(), middle});
    QCOMPARE(began.size(), 1);
    QCOMPARE(ended.size(), 1);
    QCOMPARE(edited.last()[0].value<Setting>(), Setting::Grow);
    QCOMPARE(edited.last()[1].toDouble(), 50.0);
    QCOMPARE(named<ValueSpinBox>(panel, "Grow")->value(), 50.0);
}

void tst_InspectorPanel::stepsOfAKeyAreOneStepOfUndo()
{
    InspectorPanel panel;
    panel.setScene(scene());
    panel.show();
    QSignalSpy began(&panel, &InspectorPanel::editBegan);
    QSignalSpy edited(&panel, &InspectorPanel::edited);
    QSignalSpy ended(&panel, &InspectorPanel::editEnded);
    auto *feather = named<ValueSpinBox>(panel, "Feather");
    for (int n = 0; n < 4; ++n)
        QTest::keyClick(feather, Qt::Key_Up);
    QCOMPARE(edited.size(), 4);
    QCOMPARE(edited.last()[1].toDouble(), 2.0);
    QCOMPARE(began.size(), 1);
    QTRY_COMPARE(ended.size(), 1);
    named<QCheckBox>(panel, "")->click(); // stop at cuts: a step of its own
    QCOMPARE(began.size(), 2);
    QCOMPARE(ended.size(), 2);
    QCOMPARE(edited.last()[0].value<Setting>(), Setting::StopAtCuts);
    QCOMPARE(edited.last()[1].toDouble(), 0.0);
}

void tst_InspectorPanel::differencesAreShownAsMixed()
{
    InspectorPanel panel;
    InspectorScene two = scene(2);
    two.objects[1].settings.matte.edge.grow = 3;
    two.objects[1].settings.matte.decontaminate = false;
    two.objects[1].settings.track.budget = TrainingBudget::Fine;
    two.objects[1].settings.track.tracker = "large";
    two.objects[0].settings.matte.edge.feather = 2;
    two.objects[1].settings.matte.edge.feather = 2;
    panel.setScene(two);
    QCOMPARE(named<ValueSpinBox>(panel, "Grow")->text(), "Mixed");
    QCOMPARE(named<ValueSpinBox>(panel, "Feather")->text(), "2.0 px");
    QCOMPARE(named<QComboBox>(panel, "Quality")->currentIndex(), -1);
    for (const QRadioButton *engine : panel.findChildren<QRadioButton *>())
        QCOMPARE(engine->isChecked(), engine->text() == "Colour mixtures");
    for (const QCheckBox *check : panel.findChildren<QCheckBox *>())
        QCOMPARE(check->checkState(),
                 check->text() == "Decontaminate" ? Qt::PartiallyChecked : Qt::Checked);
    panel.setScene(scene(1));
    QCOMPARE(named<ValueSpinBox>(panel, "Grow")->text(), "0.0 px");
    QCOMPARE(named<QComboBox>(panel, "Quality")->currentText(), "Standard – about 2 min");
}

void tst_InspectorPanel::mixedValuesCanBeMadeEqual()
{
    InspectorPanel panel;
    InspectorScene two = scene(2);
    two.objects[1].settings.matte.edge.grow = 3;
    panel.setScene(two);
    panel.show();
    QSignalSpy edited(&panel, &InspectorPanel::edited);
    auto *grow = named<ValueSpinBox>(panel, "Grow");
    grow->selectAll();
    QTest::keyClicks(grow, "0"); // the default, which is also what lies below "Mixed"
    QTest::keyClick(grow, Qt::Key_Return);
    QCOMPARE(edited.size(), 1);
    QCOMPARE(edited[0][1].toDouble(), 0.0);
    QCOMPARE(grow->text(), "0.0 px");
}

void tst_InspectorPanel::resetsAppearOnlyWhereNeeded()
{
    InspectorPanel panel;
    InspectorScene changed = scene();
    changed.objects[0].settings.matte.edge.grow = 3;
    panel.setScene(changed);
    panel.show();
    QSignalSpy edited(&panel, &InspectorPanel::edited);
    QVERIFY(named<QToolButton>(panel, "Reset Feather")->isHidden());
    auto *reset = named<QToolButton>(panel, "Reset Grow");
    QVERIFY(!reset->isHidden());
    reset->click();
    QCOMPARE(edited[0][1].toDouble(), 0.0);
    QVERIFY(reset->isHidden());
    QSignalSpy all(&panel, &InspectorPanel::resetRequested);
    named<QToolButton>(panel, "Reset All")->click();
    QCOMPARE(all.size(), 1);
}

void tst_InspectorPanel::enginesSayWhatTheyNeed()
{
    InspectorPanel panel;
    panel.setScene(scene());
    QSignalSpy chosen(&panel, &InspectorPanel::trackerChosen);
    const auto buttons = panel.findChildren<QRadioButton *>();
    QCOMPARE(buttons.size(), 3);
    QVERIFY(buttons[0]->isChecked());
    QVERIFY(!buttons[1]->isEnabled());
    QVERIFY(buttons[1]->accessibleDescription().contains("8 GB"));
    InspectorScene both = scene();
    both.trackers[1].unavailable.clear();
    panel.setScene(both);
    panel.findChildren<QRadioButton *>()[1]->click();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toString(), "large");
}

void tst_InspectorPanel::settingsAreCopiedToOthers()
{
    InspectorPanel panel;
    panel.setScene(scene());
    QSignalSpy copied(&panel, &InspectorPanel::copyRequested);
    auto *menu = panel.findChild<QMenu *>();
    emit menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 4);
    menu->actions()[0]->trigger();
    menu->actions()[3]->trigger();
    QCOMPARE(copied[0][0].value<QList<ObjectId>>(), QList<ObjectId>({8, 9}));
    QCOMPARE(copied[1][0].value<QList<ObjectId>>(), QList<ObjectId>{9});
    QVERIFY(menu->actions()[3]->text().contains("&&"));
    panel.setScene(scene(2)); // whose settings would be copied?
    QVERIFY(!named<QToolButton>(panel, "Copy To…")->isEnabled());
}

void tst_InspectorPanel::theWheelLeavesUnfocusedControlsAlone()
{
    InspectorPanel panel;
    panel.setScene(scene());
    panel.resize(340, 300);
    panel.show();
    QSignalSpy edited(&panel, &InspectorPanel::edited);
    for (QWidget *control : {static_cast<QWidget *>(slider(panel, "Grow")),
                             static_cast<QWidget *>(named<ValueSpinBox>(panel, "Grow")),
                             static_cast<QWidget *>(named<QComboBox>(panel, "Quality"))}) {
        QWheelEvent wheel(QPointF(4, 4), control->mapToGlobal(QPointF(4, 4)), {}, {0, -120},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(control, &wheel);
    }
    QVERIFY(edited.isEmpty());
}

void tst_InspectorPanel::sectionsFold()
{
    InspectorPanel panel;
    panel.setScene(scene());
    panel.show();
    auto *edge = panel.findChildren<FoldingSection *>().last();
    auto *grow = named<ValueSpinBox>(panel, "Grow");
    QVERIFY(grow->isVisible());
    named<QToolButton>(panel, "Edge")->click();
    QVERIFY(!edge->isOpen());
    QVERIFY(!grow->isVisible());
    named<QToolButton>(panel, "Edge")->click();
    QVERIFY(grow->isVisible());
}

void tst_InspectorPanel::everyControlHasAName()
{
    InspectorPanel panel;
    panel.setScene(scene());
    for (const QWidget *control : panel.findChildren<QWidget *>()) {
        if (qobject_cast<const QSlider *>(control) || qobject_cast<const ValueSpinBox *>(control)
            || qobject_cast<const QComboBox *>(control)
            || qobject_cast<const QToolButton *>(control))
            QVERIFY2(!control->accessibleName().isEmpty(), control->metaObject()->className());
        if (const auto *button = qobject_cast<const QAbstractButton *>(control))
            QVERIFY(!button->accessibleName().isEmpty() || !button->text().isEmpty());
    }
}

void tst_InspectorPanel::pictures()
{
    InspectorPanel panel;
    QVERIFY(keepPicture(panel, {300, 240}, "inspector_empty"));
    InspectorScene one = scene();
    one.objects[0].name = "A dancer in a red dress with a very long name";
    one.objects[0].settings.matte.edge.grow = -1.5;
    one.objects[0].settings.matte.edge.fillHoles = 120;
    one.objects[0].isLocked = true;
    panel.setScene(one);
    QVERIFY(keepPicture(panel, {340, 760}, "inspector"));
    InspectorScene two = scene(3);
    two.objects[1].settings.matte.edge.grow = 3;
    two.objects[1].settings.matte.decontaminate = false;
    two.objects[1].settings.track.budget = TrainingBudget::Fine;
    panel.setScene(two);
    QVERIFY(keepPicture(panel, {280, 760}, "inspector_mixed"));
    QVERIFY(keepPicture(panel, {240, 560}, "inspector_narrow"));
}

QTEST_MAIN(tst_InspectorPanel)
#include "tst_inspector_panel.moc"
