// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/fitting_result.h"
#include "app/jobs/select_service.h"
#include "inference/base/thread_team.h"
#include "inference/matting/result_images.h"
#include "inference/tracking/conditioning.h"
#include "project_io/model/prompt_key.h"
#include "project_io/model/revision.h"

#include <algorithm>
#include <utility>

// What SelectService makes of an answer: the mask of its frame, kept under what it was made from.
namespace filigree {
namespace {

const std::string givenEngine = "given";

const Prompt *lastConditioning(const std::vector<Prompt> &prompts)
{
    const auto last = std::find_if(prompts.rbegin(), prompts.rend(),
                                   [](const Prompt &prompt) { return conditionsMask(prompt); });
    return last == prompts.rend() ? nullptr : &*last;
}

bool isPromptedElsewhere(const ClipEntry &clip, ObjectId object, int frame)
{
    return std::ranges::any_of(clip.prompts, [&](const auto &entry) {
        const auto here = entry.second.find(object);
        return entry.first != frame && here != entry.second.end() && lastConditioning(here->second);
    });
}

float presenceOf(const Image &logits)
{
    for (int y = 0; y < logits.height(); ++y) {
        const float *row = logits.row<float>(y);
        if (std::any_of(row, row + logits.width(), [](float value) { return value > 0; }))
            return 1;
    }
    return 0;
}

} // namespace

Result<StoredPtr> SelectService::stored(const SelectTask &task, ObjectId object,
                                        const ContentKey &key)
{
    const ResultAddress address{task.clip->id, object, ResultKind::MaskLogits, task.frame, key};
    if (StoredPtr known = m_cache->find(addressKey(address)))
        return known;
    auto found = fittingResult(*task.store, address, task.frames->size());
    if (!found)
        return tl::unexpected(found.error());
    return *found ? m_cache->insert(addressKey(address), std::move(**found)) : StoredPtr();
}

StoredPtr SelectService::prior(const SelectTask &task)
{
    if (!isPromptedElsewhere(*task.clip, task.object, task.frame))
        return nullptr; // what may be there was made of prompts that are gone
    for (const ResultRef &ref :
         task.clip->results.versions(task.object, ResultKind::MaskLogits, task.frame)) {
        const auto found = stored(task, task.object, ref.key);
        if (!found || !*found)
            continue;
        const std::string &engine = (*found)->origin.engine;
        if (engine != givenEngine && !engine.ends_with(answerSuffix))
            return ref.presence >= 0.5f ? *found : nullptr;
    }
    return nullptr;
}

//! Whether all of the object was said on another frame: by a box, say, or in an answer that was
//! seen.
bool SelectService::isKnownElsewhere(const SelectTask &task) const
{
    const std::string &tracker = task.clip->object(task.object)->track.tracker;
    return std::ranges::any_of(task.clip->prompts, [&](const auto &entry) {
        const auto &[frame, byObject] = entry;
        const auto here = byObject.find(task.object);
        if (frame == task.frame || here == byObject.end() || !lastConditioning(here->second))
            return false;
        return !onlyMarks(here->second)
            || task.store->contains({task.clip->id, task.object, ResultKind::MaskLogits, frame,
                                     answerKey(here->second, tracker)});
    });
}

//! What another object has more right to is left to it.
void SelectService::makeRoom(const SelectTask &task, Image &logits)
{
    constexpr float outside = -0.125f; // the least that a store keeps apart from the inside
    const Revisions revisions(*task.clip);
    for (const ObjectInfo &other : task.clip->objects) {
        const FrameState state = revisions.state(other.id, ResultKind::MaskLogits, task.frame);
        if (other.id == task.object || (state != FrameState::Fresh && state != FrameState::Locked))
            continue;
        const auto theirs = stored(
            task, other.id, revisions.best(other.id, ResultKind::MaskLogits, task.frame).key);
        if (!theirs || !*theirs || (*theirs)->image.size() != logits.size())
            continue;
        for (int y = 0; y < logits.height(); ++y) {
            const float *their = (*theirs)->image.row<float>(y);
            float *own = logits.row<float>(y);
            for (int x = 0; x < logits.width(); ++x) {
                if (own[x] > 0 && their[x] > own[x])
                    own[x] = outside;
            }
        }
    }
}

Result<> SelectService::serveAnswer(const SelectTask &task, std::stop_token stop)
{
    const ClipEntry &clip = *task.clip;
    const std::vector<Prompt> prompts = promptsOf(task);
    const Prompt *last = lastConditioning(prompts);
    const Revisions revisions(clip);
    const FrameState state = revisions.state(task.object, ResultKind::MaskLogits, task.frame);
    if (!last || std::holds_alternative<AbsentPrompt>(*last) || state == FrameState::Locked)
        return {};
    const auto tell = [&] { emit answered(task.frame, task.object); };
    const ContentKey today = revisions.keys(task.object, task.frame).mask;
    const auto known = stored(task, task.object, today);
    if (known && *known
        && !clip.results.find(task.object, ResultKind::MaskLogits, task.frame, today)
                .key.isNull()) {
        tell();
        return {};
    }
    if (const auto *mask = std::get_if<MaskPrompt>(last); mask && mask->mask)
        return store(task, prompts, logitsOfMask(mask->mask.image()), givenEngine).map(tell);

    const std::string &tracker = clip.object(task.object)->track.tracker;
    const StoredPtr tracked = prior(task);
    // Marks change a part of what is known. On a frame that was not tracked yet they are shown as
    // what they say alone, and tracking finds out what they are part of.
    if (!tracked && onlyMarks(prompts) && isKnownElsewhere(task)) {
        const ContentKey shown = promptsKey(prompts, PromptPart::Mask);
        if (const auto before = stored(task, task.object, shown); before && *before) {
            tell();
            return {};
        }
        return select(task, prompts, nullptr, stop)
            .and_then([&](const Image &logits) {
                return put(task, {shown}, logits, tracker + answerSuffix);
            })
            .map(tell);
    }
    const ContentKey key = answerKey(prompts, tracker);
    if (const auto before = stored(task, task.object, key); before && *before)
        return store(task, prompts, (*before)->image, tracker + answerSuffix).map(tell);
    return select(task, prompts, tracked.get(), stop)
        .and_then([&](const Image &logits) {
            return store(task, prompts, logits, tracker + answerSuffix);
        })
        .map(tell);
}

Result<Image> SelectService::select(const SelectTask &task, const std::vector<Prompt> &prompts,
                                    const StoredResult *tracked, std::stop_token stop)
{
    const auto selector = selectorFor(task, stop);
    if (!selector)
        return tl::unexpected(selector.error());
    auto selection = (*selector)->select({prompts, tracked ? &tracked->image : nullptr}, stop);
    if (!selection)
        return tl::unexpected(selection.error());
    makeRoom(task, selection->logits);
    return std::move(selection->logits);
}

//! As today's mask, and, of answers, as what tracking goes by.
Result<> SelectService::store(const SelectTask &task, const std::vector<Prompt> &prompts,
                              const Image &logits, const std::string &engine)
{
    const ClipEntry &clip = *task.clip;
    const ContentKey today = Revisions(clip).keys(task.object, task.frame).mask;
    if (today.isNull())
        return {}; // outside the range
    std::vector<ContentKey> keys;
    if (engine != givenEngine)
        keys.push_back(answerKey(prompts, clip.object(task.object)->track.tracker));
    keys.push_back(today); // what is told last is the latest
    return put(task, keys, logits, engine);
}

Result<> SelectService::put(const SelectTask &task, const std::vector<ContentKey> &keys,
                            const Image &logits, const std::string &engine)
{
    const Result<> fits = checkFits(logits.size(), task.frames->size(), task.frame);
    if (!fits)
        return fits; // given from outside
    const ResultOrigin origin{engine, 0, presenceOf(logits)};
    const int clip = task.clip->id;
    const auto addressOf = [&](const ContentKey &key) {
        return ResultAddress{clip, task.object, ResultKind::MaskLogits, task.frame, key};
    };
    Result<> first, last;
    const auto keep = [&](const ContentKey &key, Result<> &done) {
        done = task.store->put(addressOf(key), logits, origin);
    };
    if (keys.size() > 1) // packing takes longer than writing
        runBoth([&] { keep(keys.front(), first); }, [&] { keep(keys.back(), last); });
    else
        keep(keys.back(), last);
    if (!first || !last)
        return first ? last : first;
    m_cache->insert(addressKey(addressOf(keys.back())), {logits, {}, origin});
    for (const ContentKey &key : keys) {
        emit made(clip,
                  {task.object, ResultKind::MaskLogits, task.frame, {key, float(origin.presence)}});
    }
    return {};
}

} // namespace filigree
