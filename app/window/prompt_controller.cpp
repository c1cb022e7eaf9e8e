// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/prompt_controller.h"

#include "app/commands/object_commands.h"
#include "app/document/editor_state.h"
#include "app/jobs/fitting_result.h"
#include "app/jobs/view_request.h"
#include "project_io/archive/result_store.h"
#include "widgets/viewer/mask_shapes.h"
#include "widgets/viewer/viewer.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>
#include <cmath>
#include <utility>

namespace filigree {
namespace {

constexpr int restTime = 60; // ms; shorter than from arriving somewhere to pressing a button

bool isInside(const Image &image, const Point &at, ResultKind kind)
{
    const int x = std::clamp(int(std::lround(at.x)), 0, image.width() - 1);
    const int y = std::clamp(int(std::lround(at.y)), 0, image.height() - 1);
    if (image.type() == PixelType::F32)
        return image.row<float>(y)[x] > (kind == ResultKind::Alpha ? 0.5F : 0.0F);
    return image.row<std::uint8_t>(y)[x] != 0;
}

const MaskPrompt *maskPrompt(const ClipEntry &clip, const PromptPlace &place)
{
    for (const Prompt &prompt : promptsAt(clip, place)) {
        if (const auto *mask = std::get_if<MaskPrompt>(&prompt))
            return mask;
    }
    return nullptr;
}

} // namespace

PromptController::PromptController(Document &document, EditorState &state, Viewer &viewer,
                                   std::shared_ptr<ImageCache> cache, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_state(state)
    , m_viewer(viewer)
    , m_cache(std::move(cache))
{
    connect(&viewer, &Viewer::clicked, this, [this](const Point &at, bool positive) {
        m_rest.stop();
        say(PointPrompt{at, positive});
    });
    connect(&viewer, &Viewer::boxDrawn, this, [this](const Box &box) { say(BoxPrompt{box}); });
    connect(&viewer, &Viewer::strokeDrawn, this,
            [this](const StrokePrompt &stroke) { say(stroke); });
    connect(&viewer, &Viewer::brushPainted, this,
            [this](const std::vector<BrushDab> &dabs, bool erases) {
                paintMask(brushArea(dabs), erases);
            });
    connect(&viewer, &Viewer::lassoDrawn, this,
            [this](const std::vector<Point> &outline, bool erases) {
                paintMask(lassoArea(outline), erases);
            });
    connect(&viewer, &Viewer::trimapPainted, this, &PromptController::paintTrimap);
    connect(&viewer, &Viewer::absentToggled, this, &PromptController::toggleAbsent);
    connect(&viewer, &Viewer::objectPicked, this, [this](const Point &at) { pick(at); });
    connect(&viewer, &Viewer::promptMoved, this, &PromptController::movePrompt);
    connect(&viewer, &Viewer::promptDeleted, this, &PromptController::deletePrompt);
    connect(&viewer, &Viewer::promptSelected, this, [this](int shown) {
        if (shown >= 0)
            m_state.setObject(m_viewer.scene().prompts[std::size_t(shown)].object);
    });
    connect(&viewer, &Viewer::hoverAt, this, [this](const Point &at, bool positive) {
        if (m_document.frames())
            emit previewWanted(m_state.frame(), m_state.object(), PointPrompt{at, positive});
    });
    connect(&viewer, &Viewer::hoverLeft, this, &PromptController::previewEnded);
    connect(&viewer, &Viewer::aimedAt, this, [this](const Point &at, bool positive) {
        m_aim = {at, positive};
        m_rest.start();
    });
    m_rest.setSingleShot(true);
    m_rest.setInterval(restTime);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (m_document.frames() && !m_state.isPlaying())
            emit aimed(m_state.frame(), m_state.object(), m_aim);
    });
}

PromptPlace PromptController::place() const
{
    return {m_state.frame(), m_state.object()};
}

bool PromptController::mayChange(const PromptPlace &place)
{
    const ClipEntry *clip = m_document.clip();
    const ObjectInfo *object = clip ? clip->object(place.object) : nullptr;
    if (!object)
        return clip != nullptr;
    const QString name = QString::fromStdString(object->name);
    if (object->locked)
        emit noticed(tr("“%1” is locked. Unlock it to change it.").arg(name));
    else if (object->lockedFrames.contains(place.frame))
        emit noticed(tr("“%1” is locked on this frame. Unlock the frame to change it.").arg(name));
    else
        return true;
    return false;
}

bool PromptController::say(const Prompt &prompt)
{
    PromptPlace at = place();
    if (!mayChange(at))
        return false;
    if (at.object != 0) {
        m_document.push(addPrompt(m_document, at, prompt));
        return true;
    }
    at.object = nextObjectId(m_document);
    // As one step to undo. The prompt's command is made when the object is there.
    m_document.undoStack().beginMacro(additionText(prompt));
    m_document.push(addObject(m_document));
    m_document.push(addPrompt(m_document, at, prompt));
    m_document.undoStack().endMacro();
    m_state.setObject(at.object);
    return true;
}

void PromptController::paintTrimap(const TrimapStroke &stroke, StrokePhase phase)
{
    const PromptPlace at = place();
    if (phase == StrokePhase::Begin) {
        if (at.object == 0)
            emit noticed(tr("Select the object whose edge you want to paint."));
        // Nothing is solved live that could not be kept.
        m_paintsTrimap = at.object != 0 && mayChange(at);
    }
    if (!m_paintsTrimap)
        return;
    if (phase == StrokePhase::Begin || phase == StrokePhase::Extend)
        emit trimapDrawn(at.frame, at.object, stroke);
    else
        emit trimapEnded(phase == StrokePhase::End && say(stroke));
}

