// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/model/prompt_key.h"

#include <algorithm>

namespace filigree {
namespace {

//! Adds what a prompt says, first its kind.
struct PromptHasher
{
    KeyHasher &hasher;

    void operator()(const PointPrompt &prompt) const
    {
        hasher.add("point").add(prompt.at.x).add(prompt.at.y).add(prompt.positive);
    }
    void operator()(const BoxPrompt &prompt) const
    {
        hasher.add("box");
        add(prompt.box);
    }
    void operator()(const StrokePrompt &prompt) const
    {
        hasher.add("stroke").add(prompt.radius).add(prompt.positive);
        add(prompt.points);
    }
    void operator()(const MaskPrompt &prompt) const
    {
        hasher.add("mask").add(maskKey(prompt.mask));
    }
    void operator()(const TextPrompt &prompt) const
    {
        hasher.add("text").add(prompt.text).add(std::int64_t(prompt.found.size()));
        for (const Box &box : prompt.found)
            add(box);
    }
    void operator()(const AbsentPrompt &) const { hasher.add("absent"); }
    void operator()(const TrimapStroke &prompt) const
    {
        hasher.add("trimap stroke").add(prompt.radius).add(int(prompt.label));
        add(prompt.points);
    }

private:
    void add(const Box &box) const { hasher.add(box.x0).add(box.y0).add(box.x1).add(box.y1); }
    void add(const std::vector<Point> &points) const
    {
        hasher.add(std::int64_t(points.size()));
        for (const Point &point : points)
            hasher.add(point.x).add(point.y);
    }
};

} // namespace

ContentKey promptsKey(const std::vector<Prompt> &prompts, PromptPart part)
{
    const auto belongs = [part](const Prompt &prompt) {
        return conditionsMask(prompt) == (part == PromptPart::Mask);
    };
    if (std::ranges::none_of(prompts, belongs))
        return {};
    KeyHasher hasher("prompts");
    for (const Prompt &prompt : prompts) {
        if (belongs(prompt))
            std::visit(PromptHasher{hasher}, prompt);
    }
    return hasher.key();
}

ContentKey answerKey(const std::vector<Prompt> &prompts, const std::string &tracker)
{
    const ContentKey key = promptsKey(prompts, PromptPart::Mask);
    return key.isNull() ? key : KeyHasher("answer").add(tracker).add(key).key();
}

ContentKey settingsKey(const TrackSettings &settings)
{
    return KeyHasher("track settings")
        .add(settings.tracker)
        .add(int(settings.budget))
        .add(settings.stopAtCuts)
        .add(settings.seed)
        .key();
}

ContentKey settingsKey(const TrimapSettings &settings)
{
    return KeyHasher("trimap settings")
        .add(settings.predictor)
        .add(settings.widthScale)
        .add(settings.minimumWidth)
        .key();
}

ContentKey matterKey(const MatteSettings &settings)
{
    return KeyHasher("matter").add(settings.matter).key();
}

ContentKey edgeKey(const EdgeSettings &settings)
{
    return KeyHasher("edge settings")
        .add(settings.grow)
        .add(settings.feather)
        .add(settings.levelsBlack)
        .add(settings.levelsWhite)
        .add(settings.levelsGamma)
        .add(settings.fillHoles)
        .add(settings.removeDots)
        .add(settings.frameBorder)
        .add(settings.temporalSmoothing)
        .key();
}

} // namespace filigree
