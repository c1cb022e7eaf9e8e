// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/matte_pipeline.h"
#include "inference/matting/result_images.h"
#include "project_io/model/revision.h"
#include "select_fixture.h"
#include "signal_count.h"

#include <QtTest>

#include <atomic>
#include <semaphore>

using namespace filigree;

// Answers to prompts, beside and before everything else.
class tst_SelectService final : public QObject, private SelectFixture
{
    Q_OBJECT
private slots:
    void init() { prepareFixture(); }
    void anAnswerIsTheMaskOfItsFrame();
    // Tracking must go by what the user saw, also after another object's prompts changed it all.
    void trackingGoesByTheAnswer();
    // Undo and redo must cost nothing.
    void whatWasAnsweredIsNotAskedAgain();
    void aCorrectionCorrectsWhatWasTracked();
    void givenMasksNeedNoSelector();
    void lockedFramesStay();
    // Background work must stand aside from the question to the answer.
    void theGateIsClosedMeanwhile();
    // A hand that moves must not leave a queue behind, and an answer comes before previews.
    void onlyTheNewestPreviewCounts();
    void candidatesAreToldNotStored();
    void errorsAreTold();
    void tooLittleGraphicsMemoryIsMadeUpFor();
    void destructionWithQuestionsWaiting();
};

void tst_SelectService::anAnswerIsTheMaskOfItsFrame()
{
    const auto select = service();
    SignalCount answered(select.get(), &SelectService::answered);
    select->answer(task());
    QTRY_COMPARE(answered.size(), 1);
    QCOMPARE(Revisions(m_clip).state(1, ResultKind::MaskLogits, 0), FrameState::Fresh);
    QCOMPARE(maskOf(0).row<std::uint8_t>(8)[3], std::uint8_t(255));
    QCOMPARE(maskOf(0).row<std::uint8_t>(8)[4], std::uint8_t(0));
}

void tst_SelectService::trackingGoesByTheAnswer()
{
    const auto select = service();
    SignalCount answered(select.get(), &SelectService::answered);
    select->answer(task());
    QTRY_COMPARE(answered.size(), 1);
    m_clip.addObject();
    m_clip.prompts[5][2] = {PointPrompt{{7, 6}, true}}; // makes the first object's mask stale
    QCOMPARE(Revisions(m_clip).state(1, ResultKind::MaskLogits, 0), FrameState::Stale);
    const auto log = std::make_shared<FakeLog>();
    MattePipeline pipeline(m_source, m_store, {}, fakeEngines(log));
    MatteEvents events;
    events.made = [&](const MadeResult &made) {
        m_clip.results.set(made.object, made.kind, made.frame, made.result);
    };
    const ClipEntry clip = m_clip;
    QVERIFY(pipeline.run(clip, {}, {}, events));
    QCOMPARE(maskOf(0).row<std::uint8_t>(8)[3], std::uint8_t(255));
    QCOMPARE(maskOf(0).row<std::uint8_t>(8)[4], std::uint8_t(0));
    const Prompt &last = log->trackedPrompts.front().at(0).at(1).back();
    QVERIFY(std::get<MaskPrompt>(last).mask.image() == maskOf(0));
}

void tst_SelectService::whatWasAnsweredIsNotAskedAgain()
{
    const auto select = service();
    SignalCount answered(select.get(), &SelectService::answered);
    select->answer(task());
    QTRY_COMPARE(answered.size(), 1);
    m_clip.prompts[0][1].push_back(PointPrompt{{5, 6}, false});
    select->answer(task());
    QTRY_COMPARE(answered.size(), 2);
    QCOMPARE(m_log->questions(), std::size_t(2));
    m_clip.prompts[0][1].pop_back(); // undo
    QCOMPARE(Revisions(m_clip).state(1, ResultKind::MaskLogits, 0), FrameState::Fresh);
    select->answer(task());
    QTRY_COMPARE(answered.size(), 3);
    QCOMPARE(m_log->questions(), std::size_t(2));
}

void tst_SelectService::aCorrectionCorrectsWhatWasTracked()
{
    const auto log = std::make_shared<FakeLog>();
    MattePipeline pipeline(m_source, m_store, {}, fakeEngines(log));
    MatteEvents events;
    events.made = [&](const MadeResult &made) {
        m_clip.results.set(made.object, made.kind, made.frame, made.result);
    };
    const ClipEntry clip = m_clip;
    QVERIFY(pipeline.run(clip, {}, {}, events));
    m_clip.prompts[9][1] = {PointPrompt{{3, 6}, false}};
    const auto select = service();
    SignalCount answered(select.get(), &SelectService::answered);
    select->answer(task(9));
    QTRY_COMPARE(answered.size(), 1);
    m_clip.prompts[9][1].push_back(PointPrompt{{4, 6}, false});
    select->answer(task(9));
    QTRY_COMPARE(answered.size(), 2);
    QCOMPARE(m_log->hadPrior, (std::vector<bool>{true, true}));
    // What was tracked from prompts that are gone says nothing.
    m_clip.prompts.erase(0);
    m_clip.prompts[9][1] = {PointPrompt{{8, 6}, true}};
    select->answer(task(9));
    QTRY_COMPARE(answered.size(), 3);
    QVERIFY(!m_log->hadPrior.back());
}

