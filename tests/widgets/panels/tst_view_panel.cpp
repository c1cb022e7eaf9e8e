// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "grab.h"
#include "widgets/panels/view_panel.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QSpinBox>
#include <QWheelEvent>
#include <QtTest>

using namespace filigree;

class tst_ViewPanel final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    // What is set here must reach the viewer, each control its own part of the view.
    void editsTheView();
    // A view that was set from a menu must show without being told back.
    void showsWithoutTelling();
    // What has no meaning now must not be offered.
    void offersWhatApplies();
    // Scrolling the panel must not change the control that passes under the pointer.
    void theWheelScrolls();
    void pictures();
};

namespace {

template<typename Control> Control *named(ViewPanel &panel, const QString &name)
{
    for (auto *each : panel.findChildren<Control *>())
        if (each->accessibleName() == name || each->property("text").toString() == name)
            return each;
    return nullptr;
}

void choose(QComboBox *list, int index)
{
    list->setFocus();
    list->setCurrentIndex(index);
    emit list->activated(index);
}

} // namespace

void tst_ViewPanel::initTestCase()
{
    qRegisterMetaType<ViewSettings>();
    applyTheme(*qApp);
}

void tst_ViewPanel::editsTheView()
{
    ViewPanel panel;
    QSignalSpy edited(&panel, &ViewPanel::edited);
    const auto view = [&] { return edited.last().first().value<ViewSettings>(); };
    choose(named<QComboBox>(panel, "View"), 4);
    QCOMPARE(view().a.mode, ViewMode::Matte);
    choose(named<QComboBox>(panel, "Compare"), 2);
    QCOMPARE(view().compare, Compare::SideBySide);
    choose(named<QComboBox>(panel, "With"), 2);
    QCOMPARE(view().b.mode, ViewMode::Alpha);
    choose(named<QComboBox>(panel, "Version of the results that it is compared with"), 1);
    QCOMPARE(view().b.version, 1);
    choose(named<QComboBox>(panel, "Background"), 1);
    QCOMPARE(view().background, Background::Solid);
    named<QSpinBox>(panel, "Before")->setValue(5);
    QCOMPARE(view().onion.before, 5);
    named<QSpinBox>(panel, "After")->setValue(0);
    QCOMPARE(view().onion.after, 0);
    named<QSpinBox>(panel, "Step")->setValue(3);
    QCOMPARE(view().onion.step, 3);
    choose(named<QComboBox>(panel, "Drawn as"), 1);
    QCOMPARE(view().onion.style, OnionStyle::CutOuts);
    named<QSlider>(panel, "Opacity")->setValue(30);
    QCOMPARE(view().onion.opacity, 0.3);
    named<QSlider>(panel, "Fading")->setValue(60);
    QCOMPARE(view().onion.fallOff, 0.6);
    named<QSlider>(panel, "Tint")->setValue(70);
    QCOMPARE(view().overlayOpacity, 0.7);
    named<QCheckBox>(panel, "Show neighbouring frames")->click();
    QVERIFY(view().onion.enabled);
    named<QCheckBox>(panel, "Outlines")->click();
    QVERIFY(!view().outlines);
    QCOMPARE(view().a.mode, ViewMode::Matte); // all that came before is kept
}

void tst_ViewPanel::showsWithoutTelling()
{
    ViewPanel panel;
    QSignalSpy edited(&panel, &ViewPanel::edited);
    ViewScene scene;
    scene.view.a = {ViewMode::Trimap, 2};
    scene.view.onion = {true, 1, 4, 7, OnionStyle::CutOuts, 0.25, 0.5, {}, {}};
    scene.view.background = Background::Clip;
    scene.clips = {{3, "plate"}, {5, "sky"}};
    scene.backgroundClip = 5;
    panel.setScene(scene);
    QCOMPARE(named<QComboBox>(panel, "View")->currentText(), QString("Trimap"));
    QCOMPARE(named<QSpinBox>(panel, "After")->value(), 4);
    QCOMPARE(named<QSlider>(panel, "Opacity")->value(), 25);
    QCOMPARE(named<QComboBox>(panel, "Clip")->currentText(), QString("sky"));
    QVERIFY(edited.isEmpty());
    QSignalSpy chosen(&panel, &ViewPanel::clipChosen);
    choose(named<QComboBox>(panel, "Clip"), 0);
    QCOMPARE(chosen.last().first().toInt(), 3);
}

void tst_ViewPanel::offersWhatApplies()
{
    ViewPanel panel;
    panel.show();
    QVERIFY(!named<QComboBox>(panel, "With")->isVisible());
    ViewScene scene;
    scene.view.compare = Compare::Wipe;
    scene.view.a.mode = ViewMode::Source;
    scene.view.background = Background::Picture;
    panel.setScene(scene);
    QVERIFY(named<QComboBox>(panel, "With")->isVisible());
    QVERIFY(!named<QComboBox>(panel, "Version of the results in the view")->isEnabled());
    auto *picture = named<QPushButton>(panel, "Picture");
    QVERIFY(picture->isVisible());
    QSignalSpy wanted(&panel, &ViewPanel::pictureWanted);
    picture->click();
    QCOMPARE(wanted.size(), 1);
    QVERIFY(!named<QComboBox>(panel, "Clip")->isVisible());
}

void tst_ViewPanel::theWheelScrolls()
{
    ViewPanel panel;
    panel.show();
    QSignalSpy edited(&panel, &ViewPanel::edited);
    auto *before = named<QSpinBox>(panel, "Before");
    panel.setFocus();
    QWheelEvent wheel(QPointF(5, 5), before->mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(before, &wheel);
    QVERIFY(edited.isEmpty());
}

void tst_ViewPanel::pictures()
{
    ViewPanel panel;
    ViewScene scene;
    scene.view.compare = Compare::SideBySide;
    scene.view.background = Background::Picture;
    scene.backgroundPicture = "a sunset over the sea with a rather long name, version 12.exr";
    panel.setScene(scene);
    QVERIFY(keepPicture(panel, {330, 760}, "view"));
}

QTEST_MAIN(tst_ViewPanel)
#include "tst_view_panel.moc"
