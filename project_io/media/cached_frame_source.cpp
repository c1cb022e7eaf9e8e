// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/cached_frame_source.h"

#include "inference/base/caught.h"
#include "inference/base/frame_number.h"
#include "project_io/media/scene_linear.h"

#include <QDateTime>
#include <QFileInfo>
#include <QString>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>
#include <utility>
#include <vector>

namespace filigree {

// readers that are further apart than this are better served by a decoder each
constexpr int nearby = 64;
constexpr std::size_t readingLanes = 2;
// against the direction of decoding, stretches of this many frames are each read forwards
constexpr int backwardStretch = 8;
constexpr int linearTransfer = 8; // ITU-T H.273, table 3

//! A decoder and the frame it gave last.
struct Lane
{
    std::unique_ptr<Clip> clip; //!< Null until it is needed.
    int position = -1; //!< -1: not used yet.
    bool busy = false;
};

struct CachedFrameSource::Private
{
    Private(std::unique_ptr<Clip> clip, std::shared_ptr<FrameCache> cache);

    Result<ImagePtr> frame(int index, bool background, std::stop_token stop);
    Result<ImagePtr> decode(Lane &lane, int index, std::stop_token stop);
    Result<ImagePtr> decodeOriginal(Lane &lane, int index, std::stop_token stop);
    Result<ImagePtr> decodeAside(int index, std::stop_token stop);
    bool isSceneLinear() const { return info.isFloat && info.assumed.transfer == linearTransfer; }
    void yieldPrefetch(); //!< The mutex is held: lets a reader have the machine for itself.
    Lane *freeLane(int index); //!< The mutex is held; null: all are busy.
    std::vector<int> plan(int playhead, int ahead, int behind, bool forward) const;
    void runPrefetch(std::stop_token stop);

    const Clip &original; //!< The first lane's; others only reopen it, which any thread may.
    const ClipInfo info;
    const std::shared_ptr<FrameCache> cache;
    const bool ownsKey; //!< Nobody else can have its frames under the same key.
    const FrameCache::ClipKey key;

    struct State
    {
        std::mutex mutex;
        std::condition_variable_any changed;
        std::vector<Lane> lanes{readingLanes};
        Lane background; //!< Of the prefetching thread alone.
        std::set<int> decoding;
        std::set<int> damaged; //!< Of the frames decoded so far.
        std::vector<int> wanted; //!< By the newest prefetch request, the most urgent last.
        int readers = 0; //!< That decode now; the prefetch waits for them.
        int prefetching = -1; //!< The frame that is decoded ahead now; -1: none.
        std::stop_source request; //!< Ends that.
        std::stop_source aside; //!< Interrupts what is read aside.
    } state;

    struct Originals
    {
        std::mutex mutex;
        Lane lane;
    } originals; //!< Of scene-linear clips, for export.

    struct Aside
    {
        std::mutex mutex;
        Lane lane;
    } aside;

