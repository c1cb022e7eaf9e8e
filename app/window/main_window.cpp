// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/main_window.h"

#include "app/settings/preferences.h"
#include "app/window/clip_controller.h"
#include "app/window/clip_list_controller.h"
#include "app/window/control_keys.h"
#include "app/window/engine_paces.h"
#include "app/window/export_controller.h"
#include "app/window/frame_actions.h"
#include "app/window/guide_controller.h"
#include "app/window/inspector_controller.h"
#include "app/window/meanings_controller.h"
#include "app/window/models_controller.h"
#include "app/window/object_actions.h"
#include "app/window/objects_controller.h"
#include "app/window/path_opener.h"
#include "app/window/playback_actions.h"
#include "app/window/player.h"
#include "app/window/preferences_controller.h"
#include "app/window/project_actions.h"
#include "app/window/project_life.h"
#include "app/window/prompt_controller.h"
#include "app/window/review_controller.h"
#include "app/window/status_controller.h"
#include "app/window/text_controller.h"
#include "app/window/timeline_controller.h"
#include "app/window/track_controller.h"
#include "app/window/view_actions.h"
#include "app/window/view_controller.h"
#include "app/window/viewer_controller.h"
#include "app/window/window_bars.h"
#include "app/window/window_layout.h"
#include "inference/predictors/matter_choice.h"
#include "inference/predictors/runtime.h"
#include "project_io/media/frame_cache.h"
#include "widgets/panels/clips_panel.h"
#include "widgets/panels/found_panel.h"
#include "widgets/panels/guide_strip.h"
#include "widgets/panels/history_panel.h"
#include "widgets/panels/inspector_panel.h"
#include "widgets/panels/objects_panel.h"
#include "widgets/panels/review_panel.h"
#include "widgets/panels/status_strip.h"
#include "widgets/panels/text_bar.h"
#include "widgets/panels/view_panel.h"
#include "widgets/timeline/timeline.h"
#include "widgets/timeline/transport_bar.h"
#include "widgets/translated.h"
#include "widgets/viewer/viewer.h"

#include <QAction>
#include <QCloseEvent>
#include <QDropEvent>
#include <QStatusTipEvent>
#include <QVBoxLayout>

#include <utility>

namespace filigree {
namespace {

//! Two or more widgets below each other without gaps.
QWidget *column(const std::vector<QWidget *> &parts, QWidget *stretched)
{
    auto *whole = new QWidget;
    auto *layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QWidget *part : parts)
        layout->addWidget(part, part == stretched ? 1 : 0);
    return whole;
}

} // namespace

MainWindow::MainWindow(Preferences &preferences, Language &language, QWidget *parent)
    : QMainWindow(parent)
    , m_cache(std::make_shared<FrameCache>())
    , m_document(m_cache)
    , m_state(m_document)
    , m_actions(new Actions(this))
    , m_layout(new WindowLayout(this))
{
    setAcceptDrops(true);
    new ControlKeys(this);
    m_life = new ProjectLife(m_document, this, preferences.values().resultCacheFolder);
    m_clips = new ClipController(m_document, this);
    m_opener = new PathOpener(*m_life, *m_clips, this);
    createPanels();
    createControllers(preferences, language);
    createMenus(*this, *m_actions, *m_layout, m_document, *m_life, *m_opener);
    createToolBars(*this, *m_actions, m_textBar);
    createStatus();
    connectLife();
    connectTracking();
    bindActions();
    followPreferences(preferences);
    translated(this, [this] {
        m_actions->retranslate();
        showTitle();
    });
    m_layout->restore();
    m_viewer->setFocus();
}

MainWindow::~MainWindow()
{
    m_document.undoStack().disconnect(this);
    m_document.disconnect(this);
}

