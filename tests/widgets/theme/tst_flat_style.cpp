// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/theme/colours.h"
#include "widgets/theme/icon.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGroupBox>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSlider>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtTest>

using namespace filigree;

class tst_FlatStyle final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    // Who works without a mouse must see where the keys go.
    void focusIsVisible_data();
    void focusIsVisible();
    // The style has no arrows at the ends of scroll bars: pages and handle must still work.
    void scrollBarsFollowTheMouse();
    void slidersJumpToTheClick();
    // To look at: every kind of control in every state.
    void gallery();
};

void tst_FlatStyle::initTestCase()
{
    applyTheme(*qApp);
}

void tst_FlatStyle::focusIsVisible_data()
{
    QTest::addColumn<QWidget *>("control");
    const auto row = [this](const char *name, QWidget *control) {
        connect(this, &QObject::destroyed, control, &QObject::deleteLater);
        QTest::newRow(name) << control;
    };
    row("button", new QPushButton("Go"));
    auto *tool = new QToolButton;
    tool->setFocusPolicy(Qt::StrongFocus);
    tool->setIcon(icon("add"));
    row("tool button", tool);
    row("text field", new QLineEdit("text"));
    row("spin box", new QSpinBox);
    auto *combo = new QComboBox;
    combo->addItem("one");
    row("combo box", combo);
    row("check box", new QCheckBox("check"));
    row("slider", new QSlider(Qt::Horizontal));
}

void tst_FlatStyle::focusIsVisible()
{
    QFETCH(QWidget *, control);
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *other = new QPushButton("Other");
    column->addWidget(other);
    column->addWidget(control);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.setAttribute(Qt::WA_KeyboardFocusChange);
    other->setFocus();
    const QImage without = control->grab().toImage();
    control->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(control->hasFocus()
                || (control->focusProxy() && control->focusProxy()->hasFocus()));
    const QImage with = control->grab().toImage();
    int ring = 0;
    for (int y = 0; y < with.height(); ++y)
        for (int x = 0; x < with.width(); ++x)
            ring +=
                with.pixelColor(x, y) == theme::accent && without.pixelColor(x, y) != theme::accent;
    QVERIFY2(ring > 10, qPrintable(QString::number(ring)));
    control->setParent(nullptr);
}

void tst_FlatStyle::scrollBarsFollowTheMouse()
{
    QScrollBar bar(Qt::Vertical);
    bar.resize(12, 200);
    bar.setRange(0, 100);
    bar.setPageStep(100); // the handle is half of the bar
    bar.show();
    QTest::mousePress(&bar, Qt::LeftButton, {}, {6, 20});
    QTest::mouseMove(&bar, {6, 70});
    QTest::mouseRelease(&bar, Qt::LeftButton, {}, {6, 70});
    QCOMPARE(bar.value(), 50);
    bar.setValue(0);
    QTest::keyClick(&bar, Qt::Key_End);
    QCOMPARE(bar.value(), 100);
}

void tst_FlatStyle::slidersJumpToTheClick()
{
    QSlider slider(Qt::Horizontal);
    slider.resize(216, 24);
    slider.setRange(0, 100);
    slider.show();
    QTest::mouseClick(&slider, Qt::LeftButton, {}, {108, 12});
    QVERIFY2(std::abs(slider.value() - 50) <= 2, qPrintable(QString::number(slider.value())));
}

void tst_FlatStyle::gallery()
{
    QWidget window;
    auto *columns = new QHBoxLayout(&window);
    for (const bool enabled : {true, false}) {
        auto *box = new QGroupBox(enabled ? "Enabled" : "Disabled");
        columns->addWidget(box);
        auto *column = new QVBoxLayout(box);
        auto *buttons = new QHBoxLayout;
        auto *first = new QPushButton("Export");
        first->setDefault(true);
        buttons->addWidget(first);
        buttons->addWidget(new QPushButton(icon("cancel"), "Cancel"));
        auto *checkable = new QPushButton("Loop");
        checkable->setCheckable(true);
        checkable->setChecked(true);
        buttons->addWidget(checkable);
        column->addLayout(buttons);
        auto *tools = new QHBoxLayout;
        for (const char *name : {"select", "brush", "eraser", "lasso", "hand"}) {
            auto *button = new QToolButton;
            button->setAutoRaise(true);
            button->setIconSize({20, 20});
            button->setIcon(icon(name));
            button->setCheckable(true);
            button->setChecked(name == std::string("brush"));
            tools->addWidget(button);
        }
        tools->addStretch();
        column->addLayout(tools);
        auto *text = new QLineEdit("A dancer in red");
        column->addWidget(text);
        auto *empty = new QLineEdit;
        empty->setPlaceholderText("Filter");
        column->addWidget(empty);
        auto *spins = new QHBoxLayout;
        auto *spin = new QDoubleSpinBox;
        spin->setSuffix(" px");
        spins->addWidget(spin);
        auto *combo = new QComboBox;
        combo->addItems({"Standard", "Fine"});
        spins->addWidget(combo);
        column->addLayout(spins);
        auto *checks = new QHBoxLayout;
        auto *on = new QCheckBox("On");
        on->setChecked(true);
        auto *mixed = new QCheckBox("Mixed");
        mixed->setTristate(true);
        mixed->setCheckState(Qt::PartiallyChecked);
        auto *radio = new QRadioButton("Radio");
        radio->setChecked(true);
        for (QWidget *check :
             {static_cast<QWidget *>(on), static_cast<QWidget *>(mixed),
              static_cast<QWidget *>(new QCheckBox("Off")), static_cast<QWidget *>(radio)})
            checks->addWidget(check);
        column->addLayout(checks);
        auto *slider = new QSlider(Qt::Horizontal);
        slider->setValue(40);
        column->addWidget(slider);
        auto *progress = new QProgressBar;
        progress->setValue(60);
        column->addWidget(progress);
        auto *tabs = new QTabWidget;
        auto *list = new QListWidget;
        for (int n = 1; n < 20; ++n)
            list->addItem(QStringLiteral("Row %1").arg(n));
        list->setCurrentRow(1);
        tabs->addTab(list, "Objects");
        tabs->addTab(new QWidget, "History");
        column->addWidget(tabs);
        box->setEnabled(enabled);
    }
    window.resize(620, 480);
    window.show();
    const QDir folder(QStringLiteral(FILIGREE_ARTIFACTS_DIR));
    QVERIFY(folder.mkpath("."));
    QVERIFY(window.grab().save(folder.filePath(
        QStringLiteral("panels_gallery_%1.png").arg(100 * window.devicePixelRatio()))));
}

QTEST_MAIN(tst_FlatStyle)
#include "tst_flat_style.moc"
