// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/panels/objects_panel.h"
#include "widgets/panels/view_panel.h"
#include "window_bench.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <QTreeView>

using namespace filigree;

// One key may be of the window and of a control: it must do what whoever presses it means.
class tst_WindowKeys final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { prepareWindowTests(); }
    void init();
    void cleanup() { m_bench.reset(); }
    // Whoever cannot use a mouse must be able to work a control, not only to reach it.
    void controlsReachedByTabKeepTheirKeys();
    // Whoever has clicked a control goes on to play and to step.
    void controlsThatWereClickedLeaveThemToTheWindow();
    // "Delete Objects (Del)", says the panel: prompts must not go instead.
    void theListDeletesObjects();

private:
    template<typename Widget> Widget &visibleOne(const QWidget &in)
    {
        for (auto *widget : in.findChildren<Widget *>()) {
            if (widget->isVisibleTo(&in) && widget->isEnabled())
                return *widget;
        }
        qFatal("there is none");
    }
    void press(QWidget &widget, Qt::Key key)
    {
        widget.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&widget, key);
        QCOMPARE(m_bench->state().frame(), 0);
        QVERIFY(!m_bench->state().isPlaying());
    }

    std::unique_ptr<WindowBench> m_bench;
};

void tst_WindowKeys::init()
{
    m_bench = std::make_unique<WindowBench>();
    m_bench->open({m_bench->makeClip()});
    QTRY_VERIFY(!m_bench->viewer().frame().isEmpty());
    m_bench->click(40, 25);
    QCOMPARE(m_bench->document().clip()->objects.size(), 1u);
    m_bench->trigger(ActionId::ViewOptions);
    m_bench->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_bench->window()));
}

void tst_WindowKeys::controlsReachedByTabKeepTheirKeys()
{
    const auto &panel = *m_bench->window().findChild<ViewPanel *>();
    auto &outlines = visibleOne<QCheckBox>(panel);
    const bool wasOn = outlines.isChecked();
    press(outlines, Qt::Key_Space);
    QCOMPARE(outlines.isChecked(), !wasOn);
    auto &mode = visibleOne<QComboBox>(panel);
    const int modeBefore = mode.currentIndex();
    press(mode, Qt::Key_Down);
    QCOMPARE(mode.currentIndex(), modeBefore + 1);
    auto &count = visibleOne<QSpinBox>(panel);
    const int countBefore = count.value();
    press(count, Qt::Key_Up);
    QCOMPARE(count.value(), countBefore + 1);
    auto &slider = visibleOne<QSlider>(panel);
    const int sliderBefore = slider.value();
    press(slider, Qt::Key_Left);
    QVERIFY(slider.value() < sliderBefore);

    const auto &objects = *m_bench->window().findChild<ObjectsPanel *>();
    press(visibleOne<QToolButton>(objects), Qt::Key_Space); // adds one
    QCOMPARE(m_bench->document().clip()->objects.size(), 2u);
    auto &list = *objects.findChild<QTreeView *>();
    QTRY_COMPARE(list.model()->rowCount(), 2);
    list.setCurrentIndex(list.model()->index(0, 0));
    press(list, Qt::Key_Down);
    QCOMPARE(m_bench->state().object(), m_bench->document().clip()->objects[1].id);
    press(list, Qt::Key_Space);
    QVERIFY(!m_bench->document().clip()->objects[1].visible);
}

void tst_WindowKeys::controlsThatWereClickedLeaveThemToTheWindow()
{
    auto &outlines = visibleOne<QCheckBox>(*m_bench->window().findChild<ViewPanel *>());
    const bool wasOn = outlines.isChecked();
    QTest::mouseClick(&outlines, Qt::LeftButton, {}, {8, outlines.height() / 2});
    QVERIFY(outlines.hasFocus());
    QCOMPARE(outlines.isChecked(), !wasOn);
    QTest::keyClick(&outlines, Qt::Key_Right);
    QCOMPARE(m_bench->state().frame(), 1);
    QTest::keyClick(&outlines, Qt::Key_Space);
    QVERIFY(m_bench->state().isPlaying());
    QTest::keyClick(&outlines, Qt::Key_Space);
    QCOMPARE(outlines.isChecked(), !wasOn);
}

void tst_WindowKeys::theListDeletesObjects()
{
    auto &list = *m_bench->window().findChild<ObjectsPanel *>()->findChild<QTreeView *>();
    for (const Qt::Key key : {Qt::Key_Delete, Qt::Key_Backspace}) {
        QTRY_COMPARE(list.model()->rowCount(), 1);
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                          list.visualRect(list.model()->index(0, 0)).center());
        QVERIFY(list.hasFocus());
        QTest::keyClick(&list, key);
        QCOMPARE(m_bench->document().clip()->objects.size(), 0u);
        m_bench->trigger(ActionId::Undo);
        QCOMPARE(m_bench->document().clip()->prompts.size(), 1u);
    }
}

QTEST_MAIN(tst_WindowKeys)
#include "tst_window_keys.moc"
