// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "benchmark.h"
#include "inference/metrics/mask_metrics.h"
#include "inference/predictors/builtin_selector.h"
#include "inference/tracking/shot_neighbours.h"
#include "pipeline.h"
#include "simulated_user.h"

#include <array>
#include <cstdio>

namespace filigree::bench {
namespace {

constexpr int correctedEvery = 4; // frames
constexpr double fineAlready = 0.95; // J of frames that nobody would correct

struct Sums // of J
{
    double tracked = 0;
    std::array<double, 3> clicked{}; // after so many clicks
    int count = 0;
};

void print(const char *name, const Sums &sums)
{
    std::printf("%-16s %4d  %6.1f |", name, sums.count, 100 * sums.tracked / sums.count);
    for (const double j : sums.clicked)
        std::printf(" %6.1f", 100 * j / sums.count);
    std::puts("");
}

Result<> correct(const TestClip &clip, const TestObject &object, int frame, const Masks &masks,
                 Sums &sums)
{
    const Result<Image> truth = clip.truth("masks", object.id, frame);
    if (!truth)
        return tl::unexpected(truth.error());
    Image answer = logitsOf(masks, frame, object.id, clip.size);
    const double before = metrics::jaccard(maskOfLogits(answer), *truth);
    if (before >= fineAlready)
        return {};
    const auto frames = clip.frames();
    const Result<ImagePtr> picture = frames->frame(frame);
    if (!picture)
        return tl::unexpected(picture.error());
    BuiltinSelector selector;
    selector.setPicture(*picture, shotNeighbours(*frames, frame, {}));
    sums.tracked += before;
    ++sums.count;
    for (double &sum : sums.clicked) {
        std::vector<Prompt> click;
        if (const auto made = correctiveClick(maskOfLogits(answer), *truth))
            click.emplace_back(*made);
        Result<Selection> selection = selector.select({click, &answer});
        if (!selection)
            return tl::unexpected(selection.error());
        answer = std::move(selection->logits);
        sum += metrics::jaccard(maskOfLogits(answer), *truth);
    }
    return {};
}

Result<Sums> correct(const Arguments &arguments, const TestClip &clip)
{
    auto tracker = makeTracker(arguments.tracker, clip.frames(), {"cpu", arguments.threads});
    if (!tracker)
        return tl::unexpected(tracker.error());
    Masks masks;
    StageTime time;
    const Result<> tracked = trackClip(**tracker, clip, boxPrompts(clip), arguments, masks, time);
    if (!tracked)
        return tl::unexpected(tracked.error());
    Sums sums;
    for (const TestObject &object : clip.objects) {
        for (int frame = correctedEvery; frame < clip.frameCount; frame += correctedEvery) {
            const Result<> done = correct(clip, object, frame, masks, sums);
            if (!done)
                return tl::unexpected(done.error());
        }
    }
    return sums;
}

} // namespace

int runCorrections(const Arguments &arguments)
{
    const std::vector<TestClip> clips = testClips(arguments, "masks");
    std::puts("J of tracked frames (every fourth, below 95), and of the same after one to three "
              "corrective\nclicks, each on the last answer");
    std::printf("%-16s %4s  %6s | %6s %6s %6s\n", "clip", "of", "from box", "1", "2", "3");
    Sums mean;
    for (const TestClip &clip : clips) {
        const Result<Sums> sums = correct(arguments, clip);
        if (!sums) {
            std::fprintf(stderr, "filigree-bench: %s: %s\n", clip.name.c_str(),
                         sums.error().message.c_str());
            return 1;
        }
        if (sums->count == 0)
            continue;
        print(clip.name.c_str(), *sums);
        mean.tracked += sums->tracked / sums->count;
        for (std::size_t i = 0; i < mean.clicked.size(); ++i)
            mean.clicked[i] += sums->clicked[i] / sums->count;
        ++mean.count;
    }
    if (mean.count > 0)
        print("mean", mean);
    return clips.empty() ? 1 : 0;
}

} // namespace filigree::bench