void tst_SelectService::givenMasksNeedNoSelector()
{
    Image mask({24, 16}, 1, PixelType::U8);
    mask.row<std::uint8_t>(9)[9] = 255;
    m_clip.prompts[0][1].push_back(MaskPrompt{PackedMask(mask)});
    const auto select = service();
    SignalCount answered(select.get(), &SelectService::answered);
    select->answer(task());
    QTRY_COMPARE(answered.size(), 1);
    QCOMPARE(m_log->questions(), std::size_t(0));
    QVERIFY(maskOf(0) == mask);
}

void tst_SelectService::lockedFramesStay()
{
    const auto select = service();
    SignalCount answered(select.get(), &SelectService::answered);
    select->answer(task());
    QTRY_COMPARE(answered.size(), 1);
    setFramesLocked(m_clip, 1, {0, 0}, true);
    m_clip.prompts[0][1].push_back(PointPrompt{{5, 6}, true});
    select->answer(task());
    m_clip.prompts[3][1] = {PointPrompt{{5, 6}, true}};
    select->answer(task(3));
    QTRY_COMPARE(answered.size(), 2); // of frame 3
    QCOMPARE(m_log->questions(), std::size_t(2));
}

void tst_SelectService::theGateIsClosedMeanwhile()
{
    std::binary_semaphore go(0);
    m_log->step = [&] { go.acquire(); };
    const auto select = service();
    SignalCount answered(select.get(), &SelectService::answered);
    select->answer(task());
    QVERIFY(m_gate->isClosed());
    go.release();
    QTRY_COMPARE(answered.size(), 1);
    QTRY_VERIFY(!m_gate->isClosed());
}

void tst_SelectService::onlyTheNewestPreviewCounts()
{
    std::atomic<int> begun = 0;
    std::counting_semaphore<100> go(0);
    m_log->step = [&] {
        ++begun;
        go.acquire();
    };
    const auto select = service();
    std::vector<int> columns;
    connect(select.get(), &SelectService::previewed, this, [&](int, int, const ImagePtr &logits) {
        for (int x = 0; x < 24; ++x) {
            if (logits->row<float>(0)[x] > 0)
                columns.push_back(x);
        }
    });
    SignalCount answered(select.get(), &SelectService::answered);
    for (int x = 0; x < 10; ++x) {
        select->preview(task(), PointPrompt{{double(x), 2}, true});
        if (x == 0)
            QTRY_COMPARE(begun.load(), 1);
    }
    select->answer(task());
    go.release(100 - 1);
    QTRY_COMPARE(columns.size(), std::size_t(2));
    QCOMPARE(columns, (std::vector<int>{0, 9}));
    QTRY_COMPARE(answered.size(), 1);
    const std::lock_guard lock(m_log->mutex);
    QCOMPARE(m_log->prompts, (std::vector<std::size_t>{2, 1, 2})); // the answer in between
}

void tst_SelectService::candidatesAreToldNotStored()
{
    const auto select = service();
    std::size_t found = 0;
    connect(select.get(), &SelectService::candidatesFound, this,
            [&](int, int, const std::vector<ImagePtr> &all) { found = all.size(); });
    select->findCandidates(task());
    QTRY_COMPARE(found, std::size_t(2));
    QVERIFY(m_clip.results.isEmpty());
}

void tst_SelectService::errorsAreTold()
{
    m_log->step = [] { throw std::runtime_error("no ink"); };
    const auto select = service();
    std::string message;
    connect(select.get(), &SelectService::failed, this,
            [&](int, int, const Error &error) { message = error.message; });
    select->answer(task());
    QTRY_VERIFY(message.find("no ink") != std::string::npos);
    QTRY_VERIFY(!m_gate->isClosed());
}

void tst_SelectService::tooLittleGraphicsMemoryIsMadeUpFor()
{
    std::mutex mutex;
    std::vector<std::string> devices;
    std::vector<int> halvings;
    SelectService select(m_gate, std::make_shared<ImageCache>(),
                         [&](const std::string &,
                             const EngineOptions &options) -> Result<std::unique_ptr<Selector>> {
                             const std::lock_guard lock(mutex);
                             devices.push_back(options.device);
                             halvings.push_back(options.halvings);
                             if (options.device != "cpu")
                                 return fail(Error::Kind::OutOfMemory, "Full.");
                             return std::make_unique<FakeSelector>(m_log);
                         });
    SignalCount answered(&select, &SelectService::answered);
    SignalCount tookLess(&select, &SelectService::tookLessMemory);
    select.setEngines({"cuda:0"});
    select.answer(task());
    QTRY_COMPARE(answered.size(), 1);
    select.setEngines({"cuda:0"}); // told again, but not changed
    m_clip.prompts[3][1] = {PointPrompt{{5, 6}, true}};
    select.answer(task(3));
    QTRY_COMPARE(answered.size(), 2);
    QCOMPARE(tookLess.size(), 3);
    const std::lock_guard lock(mutex);
    QCOMPARE(devices, (std::vector<std::string>{"cuda:0", "cuda:0", "cuda:0", "cpu"}));
    QCOMPARE(halvings, (std::vector{0, 1, 2, 0}));
}

void tst_SelectService::destructionWithQuestionsWaiting()
{
    auto select = service();
    for (int frame = 0; frame < 20; ++frame) {
        m_clip.prompts[frame][1] = {PointPrompt{{3, 6}, true}};
        select->answer(task(frame));
    }
    select.reset();
    QVERIFY(!m_gate->isClosed());
}

QTEST_GUILESS_MAIN(tst_SelectService)
#include "tst_select_service.moc"
