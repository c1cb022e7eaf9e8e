// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/sam2_selector.h"

#include "inference/matting/result_images.h"
#include "inference/predictors/guarded.h"
#include "inference/predictors/sam2_images.h"
#include "inference/predictors/sam2_marks.h"
#include "inference/tracking/frame_logits.h"
#include "inference/tracking/picture.h"

#include <algorithm>

namespace filigree {
namespace {

constexpr float nowhere = -8; // logits far from everything
constexpr double sameMeaning = 0.95; // overlap from which two candidates are one

double overlapOf(const Image &a, const Image &b)
{
    const cv::Mat first = planeOf(a) > 0, second = planeOf(b) > 0;
    const int either = cv::countNonZero(first | second);
    return either > 0 ? double(cv::countNonZero(first & second)) / either : 1;
}

} // namespace

struct Sam2Selector::Private
{
    std::shared_ptr<Sam2Network> network;
    ImagePtr picture;
    std::vector<Sam2Picture> seen; // one, or none before there is a picture
    cv::Mat working;

    Selection refined(const Sam2Mask &mask) const
    {
        const TrackedObject track = trackOf(mask.logits, 1, working.size());
        return {std::move(frameMasks({{0, track}}, *picture, working).front().logits),
                std::clamp(mask.quality, 0.0, 1.0)};
    }

    std::vector<Selection> meanings(const Sam2Answer &answer, std::size_t most) const
    {
        std::vector<Selection> result;
        for (const Sam2Mask &mask : answer.candidates) {
            if (result.size() == most)
                break;
            Selection one = refined(mask);
            if (std::ranges::none_of(result, [&](const Selection &other) {
                    return overlapOf(other.logits, one.logits) > sameMeaning;
                }))
                result.push_back(std::move(one));
        }
        return result;
    }

    Result<std::vector<Selection>> answers(const SelectRequest &request, std::size_t most,
                                           std::stop_token stop)
    {
        if (!picture)
            return fail(Error::Kind::InvalidInput, "There is no picture to select on.");
        const auto sorted = sortedPrompts(request.prompts, picture->size());
        if (!sorted)
            return tl::unexpected(sorted.error());
        Image given;
        if (sorted->mask)
            given = logitsOfMask(sorted->mask.image());
        else if (request.prior && request.prior->size() == picture->size())
            given = *request.prior;
        const bool priorHolds = given.data() && cv::countNonZero(planeOf(given) > 0) > 0;
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "Selecting was cancelled.");

        std::vector<Selection> result;
        const bool asksAnew = !priorHolds && (sorted->box || sorted->hasPositiveMark());
        const bool corrects = priorHolds && !sorted->marks.empty();
        const bool boxesAnew = sorted->box && !sorted->mask;
        if (!sorted->absent && (asksAnew || corrects || boxesAnew)) {
            Sam2Question question{sam2PointsOf(*sorted, picture->size()), {}};
            if (corrects)
                question.earlier = sam2LogitsOf(given);
            const Sam2Answer answer = network->answer(seen.front(), question);
            const bool isOpen = !corrects && question.points.size() == 1;
            if (isOpen)
                result = meanings(answer, most);
            else
                result.push_back(refined(answer.single));
            if (corrects) {
                cv::Mat_<float> logits = planeOf(result.front().logits);
                keepUntouched(planeOf(given), sorted->marks, logits);
            }
        }
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "Selecting was cancelled.");
        if (result.empty()) { // nothing is asked for, or the mask is the answer
            result.push_back({Image(picture->size(), 1, PixelType::F32), 1});
            cv::Mat_<float> logits = planeOf(result.front().logits);
            logits.setTo(nowhere);
            if (!sorted->absent && given.data())
                planeOf(given).copyTo(logits);
        }
        for (Selection &one : result) {
            cv::Mat_<float> logits = planeOf(one.logits);
            if (!sorted->absent)
                enforceMarks(sorted->marks, logits);
        }
        return result;
    }
};

Sam2Selector::Sam2Selector(std::shared_ptr<Sam2Network> network)
    : m_private(std::make_unique<Private>())
{
    m_private->network = std::move(network);
}

Sam2Selector::~Sam2Selector() = default;

void Sam2Selector::setPicture(ImagePtr picture, std::vector<ImagePtr>)
{
    if (picture == m_private->picture)
        return;
    m_private->picture = std::move(picture);
    m_private->seen.clear();
    if (!m_private->picture)
        return;
    m_private->seen.push_back(sam2PictureOf(*m_private->picture));
    m_private->working = workingPicture(*m_private->picture);
    try {
        m_private->network->encode(m_private->seen.front()); // ahead of the first question
    } catch (const std::exception &) {
        // The question meets it again, and has an error to return.
    }
}

void Sam2Selector::foresee(const ImagePtr &picture, std::stop_token stop)
{
    m_private->network->encode(sam2PictureOf(*picture), stop);
}

Result<Selection> Sam2Selector::select(const SelectRequest &request, std::stop_token stop)
{
    return guarded("Selecting", [&] {
        return m_private->answers(request, 1, stop).map([](std::vector<Selection> &&found) {
            return std::move(found.front());
        });
    });
}

Result<std::vector<Selection>> Sam2Selector::candidates(const SelectRequest &request,
                                                        std::stop_token stop)
{
    return guarded("Selecting", [&] { return m_private->answers(request, 3, stop); });
}

} // namespace filigree
