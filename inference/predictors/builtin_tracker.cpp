// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/builtin_tracker.h"

#include "inference/models/torch_setup.h"
#include "inference/predictors/builtin_selector.h"
#include "inference/predictors/correction.h"
#include "inference/predictors/guarded.h"
#include "inference/predictors/lesson.h"
#include "inference/predictors/prompt_answers.h"
#include "inference/tracking/carried_track.h"
#include "inference/tracking/conditioning.h"
#include "inference/tracking/cut_detector.h"
#include "inference/tracking/frame_logits.h"
#include "inference/tracking/logits_spool.h"
#include "inference/tracking/picture.h"
#include "inference/tracking/shot_neighbours.h"
#include "inference/tracking/shot_teacher.h"
#include "inference/tracking/span_passes.h"
#include "inference/tracking/span_plan.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <functional>
#include <set>
#include <string>

namespace filigree {
namespace {

// Of a tracked object, see errorTakenAway(). A larger error seldom comes alone.
constexpr double smallError = 0.05;

tl::unexpected<Error> cancelled(const char *what)
{
    return fail(Error::Kind::Cancelled, std::string(what) + " was stopped.");
}

} // namespace

class BuiltinTracker::Private
{
public:
    Private(std::shared_ptr<FrameSource> source, const EngineOptions &engineOptions)
        : frames(std::move(source))
        , options(engineOptions)
        , answers(frames->size())
        , pictures(frames)
    {
        setTorchThreads(options.threads);
    }

    //! What is known of an object elsewhere, for marks on a frame that was never tracked.
    using Carry = std::function<Result<std::optional<TrackedObject>>()>;
    Result<cv::Mat> condition(int frame, ObjectId object, const std::vector<Prompt> &prompts,
                              std::stop_token stop, const Carry &carry = {});
    bool hasLearnt(const PromptSet &prompts, const TrackSettings &settings) const;
    Result<> learn(const PromptSet &prompts, const TrackSettings &settings, std::stop_token stop,
                   const Progress &progress);
    Result<> runPass(const std::vector<int> &visited, const SpanPlan &plan, bool isForward,
                     const TrackRequest &request, const TracksSink &sink, std::stop_token stop,
                     const std::function<void()> &visitedOne);
    Result<> track(const TrackRequest &request, const MaskSink &sink, std::stop_token stop,
                   const Progress &progress);
    Result<> emitFrame(int frame, const Tracks &tracks, const MaskSink &sink, std::stop_token stop);

