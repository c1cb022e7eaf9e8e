// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/export_queue.h"

#include "app/jobs/export_format_text.h"
#include "app/jobs/export_run.h"
#include "app/jobs/work_gate.h"
#include "app/settings/error_text.h"
#include "inference/base/caught.h"
#include "inference/base/thread_rank.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>

namespace filigree {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto reportInterval = 80ms; //!< Between two reports of progress.

struct QueueTexts
{
    Q_DECLARE_TR_FUNCTIONS(filigree::ExportQueue)
};

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

//! Progress as often as eyes can follow, with the time left by the pace of the stage so far.
class StageClock
{
public:
    //! The seconds left (negative: not known), or nothing when it is too early for a report.
    std::optional<double> step(const QString &stage, int done, int total)
    {
        const auto now = Clock::now();
        const bool isNew = stage != m_stage;
        if (isNew) {
            m_stage = stage;
            m_begin = now;
            m_first = done;
        } else if (now - m_reported < reportInterval && done < total) {
            return {};
        }
        m_reported = now;
        const double spent = std::chrono::duration<double>(now - m_begin).count();
        const int steps = done - m_first;
        return steps < 1 || spent < 0.5 ? -1 : spent / steps * (total - done);
    }

private:
    QString m_stage;
    Clock::time_point m_begin, m_reported;
    int m_first = 0;
};

} // namespace

//! The thread, and what waits for it.
class ExportQueue::Worker
{
public:
    struct Job
    {
        int id = 0;
        int attempt = 0;
        ExportOrder order;
        std::stop_token stop;
    };

    Worker(ExportQueue &queue, const EngineOptions &engines, EngineMakers makers)
        : m_queue(queue)
        , m_run(engines, std::move(makers))
        , m_thread([this](std::stop_token stop) { work(stop); })
    { }

    void add(Job job)
    {
        {
            const std::scoped_lock lock(m_shared.mutex);
            m_shared.jobs.push_back(std::move(job));
        }
        m_wake.notify_one();
    }

    void setEngines(const EngineOptions &engines)
    {
        const std::scoped_lock lock(m_shared.mutex);
        m_shared.engines = engines;
    }

    void share(std::shared_ptr<WorkGate> gate, std::shared_ptr<PipelineShelf> shelf)
    {
        const std::scoped_lock lock(m_shared.mutex);
        m_shared.gate = std::move(gate);
        m_shared.shelf = std::move(shelf);
    }

private:
    void work(std::stop_token stop)
    {
        setThreadRank(ThreadRank::Working);
        while (!stop.stop_requested()) {
            Job job;
            {
                std::unique_lock lock(m_shared.mutex);
                if (m_shared.jobs.empty()) {
                    lock.unlock();
                    m_run.forget(); // frees the engines' memory, and the session's folder
                    lock.lock();
                }
                if (!m_wake.wait(lock, stop, [this] { return !m_shared.jobs.empty(); }))
                    return;
                job = std::move(m_shared.jobs.front());
                m_shared.jobs.pop_front();
                if (m_shared.engines)
                    m_run.setEngines(*std::exchange(m_shared.engines, std::nullopt));
                if (m_shared.shelf)
                    m_run.setShelf(std::exchange(m_shared.shelf, nullptr));
                m_gate = m_shared.gate;
            }
            if (!job.stop.stop_requested())
                run(job);
        }
    }

