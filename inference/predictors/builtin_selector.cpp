// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/builtin_selector.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace filigree {
namespace {

constexpr int proxySide = 480; // pixels of the longer side that the graph cut works on

cv::Mat proxyOf(const Image &picture)
{
    const int depth = picture.type() == PixelType::U8 ? CV_8U
        : picture.type() == PixelType::U16            ? CV_16U
                                                      : CV_32F;
    const double unit = picture.type() == PixelType::U8 ? 1.0
        : picture.type() == PixelType::U16              ? 1.0 / 257
                                                        : 255.0;
    const cv::Mat view(picture.height(), picture.width(), CV_MAKETYPE(depth, picture.channels()),
                       const_cast<void *>(picture.data()));
    const double scale =
        std::min(1.0, double(proxySide) / std::max(picture.width(), picture.height()));
    cv::Mat small;
    cv::resize(view, small, cv::Size(), scale, scale, cv::INTER_AREA);
    small.convertTo(small, CV_8U, unit);
    if (small.channels() == 4)
        cv::cvtColor(small, small, cv::COLOR_RGBA2RGB);
    return small;
}

} // namespace

struct BuiltinSelector::Private
{
    ImagePtr picture;
    cv::Mat proxy; // 8-bit R'G'B'
    double scale = 1;

    cv::Point place(const Point &at) const
    {
        return {std::clamp(int(std::lround((at.x + 0.5) * scale - 0.5)), 0, proxy.cols - 1),
                std::clamp(int(std::lround((at.y + 0.5) * scale - 0.5)), 0, proxy.rows - 1)};
    }

    void seed(const Prompt &prompt, cv::Mat &labels) const
    {
        if (const auto *point = std::get_if<PointPrompt>(&prompt)) {
            cv::circle(labels, place(point->at), 4, point->positive ? cv::GC_FGD : cv::GC_BGD, -1);
        } else if (const auto *stroke = std::get_if<StrokePrompt>(&prompt)) {
            const int radius = std::max(1, int(stroke->radius * scale));
            for (std::size_t i = 0; i < stroke->points.size(); ++i)
                cv::line(labels, place(stroke->points[i > 0 ? i - 1 : 0]), place(stroke->points[i]),
                         stroke->positive ? cv::GC_FGD : cv::GC_BGD, 2 * radius);
        }
    }
};

BuiltinSelector::BuiltinSelector()
    : m_private(std::make_unique<Private>())
{ }
BuiltinSelector::~BuiltinSelector() = default;
BuiltinSelector::BuiltinSelector(BuiltinSelector &&) noexcept = default;
BuiltinSelector &BuiltinSelector::operator=(BuiltinSelector &&) noexcept = default;

void BuiltinSelector::setPicture(ImagePtr picture)
{
    if (picture == m_private->picture)
        return;
    m_private->picture = std::move(picture);
    m_private->proxy = proxyOf(*m_private->picture);
    m_private->scale = double(m_private->proxy.cols) / m_private->picture->width();
}

Result<Selection> BuiltinSelector::select(const SelectRequest &request, std::stop_token stop)
{
    if (!m_private->picture)
        return fail(Error::Kind::InvalidInput, "There is no picture to select on.");
    if (stop.stop_requested())
        return fail(Error::Kind::Cancelled, "Selecting was cancelled.");
    const Private &p = *m_private;
    const Size size = p.picture->size();
    cv::Mat labels(p.proxy.size(), CV_8U, cv::Scalar(cv::GC_PR_BGD));
    Selection selection{Image(size, 1, PixelType::F32), 0.5};
    cv::Mat logits(size.height, size.width, CV_32F, selection.logits.data());
    for (const Prompt &prompt : request.prompts) {
        if (std::holds_alternative<AbsentPrompt>(prompt)) {
            logits.setTo(-10);
            return selection;
        }
        if (const auto *mask = std::get_if<MaskPrompt>(&prompt)) {
            const cv::Mat given(size.height, size.width, CV_8U,
                                const_cast<void *>(mask->mask->data()));
            given.convertTo(logits, CV_32F, 20.0 / 255, -10);
            return selection;
        }
        if (const auto *box = std::get_if<BoxPrompt>(&prompt)) {
            const cv::Point a = p.place({box->box.x0, box->box.y0});
            const cv::Point b = p.place({box->box.x1, box->box.y1});
            labels.setTo(cv::GC_BGD);
            labels(cv::Rect(a, b + cv::Point(1, 1))).setTo(cv::GC_PR_FGD);
        }
    }
    if (request.prior) {
        const cv::Mat prior(size.height, size.width, CV_32F,
                            const_cast<void *>(request.prior->data()));
        cv::Mat small;
        cv::resize(prior, small, p.proxy.size(), 0, 0, cv::INTER_AREA);
        labels.setTo(cv::GC_PR_FGD, small > 0);
    }
    for (const Prompt &prompt : request.prompts)
        p.seed(prompt, labels);
    if (cv::countNonZero(labels & 1) == 0) {
        logits.setTo(-10);
        return selection;
    }
    cv::Mat background, foreground;
    cv::grabCut(p.proxy, labels, cv::Rect(), background, foreground, 4, cv::GC_INIT_WITH_MASK);
    cv::Mat soft;
    cv::Mat(labels & 1).convertTo(soft, CV_32F, 20, -10);
    cv::resize(soft, logits, logits.size(), 0, 0, cv::INTER_LINEAR);
    return selection;
}

Result<std::vector<Selection>> BuiltinSelector::candidates(const SelectRequest &request,
                                                           std::stop_token stop)
{
    Result<Selection> best = select(request, stop);
    if (!best)
        return tl::unexpected(best.error());
    std::vector<Selection> result;
    result.push_back(std::move(*best));
    return result;
}

} // namespace filigree
