// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/preferences_controller.h"

#include "app/actions/actions.h"
#include "app/document/document.h"
#include "app/settings/language.h"
#include "app/settings/preferences.h"
#include "app/settings/program_facts.h"
#include "inference/predictors/runtime.h"
#include "project_io/archive/result_store.h"
#include "project_io/media/frame_cache.h"
#include "widgets/dialogs/about_dialog.h"
#include "widgets/dialogs/shortcut_sheet.h"

#include <utility>

namespace filigree {
namespace {

QList<ShortcutEntry> shortcutEntries(const Actions &actions)
{
    QList<ShortcutEntry> entries;
    for (const ActionInfo &action : actions.all())
        entries.append({action.name, action.menu, action.text, action.defaults});
    return entries;
}

} // namespace

PreferencesController::PreferencesController(Preferences &preferences, Language &language,
                                             Document &document, Actions &actions, QWidget *window)
    : m_preferences(preferences)
    , m_language(language)
    , m_document(document)
    , m_actions(actions)
    , m_window(window)
{
    connect(&preferences, &Preferences::languageChanged, this,
            &PreferencesController::applyLanguage);
    connect(&preferences, &Preferences::frameCacheChanged, this,
            &PreferencesController::applyFrameCache);
    connect(&preferences, &Preferences::resultCacheChanged, this,
            &PreferencesController::applyResultCache);
    connect(&preferences, &Preferences::shortcutsChanged, this,
            &PreferencesController::applyShortcuts);
    connect(&document, &Document::reset, this, &PreferencesController::applyResultCache);
    applyLanguage();
    applyFrameCache();
    applyResultCache();
    applyShortcuts();
}

PreferencesController::~PreferencesController()
{
    delete m_dialog;
}

void PreferencesController::applyLanguage()
{
    m_language.use(m_preferences.values().language);
    const auto rename = [this] {
        if (m_dialog)
            m_dialog->setShortcutNames(shortcutEntries(m_actions));
    };
    QMetaObject::invokeMethod(this, rename, Qt::QueuedConnection); // once the actions have theirs
}

void PreferencesController::applyFrameCache()
{
    const int megabytes = m_preferences.values().frameCacheMegabytes;
    m_document.cache()->setBudget(megabytes > 0 ? std::size_t(megabytes) << 20
                                                : FrameCache::defaultBudget());
}

void PreferencesController::applyResultCache()
{
    if (const auto store = m_document.store())
        store->setByteBudget(std::int64_t(m_preferences.values().resultCacheGigabytes) << 30);
}

void PreferencesController::applyShortcuts()
{
    m_actions.setShortcuts(m_preferences.values().shortcuts);
}

void PreferencesController::withRuntime(std::function<void(const RuntimeInfo &)> show)
{
    m_window->setCursor(Qt::BusyCursor); // for up to a second after the program's start
    m_worker.run(
        [](const std::stop_token &) { return runtimeInfo().value_or(RuntimeInfo{"?", "?"}); },
        [this, show = std::move(show)](const RuntimeInfo &runtime) {
            m_window->unsetCursor();
            show(runtime);
        });
}

void PreferencesController::openPreferences(const RuntimeInfo &runtime)
{
    PreferenceChoices choices = preferenceChoices(runtime);
    choices.shortcuts = shortcutEntries(m_actions);
    m_dialog = new PreferencesDialog(choices, m_preferences.values(), m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &PreferencesDialog::applied, this, [this](PreferenceValues values) {
        // These have a dialog of their own, in which they may have changed meanwhile.
        values.modelsFolder = m_preferences.values().modelsFolder;
        values.modelsMirror = m_preferences.values().modelsMirror;
        values.modelsProxy = m_preferences.values().modelsProxy;
        m_preferences.set(values);
    });
}

void PreferencesController::showPreferences(int page)
{
    withRuntime([this, page](const RuntimeInfo &runtime) {
        if (!m_dialog)
            openPreferences(runtime);
        m_dialog->showPage(page);
        m_dialog->show();
        m_dialog->raise();
        m_dialog->activateWindow();
    });
}

void PreferencesController::showShortcuts()
{
    auto *sheet = new ShortcutSheet(
        ShortcutMap(shortcutEntries(m_actions), m_preferences.values().shortcuts), m_window);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &ShortcutSheet::editRequested, this, [this] { showPreferences(shortcutsPage); });
    sheet->show();
}

void PreferencesController::showAbout()
{
    withRuntime([this](const RuntimeInfo &runtime) {
        auto *about = new AboutDialog(aboutValues(runtime), m_window);
        about->setAttribute(Qt::WA_DeleteOnClose);
        about->show();
    });
}

} // namespace filigree
