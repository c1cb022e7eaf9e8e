// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/builtin_selector.h"

#include "inference/predictors/click_regions.h"
#include "inference/predictors/correction.h"
#include "inference/predictors/moving_region.h"
#include "inference/predictors/outline_refiner.h"
#include "inference/predictors/patch_scores.h"
#include "inference/predictors/patch_solver.h"
#include "inference/predictors/prompt_seeds.h"
#include "inference/predictors/region_shelf.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <opencv2/imgproc.hpp>

namespace filigree {
namespace {

constexpr float outside = -8; // logits far from everything
constexpr float takenAway = -3; // of parts that a mark takes away whole

cv::Mat_<float> viewOf(const Image &logits)
{
    return cv::Mat_<float>(logits.height(), logits.width(),
                           const_cast<float *>(logits.row<float>(0)));
}

// A hard mask as logits that soften over the pixels next to its outline.
cv::Mat_<float> logitsOfMask(const Image &mask)
{
    const cv::Mat given(mask.height(), mask.width(), CV_8U, const_cast<void *>(mask.data()));
    const cv::Mat inside = given >= 128;
    cv::Mat within, without;
    cv::distanceTransform(inside, within, cv::DIST_L2, cv::DIST_MASK_3);
    cv::distanceTransform(~inside, without, cv::DIST_L2, cv::DIST_MASK_3);
    cv::Mat_<float> logits(given.size());
    for (int y = 0; y < logits.rows; ++y) {
        for (int x = 0; x < logits.cols; ++x) {
            const bool in = inside.at<uchar>(y, x) != 0;
            const float d = (in ? within : without).at<float>(y, x) - 0.5F;
            logits(y, x) = (in ? 1.0F : -1.0F) * std::min(-outside, 3 * d);
        }
    }
    return logits;
}

cv::Rect2d boundsOf(const cv::Mat_<float> &logits)
{
    const cv::Rect bounds = cv::boundingRect(cv::Mat(logits > 0));
    return {bounds.x - 0.5, bounds.y - 0.5, double(bounds.width), double(bounds.height)};
}

cv::Rect2d grown(const cv::Rect2d &box, double share)
{
    const double by = share * std::max(box.width, box.height);
    return {box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by};
}

} // namespace

struct BuiltinSelector::Private
{
    struct Chain
    {
        std::vector<StrokePrompt> marks; // the clicks that led to the answer below
        Selection answer;
        Image prior = {}; // that they correct; empty: none

        bool leadsTo(const std::vector<StrokePrompt> &clicks) const
        {
            return prior.isEmpty() && marks.size() <= clicks.size()
                && std::equal(marks.begin(), marks.end(), clicks.begin());
        }
    };
    RegionShelf regions;
    Chain chain; // of what was answered
    Chain aimed; // of what may be asked next
    Chain *kept = &chain; // where the next answer goes

    static cv::Rect2d inRegion(const SelectRegion &region, const cv::Rect2d &box)
    {
        return {region.toRegion({box.x, box.y}),
                region.toRegion({box.x + box.width, box.y + box.height})};
    }

    // With a prior, what the prompts did not change stays as it was, to the pixel.
    Selection answer(const SelectRegion &region, const PatchHints &hints,
                     const SortedPrompts &prompts, const cv::Mat_<float> &prior,
                     std::stop_token stop) const
    {
        std::vector<float> scores = prior.empty() ? solvePatches(region, hints, stop)
                                                  : correctedScores(region, hints, stop);
        if (prior.empty())
            dropCrumbs(region.patches, hints.seeds, scores);
        const cv::Mat_<float> refined = refinedLogits(region, scores, hints.seeds);
        Selection selection{Image::forOverwrite(regions.picture()->size(), 1, PixelType::F32), 0};
        cv::Mat_<float> logits = viewOf(selection.logits);
        if (prior.empty()) {
            logits.setTo(outside);
            cv::Mat_<float> part = logits(region.area);
            cv::resize(refined, part, part.size(), 0, 0, cv::INTER_LINEAR); // in place
        } else {
            prior.copyTo(logits);
            cv::Mat_<float> large;
            cv::resize(refined, large, region.area.size(), 0, 0, cv::INTER_LINEAR);
            large.copyTo(logits(region.area), changedPixels(region, hints, scores));
        }
        enforceMarks(prompts.marks, logits);
        selection.confidence = outlineContrast(region.patches, scores);
        return selection;
    }

