// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/sam2_selector.h"

#include "inference/matting/result_images.h"
#include "inference/predictors/prompt_seeds.h"
#include "inference/predictors/sam2_images.h"
#include "inference/tracking/frame_logits.h"
#include "inference/tracking/picture.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <opencv2/imgproc.hpp>
#include <set>

namespace filigree {
namespace {

constexpr float nowhere = -8; // logits far from everything
constexpr int pointsOfStroke = 5;
constexpr std::size_t mostPoints = 24; // the network has seen few at a time
constexpr double sameMeaning = 0.95; // overlap from which two candidates are one
constexpr double markReach = 0.01; // of the picture's width: how near to a mark a change begins
constexpr int seam = 3; // pixels around a change that keep its soft edge

cv::Mat_<float> planeOf(const Image &logits)
{
    return cv::Mat_<float>(logits.height(), logits.width(),
                           const_cast<float *>(logits.row<float>(0)));
}

// Evenly along a stroke, ends included; of a click itself.
std::vector<Point> pointsOf(const StrokePrompt &mark)
{
    const std::size_t count = mark.points.size();
    if (count <= pointsOfStroke)
        return mark.points;
    std::vector<Point> points;
    for (int i = 0; i < pointsOfStroke; ++i)
        points.push_back(mark.points[(count - 1) * std::size_t(i) / (pointsOfStroke - 1)]);
    return points;
}

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

    Sam2Point toNetwork(double x, double y, int label) const
    {
        return {float((x + 0.5) * sam2PictureSide / picture->width() - 0.5),
                float((y + 0.5) * sam2PictureSide / picture->height() - 0.5), label};
    }

    Sam2Question questionOf(const SortedPrompts &prompts) const
    {
        Sam2Question question;
        for (const StrokePrompt &mark : prompts.marks) {
            for (const Point &at : pointsOf(mark))
                question.points.push_back(toNetwork(at.x, at.y, mark.positive ? 1 : 0));
        }
        if (question.points.size() > mostPoints) // the latest count
            question.points.erase(question.points.begin(),
                                  question.points.end() - std::ptrdiff_t(mostPoints));
        if (prompts.box) {
            const cv::Rect2d &box = *prompts.box;
            question.points.insert(
                question.points.begin(),
                {toNetwork(box.x, box.y, 2), toNetwork(box.x + box.width, box.y + box.height, 3)});
        }
        return question;
    }

    Selection refined(const Sam2Mask &mask) const
    {
        const TrackedObject track = trackOf(mask.logits, 1, working.size());
        return {std::move(frameMasks({{0, track}}, *picture, working).front().logits),
                std::clamp(mask.quality, 0.0, 1.0)};
    }

    // Of what a correction changes only what its marks touch.
    void keepPrior(const cv::Mat_<float> &prior, const std::vector<StrokePrompt> &marks,
                   Selection &selection) const
    {
        cv::Mat_<float> logits = planeOf(selection.logits);
        const cv::Mat changed = (logits > 0) != (prior > 0);
        cv::Mat_<int> parts;
        cv::connectedComponents(changed, parts);
        std::set<int> meant;
        cv::Mat_<std::uint8_t> near(logits.size(), std::uint8_t(0));
        for (const StrokePrompt &mark : marks) {
            const int radius =
                int(std::lround(std::max(mark.radius, markReach * picture->width())));
            for (const Point &at : mark.points)
                cv::circle(near, cv::Point(int(std::lround(at.x)), int(std::lround(at.y))), radius,
                           255, -1);
        }
        for (int y = 0; y < near.rows; ++y) {
            for (int x = 0; x < near.cols; ++x) {
                if (near(y, x) != 0 && parts(y, x) != 0)
                    meant.insert(parts(y, x));
            }
        }
        cv::Mat_<std::uint8_t> own(logits.size(), std::uint8_t(0));
        for (int y = 0; y < own.rows; ++y) {
            for (int x = 0; x < own.cols; ++x)
                own(y, x) = meant.contains(parts(y, x)) ? 255 : 0;
        }
        cv::Mat takes;
        const int side = 2 * seam + 1;
        cv::dilate(own, takes, cv::Mat::ones(side, side, CV_8U));
        takes.setTo(0, changed & ~own); // another change, which no mark touches
        cv::Mat_<float> result = prior.clone();
        logits.copyTo(result, takes);
        result.copyTo(logits);
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
            Sam2Question question = questionOf(*sorted);
            if (corrects)
                question.earlier = sam2LogitsOf(given);
            const Sam2Answer answer = network->answer(seen.front(), question);
            const bool isOpen = !corrects && question.points.size() == 1;
            if (isOpen)
                result = meanings(answer, most);
            else
                result.push_back(refined(answer.single));
            if (corrects)
                keepPrior(planeOf(given), sorted->marks, result.front());
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

    // LibTorch and OpenCV throw; beyond this file there are only results.
    Result<std::vector<Selection>> guardedAnswers(const SelectRequest &request, std::size_t most,
                                                  std::stop_token stop)
    {
        try {
            return answers(request, most, stop);
        } catch (const std::bad_alloc &) {
            return fail(
                Error::Kind::OutOfMemory,
                "There is not enough memory to select on this frame; close other programs.");
        } catch (const std::exception &error) {
            return fail(Error::Kind::Internal,
                        std::string("Selecting on this frame failed: ").append(error.what()));
        }
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

Result<Selection> Sam2Selector::select(const SelectRequest &request, std::stop_token stop)
{
    Result<std::vector<Selection>> found = m_private->guardedAnswers(request, 1, stop);
    if (!found)
        return tl::unexpected(found.error());
    return std::move(found->front());
}

Result<std::vector<Selection>> Sam2Selector::candidates(const SelectRequest &request,
                                                        std::stop_token stop)
{
    return m_private->guardedAnswers(request, 3, stop);
}

} // namespace filigree
