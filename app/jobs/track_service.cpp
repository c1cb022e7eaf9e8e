// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/track_service.h"

#include "app/jobs/matte_pipeline.h"
#include "app/jobs/pipeline_shelf.h"
#include "inference/base/thread_rank.h"

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

namespace filigree {
namespace {

using namespace std::chrono_literals;

constexpr auto settlingTime = 250ms; // a playhead that rests so long is looked at
constexpr auto showingTime = 80ms; // of an answer, before the frame in view is worked on again
constexpr auto resumeDelay = 400ms; // after a change, as more may follow
constexpr auto reportInterval = 50ms;
constexpr std::size_t recentKept = 2000;

double secondsNow()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double>(now).count();
}

//! Whether results made from one would hold for the other.
bool isSameWork(const ClipEntry &a, const ClipEntry &b)
{
    const auto isSame = [](const ObjectInfo &one, const ObjectInfo &other) {
        return one.id == other.id && one.locked == other.locked
            && one.repelsOnly == other.repelsOnly && one.track == other.track
            && one.trimap == other.trimap && one.matte.matter == other.matte.matter
            && one.matte.decontaminate == other.matte.decontaminate
            && one.lockedFrames == other.lockedFrames;
    };
    return a.id == b.id && a.range == b.range && a.prompts == b.prompts && a.trimaps == b.trimaps
        && std::ranges::equal(a.objects, b.objects, isSame);
}

} // namespace

struct TrackService::Turn
{
    Job job; // number 0: the frame in view
    std::shared_ptr<FrameSource> frames;
    std::shared_ptr<ResultStore> store;
    EngineOptions options;
    int media = 0;
    int waiting = 0;
    bool isFirst = true; // not resumed
    std::stop_token stop;
};

TrackService::TrackService(std::shared_ptr<WorkGate> gate, EngineMakers makers,
                           std::shared_ptr<PipelineShelf> shelf, QObject *parent)
    : QObject(parent)
    , m_gate(std::move(gate))
    , m_makers(std::move(makers))
    , m_shelf(shelf ? std::move(shelf) : std::make_shared<PipelineShelf>())
    , m_thread([this](std::stop_token stop) { work(stop); })
{
    connect(this, &TrackService::made, this, [this] { ++m_noted; });
}

TrackService::~TrackService()
{
    m_thread.request_stop();
    const std::lock_guard lock(m_state.mutex);
    m_state.run.request_stop();
}

void TrackService::interrupt()
{
    m_state.run.request_stop();
    m_state.changed.notify_all();
}

void TrackService::setMedia(std::shared_ptr<FrameSource> frames, std::shared_ptr<ResultStore> store)
{
    std::deque<Job> ended;
    m_shelf->setClip(frames, store);
    {
        const std::lock_guard lock(m_state.mutex);
        m_state.frames = std::move(frames);
        m_state.store = std::move(store);
        ++m_state.media;
        ended.swap(m_state.jobs);
        m_state.view = nullptr;
        interrupt();
    }
    for (const Job &job : ended)
        emit cancelled(job.number);
}

void TrackService::setEngines(const EngineOptions &options)
{
    const std::lock_guard lock(m_state.mutex);
    m_state.options = options;
}

int TrackService::start(std::shared_ptr<const ClipEntry> clip, const MatteTask &task)
{
    const std::lock_guard lock(m_state.mutex);
    m_state.jobs.push_back({++m_state.lastNumber, std::move(clip), task, m_noted});
    if (m_state.isIdleRun)
        m_state.run.request_stop();
    m_state.changed.notify_all();
    return m_state.lastNumber;
}

void TrackService::update(std::shared_ptr<const ClipEntry> clip)
{
    const std::lock_guard lock(m_state.mutex);
    bool isChanged = false;
    for (Job &job : m_state.jobs) {
        if (job.clip->id != clip->id)
            continue;
        isChanged = isChanged || !isSameWork(*job.clip, *clip);
        job.clip = clip;
        job.noted = m_noted;
    }
    if (!isChanged)
        return;
    m_state.resumeTime = Clock::now() + resumeDelay;
    interrupt();
}

