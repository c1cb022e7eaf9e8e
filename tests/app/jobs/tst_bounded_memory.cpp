// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/export_plan.h"
#include "app/jobs/given_images.h"
#include "app/jobs/matte_pipeline.h"
#include "app/jobs/matte_renderer.h"
#include "fake_engines.h"
#include "project_io/media/cached_frame_source.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <malloc.h>

using namespace filigree;

// A film is longer than the memory is large: what a job keeps must not grow with the clip.
class tst_BoundedMemory final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    // Decoding, masks, mattes and the export of a long clip.
    void aJobDoesNotGrow();
    // Trackers and matters remember frames: a few.
    void theBuiltInEnginesDoNotGrow();
    // Masks and trimaps for every frame are held, but packed.
    void givenPicturesStayPacked_data();
    void givenPicturesStayPacked();

private:
    std::shared_ptr<CachedFrameSource> open(const QString &name, std::size_t cacheBytes) const;
    std::shared_ptr<ResultStore> store(const char *name) const
    {
        return std::move(*ResultStore::open(path(name)));
    }
    std::string path(const QString &name) const { return m_folder.filePath(name).toStdString(); }
    QTemporaryDir m_folder;
};

namespace {

constexpr int frames = 2000;
constexpr int early = 300; // caches are full by then
constexpr Size size{192, 108};
constexpr double megabyte = 1 << 20;
// Of a leak of one 8-bit mask per frame, 1,700 frames would be 34 MB.
constexpr double mostGrowth = 20;

//! Resident memory in MB, without what the allocator holds back.
double resident()
{
    malloc_trim(0);
    QFile file("/proc/self/statm");
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / megabyte;
}

//! Remembers how much memory there was at an early frame of each stage, and at its last.
struct Watch
{
    struct Stage
    {
        double early = 0;
        double last = 0;
    };
    std::map<QString, Stage> stages;

    void see(const QString &stage, int frame)
    {
        if (frame == early)
            stages[stage].early = resident();
        if (frame == frames - 1)
            stages[stage].last = resident();
    }
};

//! The pipeline's matter reads the picture, as real ones do.
class ReadingMatter final : public Matter
{
public:
    ReadingMatter(std::unique_ptr<Matter> inner, std::shared_ptr<FrameSource> frames)
        : m_inner(std::move(inner))
        , m_frames(std::move(frames))
    { }
    Result<Matte> matte(const MatteRequest &request, std::stop_token stop) override
    {
        const auto picture = m_frames->frame(request.frame, stop);
        return picture ? m_inner->matte(request, stop) : tl::unexpected(picture.error());
    }
    void reset() override { m_inner->reset(); }

private:
    std::unique_ptr<Matter> m_inner;
    std::shared_ptr<FrameSource> m_frames;
};

void writeMovie(const QString &file, const QStringList &drawn)
{
    QProcess ffmpeg;
    ffmpeg.start("ffmpeg",
                 QStringList{"-loglevel", "error", "-nostdin"} + drawn
                     + QStringList{"-frames:v", QString::number(frames), file});
    QVERIFY2(ffmpeg.waitForFinished(60'000) && ffmpeg.exitCode() == 0,
             ffmpeg.readAllStandardError());
}

QString drawing(const char *what)
{
    return QString("%1=size=%2x%3:rate=25").arg(what).arg(size.width).arg(size.height);
}

ClipEntry &addClip(Project &project, const Prompt &prompt)
{
    ClipReference media;
    media.frameCount = frames;
    media.size = size;
    ClipEntry &clip = project.addClip(media, "long");
    clip.addObject("object");
    clip.prompts[0][1] = {prompt};
    return clip;
}

MatteEvents watched(ClipEntry &clip, Watch &watch)
{
    MatteEvents events;
    events.made = [&](const MadeResult &made) {
        clip.results.set(made.object, made.kind, made.frame, made.result);
        if (made.kind == ResultKind::MaskLogits)
            watch.see("tracking", made.frame);
        if (made.kind == ResultKind::Alpha)
            watch.see("matting", made.frame);
    };
    return events;
}

void verify(const Watch &watch)
{
    for (const auto &[stage, seen] : watch.stages) {
        qInfo("%s: %.0f MB at frame %d, %.0f MB at frame %d", qPrintable(stage), seen.early, early,
              seen.last, frames);
        QVERIFY2(seen.early > 0 && seen.last > 0, qPrintable(stage));
        QVERIFY2(seen.last - seen.early < mostGrowth, qPrintable(stage));
    }
}

} // namespace

void tst_BoundedMemory::initTestCase()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("Sanitizers keep memory that was freed.");
#endif
    if (!QFile::exists("/proc/self/statm"))
        QSKIP("This system does not tell the resident memory through /proc.");
    writeMovie(m_folder.filePath("clip.mp4"),
               {"-f", "lavfi", "-i", drawing("testsrc2"), "-c:v", "mpeg4", "-g", "50", "-bf", "2",
                "-q:v", "5"});
    writeMovie(m_folder.filePath("trimap.mkv"),
               {"-i", m_folder.filePath("clip.mp4"), "-vf",
                "format=gray,boxblur=4,lutyuv=y='if(gt(val,150),255,if(gt(val,110),128,0))'",
                "-c:v", "ffv1"});
    writeMovie(m_folder.filePath("card.mp4"),
               {"-f", "lavfi", "-i", drawing("testsrc2"), "-f", "lavfi", "-i",
                "color=orange:size=48x40:rate=25", "-filter_complex",
                "[0]boxblur=10[b];[b][1]overlay=x='72+40*sin(t)':y='34+20*cos(1.3*t)'", "-c:v",
                "mpeg4", "-q:v", "4"});
}

