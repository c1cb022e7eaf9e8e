// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/sam2_tracker.h"

#include "inference/models/sam2/sam2_follower.h"
#include "inference/predictors/sam2_images.h"
#include "inference/predictors/sam2_pass.h"
#include "inference/predictors/sam2_selector.h"
#include "inference/tracking/conditioning.h"
#include "inference/tracking/frame_logits.h"
#include "inference/tracking/picture.h"
#include "inference/tracking/span_passes.h"

#include <algorithm>
#include <new>
#include <optional>
#include <utility>

namespace filigree {
namespace {

// LibTorch and OpenCV throw; beyond this file there are only results.
template<typename Work> auto withoutExceptions(const char *what, Work work) -> decltype(work())
{
    try {
        return work();
    } catch (const std::bad_alloc &) {
        return fail(Error::Kind::OutOfMemory,
                    std::string(what) + " ran out of memory. Close other programs.");
    } catch (const std::exception &error) {
        return fail(Error::Kind::Internal, std::string(what) + " failed: " + error.what());
    }
}

} // namespace

class Sam2Tracker::Private
{
public:
    Private(std::shared_ptr<FrameSource> source, std::shared_ptr<Sam2Network> given)
        : frames(std::move(source))
        , network(std::move(given))
        , selector(network)
        , pictures(frames)
        , follower(network, frames->frameCount(), [this](int frame) { return seen(frame); })
    { }

    //! The object on a prompted frame: coverage of the working picture.
    Result<cv::Mat> condition(int frame, ObjectId object, const std::vector<Prompt> &prompts);
    Result<> track(const TrackRequest &request, const MaskSink &sink, const Progress &progress);
    Result<std::vector<ObjectMask>> masksOf(int frame, const Tracks &tracks);
    Result<Sam2Picture> seen(int frame);

    std::shared_ptr<FrameSource> frames;
    std::shared_ptr<Sam2Network> network;
    Sam2Selector selector;
    PictureCache pictures;
    std::stop_token stop; // of the call under way, which reads frames by the follower as well

    struct Selected
    {
        std::vector<Prompt> prompts;
        PackedMask coverage;
    };
    std::map<std::pair<int, ObjectId>, Selected> selected;
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
                                                const std::vector<Prompt> &prompts)
{
    const auto last = std::find_if(prompts.rbegin(), prompts.rend(),
                                   [](const Prompt &prompt) { return conditionsMask(prompt); });
    if (const auto *mask = std::get_if<MaskPrompt>(&*last))
        return workingMask(mask->mask.image());
    if (std::holds_alternative<AbsentPrompt>(*last))
        return cv::Mat(cv::Mat::zeros(workingSize(frames->size()), CV_32F));

    // What was shown for these prompts stays, whatever has been tracked since.
    Selected &answer = selected[{frame, object}];
    if (answer.coverage && answer.prompts == prompts)
        return coverageOf(answer.coverage);
    const auto image = frames->frame(frame, stop);
    if (!image)
        return tl::unexpected(image.error());
    const auto tracked = known.take(frame, object);
    if (!tracked)
        return tl::unexpected(tracked.error());
    std::vector<ObjectMask> prior;
    if (*tracked && (*tracked)->presence >= 0.5)
        prior = frameMasks({{object, **tracked}}, **image, workingPicture(**image));
    selector.setPicture(*image);
    const auto selection =
        selector.select({prompts, prior.empty() ? nullptr : &prior.front().logits}, stop);
    if (!selection)
        return tl::unexpected(selection.error());
    answer = {prompts, packedCoverage(workingCoverage(selection->logits))};
    return coverageOf(answer.coverage);
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
    const SpanPlan plan(conditioning, request.range, request.direction);
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
        const Sam2PassParts parts{follower, pictures,
                                  [&](int frame, ObjectId object) {
                                      return condition(frame, object,
                                                       request.prompts.at(frame).at(object));
                                  },
                                  visitedOne, stop};
        return Sam2Pass(parts, request, plan, isForward).run(visited, to);
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
    return withoutExceptions("Selecting", [&]() -> Masks {
        if (const Result<> valid = checkPrompts(prompts, *d->frames); !valid)
            return tl::unexpected(valid.error());
        d->stop = stop;
        Tracks tracks;
        for (const auto &[object, prompted] : conditioningFrames(prompts)) {
            if (std::ranges::binary_search(prompted, frame)) {
                const auto coverage = d->condition(frame, object, prompts.at(frame).at(object));
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
    return withoutExceptions("Tracking", [&]() -> Result<> {
        const FrameRange range = request.range;
        if (range.size() == 0 || range.in < 0 || range.out >= d->frames->frameCount())
            return fail(Error::Kind::InvalidInput,
                        "The range from frame " + std::to_string(range.in) + " to "
                            + std::to_string(range.out) + " is not within the clip, which has "
                            + std::to_string(d->frames->frameCount()) + " frames.");
        if (conditioningFrames(request.prompts).empty())
            return fail(Error::Kind::InvalidInput,
                        "No object has a prompt that selects it on any frame.");
        if (const Result<> valid = checkPrompts(request.prompts, *d->frames); !valid)
            return valid;
        const std::stop_token outer = std::exchange(d->stop, stop); // a sink may be calling
        const Result<> tracked = d->track(request, sink, progress);
        d->stop = outer;
        return tracked;
    });
}

} // namespace filigree
