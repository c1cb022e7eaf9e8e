// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "select_fixture.h"
#include "signal_count.h"

#include <QtTest>

#include <atomic>
#include <semaphore>

using namespace filigree;

// What is done before anybody asks must make answers faster, and never slower.
class tst_SelectAhead final : public QObject, private SelectFixture
{
    Q_OBJECT
private slots:
    void init() { prepareFixture(); }
    void aQuestionEndsForesight();
    // What is being prepared of the same picture is what the answer needs; of another it is not.
    void aQuestionEndsPreparingAnotherFrame();
    // So does the pointer that aimed where the click came.
    void aQuestionEndsAimingElsewhere();
    void thePointersLastPlaceCounts();
    void aQuestionEndsPractice();

private:
    //! Whether what start begins has been stopped when the answer to the clip's click has come.
    bool isEndedByAnswer(const std::function<void(SelectService &)> &start,
                         const std::vector<bool> &ended);
};

void tst_SelectAhead::aQuestionEndsForesight()
{
    std::atomic<int> begun = 0;
    std::counting_semaphore<100> go(0);
    m_log->step = [&] {
        ++begun;
        go.acquire();
    };
    const auto select = service();
    SignalCount answered(select.get(), &SelectService::answered);
    select->prepare(task());
    select->foresee(task(1));
    select->foresee(task(2)); // does not take the place of the other
    QVERIFY(!m_gate->isClosed());
    QTRY_COMPARE(begun.load(), 1);
    select->answer(task());
    go.release(100 - 1);
    QTRY_COMPARE(answered.size(), 1);
    const auto foreseen = [&] {
        const std::lock_guard lock(m_log->mutex);
        return m_log->endedForesight;
    };
    QTRY_COMPARE(foreseen(), (std::vector<bool>{true, false}));
}

bool tst_SelectAhead::isEndedByAnswer(const std::function<void(SelectService &)> &start,
                                      const std::vector<bool> &ended)
{
    std::atomic<bool> isBegun = false, isAsked = false;
    m_log->preparing = [&] {
        isBegun = true;
        isBegun.notify_all();
        isAsked.wait(false);
    };
    const auto select = service();
    SignalCount answered(select.get(), &SelectService::answered);
    start(*select);
    isBegun.wait(false);
    select->answer(task());
    isAsked = true;
    isAsked.notify_all();
    if (!QTest::qWaitFor([&] { return answered.size() == 1; }))
        qFatal("There was no answer.");
    const std::lock_guard lock(m_log->mutex);
    return ended.back();
}

void tst_SelectAhead::aQuestionEndsPreparingAnotherFrame()
{
    for (const int frame : {0, 1}) {
        prepareFixture();
        const auto start = [&](SelectService &select) { select.prepare(task(frame)); };
        QCOMPARE(isEndedByAnswer(start, m_log->endedPreparing), frame != task().frame);
    }
}

void tst_SelectAhead::aQuestionEndsAimingElsewhere()
{
    const PointPrompt click = std::get<PointPrompt>(m_clip.prompts[0][1].front());
    for (const PointPrompt &aim :
         {click, PointPrompt{{9, 6}, true}, PointPrompt{click.at, false}}) {
        prepareFixture();
        const auto start = [&](SelectService &select) {
            SelectTask before = task();
            auto clip = std::make_shared<ClipEntry>(m_clip);
            clip->prompts.clear(); // as before the click
            before.clip = std::move(clip);
            select.aim(std::move(before), aim);
        };
        QCOMPARE(isEndedByAnswer(start, m_log->endedAim), aim != click);
    }
}

void tst_SelectAhead::thePointersLastPlaceCounts()
{
    std::atomic<int> begun = 0;
    std::counting_semaphore<100> go(0);
    m_log->preparing = [&] {
        ++begun;
        go.acquire();
    };
    const auto select = service();
    for (const double x : {4, 5, 6})
        select->aim(task(), PointPrompt{{x, 6}, true});
    QVERIFY(!m_gate->isClosed());
    go.release(100 - 1);
    const auto ends = [&] {
        const std::lock_guard lock(m_log->mutex);
        return m_log->endedAim;
    };
    QTRY_VERIFY(!ends().empty() && !ends().back());
    QVERIFY(begun <= 2); // the one before may have begun
}

void tst_SelectAhead::aQuestionEndsPractice()
{
    QVERIFY(
        isEndedByAnswer([](SelectService &select) { select.practise(); }, m_log->endedPractice));
}

QTEST_GUILESS_MAIN(tst_SelectAhead)
#include "tst_select_ahead.moc"
