// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/ground_service.h"

#include "app/jobs/found_matching.h"
#include "inference/base/caught.h"
#include "inference/tracking/shot_neighbours.h"
#include "project_io/model/revision.h"

#include <utility>

namespace filigree {

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
    const std::lock_guard lock(m_wanted.mutex);
    m_wanted.engines = options;
}

quint64 GroundService::ask(GroundTask task)
{
    Question question{0, std::move(task), m_gate->enter()};
    const std::lock_guard lock(m_wanted.mutex);
    question.number = ++m_wanted.last;
    m_wanted.question = std::move(question);
    m_wanted.current.request_stop();
    m_wanted.changed.notify_one();
    return m_wanted.last;
}

void GroundService::cancel()
{
    const std::lock_guard lock(m_wanted.mutex);
    m_wanted.question.reset();
    m_wanted.current.request_stop();
}

void GroundService::work(std::stop_token stop)
{
    for (;;) {
        Question question;
        std::stop_token abandon;
        {
            std::unique_lock lock(m_wanted.mutex);
            m_wanted.changed.wait(lock, stop, [this] { return m_wanted.question.has_value(); });
            if (stop.stop_requested())
                return;
            question = std::move(*m_wanted.question);
            m_wanted.question.reset();
            m_wanted.current = std::stop_source();
            abandon = m_wanted.current.get_token();
            if (m_engines != m_wanted.engines) {
                m_engines = m_wanted.engines;
                m_seeing = {};
            }
        }
        serve(question, abandon);
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
    if (const auto looked = look(task, stop); !looked)
        return tl::unexpected(looked.error());
    auto found = m_seeing.grounder->find(task.phrases, stop);
    if (!found)
        return tl::unexpected(found.error());
    GroundAnswer answer{task.frame, m_seeing.id, std::move(*found), {}};
    for (const Grounding &grounding : answer.groundings) {
        for (const GroundedCandidate &candidate : grounding.candidates)
            answer.objects.push_back({candidate, 0});
    }
    matchObjects(task, answer);
    return answer;
}

//! Gets the engine ready and shows it the frame, where it has not seen it yet.
Result<> GroundService::look(const GroundTask &task, const std::stop_token &stop)
{
    if (!m_seeing.grounder) {
        m_seeing.id = bestGrounder(m_engines);
        auto made = m_maker(m_seeing.id, m_engines);
        if (!made)
            return tl::unexpected(made.error());
        m_seeing.grounder = std::move(*made);
    }
    if (m_seeing.frames == task.frames && m_seeing.frame == task.frame)
        return {};
    const auto picture = task.frames->frame(task.frame, stop);
    if (!picture)
        return tl::unexpected(picture.error());
    auto others = shotNeighbours(*task.frames, task.frame, stop);
    if (stop.stop_requested())
        return fail(Error::Kind::Cancelled, "Cancelled.");
    m_seeing.grounder->setPicture(*picture, std::move(others));
    m_seeing.frames = task.frames;
    m_seeing.frame = task.frame;
    return {};
}

void GroundService::matchObjects(const GroundTask &task, GroundAnswer &answer) const
{
    if (!task.clip || !task.store || answer.objects.empty())
        return;
    const Revisions revisions(*task.clip);
    std::map<ObjectId, Box> known;
    for (const ObjectInfo &object : task.clip->objects) {
        const ContentKey key = revisions.best(object.id, ResultKind::MaskLogits, task.frame).key;
        if (key.isNull())
            continue;
        const auto mask =
            task.store->get({task.clip->id, object.id, ResultKind::MaskLogits, task.frame, key});
        if (!mask || !*mask || (*mask)->image.type() != PixelType::F32)
            continue;
        if (const Box box = boxOfMask((*mask)->image); !box.isEmpty())
            known[object.id] = box;
    }
    std::vector<Box> found;
    for (const FoundObject &one : answer.objects)
        found.push_back(one.found.box);
    const std::vector<ObjectId> matched = knownObjects(found, known);
    for (std::size_t i = 0; i < matched.size(); ++i)
        answer.objects[i].object = matched[i];
}

} // namespace filigree
