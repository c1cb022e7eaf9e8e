// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/sam2_tracker.h"

#include "inference/models/sam2/sam2_follower.h"
#include "inference/predictors/guarded.h"
#include "inference/predictors/lesson.h"
#include "inference/predictors/prompt_answers.h"
#include "inference/predictors/sam2_images.h"
#include "inference/predictors/sam2_marks.h"
#include "inference/predictors/sam2_selector.h"
#include "inference/predictors/sam2_span_pass.h"
#include "inference/tracking/conditioning.h"
#include "inference/tracking/frame_logits.h"
#include "inference/tracking/picture.h"
#include "inference/tracking/span_passes.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace filigree {

class Sam2Tracker::Private
{
public:
    Private(std::shared_ptr<FrameSource> source, std::shared_ptr<Sam2Network> given)
        : frames(std::move(source))
        , network(std::move(given))
        , selector(network)
        , answers(frames->size())
        , pictures(frames)
        , follower(network, frames->frameCount(), [this](int frame) { return seen(frame); })
    { }

    //! The object on a frame that it is prompted on: coverage of the working picture.
    Result<cv::Mat> condition(int frame, ObjectId object, const PromptSet &prompts);
    using Known = std::map<int, cv::Mat>; // frame -> coverage
    Result<Known> knownAround(int frame, ObjectId object, const PromptSet &prompts);
    Result<cv::Mat> corrected(int frame, const std::vector<Prompt> &marks, const Known &known,
                              const std::optional<TrackedObject> &tracked);
    Result<Sam2Sighting> sighted(int frame, const Known &others,
                                 const std::vector<Sam2Point> &points, std::vector<float> seen);
    Result<cv::Mat> selected(int frame, const std::vector<Prompt> &prompts,
                             const std::optional<TrackedObject> &tracked);
    Result<> track(const TrackRequest &request, const MaskSink &sink, const Progress &progress);
    Result<std::vector<ObjectMask>> masksOf(int frame, const Tracks &tracks);
    Result<Sam2Picture> seen(int frame);

    std::shared_ptr<FrameSource> frames;
    std::shared_ptr<Sam2Network> network;
    Sam2Selector selector;
    PromptAnswers answers;
    PictureCache pictures;
    std::stop_token stop; // of the call under way, which reads frames by the follower as well

    LogitsSpool known; //!< The last answer for every frame.
    std::optional<std::pair<int, Sam2Picture>> lastSeen; // several objects ask for a frame in turn
    Sam2Follower follower; // last: it reads frames by what is above
};

Result<Sam2Picture> Sam2Tracker::Private::seen(int frame)
{
    if (lastSeen && lastSeen->first == frame)
        return lastSeen->second;
    return frames->frame(frame, stop).map([&](const ImagePtr &image) {
        lastSeen.emplace(frame, sam2PictureOf(*image));
        return lastSeen->second;
    });
}

Result<cv::Mat> Sam2Tracker::Private::condition(int frame, ObjectId object,
                                                const PromptSet &prompts)
{
    const std::vector<Prompt> &here = prompts.at(frame).at(object);
    if (const auto answer = answers.find(frame, object, here))
        return *answer;
    auto tracked = known.take(frame, object);
    if (!tracked)
        return tl::unexpected(tracked.error());
    if (*tracked && (*tracked)->presence < 0.5)
        tracked->reset();
    const auto others = onlyMarks(here) ? knownAround(frame, object, prompts) : Known();
    if (!others)
        return tl::unexpected(others.error());
    auto coverage = others->empty() ? selected(frame, here, *tracked)
                                    : corrected(frame, here, *others, *tracked);
    if (coverage)
        answers.keep(frame, object, here, *coverage);
    return coverage;
}

