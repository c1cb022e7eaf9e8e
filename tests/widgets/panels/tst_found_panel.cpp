// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "grab.h"
#include "widgets/panels/found_panel.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QStyleOptionSlider>
#include <QTreeWidget>
#include <QtTest>

using namespace filigree;

class tst_FoundPanel final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    // Whoever sees too many or too few candidates has this slider alone.
    void theThresholdFollowsKeysAndMouse();
    void rowsShowWhatWasFound();
    // What is marked by hand is what is taken; what is marked from outside must not echo.
    void rowsAreMarkedAndTaken();
    // An empty panel must say why, and offer nothing that does nothing.
    void saysWhyThereIsNothing();
    // A panel wider than the dock would push the picture aside when it opens.
    void fitsItsDock();
    void pictures();
};

namespace {

QList<FoundRow> people()
{
    return {{1, "dancer", 0.734, {}}, {2, "man in red", 0.61, "dancer"}, {3, "dancer", 0.2, {}}};
}

QTreeWidget &listOf(FoundPanel &panel)
{
    return *panel.findChild<QTreeWidget *>("foundList");
}

QPoint placeOf(const QTreeWidget &list, int row)
{
    return list.visualItemRect(list.topLevelItem(row)).center();
}

QPoint handleOf(const QSlider &slider)
{
    QStyleOptionSlider option;
    option.initFrom(&slider);
    option.minimum = slider.minimum();
    option.maximum = slider.maximum();
    option.sliderPosition = option.sliderValue = slider.value();
    option.state |= QStyle::State_Horizontal;
    return slider.style()
        ->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, &slider)
        .center();
}

} // namespace

void tst_FoundPanel::initTestCase()
{
    applyTheme(*qApp);
}

void tst_FoundPanel::theThresholdFollowsKeysAndMouse()
{
    FoundPanel panel;
    panel.resize(320, 220);
    panel.show();
    QSignalSpy changed(&panel, &FoundPanel::thresholdChanged);
    auto *slider = panel.findChild<QSlider *>();
    panel.setThreshold(0.2);
    QCOMPARE(slider->value(), 20);
    QCOMPARE(changed.size(), 0);
    const QList<std::pair<Qt::Key, double>> steps{
        {Qt::Key_Right, 0.21}, {Qt::Key_PageUp, 0.31}, {Qt::Key_Home, 0}, {Qt::Key_End, 1}};
    for (const auto &[key, score] : steps) {
        QTest::keyClick(slider, key);
        QCOMPARE(changed.takeLast().first().toDouble(), score);
        QVERIFY(changed.isEmpty());
    }
    const QPoint handle = handleOf(*slider);
    const auto half = QPoint(slider->width() / 2, handle.y());
    QTest::mousePress(slider, Qt::LeftButton, {}, handle);
    QTest::mouseMove(slider, half);
    QTest::mouseRelease(slider, Qt::LeftButton, {}, half);
    QVERIFY(!changed.isEmpty());
    const double score = changed.last().first().toDouble();
    QVERIFY2(std::abs(score - 0.5) < 0.1, qPrintable(QString::number(score)));
    const QString percent = QString::number(slider->value()) + " %";
    const auto says = [&](const QLabel *label) { return label->text() == percent; };
    QVERIFY(std::ranges::any_of(panel.findChildren<QLabel *>(), says));
}

void tst_FoundPanel::rowsShowWhatWasFound()
{
    FoundPanel panel;
    panel.show();
    QTreeWidget &list = listOf(panel);
    QVERIFY(!list.isVisible());
    panel.setFound(people(), "One more is less sure.");
    QVERIFY(list.isVisible());
    QCOMPARE(list.topLevelItemCount(), 3);
    const QStringList texts{"2", "man in red", "61 %", "dancer"};
    for (int column = 0; column < texts.size(); ++column)
        QCOMPARE(list.topLevelItem(1)->text(column), texts[column]);
    QVERIFY(!list.isColumnHidden(3));
    panel.setFound({people().front()}, {}); // fewer, as after a higher threshold; none is known
    QCOMPARE(list.topLevelItemCount(), 1);
    QCOMPARE(list.topLevelItem(0)->text(2), "73 %");
    QVERIFY(list.isColumnHidden(3));
}

