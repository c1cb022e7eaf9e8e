// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/sam2_object.h"

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr int mostPointers = 16;

const Sam2FrameOutput *lookUp(const Sam2Object::Frames &frames, int frame)
{
    const auto found = frames.find(frame);
    return found == frames.end() ? nullptr : &found->second;
}

// The nearest before, the nearest from there on, then the nearest of all.
std::vector<int> chosenConditioning(const Sam2Object::Frames &frames, int frame, int most)
{
    std::vector<int> all;
    for (const auto &[index, output] : frames)
        all.push_back(index);
    if (most < 0 || int(all.size()) <= most)
        return all;
    std::vector<int> chosen;
    const auto after = std::ranges::lower_bound(all, frame);
    if (after != all.begin())
        chosen.push_back(*std::prev(after));
    if (after != all.end())
        chosen.push_back(*after);
    std::ranges::stable_sort(all, {}, [&](int index) { return std::abs(index - frame); });
    for (const int index : all) {
        if (int(chosen.size()) < most && std::ranges::find(chosen, index) == chosen.end())
            chosen.push_back(index);
    }
    return chosen;
}

// The frame at a place of the bank: the neighbour, and before it every stride-th frame.
int frameAtPlace(int place, int frame, int stride, bool backwards)
{
    const int away = int(sam2Memories) - place;
    if (away == 1)
        return backwards ? frame + 1 : frame - 1;
    const auto rounded = [&](int value) { // down, also below 0
        return int(std::floor(double(value) / stride)) * stride;
    };
    if (backwards)
        return -rounded(-(frame + 2)) + (away - 2) * stride;
    return rounded(frame - 2) - (away - 2) * stride;
}

struct Pointer
{
    int distance;
    torch::Tensor value;
};

} // namespace

const Sam2FrameOutput *Sam2Object::find(int frame) const
{
    for (const Frames *frames : {&newConditioning, &newOthers, &conditioning, &others}) {
        if (const Sam2FrameOutput *output = lookUp(*frames, frame))
            return output;
    }
    return nullptr;
}

MemoryTokens Sam2Object::memories(Sam2ModelImpl &model, const Sam2Switches &switches, int frame,
                                  int frames, bool backwards) const
{
    const std::vector<int> chosen =
        chosenConditioning(conditioning, frame, switches.max_cond_frames_in_attn);
    const auto other = [&](int index) {
        const Sam2FrameOutput *output = lookUp(others, index);
        // A conditioning frame that was not chosen still counts as a neighbour.
        if (!output && std::ranges::find(chosen, index) == chosen.end())
            output = lookUp(conditioning, index);
        return output;
    };

    std::vector<torch::Tensor> features, placed;
    const auto add = [&](const Sam2FrameOutput *output, int place) {
        if (!output || !output->memory.defined())
            return;
        features.push_back(output->memory.to(torch::kFloat));
        placed.push_back(features.back() + model.memoryPositions(place));
    };
    for (const int index : chosen)
        add(&conditioning.at(index), 0);
    for (int place = 1; place < int(sam2Memories); ++place)
        add(other(frameAtPlace(place, frame, switches.memory_temporal_stride_for_eval, backwards)),
            place);
    MemoryTokens result;
    result.frames = int64_t(features.size());
    result.tokensOfFrame = features.empty() ? 0 : features.front().size(1);

    // Only pointers from the past, as seen in the direction of the pass.
    const int most = std::min(frames, mostPointers);
    std::vector<Pointer> pointers;
    for (const int index : chosen) {
        const int distance = backwards ? index - frame : frame - index;
        if (distance >= 0)
            pointers.push_back({distance, conditioning.at(index).pointer});
    }
    for (int distance = 1; distance < most; ++distance) {
        const int index = backwards ? frame + distance : frame - distance;
        if (index < 0 || index >= frames)
            break;
        if (const Sam2FrameOutput *output = other(index))
            pointers.push_back({distance, output->pointer});
    }
    if (!pointers.empty()) {
        constexpr int64_t parts = sam2Width / sam2MemoryWidth; // a pointer is so many tokens
        std::vector<torch::Tensor> values;
        std::vector<float> distances;
        for (const Pointer &pointer : pointers) {
            values.push_back(pointer.value.view({1, parts, sam2MemoryWidth}));
            distances.push_back(float(pointer.distance) / float(std::max(1, most - 1)));
        }
        features.push_back(torch::cat(values, 1));
        const torch::Tensor relative = torch::tensor(distances).to(features.back().device());
        placed.push_back(features.back()
                         + model.pointerPositions(relative).repeat_interleave(parts, 0));
    }
    result.features = torch::cat(features, 1);
    result.placed = torch::cat(placed, 1);
    return result;
}

void Sam2Object::clearAround(int frame, const Sam2Switches &switches)
{
    const int reach = switches.memory_temporal_stride_for_eval * int(sam2Memories);
    others.erase(others.lower_bound(frame - reach), others.upper_bound(frame + reach));
}

} // namespace filigree