// What is known of the object on the nearest frames before and after. Marks alone change a part of
// it, so frames that say all of it are understood first, and then those with marks as they follow.
Result<Sam2Tracker::Private::Known> Sam2Tracker::Private::knownAround(int frame, ObjectId object,
                                                                      const PromptSet &prompts)
{
    const std::vector<int> order = lessonsOf(prompts, {}).at(object).order();
    std::vector<int> earlier(order.begin(), std::ranges::find(order, frame));
    std::ranges::sort(earlier);
    const auto next = std::ranges::lower_bound(earlier, frame);
    Known result;
    const auto addNearest = [&](auto from, auto to) -> Result<> {
        for (; from != to; ++from) {
            const auto coverage = condition(*from, object, prompts);
            if (!coverage)
                return tl::unexpected(coverage.error());
            if (cv::countNonZero(*coverage > 0.5F) > 0) {
                result[*from] = *coverage;
                break;
            }
        }
        return {};
    };
    return addNearest(std::make_reverse_iterator(next), earlier.rend())
        .and_then([&] { return addNearest(next, earlier.end()); })
        .map([&] { return result; });
}

// By what is remembered of the frames where the object is known, as if it had been followed to this
// one. Of what was seen here before, only what the marks touch is changed.
Result<cv::Mat> Sam2Tracker::Private::corrected(int frame, const std::vector<Prompt> &marks,
                                                const Known &others,
                                                const std::optional<TrackedObject> &tracked)
{
    const auto image = frames->frame(frame, stop);
    if (!image)
        return tl::unexpected(image.error());
    const auto sorted = sortedPrompts(marks, (*image)->size());
    if (!sorted)
        return tl::unexpected(sorted.error());
    const cv::Mat working = workingPicture(**image);
    const auto refined = [&](const TrackedObject &track) {
        return std::move(frameMasks({{0, track}}, **image, working).front().logits);
    };
    const Image prior = tracked ? refined(*tracked) : Image();
    const auto sighting = sighted(frame, others, sam2PointsOf(*sorted, (*image)->size()),
                                  tracked ? sam2LogitsOf(prior) : std::vector<float>());
    if (!sighting)
        return tl::unexpected(sighting.error());
    const Image logits = refined(trackOf(sighting->logits, 1, working.size()));
    cv::Mat_<float> plane = planeOf(logits);
    if (tracked)
        keepUntouched(planeOf(prior), sorted->marks, plane);
    enforceMarks(sorted->marks, plane);
    return workingCoverage(logits);
}

Result<Sam2Sighting> Sam2Tracker::Private::sighted(int frame, const Known &others,
                                                   const std::vector<Sam2Point> &points,
                                                   std::vector<float> seen)
{
    const bool isBefore = others.begin()->first > frame;
    const Sam2Follower::Track memory = follower.begin();
    auto end = [this](const Sam2Follower::Track *track) { follower.end(*track); };
    const std::unique_ptr<const Sam2Follower::Track, decltype(end)> ended(&memory, end);
    Result<> done;
    for (auto other = others.begin(); done && other != others.end(); ++other)
        done = follower.remember(memory, other->first, sam2MaskOf(other->second));
    if (done && seen.empty())
        done = follower.follow(memory, frame, isBefore).map([&](Sam2Sighting &&found) {
            seen = std::move(found.logits);
        });
    return done.and_then([&] { return follower.correct(memory, frame, isBefore, points, seen); });
}

Result<cv::Mat> Sam2Tracker::Private::selected(int frame, const std::vector<Prompt> &prompts,
                                               const std::optional<TrackedObject> &tracked)
{
    const auto image = frames->frame(frame, stop);
    if (!image)
        return tl::unexpected(image.error());
    std::vector<ObjectMask> prior;
    if (tracked)
        prior = frameMasks({{0, *tracked}}, **image, workingPicture(**image));
    selector.setPicture(*image);
    return selector.select({prompts, prior.empty() ? nullptr : &prior.front().logits}, stop)
        .map([](const Selection &selection) { return workingCoverage(selection.logits); });
}

