// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tracking/object_track.h"

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
}

TrackedObject nextTrack(const TrackedObject &track, const ObjectModel &model, Chain &chain,
    const cv::Mat &previous, const cv::Mat &current)
{
    TrackedObject next = track;
    if (track.presence < 0.5) {
        next.logits = cv::Mat(track.window.samples(), CV_32F, cv::Scalar(outsideLogit));
        return next;
    }
    next.window = track.window.moved(boundsIn(track.window, track.logits > 0), current.size());
    const cv::Mat before =
        sigmoidOf(track.window.transfer(track.logits, next.window, outsideLogit));
    const ChainCues cues =
        chain.step(next.window.crop(previous), next.window.crop(current), before, model.appearance);
    next.logits = logitOf(cues.probability, -outsideLogit);

    const double area = cv::countNonZero(next.logits > 0) / std::pow(next.window.scale(), 2);
    next.presence = std::min(1.0, area / std::max(1.0, 0.1 * track.area));
    next.area = 0.9 * track.area + 0.1 * area;
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
