// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/gap_bridge.h"
#include "app/jobs/matte_pipeline.h"
#include "fake_engines.h"
#include "project_io/archive/result_store.h"
#include "project_io/model/revision.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace filigree;

namespace {

//! Frames whose value is their index, some of which cannot be read or are damaged.
class HoledSource final : public FrameSource
{
public:
    std::set<int> missing, damaged;

    Size size() const override { return m_whole.size(); }
    int frameCount() const override { return m_whole.frameCount(); }
    bool isDamaged(int index) const override { return damaged.contains(index); }
    Result<ImagePtr> frame(int index, std::stop_token stop) override
    {
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "Cancelled.");
        if (missing.contains(index))
            return fail(Error::Kind::NotFound, "Frame " + std::to_string(index) + " is missing.");
        return m_whole.frame(index, stop);
    }

private:
    FakeSource m_whole{12};
};

//! The fake tracker, but one that looks at its frames.
class LookingTracker final : public Tracker
{
public:
    LookingTracker(std::unique_ptr<Tracker> tracker, std::shared_ptr<FrameSource> frames)
        : m_tracker(std::move(tracker))
        , m_frames(std::move(frames))
    { }
    Result<std::vector<ObjectMask>> select(int frame, const PromptSet &prompts,
                                           std::stop_token stop) override
    {
        return m_tracker->select(frame, prompts, stop);
    }
    Result<> learn(const PromptSet &prompts, const TrackSettings &settings, std::stop_token stop,
                   const Progress &progress) override
    {
        return m_tracker->learn(prompts, settings, stop, progress);
    }
    Result<> track(const TrackRequest &request, const MaskSink &sink, std::stop_token stop,
                   const Progress &progress) override
    {
        for (const auto &[frame, objects] : request.prompts)
            if (const auto seen = m_frames->frame(frame, stop); !seen)
                return tl::unexpected(seen.error());
        for (int frame = request.range.in; frame <= request.range.out; ++frame)
            if (const auto seen = m_frames->frame(frame, stop); !seen)
                return tl::unexpected(seen.error());
        return m_tracker->track(request, sink, stop, progress);
    }

private:
    std::unique_ptr<Tracker> m_tracker;
    std::shared_ptr<FrameSource> m_frames;
};

} // namespace

//! A job over hundreds of frames must get over one that cannot be read.
class tst_GapBridge final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void theNearestFrameStandsIn();
    void whatIsAskedForByTheUserIsAnError();
    void otherErrorsPassThrough();
    // What was made of another picture must not pass for the frame's matte.
    void missingFramesGetNoResult();
    void filledGapsAreMade();
    void damageIsTold();
    void aRangeOfNothingIsAnError();

private:
    Result<> run(const MatteTask &task = {});
    int value(GapBridge &bridge, int frame) const;
    std::set<int> made(ResultKind kind) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<HoledSource> m_source;
    std::shared_ptr<ResultStore> m_store;
    ClipEntry m_clip;
    std::optional<FrameTroubles> m_troubles;
};

void tst_GapBridge::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_source = std::make_shared<HoledSource>();
    m_store = std::move(*ResultStore::open(m_folder->path().toStdString() + "/results"));
    m_clip = ClipEntry();
    m_clip.id = 1;
    m_clip.media.frameCount = m_source->frameCount();
    m_clip.media.size = m_source->size();
    m_clip.addObject("first");
    m_clip.prompts[0][1] = {PointPrompt{{3, 6}, true}};
    m_troubles.reset();
}

Result<> tst_GapBridge::run(const MatteTask &task)
{
    EngineMakers makers = fakeEngines(std::make_shared<FakeLog>());
    makers.tracker = [make = makers.tracker](const std::string &id,
                                             std::shared_ptr<FrameSource> frames,
                                             const EngineOptions &options) {
        return make(id, frames, options).map([&](auto tracker) -> std::unique_ptr<Tracker> {
            return std::make_unique<LookingTracker>(std::move(tracker), frames);
        });
    };
    MatteEvents events;
    events.made = [&](const MadeResult &result) {
        m_clip.results.set(result.object, result.kind, result.frame, result.result);
    };
    m_troubles.reset();
    events.troubled = [&](const FrameTroubles &troubles) { m_troubles = troubles; };
    return MattePipeline(m_source, m_store, {}, makers).run(m_clip, task, {}, events);
}

