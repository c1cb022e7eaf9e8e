// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/matte_pipeline.h"
#include "app/jobs/matte_renderer.h"
#include "fake_engines.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QtTest>

#include <numeric>
#include <random>
#include <set>

using namespace filigree;

// From prompts to mattes, with engines whose answers and work are known.
class tst_MattePipeline final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    // The job must reach every frame of the range and no other.
    void everyFrameOfTheRangeIsMade();
    // Opening a finished project must cost nothing.
    void whatIsFreshIsNotMadeAgain();
    // A correction must not cost the whole clip.
    void aCorrectionReachesToItsNeighboursOnly();
    void trimapSettingsLeaveMasksAlone();
    void aTrimapStrokeChangesOneFrame();
    // Whoever stops a job after an hour keeps that hour; going on must end where one run would
    // have.
    void stoppingAnywhereKeepsWhatIsDone();
    // A mask that a later pass would have improved must not pass for the final one.
    void provisionalMasksAreNotFinal();
    // With a trimap from outside there is nothing to track, and it is used as it is.
    void givenTrimapsAreUsedAsGiven();
    void aGivenMaskIsTheMask();
    // Beyond a cut there is no object, which is an answer too and not to be asked for again.
    void noAnswerMeansAbsent();
    void lockedFramesStay();
    void aLostResultIsMadeAgain();
    // What is exported must add up: no pixel belongs to two objects.
    void objectsShareEachPixel();
    // Matters can apply them, and so does who shows what is stored.
    void edgeControlsAreAppliedOnce();
    // A locked frame would change with its neighbours if they steadied it.
    void onlyLockedFramesSteadyLockedOnes();
    // A ghost of the object was left on the frame that it is said not to be on.
    void absentFramesAreNotSteadied();
    void missingResultsAreNamed();
    // Masks can be exported before anything was matted.
    void masksNeedNoAlpha();
    // Engines take for granted that what they get has the size of the picture.
    void givenImagesOfAnotherSizeAreRefused();
    // Who has a small graphics processor waits longer, but has the matte.
    void tooLittleGraphicsMemoryIsMadeUpFor();

private:
    MattePipeline pipeline() { return {m_source, m_store, {}, fakeEngines(m_log)}; }
    Result<> run(std::stop_token stop = {}, const MatteTask &task = {});
    std::vector<FrameState> states(ObjectId object, ResultKind kind = ResultKind::Alpha) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeLog> m_log;
    std::shared_ptr<FakeSource> m_source;
    std::shared_ptr<ResultStore> m_store;
    ClipEntry m_clip;
};

namespace {

constexpr ExportContent contents[] = {ExportContent::ForegroundAndAlpha, ExportContent::Mask,
                                      ExportContent::Trimap};

std::vector<int> frames(int first, int last)
{
    std::vector<int> all(std::size_t(last - first + 1));
    std::iota(all.begin(), all.end(), first);
    return all;
}

//! As on a graphics processor whose memory others take.
class CrampedMatter final : public Matter
{
public:
    explicit CrampedMatter(std::unique_ptr<Matter> inner)
        : m_inner(std::move(inner))
    { }
    Result<Matte> matte(const MatteRequest &request, std::stop_token stop) override
    {
        return request.frame < 5 ? m_inner->matte(request, stop)
                                 : fail(Error::Kind::OutOfMemory, "Full.");
    }
    void reset() override { }

private:
    std::unique_ptr<Matter> m_inner;
};

} // namespace

void tst_MattePipeline::init()
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
}

Result<> tst_MattePipeline::run(std::stop_token stop, const MatteTask &task)
{
    MatteEvents events;
    events.made = [&](const MadeResult &made) {
        m_clip.results.set(made.object, made.kind, made.frame, made.result);
    };
    return pipeline().run(m_clip, task, stop, events);
}

std::vector<FrameState> tst_MattePipeline::states(ObjectId object, ResultKind kind) const
{
    return Revisions(m_clip).states(object, kind, m_clip.effectiveRange());
}

void tst_MattePipeline::everyFrameOfTheRangeIsMade()
{
    m_clip.range = {4, 9};
    m_clip.prompts = {{4, {{1, {PointPrompt{{3, 6}, true}}}}}};
    QVERIFY(run());
    QCOMPARE(m_log->tracked, frames(4, 9));
    QCOMPARE(m_log->trimaps, frames(4, 9));
    QCOMPARE(m_log->mattes, frames(4, 9));
    for (const ResultKind kind : allResultKinds)
        QCOMPARE(states(1, kind), std::vector<FrameState>(6, FrameState::Fresh));
    const auto alpha =
        m_store->get({1, 1, ResultKind::Alpha, 7, Revisions(m_clip).keys(1, 7).alpha});
    QVERIFY(alpha && *alpha);
    QCOMPARE((*alpha)->image.row<float>(6)[7], 1.f);
    QCOMPARE((*alpha)->image.row<float>(6)[8], 0.f);
    QVERIFY(std::abs((*alpha)->image.row<float>(4)[0] - 0.5f) < 1e-4f);
}

