// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tracking/shot_teacher.h"

#include "inference/tracking/shot_inputs.h"

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr int batchSize = 2;
constexpr int examSamples = 8;
constexpr double failed = 0.6; //!< Mean overlap in the exam: not trusted at all; fully trusted.
constexpr double passed = 0.85;
constexpr int leastSamples = 16; //!< Below it a network knows less than the classical chain.

constexpr double firstRate = 2e-3; //!< Peak learning rates.
constexpr double correctionRate = 1e-3;
constexpr double correctionShare =
    0.5; //!< Of the budget: a correction starts from a trained network.

// Rises at first, then falls along a cosine to a small rest.
double schedule(int step, int steps)
{
    const int warmup = std::min(10, steps / 8 + 1);
    if (step < warmup)
        return double(step + 1) / warmup;
    const double at = double(step - warmup) / std::max(1, steps - warmup);
    return 0.02 + 0.98 * 0.5 * (1 + std::cos(CV_PI * at));
}

ShotSample sampleOf(const Dream &dream, const Appearance &appearance)
{
    ShotSample sample;
    sample.width = dream.picture.cols;
    sample.height = dream.picture.rows;
    sample.inputs = shotInputs(dream.picture, dream.guess, appearance.evidence(dream.picture));
    sample.target.assign(dream.coverage.begin<float>(), dream.coverage.end<float>());
    return sample;
}

} // namespace

ShotTeacher::ShotTeacher(unsigned seed)
    : m_seed(seed)
{ }

void ShotTeacher::addPrompt(const cv::Mat &picture, const cv::Mat &coverage, const cv::Mat &others)
{
    if (cv::countNonZero(coverage > 0.5F) > 0)
        m_dreamers.emplace_back(picture, coverage, others);
}

TaughtNetwork ShotTeacher::taught(const Appearance &appearance, int samples,
                                  std::shared_ptr<ShotLearner> learner, std::stop_token stop,
                                  const std::function<void(int)> &progress) const
{
    if (m_dreamers.empty() || samples < leastSamples)
        return {};
    const double peak = learner ? correctionRate : firstRate;
    const int steps = int(learner ? samples * correctionShare : samples) / batchSize;
    if (!learner)
        learner = std::make_shared<ShotLearner>(shotChannels, m_seed);
    cv::RNG random(m_seed + unsigned(m_dreamers.size()) - 1);
    int done = 0;
    for (; done < steps && !stop.stop_requested(); ++done) {
        std::vector<ShotSample> batch;
        const ShotDreamer &dreamer =
            m_dreamers[std::size_t(random.uniform(0, int(m_dreamers.size())))];
        for (int i = 0; i < batchSize; ++i) {
            batch.push_back(sampleOf(dreamer.dream(random), appearance));
            progress(done * batchSize);
        }
        learner->step(batch, peak * schedule(done, steps));
        progress((done + 1) * batchSize);
    }
    if (learner->stepCount() * batchSize < leastSamples)
        return {};
    return {learner, examined(*learner, appearance, [&] { progress(done * batchSize); })};
}

double ShotTeacher::examined(ShotLearner &learner, const Appearance &appearance,
                             const std::function<void()> &betweenSamples) const
{
    cv::RNG random(~m_seed); // other dreams than those of the lessons
    double overlap = 0;
    for (int i = 0; i < examSamples; ++i) {
        betweenSamples();
        const ShotSample sample =
            sampleOf(m_dreamers[std::size_t(i) % m_dreamers.size()].dream(random), appearance);
        const std::vector<float> logits =
            learner.predict(sample.inputs, sample.width, sample.height);
        double common = 1;
        double either = 1;
        for (std::size_t p = 0; p < logits.size(); ++p) {
            const bool found = logits[p] > 0;
            const bool there = sample.target[p] > 0.5F;
            common += found && there;
            either += found || there;
        }
        overlap += common / either / examSamples;
    }
    return std::clamp((overlap - failed) / (passed - failed), 0.0, 1.0);
}

} // namespace filigree
