// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/dialogs/preference_values.h"

#include <QObject>
#include <QSettings>

#include <memory>

namespace filigree {

//! The user's choices, kept from start to start. Values that are not to be understood or out of
//! bounds read as their defaults. A signal for each part that others act on.
class Preferences final : public QObject
{
    Q_OBJECT
public:
    //! In the user's own settings.
    explicit Preferences(QObject *parent = nullptr);
    explicit Preferences(std::unique_ptr<QSettings> settings, QObject *parent = nullptr);
    ~Preferences() override;

    const PreferenceValues &values() const { return m_values; }
    void set(const PreferenceValues &values); //!< Keeps them and tells what changed.

signals:
    void frameCacheChanged();
    void resultCacheChanged();
    void enginesChanged(); //!< Threads, device, precision or speed.
    void modelsChanged(); //!< Where they lie, or come from.
    void coloursChanged();
    void languageChanged();
    void autosaveChanged();
    void shortcutsChanged();

private:
    void read();
    void write();

    std::unique_ptr<QSettings> m_settings;
    PreferenceValues m_values;
};

} // namespace filigree