void tst_MattePipeline::whatIsFreshIsNotMadeAgain()
{
    QVERIFY(run());
    m_log->clear();
    QVERIFY(run());
    QCOMPARE(m_log->steps(), 0);
}

void tst_MattePipeline::aCorrectionReachesToItsNeighboursOnly()
{
    for (const int frame : {5, 15})
        m_clip.prompts[frame][1] = {PointPrompt{{3, 6}, true}};
    QVERIFY(run());
    m_log->clear();
    m_clip.prompts[10][1] = {PointPrompt{{2, 6}, true}};
    QVERIFY(run());
    QCOMPARE(m_log->tracked, frames(6, 14));
    QCOMPARE(m_log->mattes, frames(6, 14));
    QCOMPARE(states(1), std::vector<FrameState>(20, FrameState::Fresh));
}

void tst_MattePipeline::trimapSettingsLeaveMasksAlone()
{
    QVERIFY(run());
    m_log->clear();
    m_clip.object(1)->trimap.widthScale = 2;
    QVERIFY(run());
    QVERIFY(m_log->tracked.empty());
    QCOMPARE(m_log->trimaps, frames(0, 19));
    QCOMPARE(m_log->mattes, frames(0, 19));
}

void tst_MattePipeline::aTrimapStrokeChangesOneFrame()
{
    QVERIFY(run());
    m_log->clear();
    m_clip.prompts[3][1].push_back(TrimapStroke{{{1, 1}}, 1, TrimapLabel::Unknown});
    QVERIFY(run());
    QVERIFY(m_log->tracked.empty());
    QCOMPARE(m_log->trimaps, frames(3, 3));
    QCOMPARE(m_log->mattes, frames(3, 3));
}

void tst_MattePipeline::stoppingAnywhereKeepsWhatIsDone()
{
    QVERIFY(run());
    const int whole = m_log->steps();
    QCOMPARE(whole, 60);
    std::mt19937 random(7);
    for (int trial = 0; trial < 12; ++trial) {
        init();
        int runs = 0, done = 0;
        for (;; ++runs) {
            std::stop_source stop;
            const int last = int(random() % 30);
            int step = 0;
            m_log->step = [&] {
                if (step++ == last)
                    stop.request_stop();
            };
            const auto result = run(stop.get_token());
            QVERIFY(result || result.error().kind == Error::Kind::Cancelled);
            QVERIFY2(m_log->steps() >= done, "work was lost");
            done = m_log->steps();
            if (result)
                break;
            QVERIFY(runs < 1000);
        }
        // No step was done twice, and nothing is missing in the end.
        QCOMPARE(m_log->steps(), whole);
        QCOMPARE(states(1), std::vector<FrameState>(20, FrameState::Fresh));
    }
}

void tst_MattePipeline::provisionalMasksAreNotFinal()
{
    m_log->hasTwoPasses = true;
    std::stop_source stop;
    int step = 0;
    m_log->step = [&] {
        if (step++ == 25) // in the second pass
            stop.request_stop();
    };
    QVERIFY(!run(stop.get_token()));
    std::vector<FrameState> expected(20, FrameState::Stale);
    std::fill_n(expected.begin(), 5, FrameState::Fresh);
    QCOMPARE(states(1, ResultKind::MaskLogits), expected);
    QVERIFY(run());
    QCOMPARE(states(1), std::vector<FrameState>(20, FrameState::Fresh));
    QCOMPARE(m_log->tracked, frames(0, 19));
}

void tst_MattePipeline::givenTrimapsAreUsedAsGiven()
{
    m_clip.prompts.clear();
    Image trimap(m_source->size(), 1, PixelType::U8);
    trimap.row<std::uint8_t>(2)[3] = 128;
    trimap.row<std::uint8_t>(2)[4] = 255;
    m_clip.trimaps[6][1] = PackedMask(trimap);
    QVERIFY(run());
    QVERIFY(m_log->tracked.empty() && m_log->trimaps.empty());
    QCOMPARE(m_log->mattes, frames(6, 6));
    MatteRenderer renderer(m_source, m_store, m_clip);
    for (const ExportContent content : contents) // the mask is what the alpha says
        QVERIFY(renderer.open(1, content, {6, 6}).empty());
    ExportSettings settings;
    settings.content = ExportContent::Trimap;
    const auto shown = renderer.exportFrame({1}, 6, settings);
    QVERIFY(shown);
    QVERIFY(*shown->trimap == trimap);
}

