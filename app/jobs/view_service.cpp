// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/view_service.h"

#include "app/jobs/view_layering.h"
#include "app/jobs/work_gate.h"
#include "inference/base/thread_rank.h"
#include "widgets/viewer/compose_view.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <utility>

namespace filigree {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr int closeBy = 8; // frames: little has moved meanwhile
constexpr double quickPart = 0.5; // of the pixels on the screen, each way: blurred, but quicker
// Decoding ahead of a hand that moves on would only make it wait.
constexpr auto passingTime = 40ms;
// Nor should a job begin a step that a hand which jumps about would find in its way.
constexpr auto handTime = 300ms;

} // namespace

struct ViewService::Current
{
    ViewRequest request;
    quint64 number = 0;
    std::shared_ptr<WorkGate> gate;
    ViewLayers layers; // of the last answer
    ViewSettings view; // likewise
    QRectF visible;
    QImage image;
    bool isBlurred = false;
    struct Preview // of a frame that waits for the decoder
    {
        std::shared_ptr<CachedFrameSource> frames;
        int frame = -1;
        ImagePtr picture;
    } preview;
    int lastFrame = -1; // exactly answered before, for the direction to prefetch in
    int before = -1; // the one before that
    bool isWaiting = false; // for the decoder
    std::optional<Clock::time_point> settling; // until then, the frame may be passed by
    std::optional<Clock::time_point> resting; // until then, the hand may come again
    bool isForward = true; // it came from an earlier one
    std::optional<WorkGate::Lease> lease; // from the request for another frame until it settles
};

struct ViewService::Refinement
{
    ViewRequest request;
    quint64 number = 0;
    ImagePtr picture;
    Result<ViewLayering::Answer> answer;
};

ViewService::ViewService(QObject *parent)
    : QObject(parent)
    , m_cache(std::make_shared<ImageCache>())
    , m_decoder([this](std::stop_token stop) { decode(stop); })
    , m_refiner([this](std::stop_token stop) { refine(stop); })
    , m_composer([this](std::stop_token stop) { answer(stop); })
{ }

ViewService::~ViewService()
{
    m_composer.request_stop();
    m_refiner.request_stop();
    m_decoder.request_stop();
    const std::lock_guard lock(m_wanted.mutex);
    m_wanted.refining.request_stop();
}

void ViewService::share(std::shared_ptr<WorkGate> gate)
{
    const std::lock_guard lock(m_wanted.mutex);
    m_wanted.gate = std::move(gate);
}

quint64 ViewService::request(ViewRequest request)
{
    const std::lock_guard lock(m_wanted.mutex);
    m_wanted.request = std::move(request);
    m_wanted.refining.request_stop();
    m_wanted.changed.notify_one();
    return ++m_wanted.count;
}

void ViewService::probe(const QPoint &pixel)
{
    const std::lock_guard lock(m_wanted.mutex);
    m_wanted.probe = pixel;
    m_wanted.changed.notify_one();
}

void ViewService::answer(std::stop_token stop)
{
    Current current;
    while (!stop.stop_requested()) {
        std::optional<QPoint> probe;
        std::optional<Fetched> fetched;
        std::unique_ptr<Refinement> refined;
        bool isNew = false;
        bool isDue = false;
        {
            std::unique_lock lock(m_wanted.mutex);
            const auto isAsked = [this] {
                return m_wanted.request || m_wanted.probe || m_wanted.fetched || m_wanted.refined;
            };
            const auto due = current.settling ? current.settling : current.resting;
            if (!due)
                m_wanted.changed.wait(lock, stop, isAsked);
            else
                isDue = !m_wanted.changed.wait_until(lock, stop, *due, isAsked);
            if (stop.stop_requested())
                return;
            if (m_wanted.request) {
                current.request = std::move(*m_wanted.request);
                m_wanted.request.reset();
                current.number = m_wanted.count;
                isNew = true;
                current.gate = m_wanted.gate;
            }
            probe = std::exchange(m_wanted.probe, std::nullopt);
            fetched = std::exchange(m_wanted.fetched, std::nullopt);
            refined = std::move(m_wanted.refined);
        }
        const ViewRequest &request = current.request;
        if (isDue && current.settling) {
            current.settling.reset();
            current.resting = Clock::now() + handTime;
            request.frames->settle(request.frame, current.isForward);
        } else if (isDue) {
            letJobsGoOn(current);
        } else if (isNew)
            serve(current, stop);
        else if (fetched && current.isWaiting && fetched->frames == request.frames
                 && fetched->frame == request.frame) {
            current.isWaiting = false;
            if (fetched->picture)
                serveExact(current, *fetched->picture, stop);
            else
                fail(current, fetched->picture.error());
        } else if (fetched && current.isWaiting && !current.preview.picture) {
            serveNearest(current, false); // it may be that, which was asked for just now
        }
        if (!isNew && refined && refined->number == current.number)
            serveRefined(current, *refined);
        if (probe)
            answerProbe(current, *probe);
    }
}

