// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/owlv2/owlv2_detections.h"

#include <algorithm>

namespace filigree {
namespace {

// [T, 4]: left, top, right, bottom.
torch::Tensor cornersOf(const Owlv2Image &image, int64_t height, int64_t width)
{
    const torch::Tensor centre = image.boxes.slice(1, 0, 2);
    const torch::Tensor half = image.boxes.slice(1, 2, 4) * 0.5;
    return (torch::cat({centre - half, centre + half}, 1) * double(std::max(height, width)))
        .cpu()
        .contiguous();
}

Owlv2Detection boxAt(const torch::Tensor &corners, int64_t token)
{
    const float *at = corners.data_ptr<float>() + 4 * token;
    Owlv2Detection result;
    result.token = token;
    result.left = at[0];
    result.top = at[1];
    result.right = at[2];
    result.bottom = at[3];
    return result;
}

} // namespace

std::vector<Owlv2Detection> owlv2Detections(const Owlv2Image &image, const torch::Tensor &logits,
                                            double threshold, int64_t height, int64_t width)
{
    const torch::NoGradGuard noGrad;
    const auto [best, query] = logits.max(1);
    const torch::Tensor scores = torch::sigmoid(best).cpu();
    const torch::Tensor labels = query.cpu();
    const torch::Tensor corners = cornersOf(image, height, width);
    std::vector<Owlv2Detection> result;
    for (int64_t token = 0; token < scores.size(0); ++token) {
        const float score = scores.data_ptr<float>()[token];
        if (!(score > threshold))
            continue;
        result.push_back(boxAt(corners, token));
        result.back().label = labels.data_ptr<int64_t>()[token];
        result.back().score = score;
    }
    return result;
}

double overlapOf(const Owlv2Detection &a, const Owlv2Detection &b)
{
    const auto area = [](double left, double top, double right, double bottom) {
        return std::max(0.0, right - left) * std::max(0.0, bottom - top);
    };
    const double both = area(std::max(a.left, b.left), std::max(a.top, b.top),
                             std::min(a.right, b.right), std::min(a.bottom, b.bottom));
    const double either =
        area(a.left, a.top, a.right, a.bottom) + area(b.left, b.top, b.right, b.bottom) - both;
    return either > 0 ? both / either : 0;
}

std::vector<Owlv2Detection> withoutDoubles(std::vector<Owlv2Detection> detections, double overlap)
{
    std::ranges::stable_sort(detections, std::ranges::greater{}, &Owlv2Detection::score);
    std::vector<Owlv2Detection> kept;
    for (const Owlv2Detection &one : detections) {
        const bool isDouble = std::ranges::any_of(kept, [&](const Owlv2Detection &better) {
            return better.label == one.label && overlapOf(better, one) > overlap;
        });
        if (!isDouble)
            kept.push_back(one);
    }
    return kept;
}

torch::Tensor owlv2QueryOf(const Owlv2Image &image, const Owlv2Detection &box, int64_t height,
                           int64_t width)
{
    constexpr double nearlyAsGood = 0.8; // of the best overlap
    constexpr double leastOverlap = 0.1;
    const torch::NoGradGuard noGrad;
    const torch::Tensor corners = cornersOf(image, height, width);
    const torch::Tensor objectness = image.objectness.cpu().contiguous();
    std::vector<double> overlaps;
    for (int64_t token = 0; token < corners.size(0); ++token)
        overlaps.push_back(overlapOf(box, boxAt(corners, token)));
    const double most = *std::ranges::max_element(overlaps);
    if (most < leastOverlap)
        return {};
    const double enough = nearlyAsGood * most;
    int64_t best = -1;
    for (int64_t token = 0; token < corners.size(0); ++token) {
        const float *values = objectness.data_ptr<float>();
        if (overlaps[std::size_t(token)] >= enough && (best < 0 || values[token] > values[best]))
            best = token;
    }
    return image.classEmbeds.slice(0, best, best + 1);
}

} // namespace filigree
