// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/guide_controller.h"

#include "app/document/document.h"
#include "app/document/editor_state.h"
#include "widgets/panels/guide_strip.h"
#include "widgets/translated.h"

#include <utility>

namespace filigree {

GuideController::GuideController(Document &document, EditorState &state, GuideStrip &strip,
                                 QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_state(state)
    , m_strip(strip)
{
    m_strip.hide();
    m_praise.setSingleShot(true);
    m_praise.setInterval(praiseTime);
    connect(&m_praise, &QTimer::timeout, this, &GuideController::goOn);
    connect(&document, &Document::mediaChanged, this, &GuideController::check);
    connect(&document, &Document::currentClipChanged, this, &GuideController::check);
    connect(&document, &Document::promptsChanged, this, &GuideController::check);
    connect(&document, &Document::resultsChanged, this, &GuideController::check);
    connect(&state, &EditorState::viewChanged, this, &GuideController::check);
    connect(&strip, &GuideStrip::skipRequested, this, &GuideController::goOn);
    connect(&strip, &GuideStrip::closeRequested, this, &GuideController::stop);
    connect(&strip, &GuideStrip::doItRequested, this, &GuideController::doIt);
    translated(&strip, [this] { show(); });
}

void GuideController::start()
{
    m_wasExported = false;
    m_isRunning = true;
    emit runningChanged(true);
    Step first = Step::Open;
    while (first != Step::Export && first != Step::Look && isDone(first))
        first = Step(int(first) + 1);
    enter(first);
    m_strip.show();
}

void GuideController::stop()
{
    m_praise.stop();
    if (!m_isRunning)
        return;
    m_isRunning = false;
    m_strip.hide();
    emit runningChanged(false);
}

bool GuideController::hasPrompts() const
{
    return m_document.clip() && !m_document.clip()->prompts.empty();
}

//! All frames but a few of the range, so that the last bundles of results need not be waited for.
bool GuideController::isTracked() const
{
    const ClipEntry *clip = m_document.clip();
    if (!clip || clip->objects.empty())
        return false;
    const FrameRange range = clip->effectiveRange();
    for (const ObjectInfo &object : clip->objects) {
        const int made = clip->results.countOf(object.id, ResultKind::MaskLogits);
        if (range.size() > 1 && made >= 0.95 * range.size())
            return true;
    }
    return false;
}

bool GuideController::isDone(Step step) const
{
    switch (step) {
    case Step::Open:
        return m_document.clip() && m_document.frames();
    case Step::Click:
        return hasPrompts();
    case Step::Look:
        return false; // only the user can say what was seen
    case Step::Track:
        return isTracked();
    case Step::Matte: {
        const ViewMode mode = m_state.view().a.mode;
        return mode == ViewMode::Matte || mode == ViewMode::Alpha || mode == ViewMode::Foreground;
    }
    case Step::Export:
        return m_wasExported;
    }
    return false;
}

void GuideController::check()
{
    if (m_isRunning && !m_isStepDone && isDone(m_step))
        finishStep();
}

void GuideController::noteExport()
{
    m_wasExported = true;
    check();
}

void GuideController::noteTracking(bool isTracking)
{
    if (isTracking == std::exchange(m_isTracking, isTracking))
        return;
    if (m_isRunning && m_step == Step::Track)
        show();
}

void GuideController::finishStep()
{
    m_isStepDone = true;
    show();
    m_praise.start();
}

void GuideController::goOn()
{
    m_praise.stop();
    if (!m_isRunning)
        return;
    if (m_step == Step::Export)
        stop();
    else
        enter(Step(int(m_step) + 1));
}

void GuideController::enter(Step step)
{
    m_step = step;
    m_isStepDone = false;
    if (step == Step::Click)
        m_state.setTool(Tool::PositiveClick);
    show();
    check();
}

void GuideController::doIt()
{
    switch (m_step) {
    case Step::Open:
        return emit openDemoRequested();
    case Step::Click:
        return;
    case Step::Look:
        return finishStep();
    case Step::Track:
        return emit trackRequested();
    case Step::Matte: {
        ViewSettings view = m_state.view();
        view.a.mode = ViewMode::Matte;
        return m_state.setView(view);
    }
    case Step::Export:
        return emit exportRequested();
    }
}

void GuideController::show()
{
    GuideStep told;
    told.number = int(m_step) + 1;
    told.total = stepCount;
    told.isDone = m_isStepDone;
    switch (m_step) {
    case Step::Open:
        told.title = tr("Open a clip");
        told.text = tr("The demo clip is made on the spot and takes no download. Or drop a clip of "
                       "your own on the window.");
        told.sign = QStringLiteral("clip");
        told.doItText = tr("Open Demo");
        break;
    case Step::Click:
        told.title = tr("Click what you want to cut out");
        told.text = tr("Click inside it in the picture. Hold Shift to see beforehand what a click "
                       "would select.");
        told.sign = QStringLiteral("click-positive");
        break;
    case Step::Look:
        told.title = tr("Look at the colour over it");
        told.text = tr("It shows what was understood. Where something is missing, click again; "
                       "where there is too much, Ctrl-click.");
        told.sign = QStringLiteral("view-overlay");
        told.doItText = tr("Looks Good");
        break;
    case Step::Track:
        told.title = tr("Track it through the clip");
        told.text = tr("The other frames are done in the background. You can go on working, and "
                       "correct any frame with a click.");
        told.sign = QStringLiteral("track-both");
        if (m_isTracking)
            told.text = tr("It goes on in the background; the bar at the bottom says how far. You "
                           "can go on working, and correct any frame with a click.");
        else
            told.doItText = tr("Track");
        break;
    case Step::Matte:
        told.title = tr("See it cut out");
        told.text = tr("The matte view shows it over a checkerboard, with hair and soft edges. "
                       "Press Space to play.");
        told.sign = QStringLiteral("view-matte");
        told.doItText = tr("Show Matte");
        break;
    case Step::Export:
        told.title = tr("Export it");
        told.text = tr("Choose ProRes 4444, PNG or EXR. What was written is read back and "
                       "checked.");
        told.sign = QStringLiteral("export");
        told.doItText = tr("Export…");
        break;
    }
    m_strip.setStep(told);
}

} // namespace filigree