void TrackService::setFocus(int frame, std::shared_ptr<const ClipEntry> part)
{
    const std::lock_guard lock(m_state.mutex);
    if (frame != m_state.focus) {
        m_state.focus = frame;
        m_state.focusTime = Clock::now();
    }
    m_state.view = std::move(part);
    m_state.viewTime = Clock::now();
    m_state.viewNoted = m_noted;
    if (m_state.isIdleRun)
        m_state.run.request_stop();
    m_state.changed.notify_all();
}

int TrackService::settledFocus()
{
    const std::lock_guard lock(m_state.mutex);
    if (m_state.settledFocus < 0 || Clock::now() - m_state.focusTime >= settlingTime)
        m_state.settledFocus = m_state.focus;
    return m_state.settledFocus;
}

void TrackService::cancel(int job)
{
    {
        const std::lock_guard lock(m_state.mutex);
        const auto it = std::ranges::find(m_state.jobs, job, &Job::number);
        if (it == m_state.jobs.end())
            return;
        if (it == m_state.jobs.begin() && !m_state.isIdleRun)
            m_state.run.request_stop();
        m_state.jobs.erase(it);
        m_state.changed.notify_all();
    }
    emit cancelled(job);
}

void TrackService::cancelAll()
{
    std::deque<Job> ended;
    {
        const std::lock_guard lock(m_state.mutex);
        ended.swap(m_state.jobs);
        interrupt();
    }
    for (const Job &job : ended)
        emit cancelled(job.number);
}

bool TrackService::isBusy() const
{
    const std::lock_guard lock(m_state.mutex);
    return !m_state.jobs.empty();
}

//! Waits for something to do. False: the service ends.
bool TrackService::takeTurn(Turn &turn, std::stop_token stop)
{
    std::unique_lock lock(m_state.mutex);
    for (;;) {
        m_state.changed.wait(lock, stop, [this] {
            return m_state.frames && (!m_state.jobs.empty() || m_state.view);
        });
        if (stop.stop_requested())
            return false;
        const auto due = !m_state.jobs.empty()
            ? m_state.resumeTime
            : std::max(m_state.focusTime + settlingTime / 2, m_state.viewTime + showingTime);
        if (Clock::now() >= due)
            break;
        m_state.changed.wait_until(lock, stop, due, [] { return false; });
        if (stop.stop_requested())
            return false;
    }
    m_state.run = std::stop_source();
    m_state.isIdleRun = m_state.jobs.empty();
    const int last = turn.job.number;
    if (m_state.isIdleRun) {
        turn.job = {0, std::exchange(m_state.view, nullptr), {}, m_state.viewNoted};
        turn.job.task.range = {m_state.focus, m_state.focus};
        turn.job.task.mattesOnly = true;
    } else {
        turn.job = m_state.jobs.front();
    }
    turn.isFirst = turn.job.number != last;
    turn.frames = m_state.frames;
    turn.store = m_state.store;
    turn.options = m_state.options;
    turn.media = m_state.media;
    turn.waiting = int(m_state.jobs.size()) - 1;
    turn.stop = m_state.run.get_token();
    return true;
}

void TrackService::work(std::stop_token stop)
{
    setThreadRank(ThreadRank::Working);
    for (Turn turn; takeTurn(turn, stop);)
        run(turn);
}

