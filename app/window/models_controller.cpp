// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/models_controller.h"

#include "app/settings/error_text.h"
#include "app/settings/preferences.h"

#include <QFileInfo>

namespace filigree {
namespace {

ModelItem itemOf(const ModelInfo &model, const ModelStatus &status)
{
    ModelItem item;
    item.id = model.id;
    item.name = model.name;
    item.task = model.task;
    item.bytes = model.bytes.value_or(0);
    item.memoryBytes = model.memoryBytes.value_or(0);
    item.licence = coreText(model.licence.name);
    item.licenceLink = model.licence.link;
    item.licenceNote = coreText(model.licence.note);
    item.commercialUse = model.licence.commercialUse == CommercialUse::Yes ? ModelItemUse::Allowed
        : model.licence.commercialUse == CommercialUse::No                 ? ModelItemUse::Forbidden
                                                                           : ModelItemUse::Unclear;
    for (const PublishedFigure &figure : model.figures)
        item.figures.append({coreText(figure.measure), figure.value});
    item.address = model.addresses.isEmpty() ? QString() : model.addresses.first().toString();
    item.sha256 = model.sha256;
    switch (status.state) {
    case ModelState::Absent:
        item.state = ModelItemState::Absent;
        break;
    case ModelState::Partial:
        item.state = ModelItemState::Partial;
        break;
    case ModelState::Unchecked:
        item.state = ModelItemState::Unchecked;
        break;
    case ModelState::Verified:
        item.state = ModelItemState::Verified;
        break;
    case ModelState::Unverified:
        item.state = ModelItemState::Unverified;
        break;
    case ModelState::Changed:
        item.state = ModelItemState::Changed;
        break;
    }
    item.installedBytes = status.bytes;
    item.installedSha256 = status.sha256;
    return item;
}

} // namespace

ModelsController::ModelsController(Preferences &preferences, QWidget *window)
    : m_preferences(preferences)
    , m_window(window)
{
    auto catalogue = modelCatalogue();
    if (!catalogue)
        m_problem = errorText(catalogue.error());
    m_service = std::make_unique<ModelService>(catalogue.value_or(ModelCatalogue()));
    ModelService *service = m_service.get();
    connect(&preferences, &Preferences::modelsChanged, this, &ModelsController::follow);
    connect(service, &ModelService::looked, this, &ModelsController::take);
    connect(service, &ModelService::started, this, &ModelsController::showModels);
    connect(service, &ModelService::ended, service, &ModelService::look);
    connect(service, &ModelService::progressed, this,
            [this](const QString &id, qint64 done, qint64 total) {
                if (m_dialog)
                    m_dialog->setProgress(id, done, total);
            });
    connect(service, &ModelService::imported, this, [this](const QString &file, const QString &id) {
        const ModelInfo *model = findModel(m_service->catalogue(), id);
        emit notice(
            tr("%1 was imported as %2.").arg(QFileInfo(file).fileName(), model ? model->name : id));
    });
    connect(service, &ModelService::failed, this, [this](const QString &, const Error &error) {
        const QString text = errorText(error);
        if (m_dialog)
            m_dialog->setProblem(text);
        else
            emit failed(text);
    });
    follow();
}

ModelsController::~ModelsController()
{
    delete m_dialog;
}

std::map<std::string, std::filesystem::path> ModelsController::installed() const
{
    return m_inventory ? m_inventory->installed : std::map<std::string, std::filesystem::path>();
}

void ModelsController::follow()
{
    m_service->setSettings(modelSettings(m_preferences.values()));
    if (m_dialog) {
        const PreferenceValues &values = m_preferences.values();
        m_dialog->setPlaces({values.modelsFolder, values.modelsMirror, values.modelsProxy});
    }
    m_service->look();
}

void ModelsController::take(const ModelInventory &inventory)
{
    const auto before = installed();
    m_inventory = inventory;
    showModels();
    if (installed() != before)
        emit installedChanged();
}

void ModelsController::showModels()
{
    if (!m_dialog || !m_inventory)
        return;
    QList<ModelItem> items;
    const ModelStore store = m_service->store();
    for (const ModelInfo &model : m_service->catalogue()) {
        ModelItem item = itemOf(model, m_inventory->states.value(model.id));
        item.path = store.pathOf(model);
        item.isBusy = m_service->isBusy(model.id);
        items.append(item);
    }
    m_dialog->setModels(items, m_inventory->diskUse);
}

void ModelsController::showDialog()
{
    if (!m_dialog) {
        m_dialog = new ModelManagerDialog(m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        ModelService *service = m_service.get();
        connect(m_dialog, &ModelManagerDialog::downloadRequested, service, &ModelService::download);
        connect(m_dialog, &ModelManagerDialog::cancelRequested, service, &ModelService::cancel);
        connect(m_dialog, &ModelManagerDialog::verifyRequested, service, &ModelService::verify);
        connect(m_dialog, &ModelManagerDialog::removeRequested, service, &ModelService::remove);
        connect(m_dialog, &ModelManagerDialog::importRequested, service, &ModelService::import);
        connect(m_dialog, &ModelManagerDialog::placesChanged, this,
                [this](const ModelPlaces &places) {
                    PreferenceValues values = m_preferences.values();
                    values.modelsFolder = places.folder;
                    values.modelsMirror = places.mirror;
                    values.modelsProxy = places.proxy;
                    m_preferences.set(values);
                });
        m_dialog->setProblem(m_problem);
        showModels();
        follow();
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

} // namespace filigree
