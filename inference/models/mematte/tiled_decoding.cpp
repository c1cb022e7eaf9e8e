// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/mematte/tiled_decoding.h"

#include "inference/models/mematte/matte_config.h"

#include <algorithm>

namespace filigree {
namespace {

// A stretch of one axis, in pixels.
struct Stretch
{
    int64_t first = 0, end = 0;
};

// Tiles of one axis, and where they are cut with their margin.
struct AxisTile
{
    Stretch core, cut;
};

std::vector<AxisTile> tilesOf(int64_t size, const Tiling &tiling)
{
    const int64_t whole = (size + tiling.multiple - 1) / tiling.multiple * tiling.multiple;
    const int64_t step = tiling.tile > 0 ? tiling.tile : whole;
    std::vector<AxisTile> tiles;
    for (int64_t first = 0; first < size; first += step) {
        const int64_t end = std::min(whole, first + step);
        tiles.push_back(
            {{first, std::min(end, size)},
             {std::max<int64_t>(0, first - tiling.margin), std::min(whole, end + tiling.margin)}});
    }
    return tiles;
}

// A part of [1, C, H, W], each of whose pixels is `scale` pixels of the picture; zeros beyond it.
torch::Tensor partOf(const torch::Tensor &x, Stretch rows, Stretch columns, int64_t scale)
{
    const int64_t bottom = rows.end / scale;
    const int64_t right = columns.end / scale;
    const torch::Tensor part = x.slice(2, rows.first / scale, bottom)
                                   .slice(3, columns.first / scale, right)
                                   .contiguous(torch::MemoryFormat::ChannelsLast);
    if (bottom <= x.size(2) && right <= x.size(3))
        return part;
    return torch::constant_pad_nd(
        part,
        {0, std::max<int64_t>(0, right - x.size(3)), 0, std::max<int64_t>(0, bottom - x.size(2))});
}

} // namespace

Result<torch::Tensor> decodeInTiles(DetailCapture &decoder, const torch::Tensor &features,
                                    const torch::Tensor &pixels, const Tiling &tiling,
                                    const Probe &probe, const std::stop_token &stop)
{
    torch::Tensor alpha = torch::empty({pixels.size(2), pixels.size(3)}, pixels.options());
    bool isFirst = true;
    for (const AxisTile &y : tilesOf(pixels.size(2), tiling)) {
        for (const AxisTile &x : tilesOf(pixels.size(3), tiling)) {
            if (stop.stop_requested())
                return fail(Error::Kind::Cancelled, "Cancelled.");
            const auto core = [&](const torch::Tensor &map) {
                return map.slice(0, y.core.first, y.core.end).slice(1, x.core.first, x.core.end);
            };
            const torch::Tensor trimap = core(pixels[0][3]);
            if (tiling.skipsKnown && !(trimap > 0).logical_and(trimap < 1).any().item<bool>()) {
                core(alpha).copy_(trimap);
                continue;
            }
            const torch::Tensor tile =
                decoder(partOf(features, y.cut, x.cut, mattePatchSize),
                        partOf(pixels, y.cut, x.cut, 1), isFirst ? probe : Probe(),
                        TileMargins{y.core.first - y.cut.first, x.core.first - x.cut.first,
                                    y.cut.end - y.core.end, x.cut.end - x.core.end});
            isFirst = false;
            core(alpha).copy_(tile[0][0]);
        }
    }
    return alpha;
}

} // namespace filigree
