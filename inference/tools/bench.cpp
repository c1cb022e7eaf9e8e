// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/checkpoint/checkpoint.h"
#include "inference/models/sam2/sam2_video.h"
#include "inference/models/torch_setup.h"
#include "inference/tools/commands.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>

namespace filigree::tools {
namespace {

double secondsOf(const std::function<void()> &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// MiB of the process: now ("VmRSS:") or at most ("VmHWM:").
double memoryOf(const std::string &key)
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        double kibibytes = 0;
        if (word == key && status >> kibibytes)
            return kibibytes / 1024;
    }
    return 0;
}

// Linux counts the peak anew after this.
void forgetPeak()
{
    std::ofstream("/proc/self/clear_refs") << "5";
}

//! Runs parts a few times after a warm-up and prints the median time and the memory on top.
class Table
{
public:
    explicit Table(int runs)
        : m_runs(runs)
    {
        std::printf("%-40s %10s %10s %12s\n", "part", "median s", "least s", "MiB on top");
    }

    void row(const std::string &name, const std::function<void()> &work)
    {
        work();
        forgetPeak();
        const double before = memoryOf("VmRSS:");
        std::vector<double> times;
        for (int i = 0; i < m_runs; ++i)
            times.push_back(secondsOf(work));
        std::ranges::sort(times);
        std::printf("%-40s %10.3f %10.3f %12.0f\n", name.c_str(), times[times.size() / 2], times[0],
                    std::max(0.0, memoryOf("VmHWM:") - before));
        std::fflush(stdout);
    }

private:
    int m_runs;
};

// Weights as wide as their layers are, so that nothing overflows.
std::map<std::string, torch::Tensor> randomState(const torch::nn::Module &module)
{
    torch::manual_seed(1);
    std::map<std::string, torch::Tensor> state;
    for (const auto &[name, tensor] : namedState(module)) {
        if (!tensor.is_floating_point())
            state.emplace(name, torch::zeros_like(tensor));
        else if (tensor.dim() <= 1)
            state.emplace(name,
                          name.ends_with("weight") || name.ends_with("running_var")
                              ? torch::ones_like(tensor)
                              : torch::zeros_like(tensor));
        else
            state.emplace(name,
                          torch::randn_like(tensor) * (1 / std::sqrt(double(tensor[0].numel()))));
    }
    // The object is always there, so that every part has its full work.
    if (const auto bias = state.find("sam_mask_decoder.pred_obj_score_head.layers.2.bias");
        bias != state.end())
        bias->second.fill_(10);
    return state;
}

Sam2Points oneClick()
{
    Sam2Points points;
    points.coords = {{400, 300}};
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
    tokens.positions = torch::cat(
        {model.memoryPositions(0).repeat({frames, 1}).unsqueeze(0), torch::zeros_like(pointer)}, 1);
    return tokens;
}

void benchParts(Sam2Model &model, const torch::Tensor &pixels)
{
    Table table(5);
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
                  [&] { model->withMemory(features.low, tokens); });
    }
}

// Follows an object as the tracker does, and prints what a frame takes with a full bank.
Result<> benchClip(Sam2Model &model, const torch::Tensor &pixels, int frames)
{
    Sam2Video video(model, {frames, 540, 960, [&](int) -> Result<torch::Tensor> { return pixels; }},
                    {});
    if (const auto added = video.addPoints(0, 1, oneClick()); !added)
        return tl::unexpected(added.error());
    forgetPeak();
    std::vector<double> times;
    auto last = std::chrono::steady_clock::now();
    const Result<> done = video.pass({}, [&](int frame, const auto &outputs) {
        video.atFullSize(outputs);
        const auto now = std::chrono::steady_clock::now();
        if (frame > int(sam2Memories))
            times.push_back(std::chrono::duration<double>(now - last).count());
        last = now;
        return true;
    });
    if (!done)
        return done;
    std::ranges::sort(times);
    std::printf("%-40s %10.3f %10.3f\n", "propagated frame, full bank", times[times.size() / 2],
                times[0]);
    std::printf("peak memory of the process, %d frames: %.0f MiB\n", frames, memoryOf("VmHWM:"));
    return {};
}

} // namespace

int bench(const std::vector<std::string> &arguments)
{
    int threads = 0;
    int frames = 13;
    std::string file;
    if (arguments.empty() || arguments.size() % 2 == 0)
        return wrongUsage;
    for (std::size_t i = 1; i + 1 < arguments.size(); i += 2) {
        if (arguments[i] == "--threads")
            threads = std::atoi(arguments[i + 1].c_str());
        else if (arguments[i] == "--frames")
            frames = std::max(int(sam2Memories) + 2, std::atoi(arguments[i + 1].c_str()));
        else if (arguments[i] == "--file")
            file = arguments[i + 1];
        else
            return wrongUsage;
    }
    const Sam2Config *config = findSam2Config(arguments[0]);
    if (!config)
        return complain("there is no model named '" + arguments[0] + "'");
    std::printf("%s, LibTorch %s, %d threads\n", config->name.c_str(), torchVersion().c_str(),
                setTorchThreads(threads));
    const torch::NoGradGuard noGrad;
    Sam2Model model(*config);
    std::map<std::string, torch::Tensor> state;
    if (file.empty()) {
        state = randomState(*model);
    } else {
        Result<TensorFile> read = readCheckpoint(file);
        if (!read)
            return complain(read.error().message);
        state = std::move(read->tensors);
    }
    if (const Result<> loaded = model->load(state); !loaded)
        return complain(loaded.error().message);
    state.clear();
    const torch::Tensor pixels = torch::randn({1, 3, sam2ImageSize, sam2ImageSize});
    benchParts(model, pixels);
    if (const Result<> done = benchClip(model, pixels, frames); !done)
        return complain(done.error().message);
    return success;
}

} // namespace filigree::tools