void tst_MattePipeline::aGivenMaskIsTheMask()
{
    Image mask(m_source->size(), 1, PixelType::U8);
    mask.row<std::uint8_t>(9)[9] = 255;
    m_clip.prompts[0][1] = {MaskPrompt{PackedMask(mask)}};
    QVERIFY(run());
    QCOMPARE(m_log->tracked, frames(1, 19));
    MatteRenderer renderer(m_source, m_store, m_clip);
    ExportSettings settings;
    settings.content = ExportContent::Mask;
    const auto shown = renderer.exportFrame({1}, 0, settings);
    QVERIFY(shown);
    QVERIFY(*shown->mask == mask);
}

void tst_MattePipeline::noAnswerMeansAbsent()
{
    m_log->lastFrameBeforeCut = 11;
    QVERIFY(run());
    std::vector<FrameState> expected(20, FrameState::Absent);
    std::fill_n(expected.begin(), 12, FrameState::Fresh);
    QCOMPARE(states(1), expected);
    MatteRenderer renderer(m_source, m_store, m_clip);
    const auto alpha = renderer.alpha(1, 15);
    QVERIFY(alpha);
    QVERIFY(*alpha == Image(m_source->size(), 1, PixelType::F32));
    m_log->clear();
    QVERIFY(run());
    QCOMPARE(m_log->steps(), 0);
}

void tst_MattePipeline::lockedFramesStay()
{
    QVERIFY(run());
    m_log->clear();
    setFramesLocked(m_clip, 1, {2, 4}, true);
    m_clip.prompts[0][1].push_back(PointPrompt{{9, 9}, false});
    QVERIFY(run());
    for (const int frame : {2, 3, 4})
        QVERIFY(std::ranges::find(m_log->mattes, frame) == m_log->mattes.end());
    QCOMPARE(int(m_log->mattes.size()), 17);
}

void tst_MattePipeline::aLostResultIsMadeAgain()
{
    QVERIFY(run());
    m_store->remove({1, 1, ResultKind::MaskLogits, 8, Revisions(m_clip).keys(1, 8).mask});
    m_store->remove({1, 1, ResultKind::Alpha, 8, Revisions(m_clip).keys(1, 8).alpha});
    m_log->clear();
    QVERIFY(run());
    QCOMPARE(m_log->tracked, frames(8, 8));
    QCOMPARE(m_log->mattes, frames(8, 8));
}

void tst_MattePipeline::objectsShareEachPixel()
{
    m_clip.addObject("second"); // the fake masks overlap: rows 4 to 11 and 8 to 15
    m_clip.prompts[0][2] = {PointPrompt{{3, 9}, true}};
    m_clip.object(1)->matte.edge.grow = 1;
    QVERIFY(run());
    MatteRenderer renderer(m_source, m_store, m_clip);
    const auto first = renderer.alpha(1, 12), second = renderer.alpha(2, 12);
    QVERIFY(first && second);
    float most = 0;
    for (int y = 0; y < 16; ++y) {
        for (int x = 0; x < 24; ++x) {
            const float sum = first->row<float>(y)[x] + second->row<float>(y)[x];
            QVERIFY2(sum <= 1.0001f, qPrintable(QString("%1,%2: %3").arg(x).arg(y).arg(sum)));
            most = std::max(most, sum);
        }
    }
    QVERIFY(most > 0.99f);
    ExportSettings settings;
    const auto both = renderer.exportFrame({1, 2}, 12, settings);
    QVERIFY(both && both->alpha && both->foreground && both->source);
    QVERIFY(std::abs(both->foreground->row<float>(6)[5] - 0.25f) < 1e-3f
            || both->foreground->row<float>(6)[5] < 1e-3f);
}

void tst_MattePipeline::edgeControlsAreAppliedOnce()
{
    m_clip.objects[0].matte.edge.levelsWhite = 0.8;
    QVERIFY(run());
    MatteRenderer renderer(m_source, m_store, m_clip);
    const auto alpha = renderer.alpha(1, 7, {});
    QVERIFY(alpha);
    QVERIFY(std::abs(alpha->row<float>(4)[0] - 0.5f / 0.8f) < 1e-3f);
}

void tst_MattePipeline::onlyLockedFramesSteadyLockedOnes()
{
    QVERIFY(run());
    const auto alpha = [this](double smoothing, const std::set<int> &locked) {
        m_clip.objects[0].matte.edge.temporalSmoothing = smoothing;
        m_clip.objects[0].lockedFrames = locked;
        return MatteRenderer(m_source, m_store, m_clip).alpha(1, 9, {}).value();
    };
    const Image plain = alpha(0, {});
    QVERIFY(alpha(1, {}) != plain);
    QVERIFY(alpha(1, {8, 10}) != plain);
    QVERIFY(alpha(1, {9}) == plain);
    QVERIFY(alpha(1, {8, 9, 10}) != plain);
}