void MainWindow::createPanels()
{
    m_viewer = new Viewer;
    m_guideStrip = new GuideStrip;
    setCentralWidget(column({m_guideStrip, m_viewer}, m_viewer));
    m_timeline = new Timeline;
    m_transport = new TransportBar;
    m_objects = new ObjectsPanel;
    m_clipList = new ClipsPanel;
    m_inspector = new InspectorPanel;
    m_view = new ViewPanel;
    m_history = new HistoryPanel;
    m_history->setStack(&m_document.undoStack());
    m_review = new ReviewPanel;
    m_textBar = new TextBar(this);
    m_found = new FoundPanel;
    // What is listed above, what is set below: no more tabs beside each other than can be read.
    m_layout->add(m_objects, "objects", Qt::RightDockWidgetArea, [] { return tr("Objects"); });
    m_layout->add(
        m_clipList, "clips", Qt::RightDockWidgetArea, [] { return tr("Clips"); }, true);
    m_layout->add(
        m_found, "found", Qt::RightDockWidgetArea, [] { return tr("Found"); }, true);
    m_layout->add(
        m_review, "review", Qt::RightDockWidgetArea, [] { return tr("Review"); }, true);
    m_layout->add(m_inspector, "inspector", Qt::RightDockWidgetArea,
                  [] { return tr("Inspector"); });
    m_layout->add(
        m_view, "view", Qt::RightDockWidgetArea, [] { return tr("View"); }, true);
    m_layout->add(
        m_history, "history", Qt::RightDockWidgetArea, [] { return tr("History"); }, true);
    m_layout->add(column({m_transport, m_timeline}, m_timeline), "timeline",
                  Qt::BottomDockWidgetArea, [] { return tr("Timeline"); });
}

void MainWindow::createControllers(Preferences &preferences, Language &language)
{
    m_paces = std::make_unique<EnginePaces>();
    m_player = std::make_unique<Player>(m_state);
    m_track =
        std::make_unique<TrackController>(m_document, m_state, *m_actions, m_viewService.cache());
    m_viewService.share(m_track->gate());
    m_exportQueue.share(m_track->gate(), m_track->shelf());
    m_viewerController =
        std::make_unique<ViewerController>(m_document, m_state, m_viewService, *m_viewer);
    m_viewController =
        std::make_unique<ViewController>(m_document, m_state, *m_viewerController, *m_view, this);
    m_promptController =
        std::make_unique<PromptController>(m_document, m_state, *m_viewer, m_viewService.cache());
    m_meanings = std::make_unique<MeaningsController>(m_document, m_state, *m_viewer);
    m_text = std::make_unique<TextController>(m_document, m_state, *m_textBar, *m_found, *m_viewer,
                                              m_track->gate());
    m_timelineController = std::make_unique<TimelineController>(m_document, m_state, *m_player,
                                                                *m_timeline, *m_transport);
    m_objectsController = std::make_unique<ObjectsController>(m_document, m_state, *m_objects);
    auto *inspector =
        new InspectorController(m_document, *m_objectsController, *m_paces, *m_inspector, this);
    m_models = std::make_unique<ModelsController>(preferences, this);
    const auto useEngines = [this, inspector, &values = preferences.values()] {
        const std::string device = values.device.toStdString();
        const EngineOptions engines{device, values.threads, m_models->installed(),
                                    values.bfloat16 && hasBfloat16(device) ? "bf16" : "fp32"};
        m_track->setEngines(engines);
        EngineOptions textEngines = engines; // what was learnt of a shot does not depend on it
        textEngines.textSpeed = values.textSpeed.toStdString();
        m_text->setEngines(textEngines);
        m_exportQueue.setEngines(engines);
        inspector->setEngines(engines);
        m_actions->setObstacle(ActionId::FindMoreLike,
                               bestGrounder(engines) == "builtin" ? QT_TRANSLATE_NOOP(
                                   "Actions",
                                   "Needs OWLv2 and its vocabulary: install them "
                                   "with Edit ▸ Models.")
                                                                  : nullptr);
        m_document.setNewTracker(bestTracker(engines));
        const Size frame = m_document.clipInfo().size; // at worst all of it is unknown
        m_document.setNewMatter(bestMatter(engines, std::int64_t(frame.width) * frame.height));
    };
    connect(&m_document, &Document::currentClipChanged, this, useEngines);
    connect(&m_document, &Document::mediaChanged, this, useEngines);
    connect(&preferences, &Preferences::enginesChanged, this, useEngines);
    connect(m_models.get(), &ModelsController::installedChanged, this, useEngines);
    useEngines();
    new ClipListController(m_document, *m_actions, *m_clipList, this);
    auto *objectActions = new ObjectActions(m_document, m_state, *m_actions, *m_objects,
                                            *m_objectsController, *inspector, this);
    connect(objectActions, &ObjectActions::panelWanted, this,
            [this] { m_layout->reveal(m_objects); });
    auto *review = new ReviewController(m_document, m_state, *m_actions, *m_review,
                                        *m_objectsController, this);
    connect(m_track.get(), &TrackController::problemsChanged, review,
            &ReviewController::setProblems);
    connect(review, &ReviewController::noticed, this,
            [this](const QString &text) { m_status->say(text); });
    m_exportController =
        std::make_unique<ExportController>(m_document, m_state, m_exportQueue, this);
    m_layout->add(
        m_exportController->panel(), "exports", Qt::RightDockWidgetArea,
        [] { return tr("Exports"); }, true);
    m_guideController = std::make_unique<GuideController>(m_document, m_state, *m_guideStrip);
    m_preferencesController = std::make_unique<PreferencesController>(preferences, language,
                                                                      m_document, *m_actions, this);
}

