// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/background_worker.h"
#include "app/settings/model_settings.h"

#include <QMap>
#include <QObject>

#include <stop_token>

namespace filigree {

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

    void download(const QString &id);
    void verify(const QString &id);
    void remove(const QString &id);
    void import(const QString &file);
    void cancel(const QString &id); //!< Waiting or running.
    bool isBusy(const QString &id) const { return m_tasks.contains(id); } //!< Or a file's path.

signals:
    void started(const QString &id); //!< It waits its turn.
    void progressed(const QString &id, qint64 done, qint64 total); //!< Some times a second.
    void ended(const QString &id); //!< Whatever came of it; what is installed may have changed.
    void imported(const QString &file, const QString &id);
    void failed(const QString &id, const filigree::Error &error); //!< Not when it was cancelled.

private:
    using Work =
        std::function<Result<QString>(ModelStore &, std::stop_token, const ByteProgress &)>;
    void run(const QString &id, Work work, bool isImport = false);

    ModelCatalogue m_catalogue;
    ModelSettings m_settings;
    QMap<QString, std::stop_source> m_tasks; // by the id, or the path of what is imported
    std::unique_ptr<BackgroundWorker> m_worker; // last: joined before what it reports to is gone
};

} // namespace filigree
