// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/select_service.h"

#include "app/jobs/fitting_result.h"
#include "inference/matting/result_images.h"
#include "inference/tracking/conditioning.h"
#include "project_io/model/prompt_key.h"
#include "project_io/model/revision.h"

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

namespace filigree {
namespace {

const std::string givenEngine = "given";

std::vector<Prompt> promptsOf(const ClipEntry &clip, ObjectId object, int frame)
{
    const auto here = clip.prompts.find(frame);
    if (here == clip.prompts.end() || !here->second.contains(object))
        return {};
    return here->second.at(object);
}

std::string trackerOf(const SelectTask &task)
{
    const ObjectInfo *object = task.clip->object(task.object);
    return object ? object->track.tracker : task.newTracker;
}

//! By the same engine on the same picture.
bool isSeenAlike(const SelectTask &one, const SelectTask &other)
{
    return one.frames == other.frames && one.frame == other.frame
        && trackerOf(one) == trackerOf(other);
}

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

SelectService::SelectService(std::shared_ptr<WorkGate> gate, std::shared_ptr<ImageCache> cache,
                             Maker maker, QObject *parent)
    : QObject(parent)
    , m_gate(std::move(gate))
    , m_cache(std::move(cache))
    , m_maker(std::move(maker))
    , m_thread([this](std::stop_token stop) { work(stop); })
{ }

SelectService::~SelectService()
{
    m_thread.request_stop();
    m_questions.edit([](auto &state) { state.stop.request_stop(); });
}

void SelectService::answer(SelectTask task)
{
    ask(Kind::Answer, std::move(task));
}

void SelectService::preview(SelectTask task, const Prompt &prompt)
{
    ask(Kind::Preview, std::move(task), prompt);
}

void SelectService::findCandidates(SelectTask task)
{
    ask(Kind::Candidates, std::move(task));
}

void SelectService::practise()
{
    m_questions.edit([](auto &state) { state.waiting.push_back({Kind::Practise, {}, {}, {}}); });
}

void SelectService::prepare(SelectTask task)
{
    ask(Kind::Prepare, std::move(task));
}

void SelectService::foresee(SelectTask task)
{
    ask(Kind::Foresee, std::move(task));
}

void SelectService::leaveFrame()
{
    m_questions.edit([](auto &state) {
        std::erase_if(state.waiting,
                      [](const Question &question) { return question.kind >= Kind::Prepare; });
        if (state.current && state.current->kind >= Kind::Prepare)
            state.stop.request_stop();
    });
}

void SelectService::endPreview()
{
    m_questions.edit([](auto &state) {
        std::erase_if(state.waiting,
                      [](const Question &question) { return question.kind == Kind::Preview; });
    });
}

void SelectService::setEngines(const EngineOptions &options)
{
    m_questions.edit([&](auto &state) { state.engines = options; });
}

void SelectService::ask(Kind kind, SelectTask task, std::optional<Prompt> more)
{
    if (!task.clip || !task.frames || !task.store)
        return;
    Question question{kind, std::move(task), std::move(more), {}};
    if (kind < Kind::Practise)
        question.lease = m_gate->enter();
    m_questions.edit([&](auto &state) {
        std::erase_if(state.waiting, [&](const Question &other) {
            return other.kind == kind
                && ((kind != Kind::Answer && kind != Kind::Foresee)
                    || (other.task.frame == question.task.frame
                        && other.task.object == question.task.object
                        && other.task.clip->id == question.task.clip->id));
        });
        state.waiting.push_back(std::move(question));
        if (!state.current)
            return;
        const Kind current = state.current->kind;
        if (current == Kind::Prepare && isSeenAlike(state.current->task, state.waiting.back().task))
            return; // it is what is needed
        if (kind != current && (kind == Kind::Answer || current == Kind::Foresee))
            state.stop.request_stop();
    });
}

void SelectService::work(std::stop_token stop)
{
    for (;;) {
        const auto [question, abandon, engines] = m_questions.next(stop, &Question::kind);
        if (!question)
            return;
        if (m_asked != engines) {
            m_asked = m_engines = engines;
            m_selectors.clear();
        }
        serve(*question, abandon);
    }
}

void SelectService::serve(const Question &question, std::stop_token stop)
{
    Result<> done = served(question, stop);
    while (!done) {
        const auto less = withLessMemory(m_engines, done.error());
        if (!less)
            break;
        m_selectors.clear();
        m_engines = *less;
        emit tookLessMemory(lessMemoryOf(m_engines));
        done = served(question, stop);
    }
    if (!done && done.error().kind != Error::Kind::Cancelled
        && (question.kind == Kind::Answer || question.kind == Kind::Candidates))
        emit failed(question.task.frame, question.task.object, done.error());
}

Result<> SelectService::served(const Question &question, std::stop_token stop)
try {
    const SelectTask &task = question.task;
    const FrameSource::Alone alone(question.kind < Kind::Practise ? task.frames.get() : nullptr);
    if (question.kind == Kind::Answer)
        return serveAnswer(task, stop);
    if (question.kind == Kind::Practise)
        return seeingOf(TrackSettings().tracker).map([](Seeing<Selector> *) {});
    if (question.kind == Kind::Foresee)
        return serveForesight(task, stop);
    const auto selector = selectorFor(task, stop);
    if (!selector)
        return tl::unexpected(selector.error());
    if (question.kind == Kind::Prepare) {
        (*selector)->prepare(stop);
        return {};
    }
    std::vector<Prompt> prompts = promptsOf(*task.clip, task.object, task.frame);
    if (question.more)
        prompts.emplace_back(*question.more);
    const StoredPtr known = prior(task);
    const SelectRequest request{prompts, known ? &known->image : nullptr};
    if (question.kind == Kind::Preview) {
        return (*selector)->select(request, stop).map([&](Selection &&one) {
            emit previewed(task.frame, task.object,
                           std::make_shared<const Image>(std::move(one.logits)));
        });
    }
    return (*selector)->candidates(request, stop).map([&](auto &&found) {
        std::vector<ImagePtr> all;
        for (Selection &one : found)
            all.push_back(std::make_shared<const Image>(std::move(one.logits)));
        emit candidatesFound(task.frame, task.object, all);
    });
} catch (const std::bad_alloc &) {
    return fail(Error::Kind::OutOfMemory, "There was not enough memory to select.");
} catch (const std::exception &error) {
    return fail(Error::Kind::Internal, std::string("Selecting failed: ").append(error.what()));
}

Result<> SelectService::serveForesight(const SelectTask &task, std::stop_token stop)
{
    Selector *selector = m_selectors[trackerOf(task)].engine.get();
    if (!selector || !selector->foresees()) // null: not even the frame in view could be prepared
        return {};
    return task.frames->frame(task.frame, stop).map([&](const ImagePtr &picture) {
        selector->foresee(picture, stop);
    });
}

Result<Selector *> SelectService::selectorFor(const SelectTask &task, std::stop_token stop)
{
    return seeingOf(trackerOf(task)).and_then([&](Seeing<Selector> *seeing) {
        return seeing->look(task.frames, task.frame, stop).map([&] {
            return seeing->engine.get();
        });
    });
}

Result<Seeing<Selector> *> SelectService::seeingOf(const std::string &tracker)
{
    Seeing<Selector> &seeing = m_selectors[tracker];
    if (!seeing.engine) {
        auto made = m_maker(tracker, m_engines);
        if (!made)
            return tl::unexpected(made.error());
        seeing.engine = std::move(*made);
    }
    return &seeing;
}

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
    const std::vector<Prompt> prompts = promptsOf(clip, task.object, task.frame);
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
    for (const ContentKey &key : keys) {
        const ResultAddress address{clip, task.object, ResultKind::MaskLogits, task.frame, key};
        if (const auto put = task.store->put(address, logits, origin); !put)
            return put;
        if (key == keys.back())
            m_cache->insert(addressKey(address), {logits, {}, origin});
        emit made(clip,
                  {task.object, ResultKind::MaskLogits, task.frame, {key, float(origin.presence)}});
    }
    return {};
}

} // namespace filigree
