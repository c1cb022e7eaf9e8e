// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/frame_lanes.h"

#include "inference/base/frame_number.h"
#include "project_io/media/scene_linear.h"

#include <QDateTime>
#include <QFileInfo>
#include <QString>

#include <atomic>
#include <ctime>
#include <utility>

namespace filigree {

// readers that are further apart than this are better served by a decoder each
constexpr int nearby = 64;
constexpr int linearTransfer = 8; // ITU-T H.273, table 3

//! A movie is known by its file; files of a sequence may change one by one, so it is known by
//! this very source.
static std::string identityOf(const ClipInfo &info)
{
    static std::atomic<int> count = 0;
    const QFileInfo file(QString::fromStdString(info.path));
    if (info.kind == ClipKind::Video && file.exists())
        return info.path + '|' + std::to_string(file.size()) + '|'
            + std::to_string(file.lastModified().toMSecsSinceEpoch());
    return info.path + "|source " + std::to_string(++count);
}

static double threadMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1000 + double(time.tv_nsec) / 1e6;
}

CachedFrameSource::Private::Private(std::unique_ptr<Clip> clip, std::shared_ptr<FrameCache> frames)
    : original(*clip)
    , info(original.info())
    , cache(std::move(frames))
    , ownsKey(info.kind != ClipKind::Video)
    , key(cache->clipKey(identityOf(info)))
{
    state.lanes.front().clip = std::move(clip);
    keepPassing(*state.lanes.front().clip);
    // a first click is got ready for meanwhile
    state.handUntil = std::chrono::steady_clock::now() + std::chrono::seconds(1);
    besideThread =
        std::jthread([this](std::stop_token stop) { run(state.beside, std::move(stop)); });
}

bool CachedFrameSource::Private::isSceneLinear() const
{
    return info.isFloat && info.assumed.transfer == linearTransfer;
}

Lane *CachedFrameSource::Private::freeLane(int index)
{
    Lane *best = nullptr;
    const auto distance = [index](const Lane &lane) {
        const int ahead = index - lane.position;
        if (lane.position < 0)
            return nearby + 2; // unused: worse than one that is close, better than one that is far
        if (!lane.busy && lane.clip && lane.clip->holds(index))
            return 0;
        if (ahead > 0)
            return ahead <= nearby ? ahead : nearby + 3;
        return ahead >= -nearby ? nearby + 1 : nearby + 3; // who goes back, goes on going back
    };
    for (Lane &lane : state.lanes)
        if ((!lane.busy || lane.yields) && (!best || distance(lane) < distance(*best)))
            best = &lane;
    return best && !best->busy ? best : nullptr;
}

Result<Clip *> CachedFrameSource::Private::clipOf(Lane &lane, std::stop_token stop)
{
    if (!lane.clip) {
        Result<std::unique_ptr<Clip>> clip = original.reopen(stop);
        if (!clip)
            return tl::unexpected(clip.error());
        lane.clip = std::move(*clip);
        if (&lane != &aside.lane) // that passes over all of a clip
            keepPassing(*lane.clip);
    }
    return lane.clip.get();
}

Result<ImagePtr> CachedFrameSource::Private::decodeOriginal(Lane &lane, int index,
                                                            std::stop_token stop)
{
    const Result<Clip *> clip = clipOf(lane, stop);
    if (!clip)
        return tl::unexpected(clip.error());
    Result<DecodedFrame> decoded = (*clip)->read(index, stop);
    if (!decoded)
        return tl::unexpected(decoded.error());
    if (decoded->damaged) {
        const std::scoped_lock lock(state.mutex);
        state.damaged.insert(index);
    }
    return std::move(decoded->image);
}

Result<ImagePtr> CachedFrameSource::Private::decode(Lane &lane, int index, std::stop_token stop)
{
    if (packs()) {
        const Result<> packed = keepPacked(lane, index, stop);
        if (!packed)
            return tl::unexpected(packed.error());
        if (ImagePtr image = held(index))
            return image;
    }
    Result<ImagePtr> image = decodeOriginal(lane, index, std::move(stop));
    if (image && isSceneLinear())
        image = std::make_shared<const Image>(displayReferred(**image));
    if (image)
        cache->insert(key, index, *image);
    return image;
}

