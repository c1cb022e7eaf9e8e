// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/commands/clip_commands.h"
#include "app/window/view_controller.h"
#include "widgets/panels/view_panel.h"
#include "window_bench.h"

#include <QColorDialog>
#include <QComboBox>
#include <QLabel>
#include <QSlider>

using namespace filigree;

// What lies behind a matte, and how the whole is shown, from the window's own controls.
class tst_ViewController final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { prepareWindowTests(); }
    // A picture is chosen, seen behind the matte, and stays until another one is.
    void aPictureLiesBehindTheMatte();
    // Cancelling, or a file that is none, leaves the background as it was.
    void withoutAPictureNothingChanges();
    // A second clip of the project moves with the first; without one there is nothing to show.
    void aClipLiesBehindTheMatte();
    // Panel, menu and state must never say different things.
    void panelAndMenuAgree();
    // Colours of the preferences act at once.
    void preferencesColourTheView();

private:
    static QColor corner(WindowBench &bench);
};

//! Of the frame, where there is no object.
QColor tst_ViewController::corner(WindowBench &bench)
{
    const QImage seen = bench.viewer().grab().toImage();
    const QPointF at = QPointF(bench.at(90, 50)) * seen.devicePixelRatio();
    return seen.pixelColor(at.toPoint());
}

void tst_ViewController::aPictureLiesBehindTheMatte()
{
    WindowBench bench;
    bench.open({bench.makeClip()});
    QImage sky(40, 40, QImage::Format_RGB32);
    sky.fill(QColor(0, 0, 200));
    // Numbered neighbours: the chosen one alone is meant.
    for (const char *name : {"sky.1.png", "sky.3.png"})
        QVERIFY(sky.save(bench.path(name)));
    sky.fill(QColor(200, 0, 0));
    QVERIFY(sky.save(bench.path("sky.2.png")));
    const WhenShown<QFileDialog> choose(
        [&](QFileDialog &dialog) { chooseFile(dialog, bench.path("sky.2.png")); });
    bench.trigger(ActionId::BackgroundPicture);
    QVERIFY(choose.wasShown());
    QTRY_COMPARE(bench.state().view().background, Background::Picture);
    QCOMPARE(bench.state().view().a.mode, ViewMode::Matte);
    QTRY_COMPARE(corner(bench), QColor(200, 0, 0));
    bench.trigger(ActionId::BackgroundChecker);
    QTRY_VERIFY(corner(bench) != QColor(200, 0, 0));
    auto *panel = bench.window().findChild<ViewPanel *>();
    ViewSettings view = bench.state().view();
    view.background = Background::Picture;
    emit panel->edited(view); // it is known: nobody is asked again
    QTRY_COMPARE(corner(bench), QColor(200, 0, 0));
}

void tst_ViewController::withoutAPictureNothingChanges()
{
    WindowBench bench;
    bench.open({bench.makeClip()});
    const WhenShown<QFileDialog> cancel([&](QFileDialog &dialog) { dialog.reject(); });
    bench.trigger(ActionId::BackgroundPicture);
    QVERIFY(cancel.wasShown());
    QCOMPARE(bench.state().view().background, Background::Checker);
    QVERIFY(bench.action(ActionId::BackgroundChecker)->isChecked());

    QFile broken(bench.path("broken.png"));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("no picture");
    broken.close();
    QSignalSpy failed(&bench.window().views(), &ViewController::failed);
    const WhenShown<QFileDialog> choose(
        [&](QFileDialog &dialog) { chooseFile(dialog, bench.path("broken.png")); });
    bench.trigger(ActionId::BackgroundPicture);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed.front().front().toString().contains("broken.png"));
    QCOMPARE(bench.state().view().background, Background::Checker);
}

void tst_ViewController::aClipLiesBehindTheMatte()
{
    WindowBench bench;
    bench.open({bench.makeClip("first")});
    QSignalSpy notice(&bench.window().views(), &ViewController::notice);
    bench.trigger(ActionId::BackgroundClip);
    QCOMPARE(notice.size(), 1); // there is no other clip
    QCOMPARE(bench.state().view().background, Background::Checker);

    bench.window().openPaths({bench.makeClip("second")});
    QTRY_COMPARE(bench.document().project().clips.size(), 2u);
    bench.trigger(ActionId::PreviousClip);
    QCOMPARE(bench.document().clip()->name, "first");
    bench.trigger(ActionId::BackgroundClip);
    QCOMPARE(bench.state().view().background, Background::Clip);
    QTRY_COMPARE(corner(bench), QColor(40, 60, 80));
    // Without that clip the background is a checkerboard again.
    bench.document().push(removeClip(bench.document(), 2));
    QCOMPARE(bench.state().view().background, Background::Checker);
    QTRY_VERIFY(corner(bench) != QColor(40, 60, 80));
}

void tst_ViewController::panelAndMenuAgree()
{
    WindowBench bench;
    bench.open({bench.makeClip()});
    auto *panel = bench.window().findChild<ViewPanel *>();
    bench.trigger(ActionId::ViewOptions);
    QVERIFY(panel->isVisible());
    bench.trigger(ActionId::ViewTrimap);
    bench.trigger(ActionId::CompareWipe);
    const auto shown = [&](const QString &name) {
        for (const QComboBox *list : panel->findChildren<QComboBox *>())
            if (list->accessibleName() == name)
                return list->currentText();
        return QString();
    };
    QCOMPARE(shown("View"), QString("Trimap"));
    QCOMPARE(shown("Compare"), QString("Wipe"));
    ViewSettings view = bench.state().view();
    view.a = {ViewMode::Alpha, 0};
    view.b = {ViewMode::Alpha, 1};
    emit panel->edited(view);
    QVERIFY(bench.action(ActionId::ViewAlpha)->isChecked());
    QTRY_COMPARE(bench.viewer().scene().nameB, QString("Alpha, 1 version ago"));
    bench.trigger(ActionId::CompareWipe); // again: leaves it
    QCOMPARE(bench.state().view().compare, Compare::None);
    QVERIFY(bench.action(ActionId::CompareNone)->isChecked());
    QVERIFY(!bench.action(ActionId::CompareWipe)->isChecked());
}

void tst_ViewController::preferencesColourTheView()
{
    WindowBench bench;
    bench.open({bench.makeClip()});
    PreferenceValues values = bench.preferences().values();
    values.canvas = QColor(10, 120, 10);
    values.overlayOpacity = 0.9;
    values.onionBefore = QColor(1, 2, 3);
    bench.preferences().set(values);
    QCOMPARE(bench.state().view().overlayOpacity, 0.9);
    QCOMPARE(bench.state().view().onion.beforeTint, QColor(1, 2, 3));
    bench.trigger(ActionId::ZoomActual); // so that there is something around the picture
    QTRY_COMPARE(bench.viewer().grab().toImage().pixelColor(9, 9), QColor(10, 120, 10));
}

QTEST_MAIN(tst_ViewController)
#include "tst_view_controller.moc"
