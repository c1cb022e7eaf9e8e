// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/viewer_controller.h"

#include "app/document/document.h"
#include "app/document/editor_state.h"
#include "app/jobs/view_service.h"
#include "app/settings/error_text.h"
#include "widgets/viewer/mask_shapes.h"
#include "widgets/viewer/start_panel.h"
#include "widgets/viewer/view_names.h"
#include "widgets/viewer/viewer.h"
#include "widgets/viewer/viewer_banner.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <utility>

namespace filigree {
namespace {

bool paintsTrimap(Tool tool)
{
    return tool == Tool::TrimapForeground || tool == Tool::TrimapUnknown
        || tool == Tool::TrimapBackground;
}

bool showsResults(ViewMode mode)
{
    return mode == ViewMode::Alpha || mode == ViewMode::Trimap || mode == ViewMode::Matte
        || mode == ViewMode::Foreground;
}

QString channelText(double value, bool isFloat)
{
    return isFloat ? QLocale().toString(value, 'f', 4) : QString::number(std::lround(value));
}

} // namespace

ViewerController::ViewerController(Document &document, EditorState &state, ViewService &service,
                                   Viewer &viewer, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_state(state)
    , m_service(service)
    , m_viewer(viewer)
{
    for (QTimer *timer : {&m_ask, &m_read, &m_late}) {
        timer->setSingleShot(true);
        timer->setInterval(timer == &m_late ? 50 : 0);
    }
    connect(&m_ask, &QTimer::timeout, this, &ViewerController::ask);
    for (QTimer *timer : {&m_read, &m_late})
        connect(timer, &QTimer::timeout, this, &ViewerController::readScene);
    const auto both = [this] {
        m_read.start();
        m_ask.start();
    };

    for (const auto signal :
         {&Document::currentClipChanged, &Document::mediaChanged, &Document::objectsChanged,
          &Document::statesChanged, &Document::rangeChanged})
        connect(&document, signal, this, both);
    connect(&document, &Document::promptsChanged, this, both);
    connect(&document, &Document::settingsChanged, this, both);
    connect(&document, &Document::resultsChanged, this, [this](int, const FrameRange &frames) {
        m_read.start();
        for (const int frame :
             framesOfView(m_state.frame(), m_state.view(), m_document.clipInfo().frameCount)) {
            if (frames.contains(frame))
                return m_ask.start();
        }
    });

    connect(&state, &EditorState::frameChanged, this, [this] {
        m_live.clear();
        m_preview.clear();
        m_failure.clear();
        m_viewer.selectPrompt(-1);
        m_viewer.cancel(); // it was meant for the frame before
        // A prompt that could be taken hold of must not stay for another.
        (m_viewer.scene().prompts.empty() ? m_late : m_read).start();
        ask(); // at once: it is composed while the rest of the window is painted
    });
    connect(&state, &EditorState::objectChanged, this, both);
    connect(&state, &EditorState::viewChanged, this, both);
    connect(&state, &EditorState::playingChanged, this, both);
    connect(&state, &EditorState::toolChanged, this, [this](Tool tool) {
        m_viewer.setTool(tool);
        m_read.start();
    });
    connect(&state, &EditorState::brushRadiusChanged, &viewer, &Viewer::setBrushRadius);

    connect(&viewer, &Viewer::viewChanged, this, [this](const QRectF &visible, const QSize &size) {
        m_visible = visible;
        m_target = size;
        m_ask.start();
    });
    connect(&viewer, &Viewer::brushRadiusWanted, &state, &EditorState::setBrushRadius);
    connect(&viewer, &Viewer::wipeMoved, &state, [this](const WipeLine &wipe) {
        ViewSettings view = m_state.view();
        view.wipe = wipe;
        m_state.setView(view);
    });
    connect(&viewer, &Viewer::pointerAt, &service, [this](const Point &at) {
        m_pointer = QPoint(int(std::lround(at.x)), int(std::lround(at.y)));
        m_service.probe(*m_pointer);
    });
    connect(&viewer, &Viewer::pointerLeft, this, [this] {
        m_pointer.reset();
        m_readOut.clear();
        m_read.start();
    });
    connect(&viewer.banner(), &ViewerBanner::actionTriggered, this,
            &ViewerController::relinkRequested);

    connect(&service, &ViewService::composed, this, &ViewerController::show);
    connect(&service, &ViewService::probed, this, &ViewerController::showProbe);
    connect(&service, &ViewService::failed, this, &ViewerController::showFailure);

    m_viewer.setTool(m_state.tool());
    m_viewer.setBrushRadius(m_state.brushRadius());
    readScene();
    m_visible = m_viewer.visiblePart().frame;
    m_target = m_viewer.visiblePart().target;
    m_ask.start();
}

void ViewerController::setLive(std::vector<LiveLayer> live)
{
    if (live.empty() && m_live.empty())
        return;
    m_live = std::move(live);
    m_ask.start();
}

void ViewerController::setBackgroundPicture(const ImagePtr &picture)
{
    m_backgroundPicture = picture;
    m_ask.start();
}

void ViewerController::setBackgroundFrames(const std::shared_ptr<FrameSource> &frames)
{
    m_backgroundFrames = frames;
    m_ask.start();
}

void ViewerController::setSurround(const QColor &colour)
{
    m_surround = colour;
    m_read.start();
}

void ViewerController::setPreview(const ImagePtr &mask)
{
    m_preview = mask ? maskOutlines(*mask) : std::vector<QPolygonF>();
    readScene(); // at once: it follows the pointer
}

void ViewerController::setCandidates(const std::vector<ShownCandidate> &candidates)
{
    m_candidates = candidates;
    readScene();
}

void ViewerController::readScene()
{
    m_read.stop();
    m_late.stop();
    ViewerScene scene;
    if (m_surround.isValid())
        scene.surround = m_surround;
    const ClipEntry *clip = m_document.clip();
    const ClipInfo info = m_document.clipInfo();
    if (clip && m_document.frames()) {
        const ViewSettings &view = m_state.view();
        scene.frame = {info.size.width, info.size.height};
        scene.pixelAspect = info.pixelAspect.num > 0 ? info.pixelAspect.value() : 1;
        scene.compare = view.compare;
        scene.wipe = view.wipe;
        scene.nameA = viewSideName(view.a);
        scene.nameB = viewSideName(view.b);
        scene.preview = m_preview;
        scene.candidates = m_candidates;
        scene.note = note();
        scene.readOut = m_readOut;
        if (const ObjectInfo *object = clip->object(m_state.object())) {
            scene.previewColour = object->colour;
            m_viewer.setObjectColour(object->colour);
        }
        readPrompts(scene);
    }
    if (scene.compare != m_compare || m_document.clipId() != m_clip) {
        m_compare = scene.compare;
        m_clip = m_document.clipId();
        m_isNewLayout = true;
        m_ask.start();
    }
    m_viewer.setScene(scene);
    readMessages();
}

void ViewerController::readPrompts(ViewerScene &scene) const
{
    const ClipEntry &clip = *m_document.clip();
    const auto onFrame = clip.prompts.find(m_state.frame());
    if (m_state.isPlaying() || onFrame == clip.prompts.end())
        return;
    const std::vector<ObjectId> shown = shownObjects(clip);
    for (const auto &[id, prompts] : onFrame->second) {
        const ObjectInfo *object = clip.object(id);
        const bool selected = id == m_state.object();
        if (!object || (!selected && std::ranges::find(shown, id) == shown.end()))
            continue;
        for (int i = 0; i < int(prompts.size()); ++i) {
            if (std::holds_alternative<AbsentPrompt>(prompts[i]) && selected)
                scene.absent =
                    tr("“%1” is not on this frame").arg(QString::fromStdString(object->name));
            if (!m_state.view().prompts)
                continue;
            if (std::holds_alternative<TrimapStroke>(prompts[i])
                && !(selected && paintsTrimap(m_state.tool())))
                continue;
            ShownPrompt prompt;
            prompt.object = id;
            prompt.index = i;
            prompt.prompt = prompts[i];
            prompt.colour = object->colour;
            prompt.isOfSelected = selected;
            scene.prompts.emplace_back(std::move(prompt));
        }
    }
}

QString ViewerController::note() const
{
    const Revisions *revisions = m_document.revisions();
    const ObjectId object = m_state.object();
    if (!revisions || object == 0 || m_state.isPlaying())
        return {};
    const int frame = m_state.frame();
    const FrameState mask = revisions->state(object, ResultKind::MaskLogits, frame);
    const FrameState alpha = revisions->state(object, ResultKind::Alpha, frame);
    if (alpha == FrameState::Locked)
        return tr("Locked");
    if (alpha == FrameState::Fresh || alpha == FrameState::Absent)
        return {};
    if (mask == FrameState::Missing) // an empty view must not look like an empty result
        return showsResults(m_state.view().a.mode) ? tr("Not tracked yet") : QString();
    if (mask == FrameState::Stale)
        return tr("Not up to date: to be tracked again");
    return alpha == FrameState::Stale ? tr("Not up to date: to be matted again")
                                      : tr("Mask only: not matted yet");
}

void ViewerController::readMessages()
{
    const ClipInfo info = m_document.clipInfo();
    const ClipEntry *clip = m_document.clip();
    const QString name = clip ? QString::fromStdString(clip->name) : QString();
    QString message;
    QString warning;
    QString action;
    switch (m_document.mediaState()) {
    case MediaState::None:
        break;
    case MediaState::Opening:
        message = tr("Opening “%1”…").arg(name);
        break;
    case MediaState::Offline:
        message = tr("“%1” is offline").arg(name);
        warning = tr("The footage of “%1” cannot be found. What was made of it is kept.").arg(name);
        action = tr("&Relink…");
        break;
    case MediaState::Online:
        if (!m_failure.isEmpty())
            warning = m_failure;
        else if (!info.damage.empty())
            warning = QString::fromStdString(info.damage.front().message);
        break;
    }
    m_viewer.startPanel().setMessage(message);
    if (warning != m_viewer.banner().text()) // else the user may have hidden it
        m_viewer.banner().setText(warning, action);
}

void ViewerController::ask()
{
    const ClipEntry *clip = m_document.clip();
    if (!clip || !m_document.frames() || m_target.isEmpty())
        return;
    ViewRequest request;
    request.frame = m_state.frame();
    request.view = m_state.view();
    request.clip = clipForView(
        *clip, framesOfView(request.frame, request.view, m_document.clipInfo().frameCount));
    request.frames = m_document.frames();
    request.store = m_document.store();
    request.objects = shownObjects(*clip);
    request.selected = m_state.object();
    request.visible = m_visible;
    request.target = m_target;
    request.pixelRatio = m_viewer.devicePixelRatioF();
    request.backgroundPicture = m_backgroundPicture;
    request.backgroundFrames = m_backgroundFrames;
    request.live = m_live;
    request.isPlaying = m_state.isPlaying();
    const quint64 number = m_service.request(std::move(request));
    if (std::exchange(m_isNewLayout, false))
        m_firstRequest = number;
}

void ViewerController::show(const ComposedView &view)
{
    if (m_late.isActive())
        readScene();
    if (m_isNewLayout || view.request < m_firstRequest || m_viewer.frame().isEmpty())
        return;
    m_viewer.setPicture(view.image, view.visible);
    if (m_pointer && view.isExact) // what lies under it has changed, though it did not move
        m_service.probe(*m_pointer);
    emit pictureShown(view);
}

void ViewerController::showProbe(const PixelProbe &probe)
{
    if (probe.frame != m_state.frame())
        return;
    //: Under the pointer: place, colours as stored, e.g. "x 12  y 34   R 940 G 512 B 64 (10 bit)".
    m_readOut = probe.isFloat ? tr("x %1  y %2    R %3  G %4  B %5 (float)")
                              : tr("x %1  y %2    R %3  G %4  B %5 (%6 bit)");
    m_readOut = m_readOut.arg(probe.x).arg(probe.y).arg(channelText(probe.red, probe.isFloat),
                                                        channelText(probe.green, probe.isFloat),
                                                        channelText(probe.blue, probe.isFloat));
    if (!probe.isFloat)
        m_readOut = m_readOut.arg(probe.bitDepth);
    if (probe.alpha >= 0)
        m_readOut += tr("    alpha %1").arg(QLocale().toString(probe.alpha, 'f', 3));
    m_readOut += tr("    frame %1").arg(probe.frame + 1);
    m_read.start();
}

void ViewerController::showFailure(int frame, const Error &error)
{
    if (frame != m_state.frame() || error.kind == Error::Kind::Cancelled)
        return;
    m_failure = errorText(error);
    readMessages();
}

} // namespace filigree
