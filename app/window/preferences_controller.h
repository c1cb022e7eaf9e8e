// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/background_worker.h"
#include "widgets/dialogs/preferences_dialog.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace filigree {

class Actions;
class Document;
class Language;
class Preferences;
struct RuntimeInfo;

//! Shows the preferences, the shortcuts and what the program is, and lets preferences act on what
//! is everyone's: language, shortcuts, the caches. Others listen to Preferences themselves.
class PreferencesController final : public QObject
{
    Q_OBJECT
public:
    //! All must outlive it.
    PreferencesController(Preferences &preferences, Language &language, Document &document,
                          Actions &actions, QWidget *window);
    ~PreferencesController() override;

    // What is shown of the networks' library may have to wait until that is loaded.
    void showPreferences(int page = 0); //!< Or brings them to the front.
    void showShortcuts();
    void showAbout();
    PreferencesDialog *dialog() const { return m_dialog; } //!< Null unless it is open.

private:
    void withRuntime(std::function<void(const RuntimeInfo &)> show);
    void openPreferences(const RuntimeInfo &runtime);
    void applyLanguage();
    void applyFrameCache();
    void applyResultCache();
    void applyShortcuts();

    static constexpr int shortcutsPage = 3;
    Preferences &m_preferences;
    Language &m_language;
    Document &m_document;
    Actions &m_actions;
    QWidget *m_window;
    QPointer<PreferencesDialog> m_dialog;
    BackgroundWorker m_worker;
};

} // namespace filigree
