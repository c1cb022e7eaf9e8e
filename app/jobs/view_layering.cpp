// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/view_layering.h"

#include "inference/matting/edge_controls.h"
#include "inference/matting/result_images.h"
#include "project_io/model/prompt_key.h"

#include <algorithm>

namespace filigree {
namespace {

bool isUsable(FrameState state)
{
    return state == FrameState::Fresh || state == FrameState::Locked;
}

ImagePtr imageOf(const StoredPtr &result)
{
    return {result, &result->image};
}

} // namespace

ViewLayering::ViewLayering(const ViewRequest &request, std::shared_ptr<ImageCache> cache)
    : m_request(request)
    , m_cache(std::move(cache))
    , m_renderer(request.frames, request.store, request.clip, m_cache)
{ }

bool ViewLayering::needs(ViewMode mode) const
{
    const ViewSettings &view = m_request.view;
    return view.a.mode == mode || (view.compare != Compare::None && view.b.mode == mode);
}

bool ViewLayering::needsColours() const
{
    return needs(ViewMode::Matte) || needs(ViewMode::Foreground);
}

//! The same clip without smoothing over time, for a first answer.
MatteRenderer &ViewLayering::unsteadied()
{
    if (!m_unsteadied) {
        auto clip = std::make_shared<ClipEntry>(*m_request.clip);
        for (ObjectInfo &object : clip->objects)
            object.matte.edge.temporalSmoothing = 0;
        m_unsteadied = std::make_unique<MatteRenderer>(m_request.frames, m_request.store,
                                                       std::move(clip), m_cache);
    }
    return *m_unsteadied;
}

Result<ImagePtr> ViewLayering::alpha(const ObjectInfo &object, int frame, Effort effort,
                                     Answer &answer, std::stop_token stop)
{
    if (effort == Effort::Full || m_renderer.isCached(object.id, frame))
        return m_renderer.sharedAlpha(object.id, frame, stop);
    const bool isSteadied = std::ranges::any_of(m_request.clip->objects, [](const auto &info) {
        return info.matte.edge.temporalSmoothing > 0;
    });
    answer.isComplete = answer.isComplete && effort == Effort::Quick && !isSteadied;
    if (effort == Effort::Cached)
        return ImagePtr();
    return (isSteadied ? unsteadied() : m_renderer).sharedAlpha(object.id, frame, stop);
}

//! Whole, straight; null: the picture's own.
Result<ImagePtr> ViewLayering::colours(const ObjectInfo &object, int frame, const Image &picture)
{
    const ContentKey stored =
        m_renderer.revisions().best(object.id, ResultKind::Foreground, frame).key;
    if (!object.matte.decontaminate || stored.isNull())
        return ImagePtr();
    const ContentKey key =
        KeyHasher("whole foreground")
            .add(addressKey({m_request.clip->id, object.id, ResultKind::Foreground, frame, stored}))
            .key();
    if (const StoredPtr known = m_cache->find(key))
        return imageOf(known);
    return m_renderer.foreground(object.id, frame, picture).map([&](Image &&whole) {
        return whole.isEmpty() ? ImagePtr()
                               : imageOf(m_cache->insert(key, {std::move(whole), {}, {}}));
    });
}

Result<ImagePtr> ViewLayering::mask(const ObjectInfo &object, int frame, Effort effort,
                                    Answer &answer)
{
    const ContentKey key =
        m_renderer.revisions().best(object.id, ResultKind::MaskLogits, frame).key;
    if (key.isNull())
        return ImagePtr();
    const ResultAddress address{m_request.clip->id, object.id, ResultKind::MaskLogits, frame, key};
    if (effort == Effort::Cached && !m_cache->find(addressKey(address))) {
        answer.isComplete = false;
        return ImagePtr();
    }
    return m_renderer.stored(address).map(imageOf);
}

Result<ObjectLayer> ViewLayering::layer(const ObjectInfo &object, int frame,
                                        const ImagePtr &picture, Effort effort, bool withColours,
                                        Answer &answer, std::stop_token stop)
{
    ObjectLayer layer;
    layer.id = object.id;
    layer.colour = object.colour;
    const Revisions &revisions = m_renderer.revisions();
    const FrameState alphaState = revisions.state(object.id, ResultKind::Alpha, frame);
    const FrameState maskState = revisions.state(object.id, ResultKind::MaskLogits, frame);
    if (alphaState == FrameState::Absent || maskState == FrameState::Absent)
        return layer;
    // A mask that is newer than the alpha says more.
    const bool hasAlpha = !object.repelsOnly
        && !revisions.best(object.id, ResultKind::Alpha, frame).key.isNull()
        && (isUsable(alphaState) || !isUsable(maskState));
    auto shown =
        hasAlpha ? alpha(object, frame, effort, answer, stop) : mask(object, frame, effort, answer);
    if (!shown)
        return tl::unexpected(shown.error());
    (hasAlpha ? layer.alpha : layer.mask) = *shown;
    const ContentKey trimap = revisions.best(object.id, ResultKind::Trimap, frame).key;
    if (needs(ViewMode::Trimap) && !trimap.isNull() && effort != Effort::Cached) {
        const auto stored =
            m_renderer.stored({m_request.clip->id, object.id, ResultKind::Trimap, frame, trimap});
        if (!stored)
            return tl::unexpected(stored.error());
        layer.trimap = imageOf(*stored);
    }
    if (withColours && hasAlpha && picture && effort != Effort::Cached) {
        const auto whole = colours(object, frame, *picture);
        if (!whole)
            return tl::unexpected(whole.error());
        layer.foreground = *whole;
    }
    return layer;
}

//! As the object's alpha was some versions ago, with today's edge controls.
Result<ObjectLayer> ViewLayering::olderLayer(const ObjectInfo &object, int frame, int version)
{
    ObjectLayer layer;
    layer.id = object.id;
    layer.colour = object.colour;
    const ContentKey today = m_renderer.revisions().best(object.id, ResultKind::Alpha, frame).key;
    auto versions = m_request.clip->results.versions(object.id, ResultKind::Alpha, frame);
    std::erase_if(versions, [&](const ResultRef &ref) { return ref.key == today; });
    if (version > int(versions.size()))
        return layer;
    const ResultAddress address{m_request.clip->id, object.id, ResultKind::Alpha, frame,
                                versions[std::size_t(version) - 1].key};
    const ContentKey key =
        KeyHasher("older alpha").add(addressKey(address)).add(edgeKey(object.matte.edge)).key();
    if (const StoredPtr known = m_cache->find(key)) {
        layer.alpha = imageOf(known);
        return layer;
    }
    const auto stored = m_renderer.stored(address);
    if (!stored)
        return tl::unexpected(stored.error());
    auto edged = withEdgeControls((*stored)->image, object.matte.edge);
    if (!edged)
        return tl::unexpected(edged.error());
    layer.alpha = imageOf(m_cache->insert(key, {std::move(*edged), {}, {}}));
    return layer;
}

Result<> ViewLayering::addObjects(int frame, Effort effort, Answer &answer, std::stop_token stop)
{
    const ViewSettings &view = m_request.view;
    const auto gather = [&](int version, std::vector<ObjectLayer> &into) -> Result<> {
        for (const ObjectId id : m_request.objects) {
            const ObjectInfo *object = m_request.clip->object(id);
            if (!object)
                continue;
            auto one = version > 0 ? olderLayer(*object, frame, version)
                                   : layer(*object, frame, answer.layers.picture, effort,
                                           needsColours(), answer, stop);
            if (!one && one.error().kind == Error::Kind::NotFound)
                continue; // gone from the store; the pipeline makes it anew
            if (!one)
                return tl::unexpected(one.error());
            const auto live = std::ranges::find(m_request.live, id, &LiveLayer::object);
            if (version == 0 && frame == m_request.frame && live != m_request.live.end()) {
                if (live->trimap)
                    one->trimap = live->trimap;
                if (live->mask) {
                    one->mask = live->mask;
                    one->alpha = nullptr;
                }
                if (live->alpha) {
                    auto edged = withEdgeControls(*live->alpha, object->matte.edge);
                    if (!edged)
                        return tl::unexpected(edged.error());
                    one->alpha = std::make_shared<const Image>(std::move(*edged));
                }
            }
            into.push_back(std::move(*one));
        }
        return {};
    };
    if (!needs(ViewMode::Overlay) && !needs(ViewMode::Alpha) && !needs(ViewMode::Trimap)
        && !needsColours())
        return {};
    const auto first = gather(view.a.version, answer.layers.objects);
    if (!first || view.compare == Compare::None || view.b.version == view.a.version)
        return first;
    return gather(view.b.version, answer.layers.objectsB);
}

Result<> ViewLayering::addOnion(int frame, Effort effort, Answer &answer, std::stop_token stop)
{
    const OnionSkin &onion = m_request.view.onion;
    if (!onion.enabled)
        return {};
    const auto add = [&](int offset) -> Result<> {
        const int at = frame + offset;
        if (at < 0 || at >= m_request.frames->frameCount())
            return {};
        OnionLayer neighbour;
        neighbour.offset = offset;
        if (onion.style == OnionStyle::CutOuts) {
            neighbour.picture = m_request.frames->cached(at);
            if (!neighbour.picture && effort == Effort::Full) {
                const auto picture = m_request.frames->frame(at, stop);
                if (!picture)
                    return tl::unexpected(picture.error());
                neighbour.picture = *picture;
            }
            answer.isComplete = answer.isComplete && neighbour.picture;
        }
        for (const ObjectId id : m_request.objects) {
            const ObjectInfo *object = m_request.clip->object(id);
            if (!object)
                continue;
            auto one =
                layer(*object, at, nullptr, effort == Effort::Full ? Effort::Quick : Effort::Cached,
                      false, answer, stop);
            if (!one && one.error().kind != Error::Kind::NotFound)
                return tl::unexpected(one.error());
            if (one)
                neighbour.objects.push_back(std::move(*one));
        }
        answer.layers.onion.push_back(std::move(neighbour));
        return {};
    };
    Result<> added;
    for (int i = 1; i <= onion.before && added; ++i)
        added = add(-i * onion.step);
    for (int i = 1; i <= onion.after && added; ++i)
        added = add(i * onion.step);
    return added;
}

Result<> ViewLayering::addBackground(int frame, Effort effort, Answer &answer, std::stop_token stop)
{
    const ViewSettings &view = m_request.view;
    if (!needs(ViewMode::Matte))
        return {};
    if (view.background == Background::Picture)
        answer.layers.background = m_request.backgroundPicture;
    if (view.background != Background::Clip || !m_request.backgroundFrames
        || m_request.backgroundFrames->frameCount() == 0)
        return {};
    if (effort == Effort::Cached) {
        answer.isComplete = false;
        return {};
    }
    return m_request.backgroundFrames->frame(frame % m_request.backgroundFrames->frameCount(), stop)
        .map([&](const ImagePtr &picture) { answer.layers.background = picture; });
}

Result<ViewLayering::Answer> ViewLayering::layers(int frame, ImagePtr picture, Effort effort,
                                                  std::stop_token stop)
{
    Answer answer;
    answer.layers.frame = frame;
    answer.layers.size = m_request.frames->size();
    answer.layers.picture = std::move(picture);
    if (needs(ViewMode::Difference) && frame > 0) {
        answer.layers.previous = m_request.frames->cached(frame - 1);
        if (!answer.layers.previous && effort != Effort::Cached) {
            const auto previous = m_request.frames->frame(frame - 1, stop);
            if (!previous)
                return tl::unexpected(previous.error());
            answer.layers.previous = *previous;
        }
    }
    const auto gathered = addObjects(frame, effort, answer, stop)
                              .and_then([&] { return addBackground(frame, effort, answer, stop); })
                              .and_then([&] { return addOnion(frame, effort, answer, stop); });
    if (!gathered)
        return tl::unexpected(gathered.error());
    return answer;
}

} // namespace filigree
