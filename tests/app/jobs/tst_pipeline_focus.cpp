// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/focus_order.h"
#include "app/jobs/matte_pipeline.h"
#include "app/jobs/matte_renderer.h"
#include "fake_engines.h"
#include "inference/matting/result_images.h"
#include "project_io/model/prompt_key.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace filigree;

// What the pipeline does first, and what it leaves alone.
class tst_PipelineFocus final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void nextFrameGoesOutFromTheFocus();
    void stretchesEndAtCuts();
    // Whoever looks at frame 12 must not wait for the frames before it.
    void mattesStartAtTheFrameInView();
    // A mask that is there must become a matte while the others are still being tracked.
    void theFrameInViewIsMattedWhileTracking();
    // Moving the playhead must take effect at once, and must cost nothing twice.
    void aDetourServesTheFrameInView();
    void aDetourThatIsLeftIsMadeUpFor();
    void staleOnlyLeavesMissingFramesAlone();
    void mattesOnlyTracksNothing();
    // What the user saw as the answer to a click is what is tracked.
    void answersHaveTheLastWord();
    void pauseIsCalledBeforeEachStep();

private:
    Result<> run(const MatteTask &task = {});
    std::vector<FrameState> states(ResultKind kind) const
    {
        return Revisions(m_clip).states(1, kind, m_clip.effectiveRange());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeLog> m_log;
    std::shared_ptr<FakeSource> m_source;
    std::shared_ptr<ResultStore> m_store;
    ClipEntry m_clip;
    MatteEvents m_events;
    std::vector<MadeResult> m_made;
};

void tst_PipelineFocus::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_log = std::make_shared<FakeLog>();
    m_source = std::make_shared<FakeSource>(20);
    m_store = std::move(*ResultStore::open(m_folder->path().toStdString() + "/results"));
    m_clip = ClipEntry();
    m_clip.id = 1;
    m_clip.media.frameCount = 20;
    m_clip.media.size = m_source->size();
    m_clip.addObject("first");
    m_clip.prompts[0][1] = {PointPrompt{{3, 6}, true}};
    m_made.clear();
    m_events = {};
    m_events.made = [&](const MadeResult &made) {
        m_clip.results.set(made.object, made.kind, made.frame, made.result);
        m_made.push_back(made);
    };
}

Result<> tst_PipelineFocus::run(const MatteTask &task)
{
    MattePipeline pipeline(m_source, m_store, {}, fakeEngines(m_log));
    return pipeline.run(m_clip, task, {}, m_events);
}

void tst_PipelineFocus::nextFrameGoesOutFromTheFocus()
{
    std::set<int> open;
    for (int frame = 0; frame < 20; ++frame)
        open.insert(frame);
    std::vector<int> order;
    for (int last = -1; !open.empty();) {
        last = nextFrame(open, 10, last);
        open.erase(last);
        order.push_back(last);
    }
    const std::vector<int> expected{10, 11, 12, 13, 14, 9,  8,  7,  6,  5,
                                    4,  3,  2,  1,  0,  15, 16, 17, 18, 19};
    QCOMPARE(order, expected);
    QCOMPARE(nextFrame({3, 7}, -1, 5), 3);
    QCOMPARE(nextFrame({3, 17}, 19, 2), 17);
}

void tst_PipelineFocus::stretchesEndAtCuts()
{
    const std::vector<FrameRange> expected{{0, 2}, {3, 3}, {7, 8}};
    QCOMPARE(stretchesOf({0, 1, 2, 3, 7, 8}, {2}), expected);
    QCOMPARE(nextStretch(expected, -1), std::size_t(0));
    QCOMPARE(nextStretch(expected, 3), std::size_t(1));
    QCOMPARE(nextStretch(expected, 19), std::size_t(2));
}

void tst_PipelineFocus::mattesStartAtTheFrameInView()
{
    QVERIFY(run({{}, {}, true}));
    m_events.focus = [] { return 12; };
    QVERIFY(run());
    QCOMPARE(m_log->mattes.front(), 12);
    QCOMPARE(m_log->mattes.size(), std::size_t(20));
    QCOMPARE(states(ResultKind::Alpha), std::vector<FrameState>(20, FrameState::Fresh));
}

