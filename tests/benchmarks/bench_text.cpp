// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "benchmark.h"
#include "dataset.h"
#include "inference/metrics/mask_metrics.h"
#include "inference/predictors/builtin_grounder.h"
#include "inference/predictors/builtin_selector.h"
#include "inference/tracking/shot_neighbours.h"
#include "timing.h"

#include <algorithm>
#include <cstdio>

namespace filigree::bench {
namespace {

constexpr int frameStep = 6;
constexpr std::size_t listed = 5; // candidates that a user looks at
constexpr double isMeant = 0.2; // overlap of boxes from which a user would take it for the object

struct TextScores
{
    int frames = 0, found = 0, first = 0; // first: the best of the list is the object
    double box = 0, mask = 0, trueBox = 0; // sums over what was found
    double milliseconds = 0; // of processor time, over all frames
};

double areaOf(const Box &box)
{
    return std::max(0.0, box.x1 - box.x0 + 1) * std::max(0.0, box.y1 - box.y0 + 1);
}

double overlapOf(const Box &a, const Box &b)
{
    const double both = areaOf(
        {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)});
    return both / (areaOf(a) + areaOf(b) - both);
}

Box boxAround(const Image &mask)
{
    Box box{double(mask.width()), double(mask.height()), -1, -1};
    for (int y = 0; y < mask.height(); ++y) {
        for (int x = 0; x < mask.width(); ++x) {
            if (mask.row<std::uint8_t>(y)[x] >= 128)
                box = {std::min(box.x0, double(x)), std::min(box.y0, double(y)),
                       std::max(box.x1, double(x)), std::max(box.y1, double(y))};
        }
    }
    return box;
}

void lookAt(const TestClip &clip, ObjectId object, const std::string &phrase, int frame,
            TextScores &scores)
{
    const auto frames = clip.frames();
    const ImagePtr picture = frames->frame(frame).value();
    const auto others = shotNeighbours(*frames, frame, {});
    const Image truth = clip.truth("masks", object, frame).value();
    const Box box = boxAround(truth);
    BuiltinGrounder grounder;
    const double start = processorMs();
    grounder.setPicture(picture, others);
    const auto candidates = grounder.find({phrase}).value().front().candidates;
    scores.milliseconds += processorMs() - start;
    ++scores.frames;
    const auto end = candidates.begin() + std::ptrdiff_t(std::min(listed, candidates.size()));
    const auto taken = std::max_element(candidates.begin(), end, [&](const auto &a, const auto &b) {
        return overlapOf(a.box, box) < overlapOf(b.box, box);
    });
    if (taken == end || overlapOf(taken->box, box) < isMeant)
        return;
    BuiltinSelector selector;
    selector.setPicture(picture, others);
    const auto maskOf = [&](const Prompt &prompt) {
        return metrics::jaccard(maskOfLogits(selector.select({{prompt}, nullptr}).value().logits),
                                truth);
    };
    ++scores.found;
    scores.first += overlapOf(candidates.front().box, box) >= 0.5;
    scores.box += overlapOf(taken->box, box);
    scores.mask += maskOf(TextPrompt{phrase, {taken->box}, taken->score, "builtin"});
    scores.trueBox += maskOf(BoxPrompt{box});
}

} // namespace

int runText(const Arguments &arguments)
{
    struct Subject
    {
        const char *clip;
        ObjectId object;
        const char *phrase;
    };
    constexpr Subject subjects[] = {
        {"comp_dancer", 1, "person"},      {"scooter-black", 1, "person"},
        {"comp_dancer", 1, "upper body"},  {"comp_dancer", 1, "moving thing"},
        {"blackswan", 1, "black thing"},   {"camel", 1, "brown thing"},
        {"comp_lemur", 1, "moving thing"}, {"comp_rabbit", 1, "yellow thing"},
        {"dog", 1, "moving thing"}};
    const std::vector<TestClip> clips = testClips(arguments, "masks");
    std::printf("every %dth frame: how often the object is the best candidate, and among the "
                "first %zu; of that one\n"
                "the overlap of its box with the true one, J of the mask from it, and J from the "
                "true box; processor ms\n",
                frameStep, listed);
    std::printf("%-14s %-14s %6s %6s %6s | %6s %6s %6s | %6s\n", "clip", "text", "frames", "best",
                "listed", "box", "mask", "true", "ms");
    for (const Subject &subject : subjects) {
        const auto clip = std::ranges::find(clips, subject.clip, &TestClip::name);
        if (clip == clips.end())
            continue;
        TextScores scores;
        const int count =
            arguments.frames > 0 ? std::min(arguments.frames, clip->frameCount) : clip->frameCount;
        for (int frame = 0; frame < count; frame += frameStep)
            lookAt(*clip, subject.object, subject.phrase, frame, scores);
        const double found = std::max(1, scores.found);
        std::printf("%-14s %-14s %6d %6d %6d | %6.1f %6.1f %6.1f | %6.0f\n", subject.clip,
                    subject.phrase, scores.frames, scores.first, scores.found,
                    100 * scores.box / found, 100 * scores.mask / found,
                    100 * scores.trueBox / found, scores.milliseconds / std::max(1, scores.frames));
    }
    return clips.empty() ? 1 : 0;
}

} // namespace filigree::bench
