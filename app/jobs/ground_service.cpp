// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/ground_service.h"

#include "app/jobs/fitting_result.h"
#include "app/jobs/found_matching.h"
#include "inference/base/caught.h"
#include "project_io/model/revision.h"

#include <utility>

namespace filigree {
namespace {

const std::string exampleMark = "\u2248 "; // in every language

// The mask that is stored of an object; null where there is none.
ImagePtr storedMask(const GroundTask &task, const Revisions &revisions, ObjectId object, int frame)
{
    const ContentKey key = revisions.best(object, ResultKind::MaskLogits, frame).key;
    if (key.isNull())
        return {};
    auto mask =
        fittingResult(*task.store, {task.clip->id, object, ResultKind::MaskLogits, frame, key},
                      task.frames->size());
    return mask && *mask ? std::make_shared<const Image>(std::move((*mask)->image)) : ImagePtr();
}

} // namespace

std::string withExampleMark(const std::string &name)
{
    return exampleMark + name;
}

std::string withoutExampleMark(const std::string &text)
{
    return text.starts_with(exampleMark) ? text.substr(exampleMark.size()) : text;
}

GroundService::GroundService(std::shared_ptr<WorkGate> gate, Maker maker, QObject *parent)
    : QObject(parent)
    , m_gate(std::move(gate))
    , m_maker(std::move(maker))
    , m_thread([this](std::stop_token stop) { work(stop); })
{ }

GroundService::~GroundService()
{
    m_thread.request_stop();
    cancel();
}

void GroundService::setEngines(const EngineOptions &options)
{
    m_questions.edit([&](auto &state) { state.engines = options; });
}

quint64 GroundService::ask(GroundTask task)
{
    Question question{++m_last, std::move(task), m_gate->enter()};
    m_questions.edit([&](auto &state) {
        state.waiting.clear();
        state.waiting.push_back(std::move(question));
        state.stop.request_stop();
    });
    return m_last;
}

void GroundService::cancel()
{
    m_questions.edit([](auto &state) {
        state.waiting.clear();
        state.stop.request_stop();
    });
}

void GroundService::work(std::stop_token stop)
{
    for (;;) {
        const auto [question, abandon, engines] = m_questions.next(stop, &Question::number);
        if (!question)
            return;
        if (m_engines != engines) {
            m_engines = engines;
            m_seeing = {};
        }
        serve(*question, abandon);
    }
}

void GroundService::serve(const Question &question, const std::stop_token &stop)
{
    const auto result = caught([&] { return answer(question.task, stop); });
    if (stop.stop_requested())
        return;
    if (result)
        emit answered(question.number, *result);
    else
        emit failed(question.number, result.error());
}

Result<GroundAnswer> GroundService::answer(const GroundTask &task, const std::stop_token &stop)
{
    if (!m_seeing.engine) {
        m_grounder = bestGrounder(m_engines);
        auto made = m_maker(m_grounder, m_engines);
        if (!made)
            return tl::unexpected(made.error());
        m_seeing.engine = std::move(*made);
    }
    auto found = find(task, stop);
    if (!found)
        return tl::unexpected(found.error());
    GroundAnswer answer{task.frame, m_grounder, std::move(*found), {}};
    for (const Grounding &grounding : answer.groundings) {
        for (const GroundedCandidate &candidate : grounding.candidates)
            answer.objects.push_back({candidate, 0});
    }
    matchObjects(task, answer);
    return answer;
}

Result<std::vector<Grounding>> GroundService::find(const GroundTask &task,
                                                   const std::stop_token &stop)
{
    const auto look = [&](int frame) { return m_seeing.look(task.frames, frame, stop); };
    Grounder &grounder = *m_seeing.engine;
    if (!task.like)
        return look(task.frame).and_then([&] { return grounder.find(task.phrases, stop); });
    const ImagePtr mask =
        storedMask(task, Revisions(*task.clip), task.like->object, task.like->frame);
    const Box box = mask ? boxOfMask(*mask) : Box();
    if (box.isEmpty())
        return filigree::fail(Error::Kind::NotFound,
                              "There is no mask of '" + task.like->name + "' to go by.");
    return look(task.like->frame)
        .and_then([&] { return grounder.example(box, stop); })
        .and_then([&](const GroundingExample &example) {
            return look(task.frame).and_then([&] {
                return grounder.findLike(example, withExampleMark(task.like->name), stop);
            });
        })
        .map([](Grounding &&found) { return std::vector<Grounding>{std::move(found)}; });
}

void GroundService::matchObjects(const GroundTask &task, GroundAnswer &answer) const
{
    if (!task.clip || !task.store || answer.objects.empty())
        return;
    const Revisions revisions(*task.clip);
    std::vector<ObjectId> objects;
    for (const ObjectInfo &object : task.clip->objects)
        objects.push_back(object.id);
    std::vector<Box> found;
    for (const FoundObject &one : answer.objects)
        found.push_back(one.found.box);
    const std::vector<ObjectId> matched = knownObjects(found, objects, [&](ObjectId object) {
        return storedMask(task, revisions, object, task.frame);
    });
    for (std::size_t i = 0; i < matched.size(); ++i)
        answer.objects[i].object = matched[i];
}

} // namespace filigree
