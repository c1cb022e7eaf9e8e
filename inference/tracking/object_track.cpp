// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tracking/object_track.h"

#include "inference/tracking/edge_judge.h"
#include "inference/tracking/shot_inputs.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

// Bounds of what is inside, in pixels of the picture; the whole window if nothing is.
cv::Rect2d boundsIn(const Window &window, const cv::Mat &inside)
{
    const cv::Rect box = cv::boundingRect(inside);
    if (box.area() == 0)
        return window.rect();
    const cv::Point2d from = window.toPicture({box.x - 0.5, box.y - 0.5});
    const cv::Point2d to = window.toPicture({box.x + box.width - 0.5, box.y + box.height - 0.5});
    return {from, to};
}

//! How much of the network's say it has without seeing the previous mask: what keeps errors from
//! being carried on for ever.
constexpr double freshShare = 0.25;
constexpr double leastTrust = 0.6; //!< Of a network that may look for a missing object.
constexpr double leastShare = 0.2; //!< Of its usual area, below which an object counts as gone.

constexpr int looks = 2; //!< Of the network at a place it was shown.
constexpr double mostRecalled = 2; //!< Of its usual area; a larger answer is the background's.
constexpr double leastTouched = 0.3; //!< Of the smaller of guess and answer.

cv::Mat noGuess(cv::Size size)
{
    return {size, CV_32F, cv::Scalar(0.5)};
}

struct Extent
{
    double area = 0; //!< Pixels of the working picture.
    double certainty = 0; //!< Mean probability inside the mask.
};

Extent extentOf(const Window &window, const cv::Mat &logits)
{
    const cv::Mat inside = logits > 0;
    return {cv::countNonZero(inside) / std::pow(window.scale(), 2),
            cv::mean(sigmoidOf(logits), inside)[0]};
}

// What the network says of a window of a picture, given a guess of the mask in that window.
cv::Mat learntLogits(const ObjectModel &model, const Window &window, const cv::Mat &picture,
                     const cv::Mat &guess)
{
    const Window seen = shotWindow(window);
    const cv::Mat samples = seen.crop(picture);
    std::vector<float> scores = model.network.learner->predict(
        shotInputs(samples, window.transfer(guess, seen, 0), model.appearance.evidence(samples)),
        samples.cols, samples.rows);
    return seen.transfer(cv::Mat(samples.size(), CV_32F, scores.data()), window, outsideLogit);
}

// A missing object is looked for where it was last seen and, in turn, everywhere else.
TrackedObject foundAgain(const TrackedObject &track, const ObjectModel &model,
                         const cv::Mat &current)
{
    TrackedObject next = track;
    next.logits = cv::Mat(track.window.samples(), CV_32F, cv::Scalar(outsideLogit));
    ++next.searched;
    if (model.network.trust < leastTrust || track.area <= 0)
        return next;
    const Window place = next.searched % 2
        ? track.window
        : track.window.elsewhere(next.searched / 2, current.size());
    cv::Mat logits = learntLogits(model, place, current, noGuess(place.samples()));
    cv::max(logits, outsideLogit, logits);
    cv::min(logits, -outsideLogit, logits);
    const Extent extent = extentOf(place, logits);
    const double colour = cv::mean(model.appearance.evidence(place.crop(current)), logits > 0)[0];
    if (extent.area > 0.3 * track.area && extent.area < 3 * track.area && extent.certainty > 0.9
        && colour > 0.5 * model.appearance.separation()) {
        next.window = place;
        next.logits = logits;
        next.presence = 1;
        next.searched = 0;
    }
    return next;
}

} // namespace

TrackedObject startedTrack(const cv::Mat &coverage)
{
    TrackedObject track;
    const cv::Mat inside = coverage > 0.5F;
    const cv::Rect box = cv::boundingRect(inside);
    const cv::Rect2d bounds =
        box.area() > 0 ? cv::Rect2d(box) : cv::Rect2d({0, 0}, cv::Size2d(coverage.size()));
    track.window = Window(bounds, coverage.size());
    track.area = cv::countNonZero(inside);
    track.presence = track.area > 0 ? 1 : 0;
    track.logits = logitOf(track.window.crop(coverage), -outsideLogit);
    return track;
}

void learnPrompt(ObjectModel &model, const cv::Mat &picture, const cv::Mat &coverage)
{
    const Window window = startedTrack(coverage).window;
    model.appearance.learn(window.crop(picture), window.crop(coverage));
    model.area = std::max<double>(model.area, cv::countNonZero(coverage > 0.5F));
}

