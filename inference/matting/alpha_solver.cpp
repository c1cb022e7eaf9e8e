// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/alpha_solver.h"

#include "inference/matting/region_solver.h"
#include "inference/matting/working_picture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <new>

namespace filigree {
namespace {

constexpr int surroundings = 64; // pixels around the unknown ones that are looked at for colours
constexpr int overlap = 32; // pixels by which windows of one frame overlap on each side

std::string sizeText(const Image &image)
{
    return std::to_string(image.width()) + "x" + std::to_string(image.height());
}

Result<> checkInput(const Image &picture, const Image &trimap)
{
    if (picture.isEmpty() || picture.channels() < 3)
        return fail(Error::Kind::InvalidInput,
                    "A picture for matting needs three colour channels and some pixels.");
    if (trimap.channels() != 1 || trimap.type() != PixelType::U8)
        return fail(Error::Kind::InvalidInput, "A trimap must have one channel of 8 bits.");
    if (trimap.size() != picture.size())
        return fail(Error::Kind::InvalidInput,
                    "The trimap is " + sizeText(trimap) + ", the picture " + sizeText(picture)
                        + "; they must have the same size.");
    return {};
}

Result<> checkPlane(const Image &plane, const Image &picture, const std::string &name)
{
    if (plane.size() != picture.size() || plane.channels() != 1 || plane.type() != PixelType::F32)
        return fail(Error::Kind::InvalidInput,
                    "The " + name + " must be one channel of 32-bit floats of the picture's size, "
                        + sizeText(picture) + ".");
    return {};
}

cv::Rect grownBy(const cv::Rect &rect, int pixels, const cv::Rect &bounds)
{
    return cv::Rect(rect.x - pixels, rect.y - pixels, rect.width + 2 * pixels,
                    rect.height + 2 * pixels)
        & bounds;
}

//! Solves the frame's unknown pixels, window by window where they are many.
class FrameSolver
{
public:
    FrameSolver(const Image &picture, const AlphaOptions &options, const AlphaPrior *prior,
                std::stop_token stop)
        : m_picture(picture)
        , m_bounds(0, 0, picture.width(), picture.height())
        , m_options(options)
        , m_prior(prior)
        , m_stop(std::move(stop))
        , m_team(options.threads)
    { }

    //! alpha holds the known pixels; the unknown ones inside the window are filled in.
    Result<> solveOne(const cv::Rect &window, const cv::Mat1b &unknown, const cv::Mat1f &known,
                      cv::Mat1f alpha);
    Result<> solveAll(const cv::Mat1b &unknown, cv::Mat1f alpha);

private:
    RegionPrior priorOf(const UnknownRegion &region, cv::Point origin) const;
    Result<> solveCut(const cv::Rect &core, const cv::Mat1b &unknown, const cv::Mat1f &coarse,
                      cv::Mat1f sum, cv::Mat1f weight);
    Result<cv::Mat1f> coarseAlpha(const cv::Mat1b &unknown, const cv::Mat1f &alpha);

