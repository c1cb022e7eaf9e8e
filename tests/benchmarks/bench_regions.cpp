// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "benchmark.h"
#include "dataset.h"
#include "inference/metrics/alpha_metrics.h"
#include "inference/models/mematte/matte_network.h"
#include "inference/predictors/matte_regions.h"
#include "tests/parity/synthetic_matte.h"
#include "timing.h"

#include <QTemporaryDir>
#include <cstdio>
#include <opencv2/imgproc.hpp>

namespace filigree::bench {
namespace {

constexpr Size frame{3840, 2160};

// A frame whose alpha is known: what a clip shows, laid over another clip.
struct Composite
{
    Image picture; // F32, three channels
    Image trimap, unknown; // U8
    Image alpha; // F32
};

cv::Mat matOf(const Image &image)
{
    const int depth = image.type() == PixelType::F32 ? CV_32F
        : image.type() == PixelType::U16             ? CV_16U
                                                     : CV_8U;
    return {image.height(), image.width(), CV_MAKETYPE(depth, image.channels()),
            const_cast<void *>(image.data())};
}

Image imageOf(const cv::Mat &mat, PixelType type)
{
    Image image({mat.cols, mat.rows}, mat.channels(), type);
    mat.copyTo(matOf(image));
    return image;
}

// So large that it covers the frame, and cut off at the right and below.
cv::Mat enlarged(const Image &image, int interpolation)
{
    const double scale =
        std::max(double(frame.width) / image.width(), double(frame.height) / image.height());
    cv::Mat result = matOf(image);
    const double unit = image.type() == PixelType::U16 ? 1.0 / 65535 : 1.0 / 255;
    if (interpolation != cv::INTER_NEAREST)
        result.convertTo(result, CV_32F, unit);
    cv::resize(result, result, {}, scale, scale, interpolation);
    result = result(cv::Rect(0, 0, frame.width, frame.height)).clone();
    return interpolation == cv::INTER_NEAREST ? result : cv::Mat(cv::min(cv::max(result, 0), 1));
}

Result<Composite> compositeOf(const TestClip &clip, const TestClip &ground)
{
    const auto front = clip.frames()->frame(0, {});
    const auto back = ground.frames()->frame(0, {});
    const auto alpha = clip.truth("alpha", clip.objects.front().id, 0);
    const auto trimap = clip.truth("trimaps", clip.objects.front().id, 0);
    for (const auto &read : {alpha, trimap}) {
        if (!read)
            return tl::unexpected(read.error());
    }
    if (!front || !back)
        return tl::unexpected((front ? back : front).error());
    const cv::Mat truth = enlarged(*alpha, cv::INTER_CUBIC);
    cv::Mat share;
    cv::merge(std::vector<cv::Mat>(3, truth), share);
    const cv::Mat below = enlarged(**back, cv::INTER_CUBIC);
    const cv::Mat picture = below + share.mul(enlarged(**front, cv::INTER_CUBIC) - below);
    Composite result;
    result.picture = imageOf(picture, PixelType::F32);
    result.alpha = imageOf(truth, PixelType::F32);
    result.trimap = imageOf(enlarged(*trimap, cv::INTER_NEAREST), PixelType::U8);
    result.unknown = metrics::unknownRegion(result.trimap);
    return result;
}

Result<std::vector<float>> alphaOf(const Composite &scene, const MatteNetwork &network,
                                   const PixelWindow &window)
{
    MattePicture picture{window.width, window.height, {}};
    for (int y = window.y; y < window.y + window.height; ++y) {
        for (int x = window.x; x < window.x + window.width; ++x) {
            const float *colour = scene.picture.row<float>(y) + 3 * x;
            picture.values.insert(picture.values.end(), colour, colour + 3);
            picture.values.push_back(float(scene.trimap.row<std::uint8_t>(y)[x]) / 255);
        }
    }
    return network.alpha(std::move(picture));
}

Result<Image> alphaOf(const Composite &scene, const MatteNetwork &network,
                      const std::vector<PixelWindow> &windows, int margin)
{
    RegionBlend blend(frame, margin);
    for (const PixelWindow &window : windows) {
        const auto alpha = alphaOf(scene, network, window);
        if (!alpha)
            return tl::unexpected(alpha.error());
        blend.add(window, *alpha);
    }
    return blend.takeResult();
}

// From an unknown pixel to the next, in 1/255.
struct Steps
{
    double atSeams = 0, elsewhere = 0;
};

class Seams
{
public:
    explicit Seams(const std::vector<PixelWindow> &windows)
        : m_across(cv::Mat1b::zeros(frame.height, frame.width))
        , m_down(m_across.clone())
    {
        for (const PixelWindow &window : windows) {
            for (const int x : {window.x, window.x + window.width}) {
                if (x > 0 && x < frame.width)
                    m_across(cv::Rect(x, window.y, 1, window.height)) = 1;
            }
            for (const int y : {window.y, window.y + window.height}) {
                if (y > 0 && y < frame.height)
                    m_down(cv::Rect(window.x, y, window.width, 1)) = 1;
            }
        }
    }

