// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/review_service.h"

#include "app/jobs/fitting_result.h"
#include "inference/base/thread_rank.h"
#include "project_io/model/revision.h"

#include <algorithm>
#include <chrono>
#include <exception>

namespace filigree {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr std::size_t reducedKept = 24;
constexpr auto tellInterval = 500ms;

} // namespace

ReviewService::ReviewService(std::shared_ptr<WorkGate> gate, QObject *parent)
    : QObject(parent)
    , m_gate(std::move(gate))
    , m_thread([this](std::stop_token stop) { work(stop); })
{ }

ReviewService::~ReviewService()
{
    m_thread.request_stop();
    const std::lock_guard lock(m_wanted.mutex);
    m_wanted.current.request_stop();
}

void ReviewService::look(std::shared_ptr<const ClipEntry> clip, std::shared_ptr<FrameSource> frames,
                         std::shared_ptr<ResultStore> store)
{
    const std::lock_guard lock(m_wanted.mutex);
    m_wanted.look = Look{std::move(clip), std::move(frames), std::move(store)};
    m_wanted.current.request_stop();
    m_wanted.changed.notify_one();
}

void ReviewService::work(std::stop_token stop)
{
    setThreadRank(ThreadRank::Working);
    for (;;) {
        Look look;
        std::stop_token abandon;
        {
            std::unique_lock lock(m_wanted.mutex);
            m_wanted.changed.wait(lock, stop, [this] { return m_wanted.look.has_value(); });
            if (stop.stop_requested())
                return;
            look = std::move(*m_wanted.look);
            m_wanted.look.reset();
            m_wanted.current = std::stop_source();
            abandon = m_wanted.current.get_token();
        }
        const int clip = look.clip ? look.clip->id : 0;
        if (clip != m_clip) {
            m_known.clear();
            m_reduced.clear();
            m_clip = clip;
        }
        if (look.clip && look.frames && look.store)
            search(look, abandon);
    }
}

void ReviewService::search(const Look &look, std::stop_token stop)
{
    const Revisions revisions(*look.clip);
    const FrameRange range = look.clip->effectiveRange();
    const auto alphaAt = [&](ObjectId object, int frame) {
        if (!range.contains(frame))
            return ResultRef{};
        const FrameState state = revisions.state(object, ResultKind::Alpha, frame);
        return state == FrameState::Missing || state == FrameState::Stale
            ? ResultRef{}
            : revisions.best(object, ResultKind::Alpha, frame);
    };
    std::erase_if(m_known, [&](const auto &entry) {
        const ObjectInfo *object = look.clip->object(entry.first.first);
        return !object || object->repelsOnly || !range.contains(entry.first.second)
            || alphaAt(entry.first.first, entry.first.second).key != entry.second.keys[1];
    });
    auto lastTold = Clock::now();
    for (const ObjectInfo &object : look.clip->objects) {
        for (int frame = range.in; frame <= range.out && !object.repelsOnly; ++frame) {
            const ResultRef refs[3] = {alphaAt(object.id, frame - 1), alphaAt(object.id, frame),
                                       alphaAt(object.id, frame + 1)};
            const Keys keys{refs[0].key, refs[1].key, refs[2].key};
            const std::pair place(object.id, frame);
            const auto known = m_known.find(place);
            if (keys[1].isNull() || (known != m_known.end() && known->second.keys == keys))
                continue;
            m_gate->pass(stop);
            if (stop.stop_requested())
                return;
            try {
                ReducedPtr seen[3];
                for (int i = 0; i < 3; ++i)
                    seen[i] = reduced(look, object.id, frame - 1 + i, refs[i], stop);
                if (seen[1])
                    m_known[place] = {keys, frameDoubt(*seen[1], seen[0].get(), seen[2].get())};
            } catch (const std::exception &) {
                m_known[place] = {keys, {}}; // nothing can be said of this frame
            }
            if (Clock::now() - lastTold > tellInterval) {
                tell(look.clip->id, false);
                lastTold = Clock::now();
            }
        }
    }
    tell(look.clip->id, true);
}

ReviewService::ReducedPtr ReviewService::reduced(const Look &look, ObjectId object, int frame,
                                                 const ResultRef &alpha, std::stop_token stop)
{
    if (alpha.key.isNull())
        return nullptr;
    const ContentKey key = KeyHasher("reduced").add(object).add(frame).add(alpha.key).key();
    const auto known = std::ranges::find(m_reduced, key, &std::pair<ContentKey, ReducedPtr>::first);
    if (known != m_reduced.end()) {
        m_reduced.splice(m_reduced.begin(), m_reduced, known);
        return known->second;
    }
    const auto stored =
        fittingResult(*look.store, {look.clip->id, object, ResultKind::Alpha, frame, alpha.key},
                      look.frames->size());
    if (!stored || !*stored)
        return nullptr;
    const auto picture = look.frames->aside(frame, stop);
    if (!picture)
        return nullptr;
    const auto made = std::make_shared<const ReducedFrame>(
        reducedFrame(**picture, (*stored)->image, alpha.presence));
    m_reduced.emplace_front(key, made);
    if (m_reduced.size() > reducedKept)
        m_reduced.pop_back();
    return made;
}

void ReviewService::tell(int clip, bool isComplete)
{
    std::map<std::pair<ObjectId, int>, FrameDoubt> doubts;
    for (const auto &[place, known] : m_known)
        doubts[place] = known.doubt;
    emit found(clip, rankedProblems(doubts), isComplete);
}

} // namespace filigree
