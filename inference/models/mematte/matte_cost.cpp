// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/mematte/matte_cost.h"

#include <algorithm>

namespace filigree {
namespace {

constexpr double keptShare = 0.25; // "topk" of the official configs
constexpr int64_t pixelsOfToken = mattePatchSize * mattePatchSize;
constexpr std::int64_t fixedBytes = 160 << 20; // tiles of the decoder

std::int64_t bytesOfPixel(const MatteConfig &config)
{
    const std::int64_t perToken = config.embed_dim * (config.hasRouters ? 32 : 40);
    return 48 + perToken / pixelsOfToken;
}

} // namespace

double matteWork(const MatteConfig &config, std::int64_t pixels)
{
    const double tokens = double(pixels) / double(pixelsOfToken);
    const double width = double(config.embed_dim);
    const double attending = config.hasRouters ? keptShare * tokens : tokens;
    // Projections and MLPs of 12 blocks, 4 bottlenecks; light modules and routers.
    const double ofToken = (12 * 12 + 13 + (config.hasRouters ? 22 : 0)) * width * width;
    const double ofPixel = 87e3 + 36 * width; // the decoder, level by level
    const double attention = 4 * 2 * width * attending * attending;
    return tokens * ofToken + double(pixels) * ofPixel + attention;
}

std::int64_t matteBytes(const MatteConfig &config, std::int64_t pixels)
{
    return fixedBytes + pixels * bytesOfPixel(config);
}

std::int64_t mattePixels(const MatteConfig &config, std::int64_t bytes)
{
    // Routers and gates take a mean of all that they see: a part of a picture is another picture.
    // So frames up to 4K are never divided for their memory, which is moderate.
    constexpr std::int64_t least = 4096 * 2160;
    return std::max(least, (bytes - fixedBytes) / bytesOfPixel(config));
}

} // namespace filigree