int tst_GapBridge::value(GapBridge &bridge, int frame) const
{
    const auto image = bridge.frame(frame);
    return image ? (*image)->row<std::uint16_t>(0)[0] : -1;
}

std::set<int> tst_GapBridge::made(ResultKind kind) const
{
    const Revisions revisions(m_clip);
    std::set<int> frames;
    for (int frame = 0; frame < m_source->frameCount(); ++frame)
        if (revisions.state(1, kind, frame) == FrameState::Fresh)
            frames.insert(frame);
    return frames;
}

void tst_GapBridge::theNearestFrameStandsIn()
{
    m_source->missing = {0, 4, 5, 6};
    GapBridge bridge(m_source);
    QCOMPARE(value(bridge, 3), 3);
    QCOMPARE(value(bridge, 4), 3);
    QCOMPARE(value(bridge, 6), 7);
    QCOMPARE(value(bridge, 0), 1);
    QVERIFY(bridge.isMissing(4) && bridge.isMissing(0) && !bridge.isMissing(3));
    QVERIFY((bridge.troubles({0, 5}).missing == std::set<int>{0, 4, 5}));
    m_source->missing = {};
    QCOMPARE(value(bridge, 4), 3); // not read again and again
    bridge.begin();
    QCOMPARE(value(bridge, 4), 4);
    QVERIFY(bridge.troubles({0, 11}).isEmpty());
}

void tst_GapBridge::whatIsAskedForByTheUserIsAnError()
{
    m_source->missing = {4};
    GapBridge bridge(m_source);
    bridge.require({4});
    const auto image = bridge.frame(4);
    QVERIFY(!image && image.error().message == "Frame 4 is missing.");
    m_clip.prompts[4][1] = {PointPrompt{{3, 6}, true}};
    const auto ran = run();
    QVERIFY(!ran && ran.error().message == "Frame 4 is missing.");
}

void tst_GapBridge::otherErrorsPassThrough()
{
    std::stop_source stop;
    stop.request_stop();
    GapBridge bridge(m_source);
    const auto image = bridge.frame(4, stop.get_token());
    QVERIFY(!image && image.error().kind == Error::Kind::Cancelled);
    QVERIFY(!bridge.isMissing(4));
}

void tst_GapBridge::missingFramesGetNoResult()
{
    m_source->missing = {4, 5};
    const auto ran = run();
    QVERIFY2(ran, ran ? "" : ran.error().message.c_str());
    const std::set<int> whole{0, 1, 2, 3, 6, 7, 8, 9, 10, 11};
    QVERIFY(made(ResultKind::MaskLogits) == whole);
    QVERIFY(made(ResultKind::Alpha) == whole);
    QVERIFY(m_troubles && (m_troubles->missing == std::set<int>{4, 5}));
    QCOMPARE(framesText({1, 4, 5, 6}), std::string("2, 5–7")); // as the window counts
}

void tst_GapBridge::filledGapsAreMade()
{
    m_source->missing = {4, 5};
    QVERIFY(run());
    m_source->missing = {5};
    QVERIFY(run());
    QVERIFY(made(ResultKind::Alpha).contains(4) && !made(ResultKind::Alpha).contains(5));
    m_source->missing = {};
    QVERIFY(run());
    QCOMPARE(made(ResultKind::Alpha).size(), std::size_t(12));
    QVERIFY(!m_troubles);
}

void tst_GapBridge::damageIsTold()
{
    m_source->damaged = {7};
    QVERIFY(run());
    QVERIFY(m_troubles && m_troubles->missing.empty() && m_troubles->damaged == std::set<int>{7});
    QVERIFY(made(ResultKind::Alpha).contains(7));
}

void tst_GapBridge::aRangeOfNothingIsAnError()
{
    m_source->missing = {4, 5};
    MatteTask task;
    task.range = {4, 5};
    const auto ran = run(task);
    QVERIFY(!ran && ran.error().message == "Frame 4 is missing.");
}

QTEST_APPLESS_MAIN(tst_GapBridge)
#include "tst_gap_bridge.moc"