    Selection corrected(const SortedPrompts &prompts, const cv::Mat_<float> &prior,
                        std::stop_token stop)
    {
        cv::Rect2d interest = grown(boundsOf(prior), 0.1);
        if (prompts.box)
            interest = *prompts.box;
        for (const StrokePrompt &mark : prompts.marks) {
            for (const Point &at : mark.points)
                interest |= cv::Rect2d(at.x - 8, at.y - 8, 16, 16);
        }
        const auto at = regions.around(interest);
        PatchHints hints{inRegion(*at, interest), false, correctingSeedsOf(*at, prompts.marks),
                         patchMeans(*at, prior(at->area))};
        hints.open = patchesNearMarks(*at, prompts.marks, prior);
        Selection selection = answer(*at, hints, prompts, prior, stop);
        cv::Mat_<float> logits = viewOf(selection.logits)(at->area);
        logits.setTo(takenAway, partsTakenAway(*at, prompts.marks, prior) & (logits > takenAway));
        return selection;
    }

    Selection boxed(const SortedPrompts &prompts, std::stop_token stop)
    {
        cv::Rect2d box = *prompts.box;
        for (const StrokePrompt &mark : prompts.marks) {
            for (const Point &at : mark.points) {
                if (mark.positive)
                    box |= cv::Rect2d(at.x - 1, at.y - 1, 2, 2);
            }
        }
        const auto at = regions.around(box);
        PatchHints hints{inRegion(*at, box), true, seedsOf(*at, prompts.marks), {}};
        return answer(*at, hints, prompts, {}, stop);
    }

    // At once what was aimed at. given: the prior, unless it is of the prompts.
    Selection correctedOnce(const SortedPrompts &prompts, const cv::Mat_<float> &prior,
                            const Image *given, std::stop_token stop)
    {
        const bool canKeep = given && !prompts.mask && !prompts.box;
        if (canKeep && aimed.marks == prompts.marks && aimed.prior == *given)
            return aimed.answer;
        Selection selection = corrected(prompts, prior, stop);
        if (canKeep && kept == &aimed && !stop.stop_requested())
            aimed = {prompts.marks, selection, *given};
        return selection;
    }

    std::vector<Selection> clicked(const SortedPrompts &prompts, std::size_t most,
                                   std::stop_token stop)
    {
        const auto whole = regions.region(regions.whole());
        const std::vector<signed char> seeds = seedsOf(*whole, prompts.marks);
        std::vector<ClickRegion> grownRegions = clickRegions(whole->patches, whole->size(), seeds);
        if (auto moving = movingRegion(*whole, seeds))
            grownRegions.insert(grownRegions.begin(), std::move(*moving));
        std::vector<Selection> result;
        for (const ClickRegion &grownRegion : grownRegions) {
            if (result.size() == most)
                break;
            const double scale = whole->scale;
            const cv::Rect2d &box = grownRegion.bounds;
            const cv::Rect2d bounds =
                grown({box.x / scale, box.y / scale, box.width / scale, box.height / scale}, 0.08);
            const auto at = regions.around(bounds);
            PatchHints hints{inRegion(*at, bounds), true, seedsOf(*at, prompts.marks),
                             patchMeans(*at, guessIn(*whole, grownRegion.inside, at->area))};
            result.push_back(answer(*at, hints, prompts, {}, stop));
        }
        return result;
    }

    // Without a box, the first positive click finds the object and every further one corrects the
    // answer so far, so that no click throws away what the ones before have settled.
    std::vector<Selection> chained(const SortedPrompts &prompts, std::size_t most,
                                   std::stop_token stop)
    {
        const std::size_t count = prompts.marks.size();
        std::size_t begun = 1;
        while (!prompts.marks[begun - 1].positive)
            ++begun;
        SortedPrompts part;
        const auto take = [&](std::size_t n) {
            part.marks.assign(prompts.marks.begin(), prompts.marks.begin() + std::ptrdiff_t(n));
        };
        take(begun);
        if (begun == count && most > 1)
            return clicked(part, most, stop);
        const Chain *known = nullptr;
        for (const Chain *one : {&chain, &aimed}) {
            if (one->marks.size() >= begun && one->leadsTo(prompts.marks)
                && (!known || one->marks.size() > known->marks.size()))
                known = one;
        }
        std::vector<Selection> result;
        if (known) {
            result.push_back(known->answer);
            begun = known->marks.size();
        } else {
            result = clicked(part, 1, stop);
        }
        for (std::size_t n = begun + 1; n <= count && !result.empty(); ++n) {
            take(n);
            const cv::Mat_<float> prior = viewOf(result.front().logits).clone();
            result.front() = corrected(part, prior, stop);
        }
        if (!result.empty() && !stop.stop_requested())
            *kept = {prompts.marks, result.front()};
        return result;
    }

