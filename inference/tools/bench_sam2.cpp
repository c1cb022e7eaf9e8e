// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/sam2_video.h"
#include "inference/tools/bench_families.h"
#include "inference/tools/bench_table.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>

namespace filigree::tools {
namespace {

Sam2Points clickOf(int object)
{
    Sam2Points points;
    points.coords = {{400 + 20.0F * float(object), 300}};
    points.labels = {1};
    return points;
}

MemoryTokens bank(Sam2ModelImpl &model, const torch::Tensor &memory, int frames, int pointers)
{
    MemoryTokens tokens;
    tokens.frames = frames;
    tokens.tokensOfFrame = memory.size(1);
    const torch::Tensor pointer = torch::randn({1, 4 * pointers, sam2MemoryWidth});
    tokens.features = torch::cat({memory.repeat({1, frames, 1}), pointer}, 1);
    const torch::Tensor positions = model.memoryPositions(0).repeat({frames, 1}).unsqueeze(0);
    tokens.placed = tokens.features + torch::cat({positions, torch::zeros_like(pointer)}, 1);
    return tokens;
}

void benchParts(Sam2Model &model, const torch::Tensor &pixels, int runs)
{
    BenchTable table(runs);
    ImageFeatures features;
    table.row("image encoder", [&] { features = model->encodeImage(pixels); });
    const torch::Tensor image = model->withoutMemory(features.low);
    Sam2Prompt prompt;
    prompt.points = PointPrompts{torch::full({1, 1, 2}, 400.0), torch::ones({1, 1}, torch::kLong)};
    table.row("prompt encoder and mask decoder", [&] { model->decode(image, features, prompt); });
    torch::Tensor memory;
    const torch::Tensor mask = torch::rand({1, 1, sam2ImageSize, sam2ImageSize});
    table.row("memory encoder", [&] { memory = model->encodeMemory(features.low, mask, true); });
    for (const int frames : {1, int(sam2Memories)}) {
        const MemoryTokens tokens = bank(*model, memory, frames, frames == 1 ? 1 : 16);
        table.row("memory attention, " + std::to_string(frames) + " frames",
                  [&] { model->withMemory(model->beforeMemory(features.low), tokens); });
    }
}

// Follows objects as the tracker does, and prints what a frame takes with full banks.
Result<> benchClip(Sam2Model &model, const torch::Tensor &pixels, int frames, int objects)
{
    Sam2Video video(model, {frames, 540, 960, [&](int) -> Result<torch::Tensor> { return pixels; }},
                    {});
    for (int object = 0; object < objects; ++object) {
        if (const auto added = video.addPoints(0, object, clickOf(object)); !added)
            return tl::unexpected(added.error());
    }
    forgetPeak();
    std::vector<double> times;
    auto last = std::chrono::steady_clock::now();
    const Result<> done = video.pass({}, [&](int frame, const auto &outputs) {
        video.atFullSize(outputs);
        const auto now = std::chrono::steady_clock::now();
        if (frame > int(sam2Memories))
            times.push_back(std::chrono::duration<double>(now - last).count());
        last = now;
        if (frame + 1 == 50 || frame + 1 == frames) // does memory grow with the clip?
            std::printf("peak memory of the process, %d frames: %.0f MiB\n", frame + 1,
                        memoryOf("VmHWM:"));
        return true;
    });
    if (!done)
        return done;
    std::ranges::sort(times);
    const std::string name = "propagated frame, full bank, objects: " + std::to_string(objects);
    std::printf("%-40s %10.3f %10.3f\n", name.c_str(), times[times.size() / 2], times[0]);
    return {};
}

// The masks of one object on a few frames that move.
Result<std::vector<torch::Tensor>> masksOf(Sam2Model &model, const torch::Tensor &pixels)
{
    constexpr int frames = 9, step = 8;
    Sam2Video video(model,
                    {frames, 540, 960,
                     [&](int frame) -> Result<torch::Tensor> {
                         return torch::roll(pixels, {step * frame}, {3});
                     }},
                    {});
    if (const auto added = video.addPoints(0, 0, clickOf(0)); !added)
        return tl::unexpected(added.error());
    std::vector<torch::Tensor> masks;
    return video
        .pass({},
              [&](int, const auto &outputs) {
                  masks.push_back(outputs.front().second.mask > 0);
                  return true;
              })
        .map([&] { return masks; });
}

Result<> benchAgreement(Sam2Model &model, Sam2Model &exact, const torch::Tensor &pixels)
{
    return masksOf(model, pixels).and_then([&](const auto &masks) {
        return masksOf(exact, pixels).map([&](const auto &exactMasks) {
            double sum = 0, least = 1;
            for (std::size_t i = 0; i < masks.size(); ++i) {
                const double both = (masks[i] & exactMasks[i]).sum().template item<double>();
                const double either = (masks[i] | exactMasks[i]).sum().template item<double>();
                const double overlap = either > 0 ? both / either : 1;
                sum += overlap;
                least = std::min(least, overlap);
            }
            std::printf("IoU of masks with those in fp32, %zu frames: mean %.4f, least %.4f\n",
                        masks.size(), sum / double(masks.size()), least);
        });
    });
}

} // namespace

Result<> benchSam2(const Sam2Config &config, const BenchOptions &options)
{
    Sam2Model model(config, *precisionNamed(options.precision));
    const auto state = benchState(*model, options, [](auto &random) {
        // The object is always there, so that every part has its full work.
        random.at("sam_mask_decoder.pred_obj_score_head.layers.2.bias").fill_(10);
    });
    if (!state)
        return tl::unexpected(state.error());
    if (const Result<> loaded = model->loadState(*state); !loaded)
        return loaded;
    const torch::Tensor pixels = torch::randn({1, 3, sam2ImageSize, sam2ImageSize});
    benchParts(model, pixels, options.runs);
    std::printf("3x3 convolution meanwhile: %.0f GFLOP/s\n", convolutionSpeed());
    const Result<> followed =
        benchClip(model, pixels, std::max(int(sam2Memories) + 2, options.frames), options.objects);
    if (!followed || *precisionNamed(options.precision) == Precision::Float32)
        return followed;
    Sam2Model exact(config);
    return exact->loadState(*state).and_then([&] { return benchAgreement(model, exact, pixels); });
}

} // namespace filigree::tools
