// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/matte_pipeline.h"
#include "app/jobs/select_service.h"
#include "app/jobs/view_request.h"
#include "fake_engines.h"
#include "inference/matting/result_images.h"
#include "project_io/model/revision.h"
#include "signal_count.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <semaphore>

using namespace filigree;

namespace {

//! What the fake selector was asked, and a hook before each answer.
struct SelectLog
{
    std::mutex mutex;
    std::vector<std::size_t> prompts; //!< Their number, per question.
    std::vector<bool> hadPrior;
    int pictures = 0;
    std::vector<bool> endedForesight; //!< Whether it was stopped before it had done.
    std::vector<bool> endedPreparing; //!< Likewise.
    std::function<void()> step = [] {};
    std::function<void()> preparing = [] {};
    std::size_t questions()
    {
        const std::lock_guard lock(mutex);
        return prompts.size();
    }
};

//! Selects the column of the last point.
class FakeSelector final : public Selector
{
public:
    explicit FakeSelector(std::shared_ptr<SelectLog> log)
        : m_log(std::move(log))
    { }
    void setPicture(ImagePtr, std::vector<ImagePtr>) override
    {
        const std::lock_guard lock(m_log->mutex);
        ++m_log->pictures;
    }
    void prepare(std::stop_token stop) override
    {
        m_log->preparing();
        const std::lock_guard lock(m_log->mutex);
        m_log->endedPreparing.push_back(stop.stop_requested());
    }
    bool foresees() const override { return true; }
    void foresee(const ImagePtr &, std::stop_token stop) override
    {
        m_log->step();
        const std::lock_guard lock(m_log->mutex);
        m_log->endedForesight.push_back(stop.stop_requested());
    }
    Result<Selection> select(const SelectRequest &request, std::stop_token) override
    {
        m_log->step();
        const std::lock_guard lock(m_log->mutex);
        m_log->prompts.push_back(request.prompts.size());
        m_log->hadPrior.push_back(request.prior != nullptr);
        Image logits({24, 16}, 1, PixelType::F32);
        const int column = int(std::get<PointPrompt>(request.prompts.back()).at.x);
        for (int y = 0; y < 16; ++y) {
            for (int x = 0; x < 24; ++x)
                logits.row<float>(y)[x] = x == column ? 4.f : -4.f;
        }
        return Selection{std::move(logits), 1};
    }
    Result<std::vector<Selection>> candidates(const SelectRequest &request,
                                              std::stop_token stop) override
    {
        std::vector<Selection> all;
        all.push_back(*select(request, stop));
        all.push_back(*select(request, stop));
        return all;
    }

private:
    std::shared_ptr<SelectLog> m_log;
};

} // namespace

// Answers to prompts, beside and before everything else.
class tst_SelectService final : public QObject
{
    Q_OBJECT
private slots:
    void init();
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
    // What may come next must not make what is asked now wait.
    void aQuestionEndsForesight();
    // What is being prepared of the same picture is what the answer needs; of another it is not.
    void aQuestionEndsWhatItDoesNotNeed();
    // The first answer must not be slower than the others.
    void theEngineIsMadeBeforeAnybodyAsks();
    void candidatesAreToldNotStored();
    void errorsAreTold();
    void tooLittleGraphicsMemoryIsMadeUpFor();
    void destructionWithQuestionsWaiting();

private:
    SelectTask task(int frame = 0, ObjectId object = 1) const
    {
        return {std::make_shared<ClipEntry>(m_clip), m_source, m_store, frame, object};
    }
    Image maskOf(int frame, ObjectId object = 1) const
    {
        const ResultRef best = Revisions(m_clip).best(object, ResultKind::MaskLogits, frame);
        return maskOfLogits(
            (*m_store->get({1, object, ResultKind::MaskLogits, frame, best.key}))->image);
    }
    std::unique_ptr<SelectService> service();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<SelectLog> m_log;
    std::shared_ptr<FakeSource> m_source;
    std::shared_ptr<ResultStore> m_store;
    std::shared_ptr<WorkGate> m_gate;
    ClipEntry m_clip;
};

void tst_SelectService::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_log = std::make_shared<SelectLog>();
    m_source = std::make_shared<FakeSource>(20);
    m_store = std::move(*ResultStore::open(m_folder->path().toStdString()));
    m_gate = std::make_shared<WorkGate>();
    m_clip = ClipEntry();
    m_clip.id = 1;
    m_clip.media.frameCount = 20;
    m_clip.addObject();
    m_clip.prompts[0][1] = {PointPrompt{{3, 6}, true}};
}

std::unique_ptr<SelectService> tst_SelectService::service()
{
    auto made = std::make_unique<SelectService>(
        m_gate, std::make_shared<ImageCache>(),
        [log = m_log](const std::string &, const EngineOptions &) {
            return Result<std::unique_ptr<Selector>>(std::make_unique<FakeSelector>(log));
        });
    connect(made.get(), &SelectService::made, this, [this](int, const MadeResult &result) {
        m_clip.results.set(result.object, result.kind, result.frame, result.result);
    });
    return made;
}

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

void tst_SelectService::aQuestionEndsForesight()
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

void tst_SelectService::aQuestionEndsWhatItDoesNotNeed()
{
    for (const int frame : {0, 1}) {
        std::atomic<bool> isBegun = false, isAsked = false;
        m_log->endedPreparing.clear();
        m_log->preparing = [&] {
            isBegun = true;
            isBegun.notify_all();
            isAsked.wait(false);
        };
        const auto select = service();
        const auto letGo = qScopeGuard([&] {
            isAsked = true;
            isAsked.notify_all();
        });
        SignalCount answered(select.get(), &SelectService::answered);
        select->prepare(task(frame));
        isBegun.wait(false);
        select->answer(task());
        isAsked = true;
        isAsked.notify_all();
        QTRY_COMPARE(answered.size(), 1);
        const std::lock_guard lock(m_log->mutex);
        QCOMPARE(m_log->endedPreparing, std::vector<bool>{frame != task().frame});
    }
}

void tst_SelectService::theEngineIsMadeBeforeAnybodyAsks()
{
    std::atomic<int> engines = 0;
    SelectService select(
        m_gate, std::make_shared<ImageCache>(), [&](const std::string &, const EngineOptions &) {
            ++engines;
            return Result<std::unique_ptr<Selector>>(std::make_unique<FakeSelector>(m_log));
        });
    select.practise();
    QTRY_COMPARE(engines.load(), 1);
    SignalCount answered(&select, &SelectService::answered);
    select.answer(task());
    QTRY_COMPARE(answered.size(), 1);
    QCOMPARE(engines.load(), 1);
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
