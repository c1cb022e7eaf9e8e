// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/sam2_span_pass.h"

#include "inference/predictors/sam2_images.h"
#include "inference/tracking/conditioning.h"
#include "inference/tracking/cut_detector.h"

#include <algorithm>

namespace filigree {

Sam2SpanPass::Sam2SpanPass(const Sam2SpanPassParts &parts, const TrackRequest &request,
                           const SpanPlan &plan, bool isForward)
    : m_parts(parts)
    , m_request(request)
    , m_plan(plan)
    , m_isForward(isForward)
    , m_conditioning(conditioningFrames(request.prompts))
{ }

Sam2SpanPass::~Sam2SpanPass()
{
    forgetAll();
}

Result<> Sam2SpanPass::run(const std::vector<int> &visited, const TracksSink &sink)
{
    cv::Mat previous;
    int previousFrame = -1;
    for (const int frame : visited) {
        const auto picture = m_parts.pictures.picture(frame, m_parts.stop);
        if (!picture)
            return tl::unexpected(picture.error());
        const bool follows =
            !previous.empty() && previousFrame == (m_isForward ? frame - 1 : frame + 1);
        if (!follows || (m_request.settings.stopAtCuts && isCut(previous, *picture))) {
            m_tracks.clear();
            forgetAll();
        }
        if (const Result<> stepped = step(frame, picture->size()); !stepped)
            return stepped;
        makeExclusive(m_tracks);
        if (m_request.range.contains(frame))
            if (const Result<> sunk = sink(frame, m_tracks); !sunk)
                return sunk;
        m_parts.visitedOne();
        previous = *picture;
        previousFrame = frame;
    }
    return {};
}

Result<> Sam2SpanPass::step(int frame, cv::Size working)
{
    for (const auto &[object, prompted] : m_conditioning) {
        if (m_parts.stop.stop_requested())
            return fail(Error::Kind::Cancelled, "Tracking was stopped.");
        if (m_plan.isConditioning(object, frame)) {
            const auto coverage = m_parts.coverage(frame, object);
            if (!coverage)
                return tl::unexpected(coverage.error());
            m_tracks[object] = startedTrack(*coverage);
            forget(m_followed[object]);
            m_followed[object].start = frame;
        } else if (const auto track = m_tracks.find(object); track != m_tracks.end()) {
            const auto next = followed(object, frame, working);
            if (!next)
                return tl::unexpected(next.error());
            track->second = *next;
        }
    }
    return {};
}

Result<TrackedObject> Sam2SpanPass::followed(ObjectId object, int frame, cv::Size working)
{
    Followed &one = m_followed.at(object);
    if (!one.memory)
        if (const Result<> remembered = remember(object, one); !remembered)
            return tl::unexpected(remembered.error());
    if (!one.isEverShown)
        return trackOf(std::vector<float>(sam2LogitsSide * sam2LogitsSide, outsideLogit), 0,
                       working);
    return m_parts.follower.follow(*one.memory, frame, !m_isForward)
        .map([&](const Sam2Sighting &sighting) {
            return trackOf(sighting.logits, sighting.presence, working);
        });
}

// The prompted frame that the pass is at, and the one that it goes to. Where the object is not on
// the one it is at, the nearest ones that show it tell what to look for.
Result<> Sam2SpanPass::remember(ObjectId object, Followed &followed)
{
    followed.memory = m_parts.follower.begin();
    const std::vector<int> &prompted = m_conditioning.at(object);
    const auto start = std::ranges::find(prompted, followed.start);
    const auto showNearest = [&](auto from, auto to) -> Result<> {
        for (; from != to; ++from) {
            const auto shown = show(object, followed, *from);
            if (!shown)
                return tl::unexpected(shown.error());
            if (*shown)
                break;
        }
        return {};
    };
    const auto isShown = show(object, followed, *start);
    if (!isShown)
        return tl::unexpected(isShown.error());
    if (!*isShown)
        return showNearest(std::make_reverse_iterator(start), prompted.rend())
            .and_then([&] { return showNearest(std::next(start), prompted.end()); })
            .and_then([&] { return m_parts.follower.rememberAbsence(*followed.memory, *start); });
    const bool isLast =
        m_isForward ? std::next(start) == prompted.end() : start == prompted.begin();
    if (isLast)
        return {};
    return show(object, followed, m_isForward ? *std::next(start) : *std::prev(start))
        .map([](bool) {});
}

//! Whether it can be seen there; if so it is remembered.
Result<bool> Sam2SpanPass::show(ObjectId object, Followed &followed, int frame)
{
    const auto coverage = m_parts.coverage(frame, object);
    if (!coverage)
        return tl::unexpected(coverage.error());
    if (cv::countNonZero(*coverage > 0.5F) == 0)
        return false;
    followed.isEverShown = true;
    return m_parts.follower.remember(*followed.memory, frame, sam2MaskOf(*coverage)).map([] {
        return true;
    });
}

void Sam2SpanPass::forget(Followed &followed)
{
    if (followed.memory)
        m_parts.follower.end(*followed.memory);
    followed = {};
}

void Sam2SpanPass::forgetAll()
{
    for (auto &[object, followed] : m_followed)
        forget(followed);
    m_followed.clear();
}

} // namespace filigree
