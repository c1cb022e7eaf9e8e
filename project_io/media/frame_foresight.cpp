// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/frame_lanes.h"

#include "inference/base/caught.h"
#include "inference/base/thread_rank.h"
#include "project_io/media/prefetch_plan.h"

#include <algorithm>
#include <utility>

namespace filigree {

constexpr int besideAhead = 24; // of a playhead that rests
constexpr int besideBehind = 12;
// What stood aside for a hand would be in the way of its next move.
constexpr std::chrono::milliseconds handTime(200);

void Foresight::interrupt()
{
    if (current < 0)
        return;
    request.request_stop();
    request = std::stop_source();
    wanted.push_back(std::exchange(current, -1));
}

void Foresight::replace(std::vector<int> frames)
{
    if (current < 0 || std::erase(frames, current) == 0) {
        request.request_stop();
        request = std::stop_source();
        current = -1;
    }
    std::reverse(frames.begin(), frames.end());
    wanted = std::move(frames);
}

std::size_t CachedFrameSource::Private::imageBytes() const
{
    return std::max<std::size_t>(
        1,
        std::size_t(info.size.width) * info.size.height * (info.hasAlpha ? 4 : 3)
            * bytesPerChannel(info.isFloat ? PixelType::F32 : PixelType::U16));
}

int CachedFrameSource::Private::room() const
{
    const double share = packs() ? FrameCache::spareShare : 0.5;
    return int(std::min(share * double(cache->budget()) / double(imageBytes()), 1e6));
}

bool CachedFrameSource::Private::packs() const
{
    const std::size_t bytes = original.packedBytes();
    return !isSceneLinear() && bytes > 0 && bytes <= imageBytes() / 2;
}

//! What is beside a frame that was just read comes from the same decoder, which is there already.
Lane &CachedFrameSource::Private::laneFor(int index, Foresight &foresight)
{
    if (&foresight == &state.beside) {
        for (Lane &lane : state.lanes)
            if (!lane.busy && lane.clip && lane.position >= 0 && lane.position < index
                && index - lane.position <= besideAhead)
                return lane;
    }
    return foresight.lane;
}

//! An error is no news yet: whoever asks for the frame itself will be told.
void CachedFrameSource::Private::decodePacked(int index, Foresight &foresight, std::stop_token stop)
{
    std::unique_lock lock(state.mutex);
    Lane &lane = laneFor(index, foresight);
    lane.busy = lane.yields = true;
    const bool isNext = &foresight == &state.beside; // soon done: whoever wants it waits
    if (isNext)
        state.decoding.insert(index);
    lock.unlock();
    (void)caught([&] { return keepPacked(lane, index, std::move(stop)); });
    lock.lock();
    lane.busy = lane.yields = false;
    lane.position = index;
    if (isNext)
        state.decoding.erase(index);
    state.changed.notify_all();
}

bool CachedFrameSource::Private::mayRun(const Foresight &foresight) const
{
    const bool isFirst =
        &foresight == &state.beside || (state.beside.wanted.empty() && state.beside.current < 0);
    return !foresight.wanted.empty() && state.readers == 0 && isFirst;
}

void CachedFrameSource::Private::run(Foresight &foresight, std::stop_token stop)
{
    if (&foresight == &state.around)
        setThreadRank(ThreadRank::Working);
    for (;;) {
        std::unique_lock lock(state.mutex);
        if (!state.changed.wait(lock, stop, [&] { return mayRun(foresight); }))
            return;
        if (!state.isPlaying && std::chrono::steady_clock::now() < state.handUntil) {
            state.changed.wait_until(lock, stop, state.handUntil, [&] { return state.isPlaying; });
            continue;
        }
        const int index = foresight.wanted.back();
        foresight.wanted.pop_back();
        const bool packs = foresight.packs;
        if (packs ? !cache->contains(key, index) : !cache->find(key, index)) {
            foresight.current = index;
            std::stop_source request = foresight.request;
            lock.unlock();
            const std::stop_callback end(stop, [&request] { request.request_stop(); });
            if (packs)
                decodePacked(index, foresight, request.get_token());
            else
                (void)caught([&] { return frame(index, &foresight, request.get_token()); });
            lock.lock();
            foresight.current = -1;
        }
        if (foresight.wanted.empty())
            state.changed.notify_all(); // the other may
    }
}

void CachedFrameSource::prefetch(int playhead, int ahead, int behind, bool forward)
{
    const int room = d->room();
    ahead = std::clamp(ahead, 0, room);
    behind = std::clamp(behind, 0, room - ahead);
    const std::scoped_lock lock(d->state.mutex);
    d->state.beside.replace(framesBeside({playhead, forward}, ahead, behind, frameCount()));
    d->state.beside.packs = false;
    d->state.isPlaying = true;
    d->state.around.replace({});
    d->state.changed.notify_all();
}

void CachedFrameSource::settle(int playhead, bool forward)
{
    const double packed = FrameCache::packedShare * double(d->cache->budget());
    const bool packs = d->packs();
    const int room =
        packs ? int(std::min(packed / double(d->original.packedBytes()), 1e6)) : d->room();
    const Playhead place{playhead, forward};
    const int ahead = std::min(besideAhead, room);
    const int behind = std::min(besideBehind, room - ahead);
    const std::scoped_lock lock(d->state.mutex);
    d->state.beside.packs = d->state.around.packs = packs;
    d->state.isPlaying = false;
    d->state.beside.replace(framesBeside(place, ahead, behind, frameCount()));
    d->state.around.replace(framesAround(place, ahead, behind, room, frameCount()));
    d->state.changed.notify_all();
    if (!d->aroundThread.joinable())
        d->aroundThread = std::jthread(
            [this](std::stop_token stop) { d->run(d->state.around, std::move(stop)); });
}

void CachedFrameSource::standAside()
{
    const std::scoped_lock lock(d->state.mutex);
    d->state.handUntil = std::chrono::steady_clock::now() + handTime;
    d->enter(-1);
}

void CachedFrameSource::resume()
{
    const std::scoped_lock lock(d->state.mutex);
    d->leave();
}

void CachedFrameSource::stopPrefetch()
{
    const std::scoped_lock lock(d->state.mutex);
    d->state.beside.replace({});
    d->state.around.replace({});
}

} // namespace filigree