    Steps steps(const Image &alpha, const Image &unknown) const
    {
        double sum[2] = {}, count[2] = {};
        for (int y = 1; y < frame.height; ++y) {
            const float *above = alpha.row<float>(y - 1), *row = alpha.row<float>(y);
            const auto *open = unknown.row<std::uint8_t>(y);
            for (int x = 1; x < frame.width; ++x) {
                if (!open[x])
                    continue;
                if (open[x - 1]) {
                    sum[m_across(y, x)] += std::abs(row[x] - row[x - 1]);
                    ++count[m_across(y, x)];
                }
                if (unknown.row<std::uint8_t>(y - 1)[x]) {
                    sum[m_down(y, x)] += std::abs(row[x] - above[x]);
                    ++count[m_down(y, x)];
                }
            }
        }
        return {255 * sum[1] / std::max(1.0, count[1]), 255 * sum[0] / std::max(1.0, count[0])};
    }

private:
    cv::Mat1b m_across, m_down; // 1 at the first pixel behind a window's side
};

void print(const std::string &name, const Composite &scene, const Image &alpha, const Image &whole,
           const std::vector<PixelWindow> &windows, double seconds)
{
    double pixels = 0;
    for (const PixelWindow &window : windows)
        pixels += double(window.width) * window.height;
    const Seams seams(windows);
    const Steps own = seams.steps(alpha, scene.unknown);
    const Steps single = seams.steps(whole, scene.unknown);
    std::printf("  %-22s %4zu %8.0f %9.2f %11.2f %10.2f %9.2f %10.2f %9.2f %7.1f\n", name.c_str(),
                windows.size(), 100 * pixels / (double(frame.width) * frame.height),
                metrics::sad(alpha, scene.alpha, scene.unknown),
                metrics::mad(alpha, whole, scene.unknown) * 255 / 1000, own.atSeams, own.elsewhere,
                single.atSeams, single.elsewhere, seconds);
    std::fflush(stdout);
}

Result<> run(const Composite &scene, const MatteNetwork &network)
{
    const std::vector<PixelWindow> all{{0, 0, frame.width, frame.height}};
    RegionLimits limits;
    double start = wallMs();
    const auto whole = alphaOf(scene, network, all, limits.margin);
    if (!whole)
        return tl::unexpected(whole.error());
    print("whole frame", scene, *whole, *whole, all, (wallMs() - start) / 1000);
    const int usual = limits.margin;
    const std::pair<int, int> choices[] = {{1, usual}, {4, usual}, {1, 2 * usual}};
    for (const auto &[megapixels, margin] : choices) {
        limits.mostPixels = std::int64_t(1'000'000) * megapixels;
        limits.margin = margin;
        const std::vector<PixelWindow> windows = planRegions(scene.trimap, limits);
        start = wallMs();
        const auto parts = alphaOf(scene, network, windows, margin);
        if (!parts)
            return tl::unexpected(parts.error());
        char name[48];
        std::snprintf(name, sizeof name, "%d megapixels, %d", megapixels, margin);
        print(name, scene, *parts, *whole, windows, (wallMs() - start) / 1000);
    }
    return {};
}

Result<std::shared_ptr<MatteNetwork>> networkOf(const Arguments &arguments)
{
    const auto given = arguments.models.find(arguments.matter);
    if (given != arguments.models.end())
        return MatteNetwork::load(given->first, given->second);
    const QTemporaryDir folder;
    const std::string path = folder.filePath("synthetic.safetensors").toStdString();
    return parity::writeSyntheticMatte(path).and_then(
        [&] { return MatteNetwork::load("mematte_s", path); });
}

} // namespace

int runRegions(const Arguments &arguments)
{
    Arguments choice = arguments;
    if (choice.clips.empty())
        choice.clips = {"comp_lemur"};
    const std::vector<TestClip> clips = testClips(choice, "alpha");
    choice.clips = {"blackswan"};
    const std::vector<TestClip> grounds = testClips(choice, "masks");
    if (clips.empty() || grounds.empty())
        return 1;
    const auto network = networkOf(arguments);
    if (!network) {
        std::fprintf(stderr, "filigree-bench: %s\n", network.error().message.c_str());
        return 1;
    }
    std::printf("%s weights; %d x %d, all of unknown pixels. Regions: of how many pixels at most, "
                "and their margin;\n"
                "how many, per cent of the frame computed, SAD against the truth, difference from "
                "the whole frame's\n"
                "alpha and steps from pixel to pixel (1/255) where a region ends and elsewhere; "
                "the same steps of the whole frame's\n"
                "  %-22s %4s %8s %9s %11s %10s %9s %10s %9s %7s\n",
                arguments.models.contains(arguments.matter) ? "Given" : "Made-up", frame.width,
                frame.height, "", "n", "% pixels", "SAD", "difference", "at ends", "else",
                "whole: at", "else", "s");
    for (const TestClip &clip : clips) {
        const auto done = compositeOf(clip, grounds.front()).and_then([&](const Composite &scene) {
            std::printf("%s\n", clip.name.c_str());
            return run(scene, **network);
        });
        if (!done) {
            std::fprintf(stderr, "filigree-bench: %s: %s\n", clip.name.c_str(),
                         done.error().message.c_str());
            return 1;
        }
    }
    return 0;
}

} // namespace filigree::bench