void ViewService::decode(std::stop_token stop)
{
    setThreadRank(ThreadRank::Fetching); // decoders inherit it
    while (!stop.stop_requested()) {
        Fetched fetched;
        {
            std::unique_lock lock(m_wanted.mutex);
            m_wanted.fetch.wait(lock, stop, [this] { return m_wanted.fetchFrom != nullptr; });
            if (stop.stop_requested())
                return;
            fetched.frames = std::exchange(m_wanted.fetchFrom, nullptr);
            fetched.frame = m_wanted.fetchFrame;
        }
        fetched.picture = fetched.frames->frame(fetched.frame, stop);
        const std::lock_guard lock(m_wanted.mutex);
        m_wanted.fetched = std::move(fetched);
        m_wanted.changed.notify_one();
    }
}

void ViewService::refine(std::stop_token stop)
{
    setThreadRank(ThreadRank::Fetching); // the next frame, should it be asked for, comes before
    while (!stop.stop_requested()) {
        std::unique_ptr<Refinement> wanted;
        std::stop_token replaced;
        {
            std::unique_lock lock(m_wanted.mutex);
            m_wanted.refine.wait(lock, stop, [this] { return m_wanted.unrefined != nullptr; });
            if (stop.stop_requested())
                return;
            wanted = std::move(m_wanted.unrefined);
            replaced = m_wanted.refining.get_token();
        }
        ViewLayering layering(wanted->request, m_cache);
        wanted->answer = layering.layers(wanted->request.frame, wanted->picture,
                                         ViewLayering::Effort::Full, replaced);
        if (replaced.stop_requested())
            continue;
        const std::lock_guard lock(m_wanted.mutex);
        m_wanted.refined = std::move(wanted);
        m_wanted.changed.notify_one();
    }
}

void ViewService::serve(Current &current, std::stop_token stop)
{
    const ViewRequest &request = current.request;
    current.isWaiting = false;
    const bool isSeen = request.frames && request.store && request.clip;
    if (request.frame != current.lastFrame || request.isPlaying || !isSeen) {
        current.settling.reset();
        current.resting.reset();
    }
    if (request.isPlaying || !isSeen)
        letJobsGoOn(current);
    else if (request.frame != current.lastFrame && !current.lease && current.gate)
        current.lease = current.gate->enter();
    if (!isSeen) {
        current.layers = {};
        current.preview = {};
        return;
    }
    // Decoding, of this frame too, would take the cores from what can be shown at once.
    const bool isHands = !request.isPlaying && request.frame != current.lastFrame;
    const FrameSource::Alone alone(isHands ? request.frames.get() : nullptr);
    if (const ImagePtr picture = request.frames->atHand(request.frame))
        return serveExact(current, picture, stop);
    serveNearest(current, true);
    current.isWaiting = true;
    const std::lock_guard lock(m_wanted.mutex);
    m_wanted.fetchFrom = request.frames;
    m_wanted.fetchFrame = request.frame;
    m_wanted.fetch.notify_one();
}