void PromptController::paintMask(const QPainterPath &area, bool erases)
{
    const PromptPlace at = place();
    if (erases && at.object == 0)
        return emit noticed(tr("Select an object to erase from."));
    const Revisions *revisions = m_document.revisions();
    if (!revisions || !mayChange(at))
        return;
    const auto paint = [this, area, erases](const ImagePtr &mask) {
        say(MaskPrompt{PackedMask(*paintedMask(mask, m_document.clipInfo().size, area, erases))});
    };
    // What was drawn last may not have been taken up by the engine yet.
    const MaskPrompt *given = maskPrompt(*m_document.clip(), at);
    if (given && revisions->state(at.object, ResultKind::MaskLogits, at.frame) != FrameState::Fresh)
        return paint(std::make_shared<const Image>(given->mask.image()));
    const ResultAddress address = bestOf(at.object, ResultKind::MaskLogits);
    if (address.key.isNull())
        return paint(nullptr);
    if (const ImagePtr mask = atHand(address))
        return paint(mask);
    read(address, [this, at, paint](const ImagePtr &mask) {
        if (place() != at)
            return; // the user is elsewhere by now
        // Meanwhile another stroke may have been painted, which this one must not replace.
        const MaskPrompt *now = maskPrompt(*m_document.clip(), at);
        paint(now ? std::make_shared<const Image>(now->mask.image()) : mask);
    });
}

void PromptController::read(const ResultAddress &address,
                            const std::function<void(const ImagePtr &)> &then)
{
    const auto deliver = [self = QPointer(this), then](const ImagePtr &image) {
        if (self)
            then(image);
    };
    QThreadPool::globalInstance()->start([store = m_document.store(), cache = m_cache,
                                          size = m_document.clipInfo().size, address, deliver] {
        ImagePtr image;
        if (auto found = fittingResult(*store, address, size); found && *found) {
            const StoredPtr stored = cache->insert(addressKey(address), std::move(**found));
            image = ImagePtr(stored, &stored->image);
        }
        QMetaObject::invokeMethod(qApp, [deliver, image] { deliver(image); });
    });
}

void PromptController::toggleAbsent()
{
    const PromptPlace at = place();
    if (at.object == 0)
        return emit noticed(tr("Select the object that is not on this frame."));
    if (!mayChange(at))
        return;
    const bool absent =
        std::ranges::any_of(promptsAt(*m_document.clip(), at), [](const Prompt &prompt) {
            return std::holds_alternative<AbsentPrompt>(prompt);
        });
    m_document.push(setAbsent(m_document, at, !absent));
}

void PromptController::pick(const Point &at, std::size_t first)
{
    const ClipEntry *clip = m_document.clip();
    if (!clip)
        return;
    const std::vector<ObjectId> objects = shownObjects(*clip); // the frontmost first
    for (std::size_t place = first; place < objects.size(); ++place) {
        const ObjectId object = objects[place];
        ResultAddress address = bestOf(object, ResultKind::MaskLogits);
        if (address.key.isNull())
            address = bestOf(object, ResultKind::Alpha);
        if (address.key.isNull())
            continue;
        const auto isHit = [at, kind = address.kind](const ImagePtr &image) {
            return image && isInside(*image, at, kind);
        };
        const ImagePtr image = atHand(address);
        if (isHit(image))
            return m_state.setObject(object);
        if (image)
            continue;
        // Not every view has the masks at hand.
        return read(address, [this, at, place, objects, address, isHit](const ImagePtr &found) {
            if (address.clip != m_document.clipId() || address.frame != m_state.frame()
                || shownObjects(*m_document.clip()) != objects)
                return; // another picture by now
            if (isHit(found))
                m_state.setObject(address.object);
            else
                pick(at, place + 1);
        });
    }
    emit noticed(tr("There is no object here."));
}

void PromptController::movePrompt(int shown, const Prompt &prompt, int drag)
{
    const ShownPrompt &moved = m_viewer.scene().prompts[std::size_t(shown)];
    const PromptPlace at{m_state.frame(), moved.object};
    if (!mayChange(at))
        return m_viewer.refuseMove();
    if (std::exchange(m_viewerDrag, drag) != drag)
        m_drag = nextDrag();
    m_document.push(changePrompt(m_document, at, std::size_t(moved.index), prompt, m_drag));
}

void PromptController::deletePrompt(int shown)
{
    const ShownPrompt &deleted = m_viewer.scene().prompts[std::size_t(shown)];
    const PromptPlace at{m_state.frame(), deleted.object};
    if (!mayChange(at))
        return;
    m_document.push(removePrompt(m_document, at, std::size_t(deleted.index)));
}

void PromptController::deleteSelected()
{
    if (const int selected = m_viewer.selectedPrompt(); selected >= 0) {
        m_viewer.selectPrompt(-1); // its number is another one's afterwards
        return deletePrompt(selected);
    }
    const PromptPlace at = place();
    const ClipEntry *clip = m_document.clip();
    const std::size_t count = clip ? promptsAt(*clip, at).size() : 0;
    if (count == 0)
        return emit noticed(tr("There is no prompt to delete on this frame."));
    if (mayChange(at))
        m_document.push(removePrompt(m_document, at, count - 1));
}

ResultAddress PromptController::bestOf(ObjectId object, ResultKind kind) const
{
    const Revisions *revisions = m_document.revisions();
    const int frame = m_state.frame();
    return {m_document.clipId(), object, kind, frame,
            revisions ? revisions->best(object, kind, frame).key : ContentKey()};
}

ImagePtr PromptController::atHand(const ResultAddress &address) const
{
    const StoredPtr stored = m_cache->find(addressKey(address));
    return stored ? ImagePtr(stored, &stored->image) : nullptr;
}

} // namespace filigree
