// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/commands/result_commands.h"
#include "app/window/meanings_controller.h"
#include "window_bench.h"

#include <QLabel>
#include <QToolButton>

using namespace filigree;

// A click may mean a part or the whole: the user sees both, and takes one.
class tst_MeaningsController final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { prepareWindowTests(); }
    // What is chosen is the mask of the frame from then on, in one step to undo.
    void whatIsChosenBecomesTheMask();
    // The arrows and Enter do what the pointer does; Escape changes nothing.
    void worksByKeyboard();
    void escapeChoosesNothing();
    // Who asks where there is nothing to choose must be told why.
    void saysWhyThereIsNothing();
    // An answer for a frame that was left is no longer wanted.
    void lateAnswersAreDropped();
    // With the engine, from the key in the window to what it found.
    void asksTheEngine();
    // Nobody looks in a menu for what a click may mean; but the keyboard is not to be caught.
    void tabAsksOnceAfterALoneClick();

private:
    void begin();
    QStringList texts() const; // of the window's labels
    bool isAnswered() const; // whatever was found is shown or said
    void show(int frame = 0);

    std::unique_ptr<WindowBench> m_bench;
    std::unique_ptr<MeaningsController> m_meanings;
    ObjectId m_object = 0;
};

namespace {

ImagePtr logitsLeftOf(int edge)
{
    Image logits({96, 54}, 1, PixelType::F32);
    for (int y = 0; y < logits.height(); ++y)
        for (int x = 0; x < logits.width(); ++x)
            logits.row<float>(y)[x] = x < edge ? 4.0F : -4.0F;
    return std::make_shared<const Image>(std::move(logits));
}

} // namespace

void tst_MeaningsController::begin()
{
    m_meanings.reset();
    m_bench = std::make_unique<WindowBench>();
    m_bench->open({m_bench->makeClip()});
    m_bench->click(40, 25);
    QCOMPARE(m_bench->document().clip()->prompts.size(), 1u);
    m_object = m_bench->state().object();
    m_meanings = std::make_unique<MeaningsController>(m_bench->document(), m_bench->state(),
                                                      m_bench->viewer());
}

QStringList tst_MeaningsController::texts() const
{
    QStringList all;
    for (const QLabel *label : m_bench->window().findChildren<QLabel *>())
        all << label->accessibleName();
    return all;
}

bool tst_MeaningsController::isAnswered() const
{
    if (auto *popup = m_bench->viewer().findChild<MeaningsPopup *>()) {
        popup->close();
        return true;
    }
    return !texts().filter("one meaning only").isEmpty();
}

void tst_MeaningsController::show(int frame)
{
    m_meanings->ask();
    m_meanings->show(frame, m_object, {logitsLeftOf(30), logitsLeftOf(60)});
}

void tst_MeaningsController::whatIsChosenBecomesTheMask()
{
    begin();
    show();
    QVERIFY(m_meanings->popup());
    QSignalSpy preview(m_meanings.get(), &MeaningsController::previewChanged);
    const QList<QToolButton *> meanings = m_meanings->popup()->findChildren<QToolButton *>();
    QCOMPARE(meanings.size(), 2);
    const int steps = m_bench->document().undoStack().count();
    QTest::mouseClick(meanings[1], Qt::LeftButton);
    QVERIFY(!preview.last().first().value<ImagePtr>()); // taken away with the list
    QCOMPARE(m_bench->document().undoStack().count(), steps + 1);
    const auto &prompts = m_bench->document().clip()->prompts.at(0).at(m_object);
    const auto *mask = std::get_if<MaskPrompt>(&prompts.back());
    QVERIFY(mask);
    const Image pixels = mask->mask.image();
    QCOMPARE(int(pixels.row<std::uint8_t>(10)[59]), 255);
    QCOMPARE(int(pixels.row<std::uint8_t>(10)[60]), 0);
    m_bench->trigger(ActionId::Undo);
    QCOMPARE(m_bench->document().clip()->prompts.at(0).at(m_object).size(), 1u);
}

void tst_MeaningsController::worksByKeyboard()
{
    begin();
    show();
    QSignalSpy preview(m_meanings.get(), &MeaningsController::previewChanged);
    const QList<QToolButton *> meanings = m_meanings->popup()->findChildren<QToolButton *>();
    QTest::keyClick(meanings[0], Qt::Key_Right);
    QTRY_VERIFY(!preview.isEmpty());
    QCOMPARE(preview.last().first().value<ImagePtr>()->row<float>(0)[59], 4.0F);
    QTest::keyClick(meanings[1], Qt::Key_Return);
    QVERIFY(std::holds_alternative<MaskPrompt>(
        m_bench->document().clip()->prompts.at(0).at(m_object).back()));
}

void tst_MeaningsController::escapeChoosesNothing()
{
    begin();
    show();
    const int steps = m_bench->document().undoStack().count();
    QTest::keyClick(m_meanings->popup(), Qt::Key_Escape);
    QTRY_VERIFY(!m_meanings->popup());
    QCOMPARE(m_bench->document().undoStack().count(), steps);
}

void tst_MeaningsController::saysWhyThereIsNothing()
{
    begin();
    QSignalSpy noticed(m_meanings.get(), &MeaningsController::noticed);
    QSignalSpy wanted(m_meanings.get(), &MeaningsController::meaningsWanted);
    m_bench->state().setFrame(1);
    m_meanings->ask();
    QVERIFY(noticed.last().first().toString().contains("Click on this frame first"));
    m_bench->state().setFrame(0);
    m_bench->document().push(lockObject(m_bench->document(), m_object, true));
    m_meanings->ask();
    QVERIFY(noticed.last().first().toString().contains("locked"));
    m_bench->trigger(ActionId::Undo);
    QVERIFY(wanted.isEmpty());
    m_meanings->ask();
    QCOMPARE(wanted.size(), 1);
    m_meanings->show(0, m_object, {logitsLeftOf(30)});
    QVERIFY(noticed.last().first().toString().contains("one meaning only"));
    QVERIFY(!m_meanings->popup());
}

void tst_MeaningsController::lateAnswersAreDropped()
{
    begin();
    m_meanings->ask();
    m_bench->state().setFrame(2);
    m_meanings->show(0, m_object, {logitsLeftOf(30), logitsLeftOf(60)});
    QVERIFY(!m_meanings->popup());
}

void tst_MeaningsController::asksTheEngine()
{
    begin();
    m_bench->trigger(ActionId::OtherMeanings);
    QTRY_VERIFY2_WITH_TIMEOUT(isAnswered(), qPrintable(texts().join('|')), 20'000);
}

void tst_MeaningsController::tabAsksOnceAfterALoneClick()
{
    begin();
    m_meanings.reset(); // that of the window is meant
    Viewer &viewer = m_bench->viewer();
    QTRY_VERIFY(!texts().filter("what else this click may mean").isEmpty());
    viewer.setFocus();
    QTest::keyClick(&viewer, Qt::Key_Tab);
    QVERIFY(viewer.hasFocus());
    QTRY_VERIFY2_WITH_TIMEOUT(isAnswered(), qPrintable(texts().join('|')), 20'000);
    viewer.setFocus();
    QTest::keyClick(&viewer, Qt::Key_Tab);
    QVERIFY(!viewer.hasFocus()); // on to the next control
}

QTEST_MAIN(tst_MeaningsController)
#include "tst_meanings_controller.moc"
