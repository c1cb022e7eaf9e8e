// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "benchmark.h"
#include "inference/metrics/mask_metrics.h"
#include "pipeline.h"
#include "simulated_user.h"

#include <cstdio>
#include <optional>

namespace filigree::bench {
namespace {

constexpr int maximumClicks = 3;

struct Row // of one clip, after one way of prompting
{
    double jf = 0;
    double secondsPerFrame = 0; // learning included
};

struct Worst
{
    double j = 2;
    int frame = 0;
    ObjectId object = 0;
};

class ClipRun
{
public:
    ClipRun(const Arguments &arguments, const TestClip &clip)
        : m_arguments(arguments)
        , m_clip(clip)
    { }

    Result<Row> run(PromptSet prompts)
    {
        if (!m_tracker) {
            auto tracker =
                makeTracker(m_arguments.tracker, m_clip.frames(), {"cpu", m_arguments.threads});
            if (!tracker)
                return tl::unexpected(tracker.error());
            m_tracker = std::move(*tracker);
        }
        m_prompts = std::move(prompts);
        StageTime time;
        const Result<> tracked =
            trackClip(*m_tracker, m_clip, m_prompts, m_arguments, m_masks, time);
        return tracked.and_then([&] { return score(time); });
    }

    Result<Row> correct() // one more click where it is worst
    {
        const Image mask =
            maskOfLogits(logitsOf(m_masks, m_worst.frame, m_worst.object, m_clip.size));
        const Result<Image> truth = m_clip.truth("masks", m_worst.object, m_worst.frame);
        if (!truth)
            return tl::unexpected(truth.error());
        PromptSet prompts = m_prompts;
        if (const auto click = correctiveClick(mask, *truth)) {
            prompts[m_worst.frame][m_worst.object].emplace_back(*click);
            std::printf("    click %s at %.0f,%.0f on frame %d, object %d (J %.3f there",
                        click->positive ? "inside" : "outside", click->at.x, click->at.y,
                        m_worst.frame, m_worst.object, m_worst.j);
            m_corrected = m_worst;
        }
        return run(std::move(prompts));
    }

private:
    Result<Row> score(const StageTime &time)
    {
        Row row;
        m_worst = {};
        for (const TestObject &object : m_clip.objects) {
            for (int frame = 0; frame < m_clip.frameCount; ++frame) {
                const Result<Image> truth = m_clip.truth("masks", object.id, frame);
                if (!truth)
                    return tl::unexpected(truth.error());
                const Image mask = maskOfLogits(logitsOf(m_masks, frame, object.id, m_clip.size));
                const metrics::MaskScore score = metrics::maskScore(mask, *truth);
                row.jf += score.jf() / m_clip.frameCount / double(m_clip.objects.size());
                if (m_corrected.frame == frame && m_corrected.object == object.id)
                    std::printf(", %.3f now)\n", score.j);
                if (score.j < m_worst.j)
                    m_worst = {score.j, frame, object.id};
                if (m_arguments.verbose)
                    std::printf("    object %d frame %3d  J %.3f  F %.3f\n", object.id, frame,
                                score.j, score.f);
                save(mask, object.id, frame);
            }
        }
        m_corrected = {};
        row.secondsPerFrame = time.wallMs / 1000 / m_clip.frameCount;
        return row;
    }

    void save(const Image &mask, ObjectId object, int frame) const
    {
        if (m_arguments.save.empty())
            return;
        char name[48];
        std::snprintf(name, sizeof name, "/%d/%05d.png", object, frame);
        if (const Result<> written = writeGrey(m_arguments.save + "/" + m_clip.name + name, mask);
            !written)
            std::fprintf(stderr, "filigree-bench: %s\n", written.error().message.c_str());
    }

    const Arguments &m_arguments;
    const TestClip &m_clip;
    std::unique_ptr<Tracker> m_tracker;
    PromptSet m_prompts;
    Masks m_masks;
    Worst m_worst;
    Worst m_corrected; // by the last click
};

struct Mean
{
    double jf = 0, seconds = 0;
    int count = 0;
};

struct Column
{
    const char *title;
    Mean mean;
};

bool print(const Result<Row> &row, const TestClip &clip, Column &column)
{
    if (!row) {
        std::fprintf(stderr, "filigree-bench: %s: %s\n", clip.name.c_str(),
                     row.error().message.c_str());
        return false;
    }
    std::printf("  %-14s %-16s %6.1f   %.2f s/frame\n", clip.name.c_str(), column.title,
                100 * row->jf, row->secondsPerFrame);
    std::fflush(stdout);
    column.mean.jf += row->jf;
    column.mean.seconds += row->secondsPerFrame;
    ++column.mean.count;
    return true;
}

} // namespace

int runClips(const Arguments &arguments)
{
    const std::vector<TestClip> clips = testClips(arguments, "masks");
    std::vector<Column> columns{{"true first mask", {}},
                                {"one box", {}},
                                {"box, 1 click", {}},
                                {"box, 2 clicks", {}},
                                {"box, 3 clicks", {}}};
    std::puts("J&F over all frames (protocols: mask, box, clicks)");
    bool fine = !clips.empty();
    for (const TestClip &clip : clips) {
        if (arguments.wantsProtocol("mask")) {
            ClipRun run(arguments, clip);
            fine &= print(maskPrompts(clip).and_then(
                              [&](PromptSet prompts) { return run.run(std::move(prompts)); }),
                          clip, columns[0]);
        }
        if (!arguments.wantsProtocol("box") && !arguments.wantsProtocol("clicks"))
            continue;
        ClipRun run(arguments, clip);
        bool going = print(run.run(boxPrompts(clip)), clip, columns[1]);
        for (int i = 0; i < maximumClicks && going && arguments.wantsProtocol("clicks"); ++i)
            going = print(run.correct(), clip, columns[std::size_t(2 + i)]);
        fine &= going;
    }
    for (const Column &column : columns) {
        if (column.mean.count > 0)
            std::printf("  %-14s %-16s %6.1f   %.2f s/frame (%d clips)\n", "mean", column.title,
                        100 * column.mean.jf / column.mean.count,
                        column.mean.seconds / column.mean.count, column.mean.count);
    }
    return fine ? 0 : 1;
}

} // namespace filigree::bench
