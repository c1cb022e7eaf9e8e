// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/model_service.h"

#include "app/jobs/model_import.h"
#include "inference/base/caught.h"

#include <utility>

namespace filigree {
namespace {

constexpr qint64 progressSteps = 1000;

const auto withoutStatus = [](const ModelStatus &) { return QString(); };

} // namespace

ModelService::ModelService(ModelCatalogue catalogue, QObject *parent)
    : QObject(parent)
    , m_catalogue(std::move(catalogue))
    , m_settings(modelSettings({}))
    , m_looker(std::make_unique<BackgroundWorker>())
    , m_worker(std::make_unique<BackgroundWorker>())
{ }

ModelService::~ModelService()
{
    for (std::stop_source &task : m_tasks)
        task.request_stop();
}

void ModelService::setSettings(const ModelSettings &settings)
{
    m_settings = settings;
}

void ModelService::look()
{
    m_isOutdated = m_isLooking;
    if (std::exchange(m_isLooking, true))
        return;
    m_looker->run(
        [catalogue = m_catalogue, folder = m_settings.folder](std::stop_token) {
            const ModelStore store(folder);
            ModelInventory inventory;
            for (const ModelInfo &model : catalogue)
                inventory.states[model.id] = store.status(model);
            inventory.installed = installedModels(store, catalogue);
            inventory.diskUse = store.diskUse();
            return inventory;
        },
        [this](const ModelInventory &inventory) {
            m_isLooking = false;
            if (m_isOutdated)
                look();
            else
                emit looked(inventory);
        });
}

// The id by value: it may be of the list that is made anew when started() is told.
void ModelService::run(QString id, Work work, bool isImport)
{
    if (m_tasks.contains(id))
        return;
    const std::stop_source task;
    m_tasks[id] = task;
    emit started(id);
    // By what is seen of it, and not by time: a stall may follow any of them.
    const auto report = [this, id, last = qint64(-1)](qint64 done, qint64 total) mutable {
        const qint64 step = total > 0 ? done * progressSteps / total : done >> 20;
        if (step == std::exchange(last, step))
            return;
        QMetaObject::invokeMethod(
            this, [this, id, done, total] { emit progressed(id, done, total); },
            Qt::QueuedConnection);
    };
    m_worker->run(
        [work = std::move(work), token = task.get_token(), report,
         folder = m_settings.folder](std::stop_token) {
            ModelStore store(folder);
            return caught([&] { return work(store, token, report); });
        },
        [this, id, isImport](const Result<QString> &result) {
            m_tasks.remove(id);
            emit ended(id);
            if (!result && result.error().kind != Error::Kind::Cancelled)
                emit failed(id, result.error());
            else if (result && isImport)
                emit imported(id, *result);
        });
}

void ModelService::download(const QString &id)
{
    if (const ModelInfo *model = findModel(m_catalogue, id))
        run(id,
            [model = *model, options = m_settings.download](ModelStore &store, std::stop_token stop,
                                                            const ByteProgress &progress) {
                return downloadModel(store, model, options, stop, progress).map(withoutStatus);
            });
}

void ModelService::verify(const QString &id)
{
    if (const ModelInfo *model = findModel(m_catalogue, id))
        run(id,
            [model = *model](ModelStore &store, std::stop_token stop,
                             const ByteProgress &progress) {
                return store.verify(model, stop, progress).map(withoutStatus);
            });
}

void ModelService::remove(const QString &id)
{
    if (const ModelInfo *model = findModel(m_catalogue, id))
        run(id, [model = *model](ModelStore &store, std::stop_token, const ByteProgress &) {
            return store.remove(model).map([] { return QString(); });
        });
}

void ModelService::import(const QString &file)
{
    run(
        file,
        [file, catalogue = m_catalogue](ModelStore &store, std::stop_token stop,
                                        const ByteProgress &progress) {
            return importModel(store, catalogue, file, stop, progress)
                .map([](const ImportedModel &imported) { return imported.model.id; });
        },
        true);
}

void ModelService::cancel(const QString &id)
{
    if (const auto task = m_tasks.find(id); task != m_tasks.end())
        task->request_stop();
}

} // namespace filigree
