// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/patch_cut.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc/detail/gcgraph.hpp>

namespace filigree {

constexpr float patchSmoothness = 1.5F; // price of a step of outline where there is no edge

std::vector<float> outlinePrices(const Superpixels &patches)
{
    double sum = 0, length = 0;
    for (const SuperpixelLink &link : patches.links) {
        sum += double(link.contrast) * link.contrast * link.length;
        length += link.length;
    }
    const float scale = float(length / std::max(1e-6, 2 * sum));
    std::vector<float> prices;
    for (const SuperpixelLink &link : patches.links)
        prices.push_back(patchSmoothness * link.length / patches.step
                         * (std::exp(-scale * link.contrast * link.contrast) + 0.02F));
    return prices;
}

std::vector<char> cutPatches(const Superpixels &patches, const std::vector<float> &prices,
                             const std::vector<float> &scores)
{
    cv::detail::GCGraph<float> graph(unsigned(scores.size()), unsigned(prices.size()) * 2);
    for (std::size_t i = 0; i < scores.size(); ++i) {
        graph.addVtx();
        graph.addTermWeights(int(i), std::max(0.0F, scores[i]), std::max(0.0F, -scores[i]));
    }
    for (std::size_t i = 0; i < prices.size(); ++i)
        graph.addEdges(patches.links[i].a, patches.links[i].b, prices[i], prices[i]);
    graph.maxFlow();
    std::vector<char> inside(scores.size());
    for (std::size_t i = 0; i < scores.size(); ++i)
        inside[i] = graph.inSourceSegment(int(i));
    return inside;
}

} // namespace filigree