void tst_MattePipeline::absentFramesAreNotSteadied()
{
    m_clip.prompts[9][1] = {AbsentPrompt{}};
    m_clip.objects[0].matte.edge.temporalSmoothing = 1;
    QVERIFY(run());
    const auto alpha = [&](int frame, double smoothing) {
        m_clip.objects[0].matte.edge.temporalSmoothing = smoothing;
        return MatteRenderer(m_source, m_store, m_clip).alpha(1, frame, {}).value();
    };
    QVERIFY(alpha(9, 1) == Image(m_source->size(), 1, PixelType::F32));
    QVERIFY(alpha(7, 1) != alpha(7, 0)); // else it shows nothing
    m_clip.prompts[7][1] = {AbsentPrompt{}}; // both neighbours of 8
    QVERIFY(alpha(8, 1) == alpha(8, 0));
}

void tst_MattePipeline::missingResultsAreNamed()
{
    MatteRenderer renderer(m_source, m_store, m_clip);
    const auto alpha = renderer.alpha(1, 3);
    QVERIFY(!alpha);
    QCOMPARE(alpha.error().kind, Error::Kind::NotFound);
    QVERIFY2(alpha.error().message.find("'first'") != std::string::npos,
             alpha.error().message.c_str());
    for (const ExportContent content : contents)
        QCOMPARE(renderer.open(1, content, {0, 19}), (std::vector<FrameRange>{{0, 19}}));
}

void tst_MattePipeline::masksNeedNoAlpha()
{
    MatteTask task;
    task.masksOnly = true;
    QVERIFY(run({}, task));
    const MatteRenderer renderer(m_source, m_store, m_clip);
    const std::vector<FrameRange> all{{0, 19}};
    QCOMPARE(renderer.open(1, ExportContent::ForegroundAndAlpha, {0, 19}), all);
    QCOMPARE(renderer.open(1, ExportContent::Trimap, {0, 19}), all);
    QVERIFY(renderer.open(1, ExportContent::Mask, {0, 19}).empty());
}

void tst_MattePipeline::tooLittleGraphicsMemoryIsMadeUpFor()
{
    EngineMakers makers = fakeEngines(m_log);
    int halvingsThatFit = 3; // one more than are tried
    bool isAlsoFullThere = false;
    makers.matter = [&, inner = makers.matter](const std::string &id, auto source,
                                               const EngineOptions &options) {
        return inner(id, source, options)
            .map([&](std::unique_ptr<Matter> &&matter) -> std::unique_ptr<Matter> {
                const bool fits = options.device == "cpu" ? !isAlsoFullThere
                                                          : options.halvings >= halvingsThatFit;
                if (fits)
                    return std::move(matter);
                return std::make_unique<CrampedMatter>(std::move(matter));
            });
    };
    std::vector<LessMemory> steps;
    MatteEvents events;
    events.tookLessMemory = [&](LessMemory how) { steps.push_back(how); };
    events.made = [&](const MadeResult &made) {
        m_clip.results.set(made.object, made.kind, made.frame, made.result);
    };
    const auto run = [&] {
        return MattePipeline(m_source, m_store, {"cuda:0"}, makers).run(m_clip, {}, {}, events);
    };
    QVERIFY(run());
    using enum LessMemory;
    QVERIFY((steps == std::vector{SmallerParts, SmallerParts, Processor}));
    QCOMPARE(m_log->mattes, frames(0, 19));
    QCOMPARE(m_log->tracked, frames(0, 19)); // what is done stays
    steps.clear();
    m_clip.results.clear();
    halvingsThatFit = 1; // and then the graphics processor goes on
    QVERIFY(run());
    QVERIFY((steps == std::vector{SmallerParts}));
    halvingsThatFit = 3;
    isAlsoFullThere = true;
    m_clip.results.clear();
    const Result<> failed = run();
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, Error::Kind::OutOfMemory);
}

void tst_MattePipeline::givenImagesOfAnotherSizeAreRefused()
{
    const PackedMask small(Image({12, 8}, 1, PixelType::U8));
    m_clip.trimaps[6][1] = small;
    const auto trimap = run();
    QVERIFY(!trimap);
    QCOMPARE(trimap.error().kind, Error::Kind::InvalidInput);
    QVERIFY2(trimap.error().message.find("frame 7 is 12 x 8") != std::string::npos,
             trimap.error().message.c_str());
    m_clip.trimaps.clear();
    m_clip.prompts[3][1] = {MaskPrompt{small}};
    const auto mask = run();
    QVERIFY(!mask);
    QVERIFY2(mask.error().message.find("frame 4 is 12 x 8") != std::string::npos,
             mask.error().message.c_str());
}

QTEST_GUILESS_MAIN(tst_MattePipeline)
#include "tst_matte_pipeline.moc"