//! What can be shown of the frame while it waits for the decoder: itself, small, if it is held
//! packed, or else the nearest one.
void ViewService::serveNearest(Current &current, bool isQuick)
{
    const ViewRequest &request = current.request;
    Current::Preview &preview = current.preview;
    const int nearest = request.frames->nearestCached(request.frame);
    const ImagePtr held = nearest < 0 ? nullptr : request.frames->cached(nearest);
    const bool isGood = held && held == current.layers.picture
        && std::abs(nearest - request.frame) <= closeBy; // as it is, for nothing
    if (preview.frames != request.frames || preview.frame != request.frame)
        preview = {request.frames, request.frame,
                   isGood ? nullptr : request.frames->preview(request.frame)};
    const bool isPreview = preview.picture != nullptr;
    const int frame = isPreview ? request.frame : nearest;
    const ImagePtr &picture = isPreview ? preview.picture : held;
    if (!picture)
        return;
    ViewLayering layering(request, m_cache);
    auto answer = layering.layers(frame, picture, ViewLayering::Effort::Cached, {});
    if (!answer)
        return; // the exact frame will tell
    compose(current, std::move(answer->layers), isQuick);
    emit composed({current.image, request.visible, frame, request.frame, current.isBlurred, false,
                   current.number});
}

void ViewService::serveExact(Current &current, const ImagePtr &picture, std::stop_token stop)
{
    const ViewRequest &request = current.request;
    current.preview = {};
    current.before = std::exchange(current.lastFrame, request.frame);
    ViewLayering layering(request, m_cache);
    auto answer = layering.layers(request.frame, picture, ViewLayering::Effort::Quick, stop);
    if (!answer)
        return fail(current, answer.error());
    const bool isLast = answer->isComplete || request.isPlaying;
    show(current, std::move(answer->layers), isLast);
    if (isLast)
        return settle(current);
    const std::lock_guard lock(m_wanted.mutex);
    if (m_wanted.request)
        return; // the next is wanted already
    m_wanted.unrefined =
        std::make_unique<Refinement>(Refinement{request, current.number, picture, {}});
    m_wanted.refining = {};
    m_wanted.refine.notify_one();
}

void ViewService::serveRefined(Current &current, Refinement &refined)
{
    if (!refined.answer)
        fail(current, refined.answer.error());
    else
        show(current, std::move(refined.answer->layers), true);
    settle(current);
}

void ViewService::fail(Current &current, const Error &error)
{
    letJobsGoOn(current);
    if (error.kind != Error::Kind::Cancelled)
        emit failed(current.request.frame, error);
}

void ViewService::show(Current &current, ViewLayers layers, bool isLast)
{
    const ViewRequest &request = current.request;
    compose(current, std::move(layers), false);
    emit composed({current.image, request.visible, request.frame, request.frame, false, isLast,
                   current.number});
}

//! Not again what was composed for the last answer: a hand that scrubs faster than frames are
//! decoded asks for the same nearest one many times, and decoding needs the cores more.
void ViewService::compose(Current &current, ViewLayers layers, bool isQuick)
{
    const ViewRequest &request = current.request;
    const bool isSame = layers == current.layers && request.view == current.view
        && request.visible == current.visible && request.target == current.image.size()
        && (isQuick || !current.isBlurred);
    current.layers = std::move(layers);
    if (isSame)
        return;
    current.view = request.view;
    current.visible = request.visible;
    current.isBlurred = isQuick;
    const double part = isQuick ? quickPart : 1;
    current.image = composeView(current.layers, request.view, request.visible,
                                (QSizeF(request.target) * part).toSize().expandedTo({1, 1}),
                                request.pixelRatio * part);
    if (isQuick) // here, as a painter on the GUI thread would take as long
        current.image =
            current.image.scaled(request.target, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

void ViewService::letJobsGoOn(Current &current)
{
    current.resting.reset();
    current.lease.reset();
}

//! Now that the frame is shown its neighbours are decoded, unless somebody else sees to that.
void ViewService::settle(Current &current)
{
    if (current.request.isPlaying || current.request.frame == current.before) {
        if (!current.settling && !current.resting)
            letJobsGoOn(current);
        return;
    }
    current.settling = Clock::now() + passingTime;
    current.isForward = current.request.frame >= current.before;
}

void ViewService::answerProbe(const Current &current, const QPoint &pixel)
{
    if (current.layers.picture) {
        const ViewRequest &request = current.request;
        if (const auto probe = probeOf(current.layers, *request.frames, request.selected, pixel))
            emit probed(*probe);
    }
}

} // namespace filigree
