// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/export_plan.h"
#include "app/jobs/export_snapshot.h"
#include "app/jobs/matte_task.h"
#include "widgets/dialogs/export_queue_item.h"

#include <QObject>

#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace filigree {

class PipelineShelf;
class WorkGate;

//! One output to be made.
struct ExportOrder
{
    std::shared_ptr<const ExportSnapshot> snapshot; //!< Shared by the orders of one request.
    PlannedExport planned;
    bool makesMattes = false; //!< What is missing or stale is made first.
    QString commandLine;
};

//! Runs exports one after the other on a thread of its own. Lives on the GUI thread; its signals
//! come there. Works on snapshots, so neither edits nor another project disturb it.
class ExportQueue final : public QObject
{
    Q_OBJECT
public:
    explicit ExportQueue(const EngineOptions &engines = {}, EngineMakers makers = {},
                         QObject *parent = nullptr);
    ~ExportQueue() override; //!< Stops what runs; unfinished files are removed.

    int add(ExportOrder order); //!< Returns the id of its item.
    void cancel(int id); //!< Waiting or running; takes effect within a frame.
    void cancelAll();
    //! Once more, if finished: a sequence keeps its good frames, a doubtful one is written anew.
    void retry(int id);
    void clearFinished();
    //! Lets go of the snapshots of finished exports, so that their project can be closed.
    void releaseFinished();
    //! Of the exports that start from now on.
    void setEngines(const EngineOptions &engines);
    //! Stands aside at the gate, and uses what tracking left on the shelf; before the first export.
    void share(std::shared_ptr<WorkGate> gate, std::shared_ptr<PipelineShelf> shelf);

    const QList<ExportQueueItem> &items() const { return m_items; }
    const ExportQueueItem *item(int id) const; //!< Null when there is none.
    bool isBusy() const; //!< Something waits or runs.
    //! First and last file of everything that waits or runs.
    std::set<std::string> claimedFiles() const;

signals:
    void itemsChanged(); //!< Added or removed.
    void itemChanged(int id); //!< At most some times a second per item while it runs.
    void itemFinished(int id);
    //! A matte was made on the way, for the project to note.
    void made(std::shared_ptr<filigree::WorkSession> work, int clip,
              const filigree::MadeResult &result);

private:
    class Worker;
    struct Entry
    {
        ExportOrder order;
        std::stop_source stop;
        int attempt = 0; //!< Late news of an earlier one are not for the item.
    };
    ExportQueueItem *find(int id);
    void enqueue(int id);
    void hear(int id, int attempt, const std::function<void(ExportQueueItem &)> &change);
    void close(ExportQueueItem &item); //!< It has just finished.

    int m_nextId = 1;
    QList<ExportQueueItem> m_items;
    std::map<int, Entry> m_entries;
    std::unique_ptr<Worker> m_worker; // last: joined before what it reports to is destroyed
};

} // namespace filigree