void tst_PipelineFocus::theFrameInViewIsMattedWhileTracking()
{
    m_events.focus = [] { return 3; };
    QVERIFY(run());
    const auto at = [&](ResultKind kind, int frame) {
        return std::ranges::find_if(m_made, [&](const MadeResult &made) {
            return made.kind == kind && made.frame == frame;
        });
    };
    QVERIFY(at(ResultKind::Alpha, 3) < at(ResultKind::MaskLogits, 6));
    QCOMPARE(m_log->mattes.size(), std::size_t(20));
}

void tst_PipelineFocus::aDetourServesTheFrameInView()
{
    for (const int frame : {5, 10, 15})
        m_clip.prompts[frame][1] = {PointPrompt{{3, 6}, true}};
    int focus = 1;
    m_events.focus = [&] { return focus; };
    m_log->step = [&] {
        if (m_log->tracked.size() == 2)
            focus = 12;
    };
    QVERIFY(run({{}, {}, true}));
    const std::vector<int> begin{1, 2, 3, 11, 12, 13, 14, 15, 4, 5};
    QVERIFY(std::equal(begin.begin(), begin.end(), m_log->tracked.begin()));
    QCOMPARE(m_log->tracked.size(), std::size_t(20));
    QCOMPARE(states(ResultKind::MaskLogits), std::vector<FrameState>(20, FrameState::Fresh));
}

void tst_PipelineFocus::aDetourThatIsLeftIsMadeUpFor()
{
    for (const int frame : {5, 10, 15})
        m_clip.prompts[frame][1] = {PointPrompt{{3, 6}, true}};
    int focus = 1;
    m_events.focus = [&] { return focus; };
    m_log->step = [&] {
        const auto tracked = m_log->tracked.size();
        focus = tracked < 2 ? 1 : tracked < 4 ? 12 : 18;
    };
    QVERIFY(run({{}, {}, true}));
    const auto order = m_log->tracked;
    QVERIFY(std::ranges::find(order, 18) < std::ranges::find(order, 14));
    QCOMPARE(order.size(), std::size_t(20));
    QCOMPARE(states(ResultKind::MaskLogits), std::vector<FrameState>(20, FrameState::Fresh));
}

void tst_PipelineFocus::staleOnlyLeavesMissingFramesAlone()
{
    QVERIFY(run({{0, 9}, {}}));
    m_log->clear();
    m_clip.prompts[0][1].push_back(PointPrompt{{9, 9}, false});
    MatteTask task;
    task.staleOnly = true;
    QVERIFY(run(task));
    QCOMPARE(m_log->tracked.size(), std::size_t(10));
    QCOMPARE(m_log->mattes.size(), std::size_t(10));
    QCOMPARE(states(ResultKind::Alpha)[9], FrameState::Fresh);
    QCOMPARE(states(ResultKind::Alpha)[10], FrameState::Missing);
}

void tst_PipelineFocus::mattesOnlyTracksNothing()
{
    QVERIFY(run({{4, 6}, {}, true}));
    m_log->clear();
    MatteTask task;
    task.mattesOnly = true;
    QVERIFY(run(task));
    QVERIFY(m_log->tracked.empty());
    QCOMPARE(m_log->mattes, (std::vector<int>{4, 5, 6}));
}

void tst_PipelineFocus::answersHaveTheLastWord()
{
    Image mask(m_source->size(), 1, PixelType::U8);
    mask.row<std::uint8_t>(9)[9] = 255;
    const ContentKey key = answerKey(m_clip.prompts[0][1], "builtin");
    QVERIFY(m_store->put({1, 1, ResultKind::MaskLogits, 0, key}, logitsOfMask(mask)));
    m_clip.results.set(1, ResultKind::MaskLogits, 0, {key, 1});
    QVERIFY(run());
    QCOMPARE(m_log->tracked.size(), std::size_t(19)); // frame 0 is the answer as it is
    MatteRenderer renderer(m_source, m_store, m_clip);
    ExportSettings settings;
    settings.content = ExportContent::Mask;
    QVERIFY(*renderer.exportFrame({1}, 0, settings)->mask == mask);
    const std::vector<Prompt> &used = m_log->trackedPrompts.front()[0][1];
    QCOMPARE(used.size(), std::size_t(2));
    QVERIFY(std::get<MaskPrompt>(used.back()).mask.image() == mask);
}

void tst_PipelineFocus::pauseIsCalledBeforeEachStep()
{
    int pauses = 0;
    m_events.pause = [&] { ++pauses; };
    QVERIFY(run());
    QVERIFY(pauses >= 40); // masks and mattes
}

QTEST_GUILESS_MAIN(tst_PipelineFocus)
#include "tst_pipeline_focus.moc"
