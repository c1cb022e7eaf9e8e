// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/group_tracking.h"

#include "app/jobs/focus_order.h"
#include "inference/matting/result_images.h"

#include <algorithm>

namespace filigree {
namespace {

using Clock = std::chrono::steady_clock;

//! Frames on which every object is prompted: what is tracked on one side of them does not depend
//! on what is tracked on the other.
std::set<int> independentCuts(const PromptSet &prompts)
{
    std::set<ObjectId> objects;
    for (const auto &[frame, byObject] : prompts) {
        for (const auto &[object, list] : byObject)
            objects.insert(object);
    }
    std::set<int> cuts;
    for (const auto &[frame, byObject] : prompts) {
        if (byObject.size() == objects.size())
            cuts.insert(frame);
    }
    return cuts;
}

} // namespace

GroupTracking::GroupTracking(MatteWork &work, Tracker &tracker, TrackRequest request,
                             std::set<ObjectFrame> open)
    : m_work(work)
    , m_tracker(tracker)
    , m_request(std::move(request))
    , m_open(std::move(open))
{
    addPending(m_work.range);
    for (const FrameRange &range : m_pending)
        m_total += range.size();
}

//! What is still open of the range, in stretches.
void GroupTracking::addPending(const FrameRange &range)
{
    std::set<int> frames;
    for (const auto &[object, frame] : m_open) {
        if (range.contains(frame))
            frames.insert(frame);
    }
    const std::set<int> cuts =
        m_work.events.focus ? independentCuts(m_request.prompts) : std::set<int>();
    for (const FrameRange &stretch : stretchesOf(frames, cuts))
        m_pending.push_back(stretch);
    std::ranges::sort(m_pending, {}, &FrameRange::in);
}

Result<> GroupTracking::run()
{
    while (!m_pending.empty()) {
        const auto next = m_pending.begin() + long(nextStretch(m_pending, m_work.focus()));
        const FrameRange range = *next;
        m_pending.erase(next);
        m_outer = range;
        if (const auto tracked = track(range, false); !tracked)
            return tracked;
    }
    return {};
}

Result<> GroupTracking::keep(const ObjectMask &mask, int frame, double seconds)
{
    // What is not final yet gets a key of its own: worth showing, but stale.
    const ContentKey key = m_work.revisions.keys(mask.object, frame).mask;
    return m_work.keep(mask.object, ResultKind::MaskLogits, frame,
                       mask.isProvisional ? KeyHasher("provisional").add(key).key() : key,
                       mask.logits, {m_request.settings.tracker, seconds, mask.presence});
}

//! Whether a detour is to be given up for what is looked at now.
bool GroupTracking::isLeft(const Stretch &stretch) const
{
    const int focus = m_work.focus();
    if (!stretch.isDetour || focus < 0 || stretch.range.contains(focus))
        return false;
    return m_outer.contains(focus) || std::ranges::any_of(m_pending, [&](const FrameRange &range) {
               return range.contains(focus);
           });
}

Result<> GroupTracking::take(Stretch &stretch, int frame, const std::vector<ObjectMask> &masks)
{
    const double seconds = std::chrono::duration<double>(Clock::now() - stretch.begin).count();
    for (const ObjectMask &mask : masks) {
        if (!m_open.contains({mask.object, frame}))
            continue;
        if (const auto kept = keep(mask, frame, seconds); !kept)
            return kept;
        if (!mask.isProvisional)
            m_open.erase({mask.object, frame});
    }
    m_work.pause();
    stretch.wasLeft = isLeft(stretch);
    if (stretch.wasLeft)
        return fail(Error::Kind::Cancelled, "Another frame comes first.");
    const auto served = m_inView.and_then([&] { return makeMatteInView(m_work); }).and_then([&] {
        return stretch.isDetour ? Result<>() : makeDetour();
    });
    stretch.begin = Clock::now();
    return served;
}

Result<> GroupTracking::track(const FrameRange &range, bool isDetour)
{
    TrackRequest request = m_request;
    request.range = range;
    Stretch stretch{range, isDetour, false, Clock::now()};
    const auto sink = [&](int frame, const std::vector<ObjectMask> &masks) {
        return take(stretch, frame, masks);
    };
    int before = m_total - range.size();
    for (const FrameRange &other : m_pending)
        before -= other.size();
    const auto progress = [&](std::string_view stage, int done, int total) {
        m_work.pause();
        if (isDetour)
            return;
        const bool isTracking = stage == "tracking";
        if (isTracking && total > 0)
            m_work.report(stage, before + int(double(range.size()) * done / total), m_total);
        else if (total > 0)
            m_work.report(stage, done, total);
        if (!isTracking && m_inView)
            m_inView = makeMatteInView(m_work);
    };
    const auto tracked = m_tracker.track(request, sink, m_work.stop, progress);
    if (!tracked && stretch.wasLeft) {
        addPending(range);
        return {};
    }
    if (!tracked)
        return tracked;
    // Where the tracker has no answer, beyond a cut, say, the object is taken not to be there.
    const Image nothing = logitsOfMask(Image(m_work.engines.frames->size(), 1, PixelType::U8));
    std::vector<ObjectFrame> left;
    std::ranges::copy_if(m_open, std::back_inserter(left),
                         [&](const ObjectFrame &one) { return range.contains(one.second); });
    for (const ObjectFrame &one : left) {
        if (const auto kept = keep({one.first, nothing, 0}, one.second, 0); !kept)
            return kept;
        m_open.erase(one);
    }
    return {};
}

//! Tracks the stretch with the frame in view, if it still waits.
Result<> GroupTracking::makeDetour()
{
    const int focus = m_work.focus();
    const auto wanted = std::ranges::find_if(
        m_pending, [&](const FrameRange &range) { return range.contains(focus); });
    if (focus < 0 || m_outer.contains(focus) || wanted == m_pending.end())
        return {};
    const FrameRange range = *wanted;
    m_pending.erase(wanted);
    return track(range, true);
}

} // namespace filigree