void MainWindow::followPreferences(const Preferences &preferences)
{
    const auto follow = [&](auto signal, const auto &apply) {
        connect(&preferences, signal, this, apply);
        apply();
    };
    const PreferenceValues &values = preferences.values();
    follow(&Preferences::autosaveChanged,
           [this, &values] { m_life->setAutosave(values.autosaveMinutes); });
    follow(&Preferences::resultCacheChanged,
           [this, &values] { m_life->setResultFolder(values.resultCacheFolder); });
    follow(&Preferences::enginesChanged,
           [this, &values] { m_status->setDevice(values.device, values.threads); });
    follow(&Preferences::coloursChanged, [this, &values] {
        ViewSettings view = m_state.view();
        view.overlayOpacity = values.overlayOpacity;
        view.onion.beforeTint = values.onionBefore;
        view.onion.afterTint = values.onionAfter;
        m_state.setView(view);
        m_viewerController->setSurround(values.canvas);
    });
}

void MainWindow::bindActions()
{
    bindProjectActions(*m_actions, m_document, m_state, *m_life, *m_clips, *m_opener, this);
    bindViewActions(*m_actions, m_state, *m_viewer, *m_viewController, this);
    bindFrameActions(
        *m_actions, m_document, m_state,
        [this](const PromptPlace &place) { return m_promptController->mayChange(place); }, this);
    bindPlaybackActions(*m_actions, m_document, m_state, *m_player, *m_timelineController, this);
    showTransportActions(*m_actions, *m_transport);
    const auto on = [this](ActionId id, auto verb) {
        connect(m_actions->get(id), &QAction::triggered, this, verb);
    };
    on(ActionId::DeletePrompt, [this] { m_promptController->deleteSelected(); });
    on(ActionId::Export, [this] { m_exportController->showDialog(); });
    on(ActionId::ExportQueue, [this] { m_layout->reveal(m_exportController->panel()); });
    on(ActionId::Quit, [this] { close(); });
    on(ActionId::Preferences, [this] { m_preferencesController->showPreferences(); });
    on(ActionId::Models, [this] { m_models->showDialog(); });
    on(ActionId::Shortcuts, [this] { m_preferencesController->showShortcuts(); });
    on(ActionId::About, [this] { m_preferencesController->showAbout(); });
    on(ActionId::Guide, [this] { m_guideController->start(); });
    on(ActionId::ViewOptions, [this] { m_layout->reveal(m_view); });
    on(ActionId::ResetLayout, [this] { m_layout->reset(); });
}

void MainWindow::showTitle()
{
    const QString name = m_document.isReadOnly()
        ? tr("%1 (read-only)").arg(m_document.displayName())
        : m_document.displayName();
    const ClipEntry *clip = m_document.clip();
    setWindowTitle(clip ? tr("%1[*] – %2 – Filigree").arg(name, QString::fromStdString(clip->name))
                        : tr("%1[*] – Filigree").arg(name));
    setWindowFilePath(m_document.filePath());
    setWindowModified(m_document.isModified());
}

bool MainWindow::hasNetworks() const
{
    return !m_models->installed().empty();
}

void MainWindow::practise()
{
    m_track->practise();
}

void MainWindow::offerRecovery()
{
    m_life->offerRecovery();
}

void MainWindow::openPaths(const QStringList &paths)
{
    m_opener->open(paths);
}

bool MainWindow::event(QEvent *event)
{
    if (event->type() != QEvent::StatusTip || !m_status)
        return QMainWindow::event(event);
    m_status->strip().setHint(static_cast<QStatusTipEvent *>(event)->tip());
    return true;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_mayClose) {
        m_layout->keep();
        if (m_document.work())
            m_document.work()->discard(); // saved, or given up: nothing to offer at the next start
        event->accept();
        return;
    }
    event->ignore();
    if (!m_exportController->mayClose())
        return;
    m_life->whenSettled([this] {
        m_mayClose = true;
        m_track->cancelAll();
        m_exportQueue.cancelAll(); // and no sooner: closing may have been cancelled
        // Within this event closing again would do nothing.
        QMetaObject::invokeMethod(
            this, [this] { close(); }, Qt::QueuedConnection);
    });
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!PathOpener::localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    openPaths(PathOpener::localFiles(*event->mimeData()));
    event->acceptProposedAction();
}

} // namespace filigree
