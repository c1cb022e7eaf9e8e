// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "benchmark.h"
#include "project_io/media/frame_cache.h"
#include "tests/benchmarks/timing.h"
#include "tests/benchmarks/ui/long_steps.h"
#include "tests/benchmarks/ui/started_window.h"
#include "tests/benchmarks/ui/ui_session.h"

#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>

namespace filigree::bench {
namespace {

constexpr int starts = 5;
constexpr int firstClicks = 10;
constexpr int jumps = 40;
constexpr int restingClicks = 4;
constexpr double longRest = 5000; // ms
constexpr double mostTracking = 150'000; // ms that the hand goes on while a job runs
const Footage shortGroups{{1920, 1080}, 480, 48, 1, "veryfast"};
const Footage longGroups{{1920, 1080}, 480, 250, 1, "veryfast"};
const Footage longClip{{3840, 2160}, 100, 50, 100, "ultrafast"};

//! Settings, recent files and work in progress of whoever runs this stay as they are.
void keepToFolder(const QString &folder)
{
    for (const char *variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(variable, folder.toUtf8());
    if (qEnvironmentVariableIsEmpty("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

std::string loadOfMachine()
{
    std::ifstream file("/proc/loadavg");
    std::string load;
    file >> load;
    return load;
}

void printCosts(const LoopRecord &record)
{
    std::vector<std::pair<std::string, EventCost>> costs(record.costs.begin(), record.costs.end());
    std::ranges::sort(costs, {}, [](const auto &cost) { return -cost.second.worstCpuMs; });
    std::printf("  what took the GUI thread longest, ms of its own work: worst (of the clock), how "
                "often over 10, of how many\n");
    for (std::size_t n = 0; n < std::min<std::size_t>(costs.size(), 10); ++n) {
        const auto &[name, cost] = costs[n];
        std::printf("    %8.1f (%.1f) %4d %6d  %s\n", cost.worstCpuMs, cost.worstWallMs,
                    cost.tooLong, cost.count, name.c_str());
    }
}

void printLoop(const LoopRecord &record)
{
    printDistribution("event loop: delay", record.delays, "p99 < 16, worst < 50");
    printDistribution("event loop: of that, its own work", record.work, "p99 < 16, worst < 50");
}

void printTimes(const UiSession::Times &times)
{
    for (const auto &[name, distribution] : times) {
        const bool isScrub = name.find("jump") == 0 || name.find("drag") == 0;
        const char *bar = "";
        if (isScrub && name.find("exact") != std::string::npos)
            bar = "p95 < 120";
        else if (isScrub)
            bar = "p95 < 16";
        printDistribution(name.c_str(), distribution, bar);
    }
}

int failed(const Error &error)
{
    std::fprintf(stderr, "filigree-bench: %s\n", error.message.c_str());
    return 1;
}

Result<> measureStarts()
{
    Distribution windows;
    Distribution memory;
    for (int n = 0; n < starts; ++n) {
        const auto times = startWindow({});
        if (!times)
            return tl::unexpected(times.error());
        windows.add(times->window);
        memory.add(times->peakMiB);
    }
    printDistribution("start of the process to usable window", windows, "< 1500");
    std::printf("  an empty window holds at most %.0f MiB\n", memory.percentile(100));
    return {};
}

//! Nothing that was done before may help.
Result<> measureFirstClicks(const QString &folder)
{
    const auto clip = makeFootage(folder, longGroups);
    if (!clip)
        return tl::unexpected(clip.error());
    Distribution windows, pictures, clicks, aimedClicks;
    for (int n = 0; n < 2 * firstClicks; ++n) {
        const bool isAimed = n % 2 == 0;
        const auto times = startWindow(*clip, FirstClick{thingOn(longGroups, 0), isAimed});
        if (!times)
            return tl::unexpected(times.error());
        windows.add(times->window);
        pictures.add(times->picture);
        (isAimed ? aimedClicks : clicks).add(times->click);
    }
    printDistribution("start of the process with a clip to usable window", windows, "< 1500");
    printDistribution("start of the process to its first frame", pictures, "");
    printDistribution("first click half a second later: its mask", clicks, "< 150");
    printDistribution("first click, pointed at for 0.2 s", aimedClicks, "< 150");
    return {};
}

Result<> measureLongProject(const QString &folder)
{
    const auto clip = makeFootage(folder, longClip);
    if (!clip)
        return tl::unexpected(clip.error());
    const auto project = makeProject(folder, *clip);
    if (!project)
        return tl::unexpected(project.error());
    Distribution opened, waited;
    double peak = 0;
    for (int n = 0; n < starts; ++n) {
        const auto times = startWindow(*project);
        if (!times)
            return tl::unexpected(times.error());
        opened.add(times->picture);
        waited.add(times->picture - times->window);
        peak = std::max(peak, times->peakMiB);
    }
    printDistribution("start of the process to 10,000 frames of 4K", opened, "< 2000");
    printDistribution("of that, with a usable window", waited, "");
    std::printf(
        "  80,000 results, 1,000 prompts; holds at most %.0f MiB, budget of the frame cache "
        "%.0f MiB\n",
        peak, double(FrameCache::defaultBudget()) / (1 << 20));
    return {};
}

//! Playing, scrubbing, zooming and clicking, once each.
double useHands(UiSession &session, int round)
{
    const double rate = session.play(3);
    session.drag(120, "drag");
    session.jumpAtRandom(jumps / 4, "jump");
    session.zoom(16, "zoom");
    const bool isAimed = round % 2 != 0;
    session.click(round % 3 != 2, isAimed ? "click, pointed at for 0.2 s" : "click",
                  isAimed ? aimingTime : 0);
    return rate;
}

Result<> measureScrubbing(WatchedApplication &application, const QString &clip,
                          const Footage &footage)
{
    UiSession session(application);
    if (const Result<> opened = session.open(clip, footage); !opened)
        return opened;
    (void)application.take();
    session.jumpAtRandom(jumps, "jump");
    session.drag(240, "drag");
    session.rest(longRest); // what somebody looks at is decoded around meanwhile
    session.jumpAtRandom(jumps, "jump, after a rest");
    session.drag(240, "drag, after a rest");
    const LoopRecord record = application.take();
    printTimes(session.times());
    printLoop(record);
    if (session.unanswered() > 0)
        std::printf("  never shown: %d\n", session.unanswered());
    printCosts(record);
    return {};
}

Result<> measureTracking(WatchedApplication &application, const QString &clip,
                         const Footage &footage, TrainingBudget budget)
{
    UiSession session(application);
    if (const Result<> opened = session.open(clip, footage); !opened)
        return opened;
    session.click(true, "first click");
    session.rest(1000);
    for (int n = 0; n < restingClicks; ++n) {
        session.click(n % 3 != 2, "click, no job");
        session.rest(500);
    }
    (void)application.take();
    session.track(budget);
    const double began = wallMs();
    Distribution rates;
    int round = 0;
    do {
        rates.add(useHands(session, round++));
    } while (session.isTracking() && wallMs() - began < mostTracking);
    const bool ended = !session.isTracking();
    session.cancelTracking();
    const LoopRecord record = application.take();
    printTimes(session.times());
    printLoop(record);
    std::printf("  playing: %.1f of 24 pictures a second, at least %.1f; %d rounds in %.0f s, the "
                "job %s\n",
                rates.percentile(50), rates.percentile(0), round, (wallMs() - began) / 1000,
                ended ? "ended by itself" : "was cancelled");
    if (session.unanswered() > 0)
        std::printf("  never shown: %d\n", session.unanswered());
    printCosts(record);
    return {};
}

Result<> measureWindow(const Arguments &arguments, const QString &folder)
{
    int argc = 1;
    char name[] = "filigree-bench";
    char *argv[] = {name, nullptr};
    WatchedApplication application(argc, argv);
    for (const Footage &footage : {shortGroups, longGroups}) {
        const auto clip = makeFootage(folder, footage);
        if (!clip)
            return tl::unexpected(clip.error());
        if (arguments.wantsProtocol("scrub")) {
            std::printf("H.264 1080p, a key frame every %d; load of the machine %s\n",
                        footage.group, loadOfMachine().c_str());
            printDistributionHead();
            if (const auto done = measureScrubbing(application, *clip, footage); !done)
                return done;
        }
        if (footage.group == longGroups.group && arguments.wantsProtocol("track")) {
            std::printf("the same clip while it is tracked; load of the machine %s\n",
                        loadOfMachine().c_str());
            printDistributionHead();
            if (const auto done = measureTracking(application, *clip, footage, arguments.budget);
                !done)
                return done;
        }
    }
    return {};
}

} // namespace

int runUi(const Arguments &arguments)
{
    QCoreApplication::setApplicationName(QStringLiteral("filigree"));
    const QTemporaryDir own;
    const QString folder =
        arguments.save.empty() ? own.path() : QString::fromStdString(arguments.save);
    keepToFolder(own.path());
    char name[] = "filigree-bench";
    if (arguments.wantsProtocol("start") || arguments.wantsProtocol("project")
        || arguments.wantsProtocol("first") || arguments.wantsProtocol("steps")) {
        int argc = 1;
        char *argv[] = {name, nullptr};
        const QCoreApplication application(argc, argv);
        std::printf("load of the machine %s\n", loadOfMachine().c_str());
        printDistributionHead();
        if (arguments.wantsProtocol("start"))
            if (const auto done = measureStarts(); !done)
                return failed(done.error());
        if (arguments.wantsProtocol("first"))
            if (const auto done = measureFirstClicks(folder); !done)
                return failed(done.error());
        if (arguments.wantsProtocol("project"))
            if (const auto done = measureLongProject(folder); !done)
                return failed(done.error());
        if (arguments.wantsProtocol("steps"))
            if (const auto done = measureLongSteps(own.path()); !done)
                return failed(done.error());
    }
    if (arguments.wantsProtocol("scrub") || arguments.wantsProtocol("track"))
        if (const auto done = measureWindow(arguments, folder); !done)
            return failed(done.error());
    return 0;
}

} // namespace filigree::bench
