// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/matte_renderer.h"

#include "inference/matting/edge_controls.h"
#include "inference/matting/exclusive.h"

#include <algorithm>

namespace filigree {
namespace {

ImagePtr shared(Image image)
{
    return std::make_shared<const Image>(std::move(image));
}

} // namespace

MatteRenderer::MatteRenderer(std::shared_ptr<FrameSource> frames,
                             std::shared_ptr<ResultStore> store, ClipEntry clip)
    : m_frames(std::move(frames))
    , m_store(std::move(store))
    , m_clip(std::make_unique<const ClipEntry>(std::move(clip)))
    , m_revisions(*m_clip)
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

std::vector<FrameRange> MatteRenderer::open(ObjectId object, const FrameRange &range) const
{
    std::vector<FrameRange> stretches;
    for (int frame = range.in; frame <= range.out; ++frame) {
        const FrameState state = m_revisions.state(object, ResultKind::Alpha, frame);
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

Result<StoredResult> MatteRenderer::stored(ObjectId object, ResultKind kind, int frame)
{
    const ResultRef result = m_revisions.best(object, kind, frame);
    if (!result.key.isNull()) {
        auto found = m_store->get({m_clip->id, object, kind, frame, result.key});
        if (!found)
            return tl::unexpected(found.error());
        if (*found)
            return std::move(**found);
    }
    const ObjectInfo *info = m_clip->object(object);
    return fail(Error::Kind::NotFound,
                "Frame " + std::to_string(frame) + " of '"
                    + (info ? info->name : std::to_string(object))
                    + "' has no matte yet; track and matte it first ('filigree matte').");
}

Result<Image> MatteRenderer::solvedAlpha(ObjectId object, int frame)
{
    if (isAbsent(object, frame))
        return Image(m_frames->size(), 1, PixelType::F32);
    return stored(object, ResultKind::Alpha, frame).map([](StoredResult &&result) {
        return std::move(result.image);
    });
}

//! With the object's own edge controls, before it meets other objects.
Result<Image> MatteRenderer::ownAlpha(const ObjectInfo &object, int frame, std::stop_token stop)
{
    auto alpha = solvedAlpha(object.id, frame);
    if (!alpha)
        return alpha;
    const double strength = object.matte.edge.temporalSmoothing;
    if (strength > 0) {
        const auto picture = m_frames->frame(frame, stop);
        if (!picture)
            return tl::unexpected(picture.error());
        struct Neighbour
        {
            ImagePtr picture;
            Image alpha;
            NeighbourFrame frame;
        };
        Neighbour neighbours[2];
        const FrameRange range = m_clip->effectiveRange();
        for (int side = 0; side < 2; ++side) {
            const int at = side == 0 ? frame - 1 : frame + 1;
            if (!range.contains(at)
                || m_revisions.best(object.id, ResultKind::Alpha, at).key.isNull())
                continue;
            const auto there = m_frames->frame(at, stop);
            auto alphaThere = solvedAlpha(object.id, at);
            if (!there || !alphaThere)
                return tl::unexpected(there ? alphaThere.error() : there.error());
            neighbours[side].picture = *there;
            neighbours[side].alpha = std::move(*alphaThere);
            neighbours[side].frame = {neighbours[side].picture.get(), &neighbours[side].alpha};
        }
        *alpha =
            smoothedOverTime(*alpha, **picture, neighbours[0].frame, neighbours[1].frame, strength);
    }
    return withEdgeControls(*alpha, object.matte.edge);
}

Result<Image> MatteRenderer::alpha(ObjectId object, int frame, std::stop_token stop)
{
    const std::vector<ObjectId> ids = objects();
    const auto wanted = std::ranges::find(ids, object);
    if (wanted == ids.end())
        return fail(Error::Kind::NotFound, "There is no object " + std::to_string(object) + ".");
    std::vector<Image> alphas;
    for (const ObjectId id : ids) {
        // An object that was not matted here takes no pixels from the one that is asked for.
        if (id != object && m_revisions.best(id, ResultKind::Alpha, frame).key.isNull()) {
            alphas.emplace_back(m_frames->size(), 1, PixelType::F32);
            continue;
        }
        auto own = ownAlpha(*m_clip->object(id), frame, stop);
        if (!own)
            return own;
        alphas.push_back(std::move(*own));
    }
    if (alphas.size() == 1)
        return std::move(alphas.front());
    const auto index = std::size_t(wanted - ids.begin());
    return makeExclusive(std::move(alphas)).map([&](std::vector<Image> &&shares) {
        return std::move(shares[index]);
    });
}

Result<Image> MatteRenderer::foreground(ObjectId object, int frame, const Image &picture)
{
    const ObjectInfo *info = m_clip->object(object);
    if (!info || !info->matte.decontaminate || isAbsent(object, frame))
        return Image();
    return stored(object, ResultKind::Foreground, frame).map([&](StoredResult &&result) {
        completeForeground(result.image, result.support, picture);
        return std::move(result.image);
    });
}

Result<Image> MatteRenderer::mask(ObjectId object, int frame)
{
    if (isAbsent(object, frame))
        return Image(m_frames->size(), 1, PixelType::U8);
    if (m_revisions.best(object, ResultKind::MaskLogits, frame).key.isNull()) // a trimap was given
        return solvedAlpha(object, frame).map([](const Image &alpha) {
            return maskOfAlpha(alpha);
        });
    return stored(object, ResultKind::MaskLogits, frame).map([](const StoredResult &result) {
        return maskOfLogits(result.image);
    });
}

Result<Image> MatteRenderer::trimap(ObjectId object, int frame)
{
    if (isAbsent(object, frame))
        return Image(m_frames->size(), 1, PixelType::U8);
    return stored(object, ResultKind::Trimap, frame).map([](StoredResult &&result) {
        return std::move(result.image);
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