Result<std::vector<ObjectMask>> Sam2Tracker::Private::masksOf(int frame, const Tracks &tracks)
{
    const auto image = frames->frame(frame, stop);
    if (!image)
        return tl::unexpected(image.error());
    const auto picture = pictures.picture(frame, stop);
    if (!picture)
        return tl::unexpected(picture.error());
    return frameMasks(tracks, **image, *picture);
}

Result<> Sam2Tracker::Private::track(const TrackRequest &request, const MaskSink &sink,
                                     const Progress &progress)
{
    const auto conditioning = conditioningFrames(request.prompts);
    const SpanPlan plan(conditioning, absentFrames(request.prompts), request.range,
                        request.direction);
    const int total = int(plan.forward().size() + plan.backward().size());
    int done = 0;
    const auto visitedOne = [&] {
        if (progress)
            progress("tracking", ++done, total);
    };
    std::vector<ObjectId> objects;
    for (const auto &[object, prompted] : conditioning)
        objects.push_back(object);
    const auto pass = [&](const std::vector<int> &visited, bool isForward, const TracksSink &to) {
        const Sam2SpanPassParts parts{
            follower, pictures,
            [&](int frame, ObjectId object) { return condition(frame, object, request.prompts); },
            visitedOne, stop};
        return Sam2SpanPass(parts, request, plan, isForward).run(visited, to);
    };
    const auto emit = [&](int frame, const Tracks &tracks, bool isForward) -> Result<> {
        if (tracks.empty())
            return {};
        for (const auto &[object, track] : tracks)
            if (const Result<> put = known.put(frame, object, track); !put)
                return put;
        auto masks = masksOf(frame, tracks);
        if (!masks)
            return tl::unexpected(masks.error());
        for (ObjectMask &mask : *masks)
            mask.isProvisional = isForward && plan.reachedBackward(mask.object, frame);
        return sink(frame, std::move(*masks));
    };
    return fillSpans(plan, objects, {pass, emit, &known});
}

Sam2Tracker::Sam2Tracker(std::shared_ptr<FrameSource> frames, std::shared_ptr<Sam2Network> network)
    : d(std::make_unique<Private>(std::move(frames), std::move(network)))
{ }

Sam2Tracker::~Sam2Tracker() = default;

Result<std::vector<ObjectMask>> Sam2Tracker::select(int frame, const PromptSet &prompts,
                                                    std::stop_token stop)
{
    using Masks = Result<std::vector<ObjectMask>>;
    return guarded("Selecting", [&]() -> Masks {
        if (const Result<> valid = checkPrompts(prompts, *d->frames); !valid)
            return tl::unexpected(valid.error());
        d->stop = stop;
        Tracks tracks;
        for (const auto &[object, prompted] : conditioningFrames(prompts)) {
            if (std::ranges::binary_search(prompted, frame)) {
                const auto coverage = d->condition(frame, object, prompts);
                if (!coverage)
                    return tl::unexpected(coverage.error());
                tracks[object] = startedTrack(*coverage);
                continue;
            }
            const auto known = d->known.take(frame, object);
            if (!known)
                return tl::unexpected(known.error());
            if (*known)
                tracks[object] = **known;
        }
        makeExclusive(tracks);
        return d->masksOf(frame, tracks);
    });
}

Result<> Sam2Tracker::learn(const PromptSet &prompts, const TrackSettings &, std::stop_token,
                            const Progress &)
{
    return checkPrompts(prompts, *d->frames); // it has learnt all it ever will
}

Result<> Sam2Tracker::track(const TrackRequest &request, const MaskSink &sink, std::stop_token stop,
                            const Progress &progress)
{
    return guarded("Tracking", [&]() -> Result<> {
        if (const Result<> valid = checkRequest(request, *d->frames); !valid)
            return valid;
        const std::stop_token outer = std::exchange(d->stop, stop); // a sink may be calling
        const Result<> tracked = d->track(request, sink, progress);
        d->stop = outer;
        return tracked;
    });
}

} // namespace filigree