//! As the decoder gave it.
Result<> CachedFrameSource::Private::keepPacked(Lane &lane, int index, std::stop_token stop)
{
    const Result<Clip *> clip = clipOf(lane, stop);
    if (!clip)
        return tl::unexpected(clip.error());
    Result<Clip::Packed> packed = (*clip)->readPacked(index, std::move(stop));
    if (!packed)
        return tl::unexpected(packed.error());
    keep(index, std::move(*packed));
    return {};
}

void CachedFrameSource::Private::keep(int index, Clip::Packed packed)
{
    if (packed.damaged) {
        const std::scoped_lock lock(state.mutex);
        state.damaged.insert(index);
    }
    cache->insert(key, index, std::move(packed.frame));
}

void CachedFrameSource::Private::keepPassing(Clip &clip)
{
    if (packs())
        clip.whenPassing([this](int index, Clip::Packed packed) {
            if (!cache->contains(key, index) && cache->hasRoom(packed.frame->byteCount()))
                keep(index, std::move(packed));
        });
}

ImagePtr CachedFrameSource::Private::held(int index)
{
    if (ImagePtr image = cache->find(key, index))
        return image;
    const PackedFramePtr packed = cache->findPacked(key, index);
    if (!packed)
        return nullptr;
    const double begin = threadMs();
    const Result<ImagePtr> image = packed->unpack();
    unpackTime = threadMs() - begin;
    if (!image || !*image)
        return nullptr; // decoding it will tell
    cache->insert(key, index, *image);
    return *image;
}

Result<ImagePtr> CachedFrameSource::Private::frame(int index, Foresight *foresight,
                                                   std::stop_token stop)
{
    if (ImagePtr image = held(index))
        return image;
    std::unique_lock lock(state.mutex);
    if (foresight)
        return decodeOnce(index, &foresight->lane, lock, std::move(stop));
    enter(index);
    Result<ImagePtr> image = decodeOnce(index, nullptr, lock, std::move(stop));
    leave();
    return image;
}

void CachedFrameSource::Private::enter(int index)
{
    ++state.readers;
    if (state.beside.current != index)
        state.beside.interrupt();
    state.around.interrupt(); // even with this frame: it has too little of the machine
    state.aside.request_stop();
}

void CachedFrameSource::Private::leave()
{
    if (--state.readers == 0)
        state.changed.notify_all();
}

//! With this lane, or, if it is null, that which is nearest.
Result<ImagePtr> CachedFrameSource::Private::decodeOnce(int index, Lane *own,
                                                        std::unique_lock<std::mutex> &lock,
                                                        std::stop_token stop)
{
    Lane *lane = nullptr;
    for (;;) {
        if (cache->contains(key, index)) {
            lock.unlock();
            ImagePtr image = held(index);
            lock.lock();
            if (image)
                return image;
        }
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled,
                        "Reading frame " + frameNumber(index) + " of " + info.path
                            + " was cancelled.");
        if (!state.decoding.contains(index))
            lane = own ? own : freeLane(index);
        if (lane)
            break;
        state.changed.wait(lock, stop, [&] {
            return !state.decoding.contains(index) && (own || freeLane(index));
        });
    }
    lane->busy = true;
    state.decoding.insert(index);
    lock.unlock();
    Result<ImagePtr> image = decode(*lane, index, stop);
    lock.lock();
    lane->busy = false;
    lane->position = index;
    state.decoding.erase(index);
    state.changed.notify_all();
    return image;
}

//! Nobody looks at what is read aside in the same instant: it waits while anybody reads, and goes
//! on where it was interrupted.
Result<ImagePtr> CachedFrameSource::Private::decodeAside(int index, std::stop_token stop)
{
    for (;;) {
        std::stop_source interrupted;
        {
            std::unique_lock lock(state.mutex);
            state.changed.wait(lock, stop, [this] { return state.readers == 0; });
            state.aside = interrupted;
        }
        const std::stop_callback end(stop, [&interrupted] { interrupted.request_stop(); });
        Result<ImagePtr> image = decodeOriginal(aside.lane, index, interrupted.get_token());
        if (image || image.error().kind != Error::Kind::Cancelled || stop.stop_requested())
            return image;
    }
}

} // namespace filigree
