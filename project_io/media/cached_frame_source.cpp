// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/cached_frame_source.h"

#include "project_io/media/frame_lanes.h"
#include "project_io/media/scene_linear.h"

#include <utility>

namespace filigree {

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
    for (std::jthread *thread : {&d->besideThread, &d->aroundThread}) {
        thread->request_stop();
        if (thread->joinable())
            thread->join();
    }
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
    return d->frame(index, nullptr, std::move(stop));
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

ImagePtr CachedFrameSource::atHand(int index) const
{
    constexpr double quick = 7; // ms
    return d->unpackTime < quick ? d->held(index) : cached(index);
}

int CachedFrameSource::nearestCached(int index) const
{
    return d->cache->nearest(d->key, index);
}

ImagePtr CachedFrameSource::preview(int index) const
{
    const PackedFramePtr packed = d->cache->findPacked(d->key, index);
    return packed ? packed->preview() : nullptr;
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

} // namespace filigree
