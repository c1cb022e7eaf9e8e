// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/actions/actions.h"
#include "app/document/document.h"
#include "app/document/editor_state.h"
#include "app/jobs/export_queue.h"
#include "app/jobs/view_service.h"

#include <QMainWindow>
#include <QStringList>

#include <memory>

namespace filigree {

class ClipController;
class ClipsPanel;
class EnginePaces;
class ExportController;
class FoundPanel;
class GuideController;
class GuideStrip;
class HistoryPanel;
class InspectorPanel;
class Language;
class MeaningsController;
class ModelsController;
class ObjectsController;
class ObjectsPanel;
class Player;
class Preferences;
class PreferencesController;
class PathOpener;
class ProjectLife;
class PromptController;
class ReviewPanel;
class StatusController;
class TextBar;
class TextController;
class Timeline;
class TimelineController;
class TrackController;
class TransportBar;
class Viewer;
class ViewController;
class ViewPanel;
class ViewerController;
class WindowLayout;

//! The one window: a project with its document, what is seen of it, and the controllers that bind
//! panels to it. Owns all of them and puts them in their places.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(Preferences &preferences, Language &language, QWidget *parent = nullptr);
    ~MainWindow() override;

    bool hasNetworks() const; //!< Installed.
    void practise(); //!< So that the first click is answered as fast as the others.
    void offerRecovery(); //!< Of what was left by a crash.
    //! A project replaces the one before, further ones get windows of their own; clips are added.
    void openPaths(const QStringList &paths);

    Document &document() { return m_document; }
    EditorState &state() { return m_state; }
    Actions &actions() { return *m_actions; }
    ViewController &views() { return *m_viewController; }
    const ViewerController &viewing() const { return *m_viewerController; }
    const ExportQueue &exports() const { return m_exportQueue; }

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void createPanels();
    void createControllers(Preferences &preferences, Language &language);
    void createStatus();
    void connectLife();
    void connectTracking();
    void bindActions();
    void followPreferences(const Preferences &preferences);
    void showTitle();

    std::shared_ptr<FrameCache> m_cache;
    Document m_document;
    EditorState m_state;
    ViewService m_viewService;
    ExportQueue m_exportQueue;
    Actions *m_actions;

    Viewer *m_viewer = nullptr;
    GuideStrip *m_guideStrip = nullptr;
    Timeline *m_timeline = nullptr;
    TransportBar *m_transport = nullptr;
    ObjectsPanel *m_objects = nullptr;
    ClipsPanel *m_clipList = nullptr;
    InspectorPanel *m_inspector = nullptr;
    HistoryPanel *m_history = nullptr;
    ReviewPanel *m_review = nullptr;
    ViewPanel *m_view = nullptr;
    TextBar *m_textBar = nullptr;
    FoundPanel *m_found = nullptr;
    WindowLayout *m_layout;

    ProjectLife *m_life = nullptr;
    ClipController *m_clips = nullptr;
    PathOpener *m_opener = nullptr;
    StatusController *m_status = nullptr;
    std::unique_ptr<EnginePaces> m_paces;
    std::unique_ptr<Player> m_player;
    std::unique_ptr<TrackController> m_track;
    std::unique_ptr<ViewerController> m_viewerController;
    std::unique_ptr<ViewController> m_viewController;
    std::unique_ptr<PromptController> m_promptController;
    std::unique_ptr<MeaningsController> m_meanings;
    std::unique_ptr<TextController> m_text;
    std::unique_ptr<TimelineController> m_timelineController;
    std::unique_ptr<ObjectsController> m_objectsController;
    std::unique_ptr<ExportController> m_exportController;
    std::unique_ptr<GuideController> m_guideController;
    std::unique_ptr<PreferencesController> m_preferencesController;
    std::unique_ptr<ModelsController> m_models;
    bool m_mayClose = false;
};

} // namespace filigree