std::shared_ptr<CachedFrameSource> tst_BoundedMemory::open(const QString &name,
                                                           std::size_t cacheBytes) const
{
    auto source = CachedFrameSource::open(path(name), std::make_shared<FrameCache>(cacheBytes));
    return source ? *source : nullptr;
}

void tst_BoundedMemory::aJobDoesNotGrow()
{
    const auto source = open("clip.mp4", 16 << 20);
    QVERIFY(source && source->frameCount() == frames);
    const std::shared_ptr<ResultStore> store = this->store("results");
    Project project;
    ClipEntry &clip = addClip(project, PointPrompt{{3, 6}, true});
    Watch watch;
    const MatteEvents events = watched(clip, watch);
    EngineMakers makers = fakeEngines(std::make_shared<FakeLog>());
    makers.matter = [inner = makers.matter](const std::string &id,
                                            std::shared_ptr<FrameSource> pictures,
                                            const EngineOptions &options) {
        return inner(id, pictures, options)
            .map([&](std::unique_ptr<Matter> &&matter) -> std::unique_ptr<Matter> {
                return std::make_unique<ReadingMatter>(std::move(matter), pictures);
            });
    };
    const auto made = MattePipeline(source, store, {}, makers).run(clip, {}, {}, events);
    QVERIFY2(made, made ? "" : made.error().message.c_str());

    MatteRenderer renderer(source, store, clip);
    const auto settings = parseExportSpec("ffv1:" + path("matte.mkv"));
    const auto plan = plannedExports({*settings}, clip, {1}, false, source->info(), {});
    QVERIFY2(plan, plan ? "" : plan.error().message.c_str());
    bool isGood = false;
    const auto exported = runExports(
        *plan, renderer, source->info(), {},
        [&](std::string_view stage, int done, int) {
            watch.see(QString::fromUtf8(stage.data(), qsizetype(stage.size())),
                      std::min(done, frames - 1));
        },
        [&](const PlannedExport &, const ExportReport &report) { isGood = report.verdict.ok; });
    QVERIFY2(exported, exported ? "" : exported.error().message.c_str());
    QVERIFY(isGood);

    QVERIFY(watch.stages.size() >= 4); // tracking, matting, writing and checking
    verify(watch);
}

void tst_BoundedMemory::theBuiltInEnginesDoNotGrow()
{
    const auto source = open("card.mp4", 16 << 20);
    QVERIFY(source && source->frameCount() == frames);
    Project project;
    ClipEntry &clip = addClip(project, BoxPrompt{{72, 54, 119, 93}});
    clip.objects.front().track.budget = TrainingBudget::Draft;
    Watch watch;
    const auto made =
        MattePipeline(source, store("own"), {}).run(clip, {}, {}, watched(clip, watch));
    QVERIFY2(made, made ? "" : made.error().message.c_str());
    QCOMPARE(watch.stages.size(), std::size_t(2));
    verify(watch);
    // To the end there was something to do.
    QVERIFY(clip.results.latest(1, ResultKind::Alpha, frames - 1).presence > 0.5);
}

void tst_BoundedMemory::givenPicturesStayPacked_data()
{
    QTest::addColumn<bool>("isTrimap");
    QTest::newRow("masks") << false;
    QTest::newRow("trimaps") << true;
}

void tst_BoundedMemory::givenPicturesStayPacked()
{
    QFETCH(bool, isTrimap);
    const auto source = open("clip.mp4", 4 << 20);
    QVERIFY(source);
    const GivenImagesRequest request{path("trimap.mkv"), std::nullopt, isTrimap};
    { // whatever decoding needs once is there from now on
        const auto few = loadGivenImages(request, *source, source->info(), {0, early}, {});
        QVERIFY2(few, few ? "" : few.error().message.c_str());
    }
    const double before = resident();
    const auto images = loadGivenImages(request, *source, source->info(), {0, frames - 1}, {});
    QVERIFY(images && images->size() == std::size_t(frames));
    const double grown = resident() - before;
    const double unpacked = double(frames) * size.width * size.height / megabyte;
    qInfo("%d pictures of %.0f MB take %.1f MB", frames, unpacked, grown);
    QVERIFY2(grown < unpacked / 5, qPrintable(QString::number(grown)));
}

QTEST_GUILESS_MAIN(tst_BoundedMemory)
#include "tst_bounded_memory.moc"