    const Image &m_picture;
    cv::Rect m_bounds;
    AlphaOptions m_options;
    const AlphaPrior *m_prior;
    std::stop_token m_stop;
    ThreadTeam m_team;
};

RegionPrior FrameSolver::priorOf(const UnknownRegion &region, cv::Point origin) const
{
    RegionPrior prior;
    if (!m_prior)
        return prior;
    for (const cv::Point &pixel : region.pixels) {
        const cv::Point at = pixel + origin;
        prior.alpha.push_back(m_prior->alpha.row<float>(at.y)[at.x]);
        prior.weight.push_back(m_prior->weight.row<float>(at.y)[at.x]);
    }
    return prior;
}

Result<> FrameSolver::solveOne(const cv::Rect &window, const cv::Mat1b &unknown,
                               const cv::Mat1f &known, cv::Mat1f alpha)
{
    const cv::Rect part = grownBy(
        window, std::max(surroundings, std::max(window.width, window.height) / 4), m_bounds);
    cv::Mat1b inside = cv::Mat1b::zeros(part.size());
    unknown(window).copyTo(inside(window - part.tl()));
    const UnknownRegion region(workingPicture(m_picture, part), known(part), inside,
                               m_bounds.size());
    const auto solved = solveRegion(m_team, region, priorOf(region, part.tl()), m_options, m_stop);
    if (!solved)
        return tl::unexpected(solved.error());
    for (int i = 0; i < region.count(); ++i)
        alpha(region.pixels[i] + part.tl()) = std::clamp((*solved)[i], 0.0f, 1.0f);
    return {};
}

Result<cv::Mat1f> FrameSolver::coarseAlpha(const cv::Mat1b &unknown, const cv::Mat1f &alpha)
{
    const double share = double(m_options.maximumUnknown) / cv::countNonZero(unknown);
    const cv::Size size(std::max(1, int(unknown.cols * std::sqrt(share) / 2)),
                        std::max(1, int(unknown.rows * std::sqrt(share) / 2)));
    cv::Mat3f small;
    cv::resize(workingPicture(m_picture, m_bounds), small, size, 0, 0, cv::INTER_AREA);
    cv::Mat1b smallUnknown;
    cv::resize(unknown, smallUnknown, size, 0, 0, cv::INTER_AREA);
    smallUnknown = smallUnknown > 0;
    cv::Mat1f smallAlpha;
    cv::resize(alpha, smallAlpha, size, 0, 0, cv::INTER_AREA);
    const UnknownRegion region(small, smallAlpha, smallUnknown, size);
    const auto solved = solveRegion(m_team, region, {}, m_options, m_stop);
    if (!solved)
        return tl::unexpected(solved.error());
    for (int i = 0; i < region.count(); ++i)
        smallAlpha(region.pixels[i]) = std::clamp((*solved)[i], 0.0f, 1.0f);
    cv::Mat1f coarse;
    cv::resize(smallAlpha, coarse, unknown.size(), 0, 0, cv::INTER_LINEAR);
    alpha.copyTo(coarse, ~unknown);
    return coarse;
}

Result<> FrameSolver::solveCut(const cv::Rect &core, const cv::Mat1b &unknown,
                               const cv::Mat1f &coarse, cv::Mat1f sum, cv::Mat1f weight)
{
    const cv::Rect window = grownBy(core, overlap, m_bounds);
    const int count = cv::countNonZero(unknown(window));
    if (count == 0)
        return {};
    if (count > m_options.maximumUnknown && std::max(core.width, core.height) > 4 * overlap) {
        cv::Rect one = core;
        cv::Rect two = core;
        if (core.width >= core.height) {
            one.width /= 2;
            two.x += one.width;
            two.width -= one.width;
        } else {
            one.height /= 2;
            two.y += one.height;
            two.height -= one.height;
        }
        const auto done = solveCut(one, unknown, coarse, sum, weight);
        return done ? solveCut(two, unknown, coarse, sum, weight) : done;
    }
    // Outside the window the coarse alpha is the boundary value (Schwarz 1870); its error fades
    // within the overlap, where neighbouring windows are blended.
    cv::Mat1f alpha = coarse.clone();
    if (const auto done = solveOne(window, unknown, coarse, alpha); !done)
        return done;
    for (int y = window.y; y < window.br().y; ++y) {
        for (int x = window.x; x < window.br().x; ++x) {
            const auto ramp = [](int at, int first, int last,
                                 int limit) { // 0 to 1 across the overlap
                const int low = first > 0 ? at - first + 1 : 2 * overlap;
                const int high = last < limit ? last - at : 2 * overlap;
                return std::min(1.0f, float(std::min(low, high)) / (2 * overlap));
            };
            const float w = ramp(x, window.x, window.br().x, m_bounds.width)
                * ramp(y, window.y, window.br().y, m_bounds.height);
            sum(y, x) += w * alpha(y, x);
            weight(y, x) += w;
        }
    }
    return {};
}

Result<> FrameSolver::solveAll(const cv::Mat1b &unknown, cv::Mat1f alpha)
{
    const cv::Rect box = cv::boundingRect(unknown);
    if (cv::countNonZero(unknown) <= m_options.maximumUnknown)
        return solveOne(box, unknown, alpha, alpha);
    const auto coarse = coarseAlpha(unknown, alpha);
    if (!coarse)
        return tl::unexpected(coarse.error());
    cv::Mat1f sum = cv::Mat1f::zeros(alpha.size());
    cv::Mat1f weight = cv::Mat1f::zeros(alpha.size());
    if (const auto done = solveCut(box, unknown, *coarse, sum, weight); !done)
        return done;
    for (int y = box.y; y < box.br().y; ++y) {
        for (int x = box.x; x < box.br().x; ++x) {
            if (unknown(y, x))
                alpha(y, x) = sum(y, x) / weight(y, x);
        }
    }
    return {};
}

//! Calls `solve`; what OpenCV or the allocator throws becomes an error.
template<typename Solve> Result<Image> guarded(const Image &picture, Solve solve)
{
    try {
        return solve();
    } catch (const std::bad_alloc &) {
        return fail(Error::Kind::OutOfMemory,
                    "Memory ran out while solving for alpha at " + sizeText(picture) + ".");
    } catch (const cv::Exception &error) {
        return fail(Error::Kind::Internal,
                    std::string("Solving for alpha failed: ") + error.what());
    }
}

} // namespace

Result<Image> solveAlpha(const Image &picture, const Image &trimap, const AlphaOptions &options,
                         std::stop_token stop, const AlphaPrior *prior)
{
    if (const auto fits = checkInput(picture, trimap); !fits)
        return tl::unexpected(fits.error());
    if (prior) {
        for (const Image *plane : {&prior->alpha, &prior->weight}) {
            if (const auto fits = checkPlane(*plane, picture, "prior for alpha"); !fits)
                return tl::unexpected(fits.error());
        }
    }
    return guarded(picture, [&]() -> Result<Image> {
        Image result(picture.size(), 1, PixelType::F32);
        cv::Mat1f alpha = pixelsOf(result);
        const cv::Mat1b labels = pixelsOf(trimap);
        alpha.setTo(1, labels == 255);
        const cv::Mat1b unknown = (labels > 0) & (labels < 255);
        const int count = cv::countNonZero(unknown);
        if (count == picture.width() * picture.height())
            return fail(Error::Kind::InvalidInput,
                        "The trimap says nothing but unknown; mark some foreground or background.");
        if (count > 0) {
            FrameSolver solver(picture, options, prior, stop);
            if (const auto solved = solver.solveAll(unknown, alpha); !solved)
                return tl::unexpected(solved.error());
        }
        return result;
    });
}

Result<Image> solveWindow(const Image &picture, const Image &trimap, const PixelWindow &window,
                          const Image &previousAlpha, const AlphaOptions &options,
                          std::stop_token stop)
{
    if (const auto fits = checkInput(picture, trimap); !fits)
        return tl::unexpected(fits.error());
    if (const auto fits = checkPlane(previousAlpha, picture, "previous alpha"); !fits)
        return tl::unexpected(fits.error());
    return guarded(picture, [&]() -> Result<Image> {
        Image result = previousAlpha;
        cv::Mat1f alpha = pixelsOf(result);
        const cv::Rect rect = cv::Rect(window.x, window.y, window.width, window.height)
            & cv::Rect(0, 0, picture.width(), picture.height());
        if (rect.empty())
            return result;
        const cv::Mat1b labels = pixelsOf(trimap);
        alpha(rect).setTo(1, labels(rect) == 255);
        alpha(rect).setTo(0, labels(rect) == 0);
        cv::Mat1b unknown = cv::Mat1b::zeros(labels.size());
        cv::bitwise_and(labels(rect) > 0, labels(rect) < 255, unknown(rect));
        if (cv::countNonZero(unknown) > 0) {
            FrameSolver solver(picture, options, nullptr, stop);
            if (const auto solved = solver.solveOne(rect, unknown, alpha.clone(), alpha); !solved)
                return tl::unexpected(solved.error());
        }
        return result;
    });
}

} // namespace filigree