std::optional<TrackedObject> recalledTrack(const cv::Mat &coverage, const ObjectModel &model,
                                           const cv::Mat &picture)
{
    const cv::Mat inside = coverage > 0.5F;
    const cv::Rect2d guessed = cv::boundingRect(inside);
    if (guessed.area() <= 0 || model.network.trust < leastTrust)
        return std::nullopt;
    const cv::Point2d middle = (guessed.tl() + guessed.br()) / 2;
    const double side = std::sqrt(model.area); // the guess may be a small part
    const cv::Rect2d around(middle.x - side / 2, middle.y - side / 2, side, side);
    TrackedObject track;
    track.window = Window(guessed | around, picture.size());
    track.area = model.area;
    cv::Mat guess = track.window.crop(coverage);
    const cv::Mat fresh =
        learntLogits(model, track.window, picture, noGuess(track.window.samples()));
    for (int look = 0; look < looks; ++look) {
        track.logits = 0.5 * learntLogits(model, track.window, picture, guess) + 0.5 * fresh;
        guess = sigmoidOf(track.logits);
    }
    cv::max(track.logits, outsideLogit, track.logits);
    cv::min(track.logits, -outsideLogit, track.logits);
    judgeEdge(track.window.crop(picture), track.logits);
    const cv::Mat seen = track.logits > 0;
    const int touched = cv::countNonZero(seen & (track.window.crop(coverage) > 0.5F));
    const Extent extent = extentOf(track.window, track.logits);
    track.presence = extent.certainty > 0.7 && extent.area < mostRecalled * model.area ? 1 : 0;
    const double common = touched / std::pow(track.window.scale(), 2);
    const double smaller = std::min(extent.area, double(cv::countNonZero(inside)));
    if (track.presence == 0 || common < leastTouched * smaller)
        return std::nullopt;
    return track;
}

TrackedObject nextTrack(const TrackedObject &track, const ObjectModel &model, Chain &chain,
                        const cv::Mat &previous, const cv::Mat &current)
{
    chain.pause();
    if (track.presence < 0.5)
        return foundAgain(track, model, current);
    TrackedObject next = track;
    next.searched = 0;
    next.window = track.window.moved(boundsIn(track.window, track.logits > 0), current.size());
    const cv::Mat before =
        sigmoidOf(track.window.transfer(track.logits, next.window, outsideLogit));
    const cv::Mat samples = next.window.crop(current);
    const ChainCues cues = chain.cues(next.window.crop(previous), samples, before);

    const double trust = model.network.trust;
    next.logits = cv::Mat::zeros(samples.size(), CV_32F);
    if (trust < 1)
        next.logits +=
            (1 - trust) * logitOf(chain.answer(cues, samples, model.appearance), -outsideLogit);
    if (trust > 0) {
        chain.pause();
        const cv::Mat followed = learntLogits(model, next.window, current, cues.carried);
        chain.pause();
        const cv::Mat fresh = learntLogits(model, next.window, current, noGuess(samples.size()));
        next.logits += trust * ((1 - freshShare) * followed + freshShare * fresh);
    }
    chain.pause();
    cv::max(next.logits, outsideLogit, next.logits);
    cv::min(next.logits, -outsideLogit, next.logits);
    judgeEdge(samples, next.logits);

    const Extent extent = extentOf(next.window, next.logits);
    next.presence = std::min(1.0, extent.area / std::max(1.0, leastShare * track.area))
        * std::clamp((extent.certainty - 0.5) / 0.4, 0.0, 1.0);
    next.area = 0.9 * track.area + 0.1 * extent.area;
    return next;
}

void makeExclusive(std::map<int, TrackedObject> &tracks)
{
    if (tracks.size() < 2)
        return;
    std::map<int, cv::Mat> alone;
    for (auto &[id, track] : tracks) {
        cv::Mat others = cv::Mat::ones(track.logits.size(), CV_32F); // the background's odds
        for (const auto &[otherId, other] : tracks) {
            if (otherId == id || other.presence < 0.5)
                continue;
            cv::Mat odds;
            cv::exp(other.window.transfer(other.logits, track.window, outsideLogit), odds);
            others += odds;
        }
        cv::log(others, others);
        alone[id] = track.logits - others;
    }
    for (auto &[id, track] : tracks)
        track.logits = alone[id];
}

TrackedObject blended(const TrackedObject &a, const TrackedObject &b, double weight)
{
    const bool firstIsWider = a.window.rect().area() >= b.window.rect().area();
    const TrackedObject &wide = firstIsWider ? a : b;
    const TrackedObject &other = firstIsWider ? b : a;
    const double share = firstIsWider ? weight : 1 - weight;
    TrackedObject mix = wide;
    mix.logits = share * wide.logits
        + (1 - share) * other.window.transfer(other.logits, wide.window, outsideLogit);
    mix.presence = share * wide.presence + (1 - share) * other.presence;
    mix.area = share * wide.area + (1 - share) * other.area;
    return mix;
}

} // namespace filigree
