// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/shot_learner.h"

#include "inference/models/shot_net.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr double weightDecay = 1e-4;
constexpr double clip = 1.0; //!< Of the gradient's norm.

torch::Tensor planes(const std::vector<float> &values, int64_t channels, int64_t height,
                     int64_t width)
{
    return torch::from_blob(const_cast<float *>(values.data()), {1, channels, height, width});
}

//! Cross entropy for every sample, and overlap (soft Jaccard) for the picture as a whole.
torch::Tensor lossOf(const torch::Tensor &logits, const torch::Tensor &target,
                     const torch::Tensor &weight)
{
    const torch::Tensor entropy =
        torch::binary_cross_entropy_with_logits(logits, target, weight, {}, at::Reduction::Mean);
    const torch::Tensor p = torch::sigmoid(logits) * weight;
    const torch::Tensor t = target * weight;
    const torch::Tensor common = (p * target).sum({1, 2, 3});
    const torch::Tensor either = (p + t).sum({1, 2, 3}) - common;
    return 2 * entropy + 0.5 * (1 - (common + 1) / (either + 1)).mean();
}

} // namespace

struct ShotLearner::Private
{
    Private(int channelCount, unsigned seed)
        : channels(channelCount)
        , net(nullptr)
        , mean(nullptr)
    {
        torch::manual_seed(seed);
        ShotNetConfig config;
        config.in_channels = channels;
        net = ShotNet(config);
        mean = ShotNet(config);
        for (const ShotNet &each : {net, mean})
            for (torch::Tensor &parameter : each->parameters())
                if (parameter.dim() == 4)
                    parameter.set_data(parameter.contiguous(at::MemoryFormat::ChannelsLast));
        copyToMean(0);
        optimiser = std::make_unique<torch::optim::AdamW>(
            net->parameters(), torch::optim::AdamWOptions(1e-3).weight_decay(weightDecay));
    }

    // Running mean of the weights and of what the batch norms have seen (Polyak averaging).
    void copyToMean(double keep)
    {
        const torch::NoGradGuard noGrad;
        auto from = net->parameters();
        auto to = mean->parameters();
        for (std::size_t i = 0; i < from.size(); ++i)
            to[i].mul_(keep).add_(from[i], 1 - keep);
        auto seen = net->buffers();
        auto shown = mean->buffers();
        for (std::size_t i = 0; i < seen.size(); ++i)
            shown[i].copy_(seen[i]);
    }

    int channels;
    ShotNet net;
    ShotNet mean;
    std::unique_ptr<torch::optim::AdamW> optimiser;
    std::int64_t steps = 0;
};

ShotLearner::ShotLearner(int channels, unsigned seed)
    : m_private(std::make_unique<Private>(channels, seed))
{ }

ShotLearner::~ShotLearner() = default;
ShotLearner::ShotLearner(ShotLearner &&) noexcept = default;
ShotLearner &ShotLearner::operator=(ShotLearner &&) noexcept = default;

double ShotLearner::step(std::span<const ShotSample> batch, double learningRate)
{
    std::vector<torch::Tensor> inputs;
    std::vector<torch::Tensor> targets;
    std::vector<torch::Tensor> weights;
    for (const ShotSample &sample : batch) {
        inputs.push_back(planes(sample.inputs, m_private->channels, sample.height, sample.width));
        targets.push_back(planes(sample.target, 1, sample.height, sample.width));
        weights.push_back(sample.weight.empty()
                              ? torch::ones_like(targets.back())
                              : planes(sample.weight, 1, sample.height, sample.width));
    }
    const torch::Tensor x = torch::cat(inputs).contiguous(at::MemoryFormat::ChannelsLast);
    for (auto &group : m_private->optimiser->param_groups())
        static_cast<torch::optim::AdamWOptions &>(group.options()).lr(learningRate);
    m_private->net->train();
    m_private->optimiser->zero_grad();
    const torch::Tensor loss =
        lossOf(m_private->net->forward(x), torch::cat(targets), torch::cat(weights));
    loss.backward();
    torch::nn::utils::clip_grad_norm_(m_private->net->parameters(), clip);
    m_private->optimiser->step();
    ++m_private->steps;
    m_private->copyToMean(std::min(0.95, double(m_private->steps) / double(m_private->steps + 10)));
    return loss.item<double>();
}

std::vector<float> ShotLearner::predict(const std::vector<float> &inputs, int width, int height)
{
    const torch::NoGradGuard noGrad;
    m_private->mean->eval();
    const torch::Tensor x = planes(inputs, m_private->channels, height, width)
                                .contiguous(at::MemoryFormat::ChannelsLast);
    const torch::Tensor logits = m_private->mean->forward(x).to(torch::kFloat).contiguous();
    const auto *data = logits.data_ptr<float>();
    return {data, data + logits.numel()};
}

std::int64_t ShotLearner::stepCount() const
{
    return m_private->steps;
}

std::int64_t ShotLearner::parameterCount() const
{
    std::int64_t count = 0;
    for (const torch::Tensor &parameter : m_private->net->parameters())
        count += parameter.numel();
    return count;
}

} // namespace filigree
