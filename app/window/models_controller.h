// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/model_service.h"
#include "widgets/dialogs/model_manager_dialog.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace filigree {

class Preferences;

//! Binds the manager of models to what installs them, and tells which of them can be used.
class ModelsController final : public QObject
{
    Q_OBJECT
public:
    //! All must outlive it. The window is the parent of the dialog.
    ModelsController(Preferences &preferences, QWidget *window);
    ~ModelsController() override;

    void showDialog(); //!< Or brings it to the front.
    ModelManagerDialog *dialog() const { return m_dialog; } //!< Null unless it is open.
    //! Of engines, as EngineOptions has them; those that were found so far.
    std::map<std::string, std::filesystem::path> installed() const;

signals:
    void installedChanged();
    void notice(const QString &text); //!< For the status bar.
    void failed(const QString &text);

private:
    void follow(); //!< The preferences.
    void take(const ModelInventory &inventory);
    void showModels();

    Preferences &m_preferences;
    QWidget *m_window;
    QPointer<ModelManagerDialog> m_dialog;
    QString m_problem; // of the catalogue
    std::optional<ModelInventory> m_inventory; // none: not looked yet
    std::unique_ptr<ModelService> m_service; // last: stopped before what it tells is gone
};

} // namespace filigree