    Result<std::vector<Selection>> answers(const SelectRequest &request, std::size_t most,
                                           std::stop_token stop)
    {
        if (!regions.picture())
            return fail(Error::Kind::InvalidInput, "There is no picture to select on.");
        const Size size = regions.picture()->size();
        const auto sorted = sortedPrompts(request.prompts, size);
        if (!sorted)
            return tl::unexpected(sorted.error());
        cv::Mat_<float> prior;
        if (sorted->mask)
            prior = logitsOfMask(sorted->mask.image());
        else if (request.prior && request.prior->size() == size)
            prior = viewOf(*request.prior);
        const bool priorHolds = !prior.empty() && cv::countNonZero(prior > 0) > 0;

        std::vector<Selection> result;
        if (!sorted->absent && priorHolds && !sorted->marks.empty())
            result.push_back(correctedOnce(*sorted, prior, request.prior, stop));
        else if (!sorted->absent && sorted->box && !sorted->mask) // a box alone asks anew
            result.push_back(boxed(*sorted, stop));
        else if (!sorted->absent && !priorHolds && sorted->hasPositiveMark())
            result = chained(*sorted, most, stop);
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "Selecting was cancelled.");
        if (result.empty()) { // nothing is asked for, or the mask is the answer
            result.push_back({Image::forOverwrite(size, 1, PixelType::F32), 1});
            cv::Mat_<float> logits = viewOf(result.front().logits);
            logits.setTo(outside);
            if (!sorted->absent && !prior.empty())
                prior.copyTo(logits);
            enforceMarks(sorted->marks, logits);
        }
        return result;
    }

    Result<std::vector<Selection>> guardedAnswers(const SelectRequest &request, std::size_t most,
                                                  std::stop_token stop)
    {
        try {
            return answers(request, most, stop);
        } catch (const std::bad_alloc &) {
            return fail(
                Error::Kind::OutOfMemory,
                "There is not enough memory to select on this frame; close other programs.");
        } catch (const cv::Exception &error) {
            const bool memory = error.code == cv::Error::StsNoMem;
            return fail(memory ? Error::Kind::OutOfMemory : Error::Kind::Internal,
                        "Selecting on this frame failed: " + error.err + ".");
        }
    }
};

BuiltinSelector::BuiltinSelector()
    : m_private(std::make_unique<Private>())
{ }

BuiltinSelector::~BuiltinSelector() = default;
BuiltinSelector::BuiltinSelector(BuiltinSelector &&) noexcept = default;
BuiltinSelector &BuiltinSelector::operator=(BuiltinSelector &&) noexcept = default;

void BuiltinSelector::setPicture(ImagePtr picture, std::vector<ImagePtr> others)
{
    if (m_private->regions.setPicture(std::move(picture), std::move(others)))
        m_private->chain = m_private->aimed = {};
}

void BuiltinSelector::practise(std::stop_token stop)
{
    constexpr Size size{1920, 1080}; // as large as most
    auto picture = std::make_shared<Image>(size, 3, PixelType::U8);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < 3 * size.width; ++x)
            picture->row<std::uint8_t>(y)[x] = std::uint8_t(x * y);
    }
    Private practice;
    practice.regions.setPicture(picture, {picture});
    const std::vector<Prompt> click{PointPrompt{{960, 540}, true}};
    const std::vector<Prompt> box{BoxPrompt{{480, 270, 1440, 810}}};
    for (const auto &prompts : {click, box}) { // a click comes first more often
        if (!stop.stop_requested()) // a region would be made all the same
            (void)practice.guardedAnswers({prompts, nullptr}, 1, stop);
    }
}

void BuiltinSelector::prepare(std::stop_token stop)
{
    try {
        m_private->regions.prepare(stop);
    } catch (const std::exception &) {
        // The question meets it again, and has an error to return.
    }
}

void BuiltinSelector::aim(const SelectRequest &request, std::stop_token stop)
{
    m_private->kept = &m_private->aimed;
    (void)m_private->guardedAnswers(request, 1, stop);
    m_private->kept = &m_private->chain;
}

Result<Selection> BuiltinSelector::select(const SelectRequest &request, std::stop_token stop)
{
    Result<std::vector<Selection>> found = m_private->guardedAnswers(request, 1, stop);
    if (!found)
        return tl::unexpected(found.error());
    return std::move(found->front());
}

Result<std::vector<Selection>> BuiltinSelector::candidates(const SelectRequest &request,
                                                           std::stop_token stop)
{
    return m_private->guardedAnswers(request, 3, stop);
}

} // namespace filigree