    void run(const Job &job)
    {
        tell(job, [](ExportQueueItem &item) { item.state = ExportState::Running; });
        StageClock clock;
        MatteEvents events;
        events.progress = [&](std::string_view stage, int done, int total) {
            const QString name = QString::fromUtf8(stage.data(), qsizetype(stage.size()));
            if (const auto left = clock.step(name, done, total)) {
                tell(job, [=](ExportQueueItem &item) {
                    item.stage = name;
                    item.done = done;
                    item.total = total;
                    item.secondsLeft = *left;
                });
            }
        };
        if (m_gate)
            events.pause = [&] { m_gate->pass(job.stop); };
        events.tookLessMemory = [&](LessMemory how) {
            tell(job, [how](ExportQueueItem &item) {
                const QString note = how == LessMemory::Processor
                    ? QueueTexts::tr("The graphics processor has too little memory: the mattes "
                                     "were made on the processor.")
                    : QueueTexts::tr("The graphics processor has too little memory: the mattes "
                                     "were made in smaller parts.");
                if (!item.notes.contains(note))
                    item.notes << note;
            });
        };
        const auto &snapshot = job.order.snapshot;
        events.made = [&](const MadeResult &result) {
            emit m_queue.made(snapshot->work, snapshot->clip.id, result);
        };
        const auto report = caught([&] {
            return m_run.run(snapshot, job.order.planned, job.order.makesMattes, job.stop, events);
        });
        tell(job, [report](ExportQueueItem &item) { finish(item, report); });
    }

    static void finish(ExportQueueItem &item, const Result<ExportReport> &report)
    {
        item.secondsLeft = -1;
        if (!report) {
            const bool isCancelled = report.error().kind == Error::Kind::Cancelled;
            item.state = isCancelled ? ExportState::Cancelled : ExportState::Failed;
            item.error = isCancelled ? QString() : errorText(report.error());
            return;
        }
        item.state = report->verdict.ok ? ExportState::Done : ExportState::Doubtful;
        item.files = int(report->files.size());
        if (!report->files.empty())
            item.path = text(report->files.front());
        item.bytes = report->bytes;
        item.seconds = report->seconds;
        for (const std::string &note : report->notes)
            item.notes << coreText(text(note));
        for (const ExportCheck &check : report->verdict.checks)
            item.checks.append(
                {text(check.name), text(check.expected), text(check.found), check.ok});
    }

    void tell(const Job &job, std::function<void(ExportQueueItem &)> change)
    {
        QMetaObject::invokeMethod(
            &m_queue,
            [queue = &m_queue, id = job.id, attempt = job.attempt, change = std::move(change)] {
                queue->hear(id, attempt, change);
            },
            Qt::QueuedConnection);
    }

    struct Shared
    {
        std::mutex mutex;
        std::deque<Job> jobs;
        std::optional<EngineOptions> engines; //!< New ones.
        std::shared_ptr<WorkGate> gate;
        std::shared_ptr<PipelineShelf> shelf; //!< A new one.
    };

    ExportQueue &m_queue;
    ExportRun m_run; // the thread's
    std::shared_ptr<WorkGate> m_gate; // likewise
    Shared m_shared;
    std::condition_variable_any m_wake;
    std::jthread m_thread; // last: stopped and joined before what it uses is destroyed
};

ExportQueue::ExportQueue(const EngineOptions &engines, EngineMakers makers, QObject *parent)
    : QObject(parent)
    , m_worker(std::make_unique<Worker>(*this, engines, std::move(makers)))
{ }

ExportQueue::~ExportQueue()
{
    for (auto &[id, entry] : m_entries)
        entry.stop.request_stop();
}

int ExportQueue::add(ExportOrder order)
{
    const int id = m_nextId++;
    const ExportSettings &settings = order.planned.settings;
    const ExportSnapshot &snapshot = *order.snapshot;
    ExportQueueItem item;
    item.id = id;
    item.title = order.planned.objects.size() == 1
        ? QueueTexts::tr("%1 – %2", "clip and object")
              .arg(text(snapshot.clip.name), text(settings.objectName))
        : QueueTexts::tr("%1 – %n object(s) combined", nullptr, int(order.planned.objects.size()))
              .arg(text(snapshot.clip.name));
    item.format = exportFormatText(settings);
    const auto first = expandName(settings, snapshot.info, settings.range.in);
    item.path = text(first ? *first : settings.path);
    item.commandLine = order.commandLine;
    m_items.append(item);
    m_entries[id] = {std::move(order), {}};
    emit itemsChanged();
    enqueue(id);
    return id;
}

