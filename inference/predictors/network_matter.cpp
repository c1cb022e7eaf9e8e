// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/network_matter.h"

#include "inference/matting/working_picture.h"
#include "inference/models/mematte/matte_network.h"
#include "inference/predictors/matte_memory.h"
#include "inference/predictors/matte_regions.h"

#include <algorithm>

namespace filigree {
namespace {

Result<> checkTrimap(const Image &picture, const Image &trimap)
{
    if (picture.isEmpty() || picture.channels() < 3)
        return fail(Error::Kind::InvalidInput,
                    "A picture for matting needs three colour channels and some pixels.");
    if (trimap.channels() != 1 || trimap.type() != PixelType::U8 || trimap.size() != picture.size())
        return fail(Error::Kind::InvalidInput,
                    "A trimap must have one channel of 8 bits and the picture's size.");
    return {};
}

// What the network sees of a window; colours brighter than white are cut off, as in its training.
MattePicture pictureOf(const Image &picture, const Image &trimap, const PixelWindow &window)
{
    const cv::Mat3f colours =
        linearPicture(picture, {window.x, window.y, window.width, window.height});
    MattePicture result;
    result.width = window.width;
    result.height = window.height;
    result.values.reserve(4 * std::size_t(window.width) * std::size_t(window.height));
    for (int y = 0; y < window.height; ++y) {
        const cv::Vec3f *row = colours[y];
        const auto *known = trimap.row<std::uint8_t>(window.y + y) + window.x;
        for (int x = 0; x < window.width; ++x) {
            for (int c = 0; c < 3; ++c)
                result.values.push_back(std::clamp(row[x][c], 0.0F, 1.0F));
            result.values.push_back(float(known[x]) / 255);
        }
    }
    return result;
}

Image knownAlpha(const Image &trimap)
{
    Image alpha(trimap.size(), 1, PixelType::F32);
    for (int y = 0; y < alpha.height(); ++y) {
        const auto *known = trimap.row<std::uint8_t>(y);
        for (int x = 0; x < alpha.width(); ++x)
            alpha.row<float>(y)[x] = known[x] == 255 ? 1 : 0;
    }
    return alpha;
}

} // namespace

struct NetworkMatter::Private
{
    std::shared_ptr<FrameSource> frames;
    std::shared_ptr<MatteNetwork> network;
    NetworkMatterOptions options;

    Result<Image> solve(const Image &picture, const Image &trimap, std::stop_token stop) const;
};

Result<Image> NetworkMatter::Private::solve(const Image &picture, const Image &trimap,
                                            std::stop_token stop) const
{
    RegionLimits limits;
    limits.wholeFrom = options.wholeFrom;
    limits.mostPixels = network->pixelsFor(options.bytes);
    if (options.halvings > 0) {
        constexpr std::int64_t least = 1000 * 1000;
        const std::int64_t frame = std::int64_t(picture.width()) * picture.height();
        limits.mostPixels = std::max(least, std::min(limits.mostPixels, frame) >> options.halvings);
    }
    const std::vector<PixelWindow> regions = planRegions(trimap, limits);
    if (regions.empty())
        return knownAlpha(trimap);
    RegionBlend blend(picture.size(), limits.margin);
    for (const PixelWindow &region : regions) {
        const auto alpha = network->alpha(pictureOf(picture, trimap, region), stop);
        if (!alpha)
            return tl::unexpected(alpha.error());
        blend.add(region, *alpha);
    }
    Image result = blend.takeResult();
    for (int y = 0; y < result.height(); ++y) {
        const auto *known = trimap.row<std::uint8_t>(y);
        float *row = result.row<float>(y);
        for (int x = 0; x < result.width(); ++x) {
            if (known[x] == 0 || known[x] == 255)
                row[x] = known[x] == 255 ? 1 : 0;
        }
    }
    return result;
}

NetworkMatter::NetworkMatter(std::shared_ptr<FrameSource> frames,
                             std::shared_ptr<MatteNetwork> network,
                             const NetworkMatterOptions &options)
    : m_private(std::make_unique<Private>())
{
    m_private->frames = std::move(frames);
    m_private->network = std::move(network);
    m_private->options = options;
    m_private->network->takeLess(options.halvings);
}

NetworkMatter::~NetworkMatter() = default;

Result<Matte> NetworkMatter::matte(const MatteRequest &request, std::stop_token stop)
{
    const auto picture = m_private->frames->frame(request.frame, stop);
    if (!picture)
        return tl::unexpected(picture.error());
    const auto named = [&](const Error &error) {
        return tl::unexpected(namedMatteError(error, request.frame));
    };
    if (const Result<> fits = checkTrimap(**picture, *request.trimap); !fits)
        return named(fits.error());
    auto solved = m_private->solve(**picture, *request.trimap, stop);
    if (!solved)
        return named(solved.error());
    auto matte = finishedMatte(request, **picture, *solved, m_private->options.threads, stop);
    if (!matte)
        return named(matte.error());
    return matte;
}

void NetworkMatter::reset() { } // each frame is matted for itself

} // namespace filigree
