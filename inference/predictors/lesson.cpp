// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/lesson.h"

#include "inference/tracking/conditioning.h"

#include <algorithm>

namespace filigree {
namespace {

constexpr std::size_t finishingMarks = 3; // after which a frame is taken to be as it should be

} // namespace

std::vector<int> Lesson::order() const
{
    std::vector<int> frames;
    for (const auto &[frame, list] : prompts)
        frames.push_back(frame);
    std::stable_partition(frames.begin(), frames.end(),
                          [this](int frame) { return !onlyMarks(prompts.at(frame)); });
    return frames;
}

bool Lesson::saysAll(int frame) const
{
    const std::vector<Prompt> &list = prompts.at(frame);
    return frame == order().front() || !onlyMarks(list) || list.size() >= finishingMarks;
}

bool Lesson::adds(const Lesson &earlier) const
{
    return budget == earlier.budget && seed == earlier.seed
        && std::includes(prompts.begin(), prompts.end(), earlier.prompts.begin(),
                         earlier.prompts.end(),
                         [](const auto &a, const auto &b) { return a.first < b.first; });
}

std::map<ObjectId, Lesson> lessonsOf(const PromptSet &prompts, const TrackSettings &settings)
{
    std::map<ObjectId, Lesson> lessons;
    for (const auto &[frame, objects] : prompts)
        for (const auto &[object, list] : objects)
            if (conditionsMask(list)) {
                Lesson &lesson = lessons[object];
                lesson.budget = settings.budget;
                lesson.seed = settings.seed;
                lesson.prompts[frame] = list;
            }
    return lessons;
}

} // namespace filigree
