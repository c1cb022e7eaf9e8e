// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/working_picture.h"

#include <cmath>

namespace filigree {
namespace {

constexpr std::size_t smallPicture = 500000; // pixels that are done before threads have woken

int matType(const Image &image)
{
    const int depth = image.type() == PixelType::U8 ? CV_8U
        : image.type() == PixelType::U16            ? CV_16U
                                                    : CV_32F;
    return CV_MAKETYPE(depth, image.channels());
}

template<typename T> void convert(const cv::Mat &from, cv::Mat3f &to, float scale)
{
    const int channels = from.channels();
    const int step = channels >= 3 ? 1 : 0; // grey repeats its one channel
    const auto convertRows = [&](const cv::Range &rows) {
        for (int y = rows.start; y < rows.end; ++y) {
            const T *source = from.ptr<T>(y);
            cv::Vec3f *target = to[y];
            for (int x = 0; x < to.cols; ++x, source += channels)
                target[x] =
                    cv::Vec3f(source[0] * scale, source[step] * scale, source[2 * step] * scale);
        }
    };
    if (to.total() < smallPicture)
        convertRows({0, to.rows});
    else
        cv::parallel_for_({0, to.rows}, convertRows);
}

float compressed(float value)
{
    if (!std::isfinite(value))
        return value > 0 ? 1 + std::log(65504.0f) : 0; // the largest half float
    return value > 1 ? 1 + std::log(value) : std::max(value, -1.0f);
}

} // namespace

cv::Mat pixelsOf(const Image &image)
{
    return {image.height(), image.width(), matType(image), const_cast<void *>(image.data())};
}

cv::Mat pixelsOf(Image &image)
{
    return {image.height(), image.width(), matType(image), image.data()};
}

cv::Mat3f linearPicture(const Image &picture, const cv::Rect &part)
{
    cv::Mat3f result(part.size());
    const cv::Mat source = pixelsOf(picture)(part);
    if (picture.type() == PixelType::U8) {
        convert<std::uint8_t>(source, result, 1 / 255.0f);
    } else if (picture.type() == PixelType::U16) {
        convert<std::uint16_t>(source, result, 1 / 65535.0f);
    } else {
        convert<float>(source, result, 1);
    }
    return result;
}

cv::Mat3f workingPicture(const Image &picture, const cv::Rect &part)
{
    cv::Mat3f result = linearPicture(picture, part);
    if (picture.type() == PixelType::F32) {
        for (int y = 0; y < result.rows; ++y) {
            for (int x = 0; x < result.cols; ++x) {
                for (int c = 0; c < 3; ++c)
                    result(y, x)[c] = compressed(result(y, x)[c]);
            }
        }
    }
    return result;
}

} // namespace filigree