void TrackService::run(Turn &turn)
{
    if (m_recentMedia != turn.media) {
        m_recentMedia = turn.media;
        m_recent.clear();
    }
    // Other engines would have to learn anew what those of a job under way have learnt.
    if (turn.isFirst)
        m_jobOptions = turn.options;
    const PipelinePlace place{turn.frames, turn.store, m_jobOptions};
    std::unique_ptr<MattePipeline> pipeline = m_shelf->take(place);
    if (!pipeline)
        pipeline = std::make_unique<MattePipeline>(turn.frames, turn.store, m_jobOptions, m_makers);
    if (turn.job.number > 0 && turn.isFirst) {
        emit started(turn.job.number);
        const auto &[in, out] =
            turn.job.task.range.size() > 0 ? turn.job.task.range : turn.job.clip->effectiveRange();
        const int frames = out - in + 1;
        const int objects = int(turn.job.task.objects.empty() ? turn.job.clip->objects.size()
                                                              : turn.job.task.objects.size());
        std::map<std::string, int> plan{{"tracking", frames}};
        if (!turn.job.task.masksOnly)
            plan["matting"] = frames * objects;
        m_remaining.begin(plan, secondsNow());
    } else if (turn.job.number > 0) {
        m_remaining.standAside(m_turnEnd, secondsNow());
    }
    ClipEntry clip = *turn.job.clip;
    // No others: what was taken back or deleted since is not to come back.
    const int unknown = std::clamp(m_madeCount - turn.job.noted, 0, int(m_recent.size()));
    for (auto it = m_recent.end() - unknown; it != m_recent.end(); ++it) {
        const MadeResult &made = *it;
        if (clip.object(made.object)
            && clip.results.find(made.object, made.kind, made.frame, made.result.key).key.isNull())
            clip.results.set(made.object, made.kind, made.frame, made.result);
    }
    MatteEvents events;
    events.made = [&](const MadeResult &result) {
        m_recent.push_back(result);
        ++m_madeCount;
        if (m_recent.size() > recentKept)
            m_recent.pop_front();
        emit made(clip.id, result, turn.job.number);
    };
    events.pause = [&] {
        const double begin = secondsNow();
        m_gate->pass(turn.stop);
        m_remaining.standAside(begin, secondsNow());
    };
    events.focus = [this] { return settledFocus(); };
    if (turn.job.number > 0)
        events.troubled = [&](const FrameTroubles &troubles) {
            emit troubled(turn.job.number, troubles);
        };
    events.tookLessMemory = [this](LessMemory how) { emit tookLessMemory(how); };
    events.progress = [&](std::string_view stage, int done, int total) {
        tell(turn, std::string(stage), done, total);
    };
    Result<> result;
    try {
        result = pipeline->run(clip, turn.job.task, turn.stop, events);
    } catch (const std::bad_alloc &) {
        result = fail(Error::Kind::OutOfMemory,
                      "There was not enough memory to go on. Close other programs.");
    } catch (const std::exception &error) {
        result = fail(Error::Kind::Internal, std::string("The job failed: ").append(error.what()));
    }
    m_shelf->put(place, std::move(pipeline));
    m_turnEnd = secondsNow();
    endTurn(turn, result);
}

void TrackService::endTurn(const Turn &turn, const Result<> &result)
{
    const bool isStopped = turn.stop.stop_requested();
    {
        const std::lock_guard lock(m_state.mutex);
        m_state.isIdleRun = false;
        if (turn.job.number > 0) {
            if (m_state.jobs.empty() || m_state.jobs.front().number != turn.job.number)
                return; // cancelled, which was told
            if (!result && isStopped)
                return; // goes on with what holds now
            m_state.jobs.pop_front();
        }
    }
    if (!result && !isStopped)
        emit failed(turn.job.number, result.error());
    else if (result && turn.job.number > 0)
        emit succeeded(turn.job.number);
}

void TrackService::tell(const Turn &turn, const std::string &stage, int done, int total)
{
    if (turn.job.number == 0)
        return;
    const auto now = Clock::now();
    m_remaining.report(stage, done, total, secondsNow());
    if (now - m_lastReport < reportInterval && done < total)
        return;
    m_lastReport = now;
    emit progressed({turn.job.number, QString::fromStdString(stage), done, total,
                     m_remaining.fraction(), m_remaining.seconds(), turn.waiting});
}

} // namespace filigree
