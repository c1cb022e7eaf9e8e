// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/background_worker.h"
#include "app/settings/model_settings.h"

#include <QMap>
#include <QObject>

#include <filesystem>
#include <map>
#include <stop_token>
#include <string>

namespace filigree {

//! What lies in the folder of models.
struct ModelInventory
{
    QMap<QString, ModelStatus> states; //!< By the model's id; all of the catalogue.
    std::map<std::string, std::filesystem::path> installed; //!< As EngineOptions has them.
    qint64 diskUse = 0; //!< Bytes.
};

//! Downloads, imports, verifies and removes models for the window, one after another on a thread of
//! its own. Lives on the GUI thread; its signals come there.
class ModelService final : public QObject
{
    Q_OBJECT
public:
    explicit ModelService(ModelCatalogue catalogue, QObject *parent = nullptr);
    ~ModelService() override; //!< Stops what runs; what was downloaded is kept for later.

    void setSettings(const ModelSettings &settings); //!< Of what starts from now on.
    const ModelSettings &settings() const { return m_settings; }
    const ModelCatalogue &catalogue() const { return m_catalogue; }
    ModelStore store() const { return ModelStore(m_settings.folder); }

    void look(); //!< What lies in the folder? looked() follows, also while something else runs.
    void download(const QString &id);
    void verify(const QString &id);
    void remove(const QString &id);
    void import(const QString &file);
    void cancel(const QString &id); //!< Waiting or running.
    bool isBusy(const QString &id) const { return m_tasks.contains(id); } //!< Or a file's path.

signals:
    void looked(const filigree::ModelInventory &inventory);
    void started(const QString &id); //!< It waits its turn.
    void progressed(const QString &id, qint64 done, qint64 total); //!< Some times a second.
    void ended(const QString &id); //!< Whatever came of it; what is installed may have changed.
    void imported(const QString &file, const QString &id);
    void failed(const QString &id, const filigree::Error &error); //!< Not when it was cancelled.

private:
    using Work =
        std::function<Result<QString>(ModelStore &, std::stop_token, const ByteProgress &)>;
    void run(QString id, Work work, bool isImport = false);

    ModelCatalogue m_catalogue;
    ModelSettings m_settings;
    QMap<QString, std::stop_source> m_tasks; // by the id, or the path of what is imported
    bool m_isLooking = false;
    bool m_isOutdated = false; // it looks, but at what was before
    // Last: joined before what they report to is gone.
    std::unique_ptr<BackgroundWorker> m_looker;
    std::unique_ptr<BackgroundWorker> m_worker;
};

} // namespace filigree