    std::shared_ptr<FrameSource> frames;
    EngineOptions options;
    BuiltinSelector selector;
    int selectedFrame = -1; //!< That the selector looks at.
    PromptAnswers answers;
    PictureCache pictures;
    Chain chain;
    std::map<ObjectId, Lesson> lessons; //!< What the models were made from.
    //! Answers to marks that took away a large error: what they left is likely to have more.
    std::set<std::pair<int, ObjectId>> rough;
    std::map<ObjectId, ObjectModel> models;
    LogitsSpool known; //!< The last answer for every frame.
};

Result<cv::Mat> BuiltinTracker::Private::condition(int frame, ObjectId object,
                                                   const std::vector<Prompt> &prompts,
                                                   std::stop_token stop, const Carry &carry)
{
    if (const auto known = answers.find(frame, object, prompts))
        return *known;
    const auto image = frames->frame(frame, stop);
    if (!image)
        return tl::unexpected(image.error());
    const auto picture = pictures.picture(frame, stop);
    if (!picture)
        return tl::unexpected(picture.error());
    const auto tracked = known.take(frame, object);
    if (!tracked)
        return tl::unexpected(tracked.error());
    std::vector<ObjectMask> prior;
    if (*tracked && (*tracked)->presence >= 0.5) {
        prior = frameMasks({{object, **tracked}}, **image, *picture);
    } else if (!*tracked && carry && onlyMarks(prompts)) {
        const auto carried = carry();
        if (!carried)
            return tl::unexpected(carried.error());
        if (*carried)
            prior = frameMasks({{object, **carried}}, **image, *picture);
    }
    if (frame != selectedFrame)
        selector.setPicture(*image, shotNeighbours(*frames, frame, stop));
    selectedFrame = stop.stop_requested() ? -1 : frame; // neighbours may be missing
    const auto select = [&] {
        return selector.select({prompts, prior.empty() ? nullptr : &prior.front().logits}, stop);
    };
    auto selection = select();
    // Marks where the object was lost: what the shot has taught knows more of it than they say.
    const auto model = models.find(object);
    if (selection && prior.empty() && model != models.end() && onlyMarks(prompts)) {
        const auto recalled =
            recalledTrack(workingCoverage(selection->logits), model->second, *picture);
        if (recalled) {
            prior = frameMasks({{object, *recalled}}, **image, *picture);
            selection = select();
        }
    }
    if (!selection)
        return tl::unexpected(selection.error());
    const cv::Mat coverage = workingCoverage(selection->logits);
    if (!prior.empty()
        && errorTakenAway(workingCoverage(prior.front().logits), prompts, frames->size())
            > smallError)
        rough.insert({frame, object});
    else
        rough.erase({frame, object});
    // What marks alone said is no last word while nobody has looked where the object comes from.
    if (carry || !prior.empty() || !onlyMarks(prompts))
        answers.keep(frame, object, prompts, coverage);
    return coverage;
}

bool BuiltinTracker::Private::hasLearnt(const PromptSet &prompts,
                                        const TrackSettings &settings) const
{
    const std::map<ObjectId, Lesson> wanted = lessonsOf(prompts, settings);
    return wanted == lessons;
}

Result<> BuiltinTracker::Private::learn(const PromptSet &prompts, const TrackSettings &settings,
                                        std::stop_token stop, const Progress &progress)
{
    const std::map<ObjectId, Lesson> wanted = lessonsOf(prompts, settings);
    std::erase_if(models, [&](const auto &entry) { return !wanted.contains(entry.first); });
    std::erase_if(lessons, [&](const auto &entry) { return !wanted.contains(entry.first); });
    std::vector<ObjectId> changed;
    for (const auto &[object, lesson] : wanted)
        if (!lessons.contains(object) || lessons.at(object) != lesson)
            changed.push_back(object);

    const int samples = sampleCount(settings.budget);
    for (std::size_t i = 0; i < changed.size(); ++i) {
        const auto tell = [&](int done) {
            if (progress)
                progress("learning", int(i) * samples + done, int(changed.size()) * samples);
        };
        const Chain::Pauses pauses(chain, [&] {
            if (progress)
                progress("learning", 0, 0);
        });
        const ObjectId object = changed[i];
        const Lesson &lesson = wanted.at(object);
        ObjectModel model;
        ShotTeacher teacher(settings.seed);
        std::map<int, cv::Mat> understood;
        for (const int frame : lesson.order()) {
            const auto coverage =
                condition(frame, object, lesson.prompts.at(frame), stop,
                          [&]() -> Result<std::optional<TrackedObject>> {
                              if (understood.empty())
                                  return std::optional<TrackedObject>();
                              const auto &[from, known] = *std::ranges::min_element(
                                  understood, {}, [frame](const auto &entry) {
                                      return std::abs(entry.first - frame);
                                  });
                              return carriedTrack(from, known, frame, model, chain, pictures, stop);
                          });
            if (!coverage)
                return tl::unexpected(coverage.error());
            if (cv::countNonZero(*coverage) > 0)
                understood[frame] = *coverage;
            // What is wrong in an answer would be taught as the object.
            if (rough.contains({frame, object}) && !lesson.saysAll(frame))
                continue;
            const auto picture = pictures.picture(frame, stop);
            if (!picture)
                return tl::unexpected(picture.error());
            cv::Mat others;
            for (const auto &[other, otherList] : prompts.at(frame)) {
                if (other == object || !conditionsMask(otherList))
                    continue;
                const auto otherCoverage = condition(frame, other, otherList, stop);
                if (!otherCoverage)
                    return tl::unexpected(otherCoverage.error());
                others = others.empty() ? *otherCoverage : cv::Mat(cv::max(others, *otherCoverage));
            }
            learnPrompt(model, *picture, *coverage);
            teacher.addPrompt(*picture, *coverage, others);
        }
        // A correction adds to what is known; anything else starts anew.
        std::shared_ptr<ShotLearner> before;
        if (const auto known = lessons.find(object);
            known != lessons.end() && lesson.adds(known->second))
            before = models[object].network.learner;
        model.network = teacher.taught(model.appearance, samples, before, stop, tell);
        models[object] = std::move(model);
        lessons[object] = lesson;
    }
    return {};
}

Result<> BuiltinTracker::Private::runPass(const std::vector<int> &visited, const SpanPlan &plan,
                                          bool isForward, const TrackRequest &request,
                                          const TracksSink &sink, std::stop_token stop,
                                          const std::function<void()> &visitedOne)
{
    Tracks tracks;
    cv::Mat previous;
    int previousFrame = -1;
    for (const int frame : visited) {
        if (stop.stop_requested())
            return cancelled("Tracking");
        const auto picture = pictures.picture(frame, stop);
        if (!picture)
            return tl::unexpected(picture.error());
        const bool follows =
            !previous.empty() && previousFrame == (isForward ? frame - 1 : frame + 1);
        if (!follows || (request.settings.stopAtCuts && isCut(previous, *picture)))
            tracks.clear();
        for (const auto &[object, model] : models) {
            if (plan.isConditioning(object, frame)) {
                const auto coverage =
                    condition(frame, object, request.prompts.at(frame).at(object), stop);
                if (!coverage)
                    return tl::unexpected(coverage.error());
                tracks[object] = startedTrack(*coverage);
            } else if (const auto track = tracks.find(object); track != tracks.end()) {
                track->second = nextTrack(track->second, model, chain, previous, *picture);
            }
        }
        makeExclusive(tracks);
        if (request.range.contains(frame))
            if (const Result<> sunk = sink(frame, tracks); !sunk)
                return sunk;
        visitedOne();
        previous = *picture;
        previousFrame = frame;
    }
    return {};
}

Result<> BuiltinTracker::Private::emitFrame(int frame, const Tracks &tracks, const MaskSink &sink,
                                            std::stop_token stop)
{
    if (tracks.empty())
        return {};
    for (const auto &[object, track] : tracks)
        if (const Result<> put = known.put(frame, object, track); !put)
            return put;
    const auto image = frames->frame(frame, stop);
    if (!image)
        return tl::unexpected(image.error());
    const auto picture = pictures.picture(frame, stop);
    if (!picture)
        return tl::unexpected(picture.error());
    chain.pause();
    return sink(frame, frameMasks(tracks, **image, *picture));
}

Result<> BuiltinTracker::Private::track(const TrackRequest &request, const MaskSink &sink,
                                        std::stop_token stop, const Progress &progress)
{
    const SpanPlan plan(conditioningFrames(request.prompts), absentFrames(request.prompts),
                        request.range, request.direction);
    const int total = int(plan.forward().size() + plan.backward().size());
    int done = 0;
    const auto tell = [&] {
        if (progress)
            progress("tracking", done, total);
    };
    const auto visitedOne = [&] {
        ++done;
        tell();
    };
    const Chain::Pauses pauses(chain, tell);

    std::vector<ObjectId> objects;
    for (const auto &[object, model] : models)
        objects.push_back(object);
    const auto pass = [&](const std::vector<int> &visited, bool isForward, const TracksSink &to) {
        return runPass(visited, plan, isForward, request, to, stop, visitedOne);
    };
    const auto emit = [&](int frame, const Tracks &tracks, bool isForward) {
        const MaskSink marked = [&](int at, std::vector<ObjectMask> masks) {
            for (ObjectMask &mask : masks)
                mask.isProvisional = isForward && plan.reachedBackward(mask.object, at);
            return sink(at, std::move(masks));
        };
        return emitFrame(frame, tracks, marked, stop);
    };
    return fillSpans(plan, objects, {pass, emit, &known});
}

BuiltinTracker::BuiltinTracker(std::shared_ptr<FrameSource> frames, const EngineOptions &options)
    : d(std::make_unique<Private>(std::move(frames), options))
{ }

BuiltinTracker::~BuiltinTracker() = default;

Result<std::vector<ObjectMask>> BuiltinTracker::select(int frame, const PromptSet &prompts,
                                                       std::stop_token stop)
{
    using Masks = Result<std::vector<ObjectMask>>;
    return guarded("Selecting", [&]() -> Masks {
        if (const Result<> valid = checkPrompts(prompts, *d->frames); !valid)
            return tl::unexpected(valid.error());
        Tracks tracks;
        if (const auto here = prompts.find(frame); here != prompts.end())
            for (const auto &[object, list] : here->second) {
                if (!conditionsMask(list))
                    continue;
                const auto coverage = d->condition(frame, object, list, stop);
                if (!coverage)
                    return tl::unexpected(coverage.error());
                tracks[object] = startedTrack(*coverage);
            }
        for (const auto &[object, model] : d->models) {
            if (tracks.contains(object))
                continue;
            const auto known = d->known.take(frame, object);
            if (!known)
                return tl::unexpected(known.error());
            if (*known)
                tracks[object] = **known;
        }
        const auto image = d->frames->frame(frame, stop);
        if (!image)
            return tl::unexpected(image.error());
        const auto picture = d->pictures.picture(frame, stop);
        if (!picture)
            return tl::unexpected(picture.error());
        makeExclusive(tracks);
        return frameMasks(tracks, **image, *picture);
    });
}

Result<> BuiltinTracker::learn(const PromptSet &prompts, const TrackSettings &settings,
                               std::stop_token stop, const Progress &progress)
{
    return guarded("Learning", [&] {
        return checkPrompts(prompts, *d->frames).and_then([&] {
            return d->learn(prompts, settings, stop, progress);
        });
    });
}

Result<> BuiltinTracker::track(const TrackRequest &request, const MaskSink &sink,
                               std::stop_token stop, const Progress &progress)
{
    return guarded("Tracking", [&]() -> Result<> {
        if (const Result<> valid = checkRequest(request, *d->frames); !valid)
            return valid;
        if (!d->hasLearnt(request.prompts, request.settings))
            if (const Result<> learnt = learn(request.prompts, request.settings, stop, progress);
                !learnt)
                return learnt;
        return d->track(request, sink, stop, progress);
    });
}

} // namespace filigree
