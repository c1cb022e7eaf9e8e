// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/benchmarks/ui/long_steps.h"

#include "app/commands/job_results.h"
#include "app/commands/result_commands.h"
#include "app/jobs/view_request.h"
#include "project_io/media/frame_cache.h"
#include "tests/benchmarks/timing.h"
#include "tests/benchmarks/ui/distribution.h"

#include <QCoreApplication>
#include <QDir>

#include <array>
#include <functional>

namespace filigree::bench {
namespace {

constexpr int frames = 10'000;
constexpr int rounds = 10;
constexpr const char *bar = "worst < 10";
constexpr std::array<ObjectId, 2> objects{1, 2};

//! Its own work alone, so that other programs do not matter.
double timeOf(const std::function<void()> &work)
{
    const double began = threadMs();
    work();
    return threadMs() - began;
}

void fill(Project &project)
{
    ClipReference media;
    media.frameCount = frames;
    media.size = {3840, 2160};
    ClipEntry &clip = project.addClip(media, "long");
    for (const ObjectId object : objects) {
        clip.addObject();
        for (int frame = 0; frame < frames; frame += 20)
            clip.prompts[frame][object] = {PointPrompt{{double(frame), 20.0 * object}, true},
                                           BoxPrompt{{100, 100, 900, 800}}};
    }
}

//! A job as TrackController runs it, from the middle outwards; returns the time of each note.
Distribution runJob(Document &document, std::uint64_t job, int step)
{
    Distribution notes;
    const auto results = std::make_shared<JobResults>();
    document.push(makeResults(document, results, "Track", {0, frames - 1}));
    for (int n = 0; n < frames; n += step) {
        const int frame = frames / 2 + (n % (2 * step) == 0 ? n / 2 : -(n + step) / 2);
        for (const ObjectId object : objects) {
            for (const ResultKind kind : allResultKinds) {
                const MadeResult made{object, kind, frame, {{job, std::uint64_t(frame)}, 1}};
                notes.add(timeOf([&] {
                    results->add(*document.clip(), made);
                    document.noteResult(document.clipId(), made);
                }));
            }
        }
    }
    return notes;
}

void stepBackAndForth(Document &document, const char *undone, const char *done)
{
    Distribution undo, redo;
    for (int round = 0; round < rounds; ++round) {
        undo.add(timeOf([&] { document.undoStack().undo(); }));
        redo.add(timeOf([&] { document.undoStack().redo(); }));
    }
    printDistribution(undone, undo, bar);
    printDistribution(done, redo, bar);
}

void repeat(const char *name, const std::function<void()> &work)
{
    Distribution times;
    for (int round = 0; round < rounds; ++round)
        times.add(timeOf(work));
    printDistribution(name, times, bar);
}

} // namespace

Result<> measureLongSteps(const QString &folder)
{
    WorkSessionOptions options;
    options.sessionsFolder = QDir(folder).filePath("steps").toStdString();
    auto opened = WorkSession::open(options);
    if (!opened)
        return tl::unexpected(opened.error());
    const std::shared_ptr<WorkSession> work = std::move(*opened);
    fill(work->project());
    Document document(std::make_shared<FrameCache>());
    document.setWork(work);

    printDistribution("first job: note a result", runJob(document, 1, 1), bar);
    printDistribution("job on all of it again: note a result", runJob(document, 2, 1), bar);
    stepBackAndForth(document, "undo the job", "redo the job");
    {
        const ClipEntry seenElsewhere = *document.clip(); // as the jobs have it
        printDistribution("job on every other frame: note a result", runJob(document, 3, 2), bar);
        stepBackAndForth(document, "undo that job", "redo that job");
    }
    document.push(lockObject(document, 1, true));
    stepBackAndForth(document, "undo locking an object", "lock it");
    document.undoStack().undo();
    document.push(deleteResults(document, 1, {0, frames - 1}));
    stepBackAndForth(document, "undo deleting an object's results", "delete them");
    document.undoStack().undo();
    repeat("copy the clip", [&] { (void)std::make_shared<const ClipEntry>(*document.clip()); });
    repeat("part of the clip for the view",
           [&] { (void)clipForView(*document.clip(), framesOfView(frames - 10, {}, frames)); });
    repeat("what depends on what", [&] { (void)Revisions(*document.clip()); });
    document.undoStack().undo();
    Distribution turns;
    for (int turn = 0; turn < 500; ++turn)
        turns.add(timeOf([] { QCoreApplication::processEvents(); }));
    printDistribution("turns of looking up what undo put back", turns, bar);
    document.setWork(nullptr);
    return {};
}

} // namespace filigree::bench