void ExportQueue::enqueue(int id)
{
    Entry &entry = m_entries.at(id);
    entry.stop = std::stop_source();
    m_worker->add({id, ++entry.attempt, entry.order, entry.stop.get_token()});
}

void ExportQueue::cancel(int id)
{
    ExportQueueItem *known = find(id);
    if (!known || known->isFinished())
        return;
    Entry &entry = m_entries.at(id);
    entry.stop.request_stop();
    if (known->state != ExportState::Waiting)
        return; // the worker tells when it has stopped
    ++entry.attempt; // it may have begun a moment ago
    known->state = ExportState::Cancelled;
    close(*known);
}

void ExportQueue::cancelAll()
{
    const QList<ExportQueueItem> all = m_items;
    for (const ExportQueueItem &one : all)
        cancel(one.id);
}

void ExportQueue::retry(int id)
{
    ExportQueueItem *known = find(id);
    if (!known || !known->canRetry)
        return;
    ExportSettings &settings = m_entries.at(id).order.planned.settings;
    if (known->state == ExportState::Doubtful) {
        settings.overwrite = true;
        settings.resume = false;
    } else if (isSequence(settings.format) && !settings.overwrite) {
        settings.resume = true;
    }
    const ExportQueueItem before = *known;
    *known = ExportQueueItem();
    known->id = id;
    known->title = before.title;
    known->format = before.format;
    known->path = before.path;
    known->commandLine = before.commandLine;
    emit itemChanged(id);
    enqueue(id);
}

void ExportQueue::clearFinished()
{
    m_items.removeIf([this](const ExportQueueItem &one) {
        if (!one.isFinished())
            return false;
        m_entries.erase(one.id);
        return true;
    });
    emit itemsChanged();
}

void ExportQueue::setEngines(const EngineOptions &engines)
{
    m_worker->setEngines(engines);
}

void ExportQueue::share(std::shared_ptr<WorkGate> gate, std::shared_ptr<PipelineShelf> shelf)
{
    m_worker->share(std::move(gate), std::move(shelf));
}

ExportQueueItem *ExportQueue::find(int id)
{
    const auto it =
        std::ranges::find(m_items, id, [](const ExportQueueItem &one) { return one.id; });
    return it == m_items.end() ? nullptr : &*it;
}

const ExportQueueItem *ExportQueue::item(int id) const
{
    return const_cast<ExportQueue *>(this)->find(id);
}

void ExportQueue::hear(int id, int attempt, const std::function<void(ExportQueueItem &)> &change)
{
    ExportQueueItem *known = find(id);
    if (!known || known->isFinished() || m_entries.at(id).attempt != attempt)
        return;
    change(*known);
    if (known->isFinished())
        close(*known);
    else
        emit itemChanged(id);
}

void ExportQueue::close(ExportQueueItem &item)
{
    const int id = item.id;
    item.canRetry = item.state != ExportState::Done;
    if (!item.canRetry)
        m_entries.at(id).order.snapshot.reset();
    emit itemChanged(id);
    emit itemFinished(id);
}

void ExportQueue::releaseFinished()
{
    for (ExportQueueItem &one : m_items) {
        if (!one.isFinished())
            continue;
        one.canRetry = false;
        m_entries.at(one.id).order.snapshot.reset();
        emit itemChanged(one.id);
    }
}

bool ExportQueue::isBusy() const
{
    return std::ranges::any_of(m_items,
                               [](const ExportQueueItem &one) { return !one.isFinished(); });
}

std::set<std::string> ExportQueue::claimedFiles() const
{
    std::set<std::string> files;
    for (const ExportQueueItem &one : m_items) {
        if (one.isFinished())
            continue;
        const ExportOrder &order = m_entries.at(one.id).order;
        const ExportSettings &settings = order.planned.settings;
        for (const int frame : {settings.range.in, settings.range.out}) {
            if (const auto path = expandName(settings, order.snapshot->info, frame))
                files.insert(*path);
        }
    }
    return files;
}

} // namespace filigree
