// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/main_window.h"

#include "app/window/clip_controller.h"
#include "app/window/engine_paces.h"
#include "app/window/export_controller.h"
#include "app/window/guide_controller.h"
#include "app/window/meanings_controller.h"
#include "app/window/models_controller.h"
#include "app/window/path_opener.h"
#include "app/window/player.h"
#include "app/window/project_life.h"
#include "app/window/prompt_controller.h"
#include "app/window/status_controller.h"
#include "app/window/text_controller.h"
#include "app/window/track_controller.h"
#include "app/window/view_controller.h"
#include "app/window/viewer_controller.h"
#include "app/window/window_layout.h"
#include "widgets/panels/found_panel.h"
#include "widgets/panels/objects_panel.h"
#include "widgets/panels/status_strip.h"
#include "widgets/viewer/start_panel.h"
#include "widgets/viewer/viewer.h"

#include <QAction>

#include <optional>

namespace filigree {

void MainWindow::createStatus()
{
    m_status = new StatusController(m_document, m_state, this);
    const auto report = [this](auto *from, auto notice, auto failed) {
        connect(from, notice, m_status, &StatusController::say);
        connect(from, failed, m_status, &StatusController::warn);
    };
    report(m_life, &ProjectLife::notice, &ProjectLife::failed);
    report(m_clips, &ClipController::notice, &ClipController::failed);
    report(m_viewController.get(), &ViewController::notice, &ViewController::failed);
    report(m_models.get(), &ModelsController::notice, &ModelsController::failed);
    report(m_text.get(), &TextController::noticed, &TextController::failed);
    report(m_exportController.get(), &ExportController::notice, &ExportController::failed);
    connect(m_promptController.get(), &PromptController::noticed, m_status, &StatusController::say);
    connect(m_meanings.get(), &MeaningsController::noticed, m_status, &StatusController::say);
}

void MainWindow::connectLife()
{
    connect(&m_document, &Document::modifiedChanged, this, &MainWindow::showTitle);
    connect(&m_document, &Document::reset, this, &MainWindow::showTitle);
    connect(&m_document, &Document::clipsChanged, this, &MainWindow::showTitle);
    connect(&m_document, &Document::currentClipChanged, this, &MainWindow::showTitle);

    StartPanel &start = m_viewer->startPanel();
    const auto showRecent = [this, &start] { start.setRecentFiles(m_life->recentFiles()); };
    connect(m_life, &ProjectLife::recentFilesChanged, &start, showRecent);
    showRecent();
    connect(&start, &StartPanel::openRequested, m_opener, &PathOpener::chooseFiles);
    connect(&start, &StartPanel::demoRequested, m_clips, &ClipController::addDemo);
    connect(&start, &StartPanel::guideRequested, m_guideController.get(), &GuideController::start);
    connect(&start, &StartPanel::recentRequested, m_opener,
            [this](const QString &path) { m_opener->open({path}); });
    connect(m_clips, &ClipController::added, m_life, &ProjectLife::remember);
    connect(m_viewer, &Viewer::filesDropped, m_opener, &PathOpener::open);
    connect(m_viewer, &Viewer::spaceTapped, m_player.get(), &Player::toggle);
    connect(m_viewerController.get(), &ViewerController::relinkRequested, this,
            [this] { m_clips->relink(m_document.clipId()); });

    connect(m_guideController.get(), &GuideController::openDemoRequested, m_clips,
            &ClipController::addDemo);
    connect(m_guideController.get(), &GuideController::trackRequested,
            m_actions->get(ActionId::TrackBoth), &QAction::trigger);
    connect(m_guideController.get(), &GuideController::exportRequested, m_exportController.get(),
            &ExportController::showDialog);
    connect(m_track.get(), &TrackController::jobChanged, m_guideController.get(),
            [this](const auto &job) { m_guideController->noteTracking(job.has_value()); });
    connect(m_exportController.get(), &ExportController::queued, m_guideController.get(),
            &GuideController::noteExport);
    connect(m_exportController.get(), &ExportController::queued, this,
            [this] { m_layout->reveal(m_exportController->panel()); });
}

void MainWindow::connectTracking()
{
    TrackController *track = m_track.get();
    connect(m_viewerController.get(), &ViewerController::pictureShown, track,
            &TrackController::noteShown);
    connect(m_promptController.get(), &PromptController::previewWanted, track,
            &TrackController::showPreview);
    connect(m_promptController.get(), &PromptController::previewEnded, track,
            &TrackController::endPreview);
    connect(m_promptController.get(), &PromptController::aimed, track, &TrackController::aim);
    connect(m_promptController.get(), &PromptController::trimapDrawn, track,
            &TrackController::drawTrimap);
    connect(m_promptController.get(), &PromptController::trimapEnded, track,
            &TrackController::endTrimap);
    connect(track, &TrackController::previewChanged, m_viewerController.get(),
            &ViewerController::setPreview);
    connect(track, &TrackController::liveChanged, m_viewerController.get(),
            &ViewerController::setLive);
    const auto showActivity = [this](auto *source, auto signal) {
        m_status->setJob(source, {});
        connect(source, signal, m_status, [this, source](const QString &activity) {
            m_status->setJob(source,
                             activity.isEmpty() ? std::nullopt
                                                : std::optional(RunningJob{activity, 0, 0, -1, 0}));
        });
    };
    showActivity(m_life, &ProjectLife::activityChanged);
    showActivity(m_clips, &ClipController::activityChanged);
    showActivity(m_text.get(), &TextController::activityChanged);
    connect(track, &TrackController::jobChanged, m_status,
            [this, track](const auto &job) { m_status->setJob(track, job); });
    connect(track, &TrackController::noticed, &m_status->strip(), &StatusStrip::addMessage);
    connect(m_actions->get(ActionId::OtherMeanings), &QAction::triggered, m_meanings.get(),
            &MeaningsController::ask);
    connect(m_meanings.get(), &MeaningsController::meaningsWanted, track,
            &TrackController::findCandidates);
    connect(track, &TrackController::candidatesFound, m_meanings.get(), &MeaningsController::show);
    connect(m_meanings.get(), &MeaningsController::previewChanged, m_viewerController.get(),
            &ViewerController::setPreview);
    connect(m_text.get(), &TextController::candidatesChanged, m_viewerController.get(),
            &ViewerController::setCandidates);
    connect(m_text.get(), &TextController::panelWanted, this,
            [this] { m_layout->reveal(m_found); });
    connect(m_text.get(), &TextController::modelsRequested, m_actions->get(ActionId::Models),
            &QAction::trigger);
    connect(m_actions->get(ActionId::FindByText), &QAction::triggered, m_text.get(),
            &TextController::begin);
    connect(m_actions->get(ActionId::DetectAgain), &QAction::triggered, m_text.get(),
            &TextController::detectAgain);
    connect(m_actions->get(ActionId::FindMoreLike), &QAction::triggered, m_text.get(),
            &TextController::findLike);
    connect(track, &TrackController::stageProgressed, this, [this](const QString &stage, int done) {
        const ClipEntry *clip = m_document.clip();
        if (!clip)
            return;
        const Size size = m_document.clipInfo().size;
        m_paces->note(engineOfStage(clip->objects, stage), stage, done,
                      stage == QLatin1String("learning") ? 1 : size.width * size.height / 1e6);
    });
    connect(track, &TrackController::jobEnded, m_paces.get(), &EnginePaces::endJob);
    const auto cancel = [this, track] {
        track->cancelAll();
        m_text->cancel();
        m_clips->cancel();
        m_life->cancel();
    };
    connect(&m_status->strip(), &StatusStrip::cancelRequested, this, cancel);
    connect(m_actions->get(ActionId::CancelJob), &QAction::triggered, this, cancel);
}

} // namespace filigree
