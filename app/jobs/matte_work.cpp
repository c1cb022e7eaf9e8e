// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/matte_work.h"

#include "app/jobs/fitting_result.h"

namespace filigree {
namespace {

template<typename Engine, typename Key, typename Make>
Result<Engine *> madeOnce(std::map<Key, std::unique_ptr<Engine>> &known, const Key &key, Make make)
{
    std::unique_ptr<Engine> &engine = known[key];
    if (!engine) {
        auto made = make();
        if (!made)
            return tl::unexpected(made.error());
        engine = std::move(*made);
    }
    return engine.get();
}

} // namespace

Result<Tracker *> MatteEngines::tracker(const std::string &id)
{
    return madeOnce(m_trackers, id, [&] { return makers.tracker(id, frames, options); });
}

Result<TrimapPredictor *> MatteEngines::trimapPredictor(const std::string &id)
{
    return madeOnce(m_trimapPredictors, id,
                    [&] { return makers.trimapPredictor(id, frames, options); });
}

Result<Matter *> MatteEngines::matter(const std::string &id, ObjectId object)
{
    return madeOnce(m_matters, std::pair(id, object),
                    [&] { return makers.matter(id, frames, options); });
}

void MatteEngines::setOptions(const EngineOptions &given)
{
    m_trackers.clear();
    m_trimapPredictors.clear();
    m_matters.clear();
    options = given;
}

void MatteEngines::forgetFrames()
{
    for (const auto &matter : m_matters)
        matter.second->reset();
}

bool MatteWork::isWanted(ObjectId object) const
{
    return task.objects.empty() || task.objects.contains(object);
}

Result<> MatteWork::checkStop() const
{
    return stop.stop_requested() ? Result<>(fail(Error::Kind::Cancelled, "Cancelled."))
                                 : Result<>();
}

void MatteWork::report(std::string_view stage, int done, int total) const
{
    if (events.progress)
        events.progress(stage, done, total);
}

void MatteWork::pause() const
{
    if (events.pause)
        events.pause();
}

int MatteWork::focus() const
{
    return events.focus ? events.focus() : -1;
}

bool MatteWork::isOpen(ObjectId object, ResultKind kind, int frame) const
{
    const FrameState state = revisions.state(object, kind, frame);
    const bool isMissing = state == FrameState::Missing && !task.staleOnly;
    return (isMissing || state == FrameState::Stale)
        && !revisions.keys(object, frame).of(kind).isNull();
}

Result<> MatteWork::keep(ObjectId object, ResultKind kind, int frame, const ContentKey &key,
                         const Image &image, const ResultOrigin &origin, const Image *support)
{
    const Result<> fits = checkFits(image.size(), engines.frames->size(), frame);
    if (!fits)
        return fits; // given from outside
    if (engines.frames->isMissing(frame))
        return {}; // it was made from another frame
    const auto put =
        engines.store->put({clip.id, object, kind, frame, key}, image, origin, support);
    if (!put)
        return put;
    const ResultRef result{key, float(origin.presence)};
    clip.results.set(object, kind, frame, result);
    if (events.made)
        events.made({object, kind, frame, result});
    return {};
}

Result<std::optional<Image>> MatteWork::stored(ObjectId object, ResultKind kind, int frame,
                                               const ContentKey &key) const
{
    if (clip.results.find(object, kind, frame, key).key.isNull())
        return std::optional<Image>();
    auto result =
        fittingResult(*engines.store, {clip.id, object, kind, frame, key}, engines.frames->size());
    if (!result)
        return tl::unexpected(result.error());
    return *result ? std::optional<Image>(std::move((*result)->image)) : std::optional<Image>();
}

void MatteWork::forgetLostResults()
{
    for (const auto &[object, kind] : clip.results.tracks()) {
        for (int frame = range.in; frame <= range.out; ++frame) {
            ContentKey key = clip.results.latest(object, kind, frame).key;
            while (!key.isNull() && !engines.store->contains({clip.id, object, kind, frame, key})) {
                clip.results.remove(object, kind, frame, key);
                key = clip.results.latest(object, kind, frame).key;
            }
        }
    }
}

} // namespace filigree
