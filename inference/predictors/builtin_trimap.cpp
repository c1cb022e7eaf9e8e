// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/builtin_trimap.h"

#include "inference/base/frame_number.h"
#include "inference/predictors/edge_softness.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <opencv2/imgproc.hpp>
#include <string>

namespace filigree {
namespace {

constexpr float unsure = 2; // logits within this of 0 stand for 12 to 88 percent
constexpr double thinWidth = 0.004; // of the frame's diagonal, each side of a hard edge
constexpr double unsureReach = 0.03; // of the diagonal: doubt farther from the edge is the mask's
constexpr float keptSoftness = 0.5F; // of the frame before, where it lies near the edge again

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
    int lastFrame = -2;
    ObjectId lastObject = 0;
    cv::Mat_<float> lastSoftness;

    // Softness that comes and goes from one frame to the next would flicker in the alpha.
    cv::Mat_<float> steadied(const TrimapRequest &request, const cv::Mat_<float> &softness)
    {
        cv::Mat_<float> result = softness;
        const bool follows = std::abs(request.frame - lastFrame) == 1
            && request.mask->object == lastObject && lastSoftness.size() == softness.size();
        if (follows)
            result = cv::max(softness, keptSoftness * lastSoftness + (1 - keptSoftness) * softness);
        lastFrame = request.frame;
        lastObject = request.mask->object;
        lastSoftness = result;
        return result;
    }

    Result<Image> trimap(const TrimapRequest &request, std::stop_token stop)
    {
        const Size size = request.mask->logits.size();
        if (size.isEmpty() || size != frames->size())
            return fail(Error::Kind::InvalidInput,
                        "The mask of frame " + frameNumber(request.frame)
                            + " does not have the size of the frame.");
        const Result<ImagePtr> picture = frames->frame(request.frame, stop);
        if (!picture)
            return tl::unexpected(picture.error());
        const cv::Mat logits(size.height, size.width, CV_32F,
                             const_cast<void *>(request.mask->logits.data()));
        const cv::Mat inside = request.mask->presence >= 0.5 ? cv::Mat(logits > 0)
                                                             : cv::Mat::zeros(logits.size(), CV_8U);
        Image trimap(size, 1, PixelType::U8);
        cv::Mat view(size.height, size.width, CV_8U, trimap.data());
        inside.copyTo(view);
        const double scale = request.settings.widthScale,
                     diagonal = std::hypot(size.width, size.height);
        const int inPixels = cv::countNonZero(inside);
        if (inPixels > 0 && inPixels < inside.rows * inside.cols
            && (scale > 0 || request.settings.minimumWidth > 0)) {
            cv::Mat fromOutside, fromInside;
            cv::distanceTransform(~inside, fromOutside, cv::DIST_L2, cv::DIST_MASK_5);
            cv::distanceTransform(inside, fromInside, cv::DIST_L2, cv::DIST_MASK_5);
            const cv::Mat distance = cv::max(fromOutside, fromInside) - 0.5;
            cv::Mat unknown = distance
                <= std::max(double(request.settings.minimumWidth), scale * thinWidth * diagonal);
            if (scale > 0) {
                unknown |=
                    (cv::abs(logits) < unsure) & (distance <= scale * unsureReach * diagonal);
                const cv::Mat_<float> softness =
                    steadied(request, edgeSoftness(**picture, inside, distance, scale));
                unknown |= softness > 0.5F;
            }
            if (stop.stop_requested())
                return fail(Error::Kind::Cancelled, "Making the trimap was cancelled.");
            view.setTo(128, unknown);
        }
        paintStrokes(request.strokes, view);
        return trimap;
    }
};

BuiltinTrimapPredictor::BuiltinTrimapPredictor(std::shared_ptr<FrameSource> frames)
    : m_private(std::make_unique<Private>())
{
    m_private->frames = std::move(frames);
}

BuiltinTrimapPredictor::~BuiltinTrimapPredictor() = default;

Result<Image> BuiltinTrimapPredictor::trimap(const TrimapRequest &request, std::stop_token stop)
{
    const std::string where = " the trimap of frame " + frameNumber(request.frame);
    try {
        return m_private->trimap(request, stop);
    } catch (const std::bad_alloc &) {
        return fail(Error::Kind::OutOfMemory,
                    "There is not enough memory for" + where + "; close other programs.");
    } catch (const cv::Exception &error) {
        const bool memory = error.code == cv::Error::StsNoMem;
        return fail(memory ? Error::Kind::OutOfMemory : Error::Kind::Internal,
                    "Making" + where + " failed: " + error.err + ".");
    }
}

} // namespace filigree
