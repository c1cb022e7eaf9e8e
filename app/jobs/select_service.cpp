// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/select_service.h"

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

namespace filigree {
namespace {

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

void SelectService::aim(SelectTask task, const Prompt &prompt)
{
    ask(Kind::Aim, std::move(task), prompt);
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
        if (isInTheWay(*state.current, state.waiting.back()))
            state.stop.request_stop();
    });
}

std::vector<Prompt> SelectService::promptsOf(const SelectTask &task)
{
    const auto here = task.clip->prompts.find(task.frame);
    if (here == task.clip->prompts.end() || !here->second.contains(task.object))
        return {};
    return here->second.at(task.object);
}

std::vector<Prompt> SelectService::promptsOf(const Question &question)
{
    std::vector<Prompt> prompts = promptsOf(question.task);
    if (question.more)
        prompts.emplace_back(*question.more);
    return prompts;
}

//! Is the one to be ended for the other? Not when it is what that one needs.
bool SelectService::isInTheWay(const Question &current, const Question &next)
{
    switch (current.kind) {
    case Kind::Answer:
        return false;
    case Kind::Candidates:
    case Kind::Preview:
        return next.kind == Kind::Answer;
    case Kind::Practise:
        return next.kind < Kind::Practise || next.kind == Kind::Aim;
    case Kind::Prepare:
        return next.kind == Kind::Answer && !isSeenAlike(current.task, next.task);
    case Kind::Aim:
        if (!isSeenAlike(current.task, next.task))
            return true;
        return next.kind != Kind::Prepare && next.kind != Kind::Foresee
            && promptsOf(current) != promptsOf(next);
    case Kind::Foresee:
        return next.kind != Kind::Foresee;
    }
    return false;
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
    const FrameSource::Alone alone(question.kind < Kind::Foresee ? task.frames.get() : nullptr);
    if (question.kind == Kind::Answer)
        return serveAnswer(task, stop);
    if (question.kind == Kind::Practise)
        return seeingOf(TrackSettings().tracker).map([&](Seeing<Selector> *seeing) {
            seeing->engine->practise(stop);
        });
    if (question.kind == Kind::Foresee)
        return serveForesight(task, stop);
    const auto selector = selectorFor(task, stop);
    if (!selector)
        return tl::unexpected(selector.error());
    if (question.kind == Kind::Prepare) {
        (*selector)->prepare(stop);
        return {};
    }
    const std::vector<Prompt> prompts = promptsOf(question);
    const StoredPtr known = prior(task);
    const SelectRequest request{prompts, known ? &known->image : nullptr};
    if (question.kind == Kind::Aim) {
        (*selector)->aim(request, stop);
        return {};
    }
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

} // namespace filigree
