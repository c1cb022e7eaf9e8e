// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/matte_renderer.h"

#include "app/jobs/fitting_result.h"
#include "inference/base/frame_number.h"
#include "inference/matting/edge_controls.h"
#include "inference/matting/exclusive.h"
#include "inference/matting/temporal_smoothing.h"
#include "project_io/model/prompt_key.h"

#include <algorithm>

namespace filigree {
namespace {

ImagePtr shared(Image image)
{
    return std::make_shared<const Image>(std::move(image));
}

} // namespace

MatteRenderer::MatteRenderer(std::shared_ptr<FrameSource> frames,
                             std::shared_ptr<ResultStore> store, ClipEntry clip,
                             std::shared_ptr<ImageCache> cache)
    : MatteRenderer(std::move(frames), std::move(store),
                    std::make_shared<const ClipEntry>(std::move(clip)), std::move(cache))
{ }

MatteRenderer::MatteRenderer(std::shared_ptr<FrameSource> frames,
                             std::shared_ptr<ResultStore> store,
                             std::shared_ptr<const ClipEntry> clip,
                             std::shared_ptr<ImageCache> cache)
    : m_frames(std::move(frames))
    , m_store(std::move(store))
    , m_clip(std::move(clip))
    , m_revisions(*m_clip)
    , m_cache(std::move(cache))
{ }

std::vector<ObjectId> MatteRenderer::objects() const
{
    std::vector<ObjectId> ids;
    for (const ObjectInfo &object : m_clip->objects) {
        if (!object.repelsOnly)
            ids.push_back(object.id);
    }
    return ids;
}

std::vector<FrameRange> MatteRenderer::open(ObjectId object, ExportContent content,
                                            const FrameRange &range) const
{
    std::vector<FrameRange> stretches;
    for (int frame = range.in; frame <= range.out; ++frame) {
        ResultKind kind = ResultKind::Alpha;
        if (content == ExportContent::Trimap)
            kind = ResultKind::Trimap;
        else if (content == ExportContent::Mask && hasMask(object, frame))
            kind = ResultKind::MaskLogits;
        const FrameState state = m_revisions.state(object, kind, frame);
        if (state != FrameState::Missing && state != FrameState::Stale)
            continue;
        if (!stretches.empty() && stretches.back().out == frame - 1)
            stretches.back().out = frame;
        else
            stretches.push_back({frame, frame});
    }
    return stretches;
}

bool MatteRenderer::isAbsent(ObjectId object, int frame) const
{
    return m_revisions.state(object, ResultKind::Alpha, frame) == FrameState::Absent;
}

bool MatteRenderer::hasMask(ObjectId object, int frame) const
{
    return !m_revisions.best(object, ResultKind::MaskLogits, frame).key.isNull();
}

Result<StoredPtr> MatteRenderer::keep(const ContentKey &key, StoredResult result)
{
    return m_cache ? m_cache->insert(key, std::move(result))
                   : std::make_shared<const StoredResult>(std::move(result));
}

Result<StoredPtr> MatteRenderer::stored(const ResultAddress &address)
{
    const ContentKey key = addressKey(address);
    if (StoredPtr known = m_cache ? m_cache->find(key) : nullptr)
        return known;
    if (!address.key.isNull()) {
        auto found = fittingResult(*m_store, address, m_frames->size());
        if (!found)
            return tl::unexpected(found.error());
        if (*found)
            return keep(key, std::move(**found));
    }
    const ObjectInfo *info = m_clip->object(address.object);
    return fail(Error::Kind::NotFound,
                "Frame " + frameNumber(address.frame) + " of '"
                    + (info ? info->name : std::to_string(address.object))
                    + "' has no matte yet; track and matte it first ('filigree matte').");
}

Result<StoredPtr> MatteRenderer::stored(ObjectId object, ResultKind kind, int frame)
{
    return stored({m_clip->id, object, kind, frame, m_revisions.best(object, kind, frame).key});
}

Result<StoredPtr> MatteRenderer::solvedAlpha(ObjectId object, int frame)
{
    if (isAbsent(object, frame))
        return std::make_shared<const StoredResult>(
            StoredResult{Image(m_frames->size(), 1, PixelType::F32), {}, {}});
    return stored(object, ResultKind::Alpha, frame);
}

//! Whether a frame's alpha is steadied by a neighbour's. What is locked takes nothing from frames
//! that may change, and where the object is not to be seen nothing of it glows.
bool MatteRenderer::isSteadiedBy(const ObjectInfo &object, int frame, int neighbour) const
{
    return object.matte.edge.temporalSmoothing > 0 && m_clip->effectiveRange().contains(neighbour)
        && !isAbsent(object.id, frame) && !isAbsent(object.id, neighbour)
        && (!object.isLockedOn(frame) || object.isLockedOn(neighbour))
        && !m_revisions.best(object.id, ResultKind::Alpha, neighbour).key.isNull();
}

//! Whether its alpha is shown as it was stored.
bool MatteRenderer::isPlain(const ObjectInfo &object, int frame) const
{
    const EdgeSettings &edge = object.matte.edge;
    return edge.temporalSmoothing <= 0 && !hasEdgeControls(edge) && !isAbsent(object.id, frame);
}

//! Of the alpha with the object's own edge controls.
ContentKey MatteRenderer::ownKey(const ObjectInfo &object, int frame) const
{
    if (isPlain(object, frame))
        return addressKey({m_clip->id, object.id, ResultKind::Alpha, frame,
                           m_revisions.best(object.id, ResultKind::Alpha, frame).key});
    KeyHasher hasher("own alpha");
    hasher.add(m_clip->id).add(object.id).add(frame).add(edgeKey(object.matte.edge));
    for (int at = frame - 1; at <= frame + 1; ++at) {
        if (at == frame || isSteadiedBy(object, frame, at))
            hasher.add(at)
                .add(isAbsent(object.id, at))
                .add(m_revisions.best(object.id, ResultKind::Alpha, at).key);
    }
    return hasher.key();
}

ContentKey MatteRenderer::sharedKey(ObjectId object, int frame) const
{
    KeyHasher hasher("shared alpha");
    hasher.add(object);
    for (const ObjectId id : matted(frame))
        hasher.add(id).add(ownKey(*m_clip->object(id), frame));
    return hasher.key();
}

//! With the object's own edge controls, before it meets other objects.
Result<Image> MatteRenderer::makeOwnAlpha(const ObjectInfo &object, int frame, std::stop_token stop)
{
    const auto solved = solvedAlpha(object.id, frame);
    if (!solved)
        return tl::unexpected(solved.error());
    const double strength = object.matte.edge.temporalSmoothing;
    if (strength <= 0)
        return withEdgeControls((*solved)->image, object.matte.edge);
    const auto picture = m_frames->frame(frame, stop);
    if (!picture)
        return tl::unexpected(picture.error());
    struct Neighbour
    {
        ImagePtr picture;
        StoredPtr alpha;
        NeighbourFrame frame;
    };
    Neighbour neighbours[2];
    for (int side = 0; side < 2; ++side) {
        const int at = side == 0 ? frame - 1 : frame + 1;
        if (!isSteadiedBy(object, frame, at))
            continue;
        const auto there = m_frames->frame(at, stop);
        const auto alphaThere = solvedAlpha(object.id, at);
        if (!there || !alphaThere)
            return tl::unexpected(there ? alphaThere.error() : there.error());
        neighbours[side].picture = *there;
        neighbours[side].alpha = *alphaThere;
        neighbours[side].frame = {neighbours[side].picture.get(), &neighbours[side].alpha->image};
    }
    StoredPtr trimap;
    if (!m_revisions.best(object.id, ResultKind::Trimap, frame).key.isNull()) {
        const auto found = stored(object.id, ResultKind::Trimap, frame);
        trimap = found ? *found : nullptr; // without one, smoothing goes by the colours alone
    }
    const Image steadied =
        smoothedOverTime((*solved)->image, **picture, neighbours[0].frame, neighbours[1].frame,
                         strength, trimap ? &trimap->image : nullptr, stop);
    if (stop.stop_requested())
        return fail(Error::Kind::Cancelled, "Steadying the matte was cancelled.");
    return withEdgeControls(steadied, object.matte.edge);
}

Result<StoredPtr> MatteRenderer::ownAlpha(const ObjectInfo &object, int frame, std::stop_token stop)
{
    if (isPlain(object, frame))
        return solvedAlpha(object.id, frame); // not even copied
    const ContentKey key = ownKey(object, frame);
    if (StoredPtr known = m_cache ? m_cache->find(key) : nullptr)
        return known;
    return makeOwnAlpha(object, frame, stop).and_then([&](Image &&alpha) {
        return keep(key, {std::move(alpha), {}, {}});
    });
}

std::vector<ObjectId> MatteRenderer::matted(int frame) const
{
    std::vector<ObjectId> ids = objects();
    std::erase_if(ids, [&](ObjectId id) {
        return m_revisions.best(id, ResultKind::Alpha, frame).key.isNull() || isAbsent(id, frame);
    });
    return ids;
}

Result<Image> MatteRenderer::alpha(ObjectId object, int frame, std::stop_token stop)
{
    return sharedAlpha(object, frame, stop).map([](const ImagePtr &alpha) { return *alpha; });
}

bool MatteRenderer::isCached(ObjectId object, int frame) const
{
    const ObjectInfo *info = m_clip->object(object);
    return m_cache && info
        && (m_cache->find(sharedKey(object, frame))
            || (matted(frame).size() < 2 && m_cache->find(ownKey(*info, frame))));
}

Result<ImagePtr> MatteRenderer::sharedAlpha(ObjectId object, int frame, std::stop_token stop)
{
    const ObjectInfo *info = m_clip->object(object);
    if (!info || info->repelsOnly)
        return fail(Error::Kind::NotFound, "There is no object " + std::to_string(object) + ".");
    const auto imageOf = [](const StoredPtr &result) { return ImagePtr(result, &result->image); };
    // An object that was not matted here takes no pixels from the one that is asked for.
    const std::vector<ObjectId> ids = matted(frame);
    if (ids.size() < 2 || std::ranges::find(ids, object) == ids.end())
        return ownAlpha(*info, frame, stop).map(imageOf);
    const ContentKey key = sharedKey(object, frame);
    if (StoredPtr known = m_cache ? m_cache->find(key) : nullptr)
        return imageOf(known);
    std::vector<Image> alphas;
    for (const ObjectId id : ids) {
        const auto own = ownAlpha(*m_clip->object(id), frame, stop);
        if (!own)
            return tl::unexpected(own.error());
        alphas.push_back((*own)->image);
    }
    auto shares = makeExclusive(std::move(alphas));
    if (!shares)
        return tl::unexpected(shares.error());
    Result<ImagePtr> wanted;
    for (std::size_t i = 0; i < ids.size(); ++i) { // the other shares will be asked for next
        const auto kept = keep(sharedKey(ids[i], frame), {std::move((*shares)[i]), {}, {}});
        if (ids[i] == object)
            wanted = kept.map(imageOf);
    }
    return wanted;
}

Result<Image> MatteRenderer::foreground(ObjectId object, int frame, const Image &picture)
{
    const ObjectInfo *info = m_clip->object(object);
    if (!info || !info->matte.decontaminate || isAbsent(object, frame))
        return Image();
    return stored(object, ResultKind::Foreground, frame).map([&](const StoredPtr &result) {
        Image colours = result->image;
        completeForeground(colours, result->support, picture);
        return colours;
    });
}

Result<Image> MatteRenderer::mask(ObjectId object, int frame)
{
    if (isAbsent(object, frame))
        return Image(m_frames->size(), 1, PixelType::U8);
    if (!hasMask(object, frame)) // a trimap was given
        return solvedAlpha(object, frame).map([](const StoredPtr &alpha) {
            return maskOfAlpha(alpha->image);
        });
    return stored(object, ResultKind::MaskLogits, frame).map([](const StoredPtr &result) {
        return maskOfLogits(result->image);
    });
}

Result<Image> MatteRenderer::trimap(ObjectId object, int frame)
{
    if (isAbsent(object, frame))
        return Image(m_frames->size(), 1, PixelType::U8);
    return stored(object, ResultKind::Trimap, frame).map([](const StoredPtr &result) {
        return result->image;
    });
}

Result<MatteLayer> MatteRenderer::layer(ObjectId object, int frame, const Image &picture,
                                        bool withForeground, std::stop_token stop)
{
    auto own = alpha(object, frame, stop);
    if (!own)
        return tl::unexpected(own.error());
    auto colours = withForeground ? foreground(object, frame, picture) : Result<Image>(Image());
    if (!colours)
        return tl::unexpected(colours.error());
    return MatteLayer{std::move(*own), std::move(*colours)};
}

std::set<int> MatteRenderer::damaged(const FrameRange &range) const
{
    std::set<int> frames;
    for (int frame = range.in; frame <= range.out; ++frame)
        if (m_frames->isDamaged(frame))
            frames.insert(frame);
    return frames;
}

Result<ExportFrame> MatteRenderer::exportFrame(const std::vector<ObjectId> &objects, int frame,
                                               const ExportSettings &settings, std::stop_token stop)
{
    const auto all = [&](auto make) -> Result<std::vector<Image>> {
        std::vector<Image> images;
        for (const ObjectId object : objects) {
            auto image = make(object);
            if (!image)
                return tl::unexpected(image.error());
            images.push_back(std::move(*image));
        }
        return images;
    };
    ExportFrame result;
    if (settings.content == ExportContent::Mask) {
        return all([&](ObjectId object) { return mask(object, frame); })
            .map([&](const auto &masks) {
                result.mask = shared(maximum(masks));
                return result;
            });
    }
    if (settings.content == ExportContent::Trimap) {
        return all([&](ObjectId object) { return trimap(object, frame); })
            .map([&](const auto &trimaps) {
                result.trimap = shared(maximum(trimaps));
                return result;
            });
    }
    const auto picture = m_frames->frame(frame, stop);
    if (!picture)
        return tl::unexpected(picture.error());
    const auto original = m_frames->original(frame, stop);
    if (!original)
        return tl::unexpected(original.error());
    result.source = *original;
    const bool withForeground =
        settings.content != ExportContent::AlphaOnly && settings.decontaminated;
    std::vector<MatteLayer> layers;
    for (const ObjectId object : objects) {
        auto one = layer(object, frame, **picture, withForeground, stop);
        if (!one)
            return tl::unexpected(one.error());
        layers.push_back(std::move(*one));
    }
    auto whole = layers.size() == 1 ? Result<MatteLayer>(std::move(layers.front()))
                                    : combined(layers, **picture);
    if (!whole)
        return tl::unexpected(whole.error());
    result.alpha = shared(std::move(whole->alpha));
    if (!whole->foreground.isEmpty())
        result.foreground = shared(m_frames->toOriginal(std::move(whole->foreground)));
    return result;
}

} // namespace filigree