void tst_FoundPanel::rowsAreMarkedAndTaken()
{
    FoundPanel panel;
    panel.resize(320, 220);
    panel.show();
    panel.setFound(people(), {});
    QTreeWidget &list = listOf(panel);
    QSignalSpy marked(&panel, &FoundPanel::markedChanged);
    auto *accept = panel.findChild<QPushButton *>("foundAccept");
    QCOMPARE(accept->text(), "Accept Best");
    panel.setMarked({0, 2});
    QCOMPARE(marked.size(), 0);
    QCOMPARE(accept->text(), "Accept 2");
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, placeOf(list, 1));
    QCOMPARE(marked.last().first().value<QList<int>>(), QList<int>{1});
    QTest::mouseClick(list.viewport(), Qt::LeftButton, Qt::ControlModifier, placeOf(list, 2));
    QCOMPARE(marked.last().first().value<QList<int>>(), QList<int>({1, 2}));

    QSignalSpy accepted(&panel, &FoundPanel::accepted), all(&panel, &FoundPanel::allAccepted);
    QSignalSpy row(&panel, &FoundPanel::rowAccepted);
    QTest::mouseClick(accept, Qt::LeftButton);
    QTest::mouseClick(panel.findChild<QPushButton *>("foundAcceptAll"), Qt::LeftButton);
    QTest::mouseDClick(list.viewport(), Qt::LeftButton, {}, placeOf(list, 2));
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(all.size(), 1);
    QCOMPARE(row.size(), 1);
    QCOMPARE(row.first().first().toInt(), 2);
}

void tst_FoundPanel::saysWhyThereIsNothing()
{
    FoundPanel panel;
    panel.show();
    const auto isSaid = [&](const QString &text) {
        return std::ranges::any_of(panel.findChildren<QLabel *>(), [&](const QLabel *label) {
            return label->isVisible() && label->text() == text;
        });
    };
    panel.setFound({}, "Nothing was found.");
    QVERIFY(isSaid("Nothing was found."));
    auto *accept = panel.findChild<QPushButton *>("foundAccept");
    auto *models = panel.findChild<QPushButton *>("foundModels");
    QVERIFY(!accept->isEnabled() && !models->isVisible());
    panel.setModelsOffered(true);
    QSignalSpy requested(&panel, &FoundPanel::modelsRequested);
    QTest::mouseClick(models, Qt::LeftButton);
    QCOMPARE(requested.size(), 1);
}

void tst_FoundPanel::fitsItsDock()
{
    FoundPanel panel;
    panel.resize(320, 220);
    panel.show();
    for (const char *name : {"foundAccept", "foundAcceptAll"})
        panel.findChild<QPushButton *>(name)->setMinimumWidth(120); // as wide as German makes them
    panel.setModelsOffered(true);
    const QString note = QStringList(12, "The built-in finder does not know “giraffe”.").join(' ');
    panel.setFound(people(), note);
    QTRY_VERIFY2(panel.minimumSizeHint().width() <= 320,
                 qPrintable(QString::number(panel.minimumSizeHint().width())));
    auto *area = panel.findChild<QScrollArea *>("foundNote");
    QTRY_VERIFY(area->verticalScrollBar()->maximum() > 0); // all of it can be read
    const QTreeWidget &list = listOf(panel);
    QVERIFY(list.viewport()->rect().contains(list.visualItemRect(list.topLevelItem(2))));
    panel.setFound({{1, "dancer", 0.5, {}}}, "A word.");
    QTRY_COMPARE(area->verticalScrollBar()->maximum(), 0);
}

void tst_FoundPanel::pictures()
{
    FoundPanel panel;
    QVERIFY(keepPicture(panel, {320, 220}, "found_empty"));
    panel.setFound(people(), "One more is less sure.");
    panel.setMarked({0});
    QVERIFY(keepPicture(panel, {320, 220}, "found"));
}

QTEST_MAIN(tst_FoundPanel)
#include "tst_found_panel.moc"
