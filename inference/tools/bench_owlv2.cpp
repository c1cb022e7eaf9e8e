// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/owlv2/owlv2_detections.h"
#include "inference/models/owlv2/owlv2_picture.h"
#include "inference/tools/bench_families.h"
#include "inference/tools/bench_table.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace filigree::tools {
namespace {

constexpr int64_t benchHeight = 1080, benchWidth = 1920;

using Detections = std::vector<Owlv2Detection>;

// As a user sees them: within the picture. In the padding nothing can be found.
Detections onPicture(Detections hits)
{
    for (Owlv2Detection &hit : hits) {
        hit.left = std::clamp(hit.left, 0.0F, float(benchWidth));
        hit.right = std::clamp(hit.right, 0.0F, float(benchWidth));
        hit.top = std::clamp(hit.top, 0.0F, float(benchHeight));
        hit.bottom = std::clamp(hit.bottom, 0.0F, float(benchHeight));
    }
    std::erase_if(hits, [](const Owlv2Detection &hit) {
        return hit.right - hit.left < 1 || hit.bottom - hit.top < 1;
    });
    return hits;
}

Detections hitsOf(const Owlv2ModelImpl &model, const Owlv2Image &image, const torch::Tensor &query)
{
    constexpr std::size_t mostHits = 20; // as many as a user is shown
    Detections hits = onPicture(withoutDoubles(
        owlv2Detections(image, model.logits(image, query), 0, benchHeight, benchWidth), 0.5));
    hits.resize(std::min(hits.size(), mostHits));
    return hits;
}

// How many of the best hits at full size are among those of a faster way, and how far off.
void printAgreement(const std::string &name, const Detections &full, const Detections &fast)
{
    int again = 0;
    double overlap = 0, score = 0;
    for (const Owlv2Detection &one : full) {
        const auto nearest = std::ranges::max_element(
            fast, {}, [&](const Owlv2Detection &other) { return overlapOf(one, other); });
        if (nearest == fast.end() || overlapOf(one, *nearest) < 0.5)
            continue;
        ++again;
        overlap += overlapOf(one, *nearest);
        score += std::abs(one.score - nearest->score);
    }
    std::printf("%-40s %d of the %zu best hits found again, mean overlap %.3f, scores apart by "
                "%.3f\n",
                name.c_str(), again, full.size(), overlap / std::max(1, again),
                score / std::max(1, again));
}

// Large shapes with some noise: what a network of random weights sees as different places.
torch::Tensor benchPicture()
{
    const torch::Tensor shapes =
        at::upsample_bilinear2d(torch::rand({1, 3, 9, 16}), {benchHeight, benchWidth}, false)[0];
    const torch::Tensor noise = torch::rand({3, benchHeight, benchWidth});
    return (255 * (0.8 * shapes + 0.2 * noise)).to(torch::kUInt8);
}

} // namespace

Result<> benchOwlv2(const BenchOptions &options)
{
    Owlv2Model model;
    const auto state = benchState(*model, options, [](auto &random) {
        random.at("box_head.dense2.weight") *= 8; // boxes of different sizes
    });
    if (!state)
        return tl::unexpected(state.error());
    if (const Result<> loaded = model->loadState(*state); !loaded)
        return loaded;
    const torch::Tensor picture = benchPicture();
    torch::Tensor ids = torch::zeros({1, owlv2TextLength}, torch::kLong); // "a cat"
    ids.slice(1, 0, 4).copy_(torch::tensor({49406, 320, 2368, 49407}));
    BenchTable table(options.runs);
    torch::Tensor query;
    table.row("one word: text", [&] { query = model->encodeText(ids); });
    const torch::Tensor four = ids.repeat({4, 1});
    table.row("four words at once: text", [&] { model->encodeText(four); });
    table.row("picture of 1920 x 1080, prepared", [&] { owlv2Pixels(picture); });
    struct Way
    {
        std::string name;
        Owlv2Grid grid;
        Detections hits;
    };
    Way ways[] = {
        {"image", {}, {}},
        {"image, no padding", owlv2Grid(benchHeight, benchWidth, owlv2Cells, true), {}},
        {"image, 3/4 size", owlv2Grid(benchHeight, benchWidth, 45), {}},
        {"image, 3/4 size, no padding", owlv2Grid(benchHeight, benchWidth, 45, true), {}}};
    Owlv2Image image;
    for (Way &way : ways) {
        const torch::Tensor pixels = owlv2Pixels(picture, way.grid);
        table.row(way.name + ", " + std::to_string(way.grid.tokens()) + " tokens",
                  [&] { image = model->encodeImage(pixels, way.grid); });
        way.hits = hitsOf(*model, image, query);
    }
    table.row("one word: boxes of the last", [&] { hitsOf(*model, image, query); });
    for (const Way &way : ways)
        printAgreement(way.name, ways[0].hits, way.hits);
    std::printf("peak memory of the process: %.0f MiB\n", memoryOf("VmHWM:"));
    return {};
}

} // namespace filigree::tools
