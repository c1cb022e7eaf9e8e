// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/builtin_trimap.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <string>

namespace filigree {
namespace {

constexpr float unsure = 2; // logits within this of 0 stand for 12 to 88 percent

void paintStrokes(const std::vector<TrimapStroke> &strokes, cv::Mat &trimap)
{
    for (const TrimapStroke &stroke : strokes) {
        const int value = stroke.label == TrimapLabel::Background ? 0
            : stroke.label == TrimapLabel::Unknown                ? 128
                                                                  : 255;
        const auto place = [](const Point &at) {
            return cv::Point(int(std::lround(at.x)), int(std::lround(at.y)));
        };
        const int radius = std::max(0, int(std::lround(stroke.radius)));
        for (std::size_t i = 0; i < stroke.points.size(); ++i) {
            const cv::Point to = place(stroke.points[i]);
            cv::circle(trimap, to, radius, value, -1);
            if (i > 0)
                cv::line(trimap, place(stroke.points[i - 1]), to, value, 2 * radius + 1);
        }
    }
}

} // namespace

struct BuiltinTrimapPredictor::Private
{
    std::shared_ptr<FrameSource> frames;
};

BuiltinTrimapPredictor::BuiltinTrimapPredictor(std::shared_ptr<FrameSource> frames)
    : m_private(std::make_unique<Private>(Private{std::move(frames)}))
{ }

BuiltinTrimapPredictor::~BuiltinTrimapPredictor() = default;

Result<Image> BuiltinTrimapPredictor::trimap(const TrimapRequest &request, std::stop_token stop)
{
    if (stop.stop_requested())
        return fail(Error::Kind::Cancelled, "Making the trimap was cancelled.");
    const Size size = request.mask->logits.size();
    if (size.isEmpty() || size != m_private->frames->size())
        return fail(Error::Kind::InvalidInput,
                    "The mask of frame " + std::to_string(request.frame)
                        + " has not the size of the frame.");
    const cv::Mat logits(size.height, size.width, CV_32F,
                         const_cast<void *>(request.mask->logits.data()));
    const cv::Mat inside = logits > 0;
    cv::Mat fromOutside, fromInside;
    cv::distanceTransform(~inside, fromOutside, cv::DIST_L2, cv::DIST_MASK_5);
    cv::distanceTransform(inside, fromInside, cv::DIST_L2, cv::DIST_MASK_5);
    const double reach =
        std::max(double(request.settings.minimumWidth),
                 request.settings.widthScale * 0.008 * std::hypot(size.width, size.height));
    cv::Mat unknown = (cv::max(fromOutside, fromInside) <= reach);
    unknown |= cv::abs(logits) < unsure;
    Image trimap(size, 1, PixelType::U8);
    cv::Mat view(size.height, size.width, CV_8U, trimap.data());
    inside.copyTo(view);
    if (reach > 0)
        view.setTo(128, unknown);
    paintStrokes(request.strokes, view);
    return trimap;
}

} // namespace filigree
