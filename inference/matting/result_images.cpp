// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/result_images.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace filigree {
namespace {

int depthOf(PixelType type)
{
    return type == PixelType::U8 ? CV_8U : type == PixelType::U16 ? CV_16U : CV_32F;
}

cv::Mat view(Image &image)
{
    return {image.height(), image.width(), CV_MAKETYPE(depthOf(image.type()), image.channels()),
            image.data()};
}

//! Not to be written to.
cv::Mat view(const Image &image)
{
    return {image.height(), image.width(), CV_MAKETYPE(depthOf(image.type()), image.channels()),
            const_cast<void *>(image.data())};
}

double scaleToOne(PixelType type)
{
    return type == PixelType::U8 ? 1.0 / 255 : type == PixelType::U16 ? 1.0 / 65535 : 1.0;
}

Image ofMat(const cv::Mat &mat)
{
    const PixelType type = mat.depth() == CV_8U ? PixelType::U8
        : mat.depth() == CV_16U                 ? PixelType::U16
                                                : PixelType::F32;
    Image image({mat.cols, mat.rows}, mat.channels(), type);
    mat.copyTo(view(image));
    return image;
}

} // namespace

Image maskOfLogits(const Image &logits)
{
    return ofMat(view(logits) > 0);
}

Image logitsOfMask(const Image &mask)
{
    constexpr double firm = 15; // a probability of all but one
    cv::Mat logits(mask.height(), mask.width(), CV_32F, cv::Scalar(-firm));
    logits.setTo(firm, view(mask) != 0);
    return ofMat(logits);
}

Image maskOfAlpha(const Image &alpha)
{
    return ofMat(view(alpha) >= 0.5);
}

Image trimapOfAlpha(const Image &alpha, double tolerance)
{
    const cv::Mat values = view(alpha);
    cv::Mat trimap(values.size(), CV_8U, cv::Scalar(128));
    trimap.setTo(0, values <= tolerance);
    trimap.setTo(255, values >= 1 - tolerance);
    return ofMat(trimap);
}

Result<Image> alphaChannel(const Image &picture)
{
    if (picture.channels() != 4)
        return fail(Error::Kind::InvalidInput, "The picture has no alpha channel.");
    cv::Mat alpha;
    cv::extractChannel(view(picture), alpha, 3);
    alpha.convertTo(alpha, CV_32F, scaleToOne(picture.type()));
    return ofMat(alpha);
}

Image drawnLevels(const Image &picture)
{
    const cv::Mat pixels = view(picture);
    cv::Mat levels;
    if (picture.channels() == 4) {
        cv::extractChannel(pixels, levels, 3);
        double least = 0, most = 0;
        cv::minMaxLoc(levels, &least, &most);
        if (least == most)
            cv::cvtColor(pixels, levels, cv::COLOR_RGBA2GRAY);
    } else if (picture.channels() == 3) {
        cv::cvtColor(pixels, levels, cv::COLOR_RGB2GRAY);
    } else {
        levels = pixels;
    }
    cv::Mat scaled;
    levels.convertTo(scaled, CV_32F, scaleToOne(picture.type()));
    return ofMat(scaled);
}

void paintStrokes(const std::vector<TrimapStroke> &strokes, Image &trimap)
{
    cv::Mat pixels = view(trimap);
    constexpr int shift = 4; // sixteenths of a pixel
    const auto place = [](const Point &at) {
        return cv::Point(int(std::lround(at.x * (1 << shift))),
                         int(std::lround(at.y * (1 << shift))));
    };
    for (const TrimapStroke &stroke : strokes) {
        const int value = stroke.label == TrimapLabel::Background ? 0
            : stroke.label == TrimapLabel::Unknown                ? 128
                                                                  : 255;
        const double radius = std::max(0.0, stroke.radius);
        for (std::size_t i = 0; i < stroke.points.size(); ++i) {
            cv::circle(pixels, place(stroke.points[i]), int(std::lround(radius * (1 << shift))),
                       value, cv::FILLED, cv::LINE_8, shift);
            if (i > 0) {
                cv::line(pixels, place(stroke.points[i - 1]), place(stroke.points[i]), value,
                         std::max(1, int(std::lround(2 * radius))), cv::LINE_8, shift);
            }
        }
    }
}

Image maximum(const std::vector<Image> &images)
{
    Image result = images.front();
    cv::Mat pixels = view(result);
    for (std::size_t i = 1; i < images.size(); ++i)
        cv::max(pixels, view(images[i]), pixels);
    return result;
}

Image colourSupport(const Image &alpha, int margin)
{
    const cv::Mat values = view(alpha);
    cv::Mat support = (values > 0) & (values < 1);
    if (margin > 0 && cv::countNonZero(support) > 0) {
        cv::Mat distance;
        cv::distanceTransform(~support, distance, cv::DIST_L2, cv::DIST_MASK_3);
        support = distance <= margin;
    }
    return ofMat(support);
}

void completeForeground(Image &foreground, const Image &support, const Image &picture)
{
    if (support.isEmpty())
        return;
    cv::Mat colours;
    const cv::Mat pixels = view(picture);
    if (picture.channels() == 4)
        cv::cvtColor(pixels, colours, cv::COLOR_RGBA2RGB);
    else
        colours = pixels;
    cv::Mat scaled;
    colours.convertTo(scaled, CV_32F, scaleToOne(picture.type()));
    scaled.copyTo(view(foreground), view(support) == 0);
}

Result<MatteLayer> combined(const std::vector<MatteLayer> &layers, const Image &picture)
{
    if (layers.empty())
        return fail(Error::Kind::InvalidInput, "There are no layers to combine.");
    const Size size = picture.size();
    cv::Mat sum = cv::Mat::zeros(size.height, size.width, CV_32F);
    cv::Mat colours = cv::Mat::zeros(size.height, size.width, CV_32FC3);
    cv::Mat shot; // the picture's colours
    bool hasForeground = false;
    for (const MatteLayer &layer : layers) {
        const bool own = !layer.foreground.isEmpty();
        if (layer.alpha.size() != size || (own && layer.foreground.size() != size))
            return fail(Error::Kind::InvalidInput, "Layers to combine differ in size.");
        hasForeground = hasForeground || own;
        if (shot.empty()) {
            Image rgb(size, 3, PixelType::F32);
            completeForeground(rgb, Image(size, 1, PixelType::U8), picture);
            shot = view(rgb).clone();
        }
        const cv::Mat alpha = view(layer.alpha);
        cv::Mat weights;
        cv::merge(std::vector<cv::Mat>(3, alpha), weights);
        colours += weights.mul(own ? view(layer.foreground) : shot);
        sum += alpha;
    }
    MatteLayer result;
    result.alpha = ofMat(cv::min(sum, 1.0));
    if (hasForeground) {
        cv::Mat weights;
        cv::merge(std::vector<cv::Mat>(3, cv::max(sum, std::numeric_limits<float>::min())),
                  weights);
        colours /= weights;
        shot.copyTo(colours, sum <= 0);
        result.foreground = ofMat(colours);
    }
    return result;
}

} // namespace filigree