    std::jthread prefetcher; // last: stopped and joined before what it uses is destroyed
};

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

CachedFrameSource::Private::Private(std::unique_ptr<Clip> clip, std::shared_ptr<FrameCache> frames)
    : original(*clip)
    , info(original.info())
    , cache(std::move(frames))
    , ownsKey(info.kind != ClipKind::Video)
    , key(cache->clipKey(identityOf(info)))
{
    state.lanes.front().clip = std::move(clip);
    prefetcher = std::jthread([this](std::stop_token stop) { runPrefetch(std::move(stop)); });
}

Lane *CachedFrameSource::Private::freeLane(int index)
{
    Lane *best = nullptr;
    const auto distance = [index](const Lane &lane) {
        const int ahead = index - lane.position;
        if (lane.position < 0)
            return nearby + 2; // unused: worse than one that is close, better than one that is far
        if (lane.clip && lane.clip->holds(index))
            return 0;
        if (ahead > 0)
            return ahead <= nearby ? ahead : nearby + 3;
        return ahead >= -nearby ? nearby + 1 : nearby + 3; // who goes back, goes on going back
    };
    for (Lane &lane : state.lanes)
        if (!lane.busy && (!best || distance(lane) < distance(*best)))
            best = &lane;
    return best;
}

Result<ImagePtr> CachedFrameSource::Private::decodeOriginal(Lane &lane, int index,
                                                            std::stop_token stop)
{
    if (!lane.clip) {
        Result<std::unique_ptr<Clip>> clip = original.reopen(stop);
        if (!clip)
            return tl::unexpected(clip.error());
        lane.clip = std::move(*clip);
    }
    Result<DecodedFrame> decoded = lane.clip->read(index, stop);
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
    Result<ImagePtr> image = decodeOriginal(lane, index, std::move(stop));
    if (image && isSceneLinear())
        image = std::make_shared<const Image>(displayReferred(**image));
    if (image)
        cache->insert(key, index, *image);
    return image;
}

Result<ImagePtr> CachedFrameSource::Private::frame(int index, bool background, std::stop_token stop)
{
    std::unique_lock lock(state.mutex);
    Lane *lane = nullptr;
    for (;;) {
        if (ImagePtr held = cache->find(key, index))
            return held;
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled,
                        "Reading frame " + frameNumber(index) + " of " + info.path
                            + " was cancelled.");
        if (!state.decoding.contains(index))
            lane = background ? &state.background : freeLane(index);
        if (lane)
            break;
        state.changed.wait(lock, stop, [&] {
            return !state.decoding.contains(index) && (background || freeLane(index));
        });
    }
    lane->busy = true;
    state.decoding.insert(index);
    if (!background) {
        ++state.readers;
        yieldPrefetch();
        state.aside.request_stop();
    }
    lock.unlock();
    Result<ImagePtr> image = decode(*lane, index, stop);
    lock.lock();
    lane->busy = false;
    state.readers -= background ? 0 : 1;
    lane->position = index;
    state.decoding.erase(index);
    lock.unlock();
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

void CachedFrameSource::Private::yieldPrefetch()
{
    if (state.prefetching < 0)
        return;
    state.request.request_stop();
    state.request = std::stop_source();
    state.wanted.push_back(std::exchange(state.prefetching, -1)); // what is decoded so far is kept
}

std::vector<int> CachedFrameSource::Private::plan(int playhead, int ahead, int behind,
                                                  bool forward) const
{
    const std::size_t frameBytes = std::max<std::size_t>(
        1,
        std::size_t(info.size.width) * info.size.height * (info.hasAlpha ? 4 : 3)
            * bytesPerChannel(info.isFloat ? PixelType::F32 : PixelType::U16));
    const int room = int(std::min<std::size_t>(cache->budget() / 2 / frameBytes, 1 << 20));
    ahead = std::clamp(ahead, 0, room);
    behind = std::clamp(behind, 0, room - ahead);
    const auto rising = [&](int count, std::vector<int> &frames) {
        for (int i = 0; i < count; ++i)
            frames.push_back(playhead + 1 + i);
    };
    const auto falling = [&](int count, std::vector<int> &frames) {
        for (int done = 0; done < count; done += backwardStretch) {
            const int stretch = std::min(backwardStretch, count - done);
            for (int i = stretch; i > 0; --i)
                frames.push_back(playhead - done - i);
        }
    };
    std::vector<int> frames{playhead};
    if (forward) {
        rising(ahead, frames);
        falling(behind, frames);
    } else {
        falling(ahead, frames);
        rising(behind, frames);
    }
    std::erase_if(frames, [this](int frame) { return frame < 0 || frame >= info.frameCount; });
    std::reverse(frames.begin(), frames.end());
    return frames;
}

void CachedFrameSource::Private::runPrefetch(std::stop_token stop)
{
    for (;;) {
        std::unique_lock lock(state.mutex);
        if (!state.changed.wait(lock, stop,
                                [this] { return !state.wanted.empty() && state.readers == 0; }))
            return;
        const int index = state.wanted.back();
        state.wanted.pop_back();
        if (cache->contains(key, index))
            continue;
        state.prefetching = index;
        const std::stop_source request = state.request;
        lock.unlock();
        std::stop_source both = request;
        const std::stop_callback end(stop, [&both] { both.request_stop(); });
        // an error is no news yet: whoever asks for the frame itself will be told
        (void)caught([&] { return frame(index, true, request.get_token()); });
        lock.lock();
        state.prefetching = -1;
    }
}

Result<std::shared_ptr<CachedFrameSource>>
CachedFrameSource::open(const std::string &path, std::shared_ptr<FrameCache> cache,
                        std::stop_token stop)
{
    Result<std::unique_ptr<Clip>> clip = Clip::open(path, std::move(stop));
    if (!clip)
        return tl::unexpected(clip.error());
    return std::make_shared<CachedFrameSource>(std::move(*clip), std::move(cache));
}

CachedFrameSource::CachedFrameSource(std::unique_ptr<Clip> clip, std::shared_ptr<FrameCache> cache)
    : d(std::make_unique<Private>(std::move(clip), std::move(cache)))
{ }

CachedFrameSource::~CachedFrameSource()
{
    stopPrefetch();
    d->prefetcher.request_stop();
    d->prefetcher.join();
    if (d->ownsKey)
        d->cache->removeClip(d->key);
}

const ClipInfo &CachedFrameSource::info() const
{
    return d->info;
}

Size CachedFrameSource::size() const
{
    return d->info.size;
}

int CachedFrameSource::frameCount() const
{
    return d->info.frameCount;
}

Result<ImagePtr> CachedFrameSource::frame(int index, std::stop_token stop)
{
    return d->frame(index, false, std::move(stop));
}

bool CachedFrameSource::isDamaged(int index) const
{
    const std::scoped_lock lock(d->state.mutex);
    return d->state.damaged.contains(index);
}

Result<ImagePtr> CachedFrameSource::original(int index, std::stop_token stop)
{
    if (!d->isSceneLinear())
        return frame(index, std::move(stop));
    const std::scoped_lock lock(d->originals.mutex);
    return d->decodeOriginal(d->originals.lane, index, std::move(stop));
}

Image CachedFrameSource::toOriginal(Image colours) const
{
    return d->isSceneLinear() ? sceneLinear(colours) : colours;
}

ImagePtr CachedFrameSource::cached(int index) const
{
    return d->cache->find(d->key, index);
}

int CachedFrameSource::nearestCached(int index) const
{
    return d->cache->nearest(d->key, index);
}

bool CachedFrameSource::isCached(int index) const
{
    return d->cache->contains(d->key, index);
}

std::vector<FrameRange> CachedFrameSource::cachedRanges() const
{
    return d->cache->ranges(d->key);
}

double CachedFrameSource::timeOf(int index) const
{
    if (d->info.kind != ClipKind::Video)
        return d->info.frameRate.num > 0 ? index / d->info.frameRate.value() : 0;
    return double(d->original.timestamp(index) - d->original.timestamp(0))
        * d->info.timeBase.value();
}

Result<ImagePtr> CachedFrameSource::aside(int index, std::stop_token stop)
{
    if (ImagePtr held = cached(index))
        return held;
    const std::scoped_lock lock(d->aside.mutex);
    Result<ImagePtr> image = d->decodeAside(index, std::move(stop));
    if (image && d->isSceneLinear())
        image = std::make_shared<const Image>(displayReferred(**image));
    return image;
}

void CachedFrameSource::prefetch(int playhead, int ahead, int behind, bool forward)
{
    std::vector<int> wanted = d->plan(playhead, ahead, behind, forward);
    const std::scoped_lock lock(d->state.mutex);
    // what is being decoded goes on if it is still wanted: playback asks anew with every frame
    if (d->state.prefetching < 0 || std::erase(wanted, d->state.prefetching) == 0) {
        d->state.request.request_stop();
        d->state.request = std::stop_source();
        d->state.prefetching = -1;
    }
    d->state.wanted = std::move(wanted);
    d->state.changed.notify_all();
}

void CachedFrameSource::stopPrefetch()
{
    const std::scoped_lock lock(d->state.mutex);
    d->state.request.request_stop();
    d->state.request = std::stop_source();
    d->state.prefetching = -1;
    d->state.wanted.clear();
}

} // namespace filigree
