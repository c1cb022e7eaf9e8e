// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "benchmark.h"
#include "inference/matting/temporal_smoothing.h"
#include "inference/metrics/alpha_metrics.h"
#include "pipeline.h"

#include <cstdio>
#include <cstring>

namespace filigree::bench {
namespace {

struct Row
{
    double sad = 0, mse = 0, dtssd = 0;
    double bandDtssd = 0, bandMessddt = 0; // within the unknown region
    double unknown = 0; // share of the frame
    double missed = 0; // share of the true alpha's fractional pixels left out of the unknown region
    StageTime tracking, trimap, matting;
    int frames = 0;
};

// Where the trimaps come from: the tracker from one box, true masks, or the true trimaps.
enum class Source { Box, Masks, Trimaps };

Image hardLogits(const Image &mask)
{
    Image logits(mask.size(), 1, PixelType::F32);
    for (int y = 0; y < mask.height(); ++y) {
        for (int x = 0; x < mask.width(); ++x)
            logits.row<float>(y)[x] = mask.row<uint8_t>(y)[x] >= 128 ? 10.0F : -10.0F;
    }
    return logits;
}

class CompositeRun
{
public:
    CompositeRun(const Arguments &arguments, const TestClip &clip, Source source)
        : m_arguments(arguments)
        , m_clip(clip)
        , m_source(source)
        , m_frames(clip.frames())
    { }

    Result<Row> run()
    {
        const EngineOptions options{"cpu", m_arguments.threads, m_arguments.models};
        if (m_source == Source::Box) {
            auto tracker = makeTracker(m_arguments.tracker, m_frames, options);
            if (!tracker)
                return tl::unexpected(tracker.error());
            const Result<> tracked = trackClip(**tracker, m_clip, boxPrompts(m_clip), m_arguments,
                                               m_masks, m_row.tracking);
            if (!tracked)
                return tl::unexpected(tracked.error());
        }
        for (const TestObject &object : m_clip.objects) {
            auto matter = makeMatter(m_arguments.matter, m_frames, options);
            if (!matter)
                return tl::unexpected(matter.error());
            if (m_source != Source::Trimaps) {
                auto predictor = makeTrimapPredictor("builtin", m_frames, options);
                if (!predictor)
                    return tl::unexpected(predictor.error());
                m_predictor = std::move(*predictor);
            }
            m_solved.clear();
            for (int frame = 0; frame < m_clip.frameCount; ++frame) {
                if (const Result<> done = solve(**matter, object.id, frame); !done)
                    return tl::unexpected(done.error());
            }
            for (int frame = 0; frame < m_clip.frameCount; ++frame) {
                if (const Result<> done = score(object.id, frame); !done)
                    return tl::unexpected(done.error());
            }
        }
        const int pairs = m_row.frames - int(m_clip.objects.size());
        m_row.sad /= m_row.frames;
        m_row.mse /= m_row.frames;
        for (double *sum : {&m_row.dtssd, &m_row.bandDtssd, &m_row.bandMessddt})
            *sum /= std::max(1, pairs);
        m_row.unknown /= m_row.frames;
        m_row.missed /= m_row.frames;
        return m_row;
    }

private:
    struct Solved
    {
        Image trimap, alpha;
        Image smooth, truth; // filled in when it is scored
    };

    Result<> solve(Matter &matter, ObjectId object, int frame)
    {
        Result<Image> trimap = trimapOf(object, frame);
        if (!trimap)
            return tl::unexpected(trimap.error());
        Result<Matte> matte;
        timed(m_row.matting, [&] {
            MatteSettings settings;
            settings.matter = m_arguments.matter;
            matte = matter.matte({frame, object, &*trimap, settings}, {});
        });
        if (!matte)
            return tl::unexpected(matte.error());
        m_solved.push_back({std::move(*trimap), std::move(matte->alpha), {}, {}});
        return {};
    }

    // As the program shows it: steadied by the frames before and after.
    Result<Image> smoothed(int frame)
    {
        const Solved &here = m_solved[std::size_t(frame)];
        if (m_arguments.smoothing <= 0)
            return here.alpha;
        ImagePtr pictures[3];
        NeighbourFrame neighbours[3];
        for (int side = 0; side < 3; ++side) {
            const int at = frame + side - 1;
            if (at < 0 || at >= m_clip.frameCount)
                continue;
            const auto picture = m_frames->frame(at, {});
            if (!picture)
                return tl::unexpected(picture.error());
            pictures[side] = *picture;
            neighbours[side] = {pictures[side].get(), &m_solved[std::size_t(at)].alpha};
        }
        return smoothedOverTime(here.alpha, *pictures[1], neighbours[0], neighbours[2],
                                m_arguments.smoothing, &here.trimap);
    }

    Result<> score(ObjectId object, int frame)
    {
        Result<Image> truth = m_clip.truth("alpha", object, frame);
        Result<Image> alpha = smoothed(frame);
        if (!truth)
            return tl::unexpected(truth.error());
        if (!alpha)
            return tl::unexpected(alpha.error());
        Solved &here = m_solved[std::size_t(frame)];
        here.truth = std::move(*truth);
        here.smooth = std::move(*alpha);
        m_row.sad += metrics::sad(here.smooth, here.truth);
        m_row.mse += metrics::mse(here.smooth, here.truth);
        if (frame > 0) {
            if (const Result<> done = scoreChange(frame); !done)
                return done;
        }
        if (m_arguments.verbose)
            std::printf("    object %d frame %3d  SAD %.3f\n", object, frame,
                        metrics::sad(here.smooth, here.truth));
        countUnknown(here.trimap, here.truth);
        save(here.trimap, here.smooth, object, frame);
        ++m_row.frames;
        return {};
    }

    Result<> scoreChange(int frame)
    {
        const Solved &here = m_solved[std::size_t(frame)];
        const Solved &before = m_solved[std::size_t(frame - 1)];
        const auto picture = m_frames->frame(frame, {});
        const auto pictureBefore = m_frames->frame(frame - 1, {});
        if (!picture || !pictureBefore)
            return tl::unexpected(picture ? pictureBefore.error() : picture.error());
        m_row.dtssd += metrics::dtssd(before.smooth, here.smooth, before.truth, here.truth);
        m_row.bandDtssd += metrics::dtssd(before.smooth, here.smooth, before.truth, here.truth,
                                          metrics::unknownRegion(here.trimap));
        m_row.bandMessddt +=
            metrics::messddt(before.smooth, here.smooth, before.truth, here.truth, **pictureBefore,
                             **picture, metrics::unknownRegion(before.trimap));
        return {};
    }

    Result<Image> trimapOf(ObjectId object, int frame)
    {
        if (m_source == Source::Trimaps)
            return m_clip.truth("trimaps", object, frame);
        ObjectMask mask{object, {}, 1};
        if (m_source == Source::Box) {
            mask.logits = logitsOf(m_masks, frame, object, m_clip.size);
        } else {
            Result<Image> truth = m_clip.truth("masks", object, frame);
            if (!truth)
                return truth;
            mask.logits = hardLogits(*truth);
        }
        Result<Image> trimap;
        TrimapRequest request;
        request.frame = frame;
        request.mask = &mask;
        timed(m_row.trimap, [&] { trimap = m_predictor->trimap(request, {}); });
        return trimap;
    }

    void countUnknown(const Image &trimap, const Image &truth)
    {
        long unknown = 0, fractional = 0, missed = 0;
        for (int y = 0; y < trimap.height(); ++y) {
            for (int x = 0; x < trimap.width(); ++x) {
                const uint8_t label = trimap.row<uint8_t>(y)[x], alpha = truth.row<uint8_t>(y)[x];
                const bool open = label > 0 && label<255, soft = alpha> 12 && alpha < 243;
                unknown += open;
                fractional += soft;
                missed += soft && !open;
            }
        }
        m_row.unknown += double(unknown) / trimap.width() / trimap.height();
        m_row.missed += double(missed) / double(std::max(1L, fractional));
    }

    void save(const Image &trimap, const Image &alpha, ObjectId object, int frame) const
    {
        if (m_arguments.save.empty())
            return;
        Image eight(alpha.size(), 1, PixelType::U8);
        for (int y = 0; y < alpha.height(); ++y) {
            for (int x = 0; x < alpha.width(); ++x)
                eight.row<uint8_t>(y)[x] = uint8_t(255 * alpha.row<float>(y)[x] + 0.5F);
        }
        char name[48];
        std::snprintf(name, sizeof name, "/%d/%05d.png", object, frame);
        const std::string folder = m_arguments.save + "/" + m_clip.name;
        const Result<> written = writeGrey(folder + "/alpha" + name, eight).and_then([&] {
            return writeGrey(folder + "/trimap" + name, trimap);
        });
        if (!written)
            std::fprintf(stderr, "filigree-bench: %s\n", written.error().message.c_str());
    }

    const Arguments &m_arguments;
    const TestClip &m_clip;
    Source m_source;
    std::shared_ptr<FrameSource> m_frames;
    std::unique_ptr<TrimapPredictor> m_predictor;
    Masks m_masks;
    std::vector<Solved> m_solved; // of the object in hand, by frame
    Row m_row;
};

void print(const std::string &name, const Row &row)
{
    const double frames = std::max(1, row.frames);
    std::printf("  %-14s %7.2f %7.2f %7.2f %9.1f %8.1f %8.1f %7.1f %9.0f %7.0f %7.0f\n",
                name.c_str(), row.sad, row.mse, row.dtssd, row.bandDtssd, row.bandMessddt,
                100 * row.unknown, 100 * row.missed, row.tracking.processorMs / frames,
                row.trimap.processorMs / frames, row.matting.processorMs / frames);
    std::fflush(stdout);
}

bool runSource(const Arguments &arguments, const std::vector<TestClip> &clips, Source source,
               const char *title)
{
    std::printf("%s\n  %-14s %7s %7s %7s %9s %8s %8s %7s %9s %7s %7s\n", title, "clip", "SAD",
                "MSE", "dtSSD", "its dtSSD", "MESSDdt", "unknown%", "missed%", "tracking", "trimap",
                "alpha");
    Row mean;
    int count = 0;
    for (const TestClip &clip : clips) {
        const Result<Row> row = CompositeRun(arguments, clip, source).run();
        if (!row) {
            std::fprintf(stderr, "filigree-bench: %s: %s\n", clip.name.c_str(),
                         row.error().message.c_str());
            continue;
        }
        print(clip.name, *row);
        ++count;
        mean.sad += row->sad;
        mean.mse += row->mse;
        mean.dtssd += row->dtssd;
        mean.bandDtssd += row->bandDtssd;
        mean.bandMessddt += row->bandMessddt;
        mean.unknown += row->unknown;
        mean.missed += row->missed;
    }
    if (count > 0)
        std::printf("  %-14s %7.2f %7.2f %7.2f %9.1f %8.1f %8.1f %7.1f\n", "mean", mean.sad / count,
                    mean.mse / count, mean.dtssd / count, mean.bandDtssd / count,
                    mean.bandMessddt / count, 100 * mean.unknown / count,
                    100 * mean.missed / count);
    return count == int(clips.size()) && count > 0;
}

} // namespace

int runComposites(const Arguments &arguments)
{
    const std::vector<TestClip> clips = testClips(arguments, "alpha");
    std::puts(
        "Whole frames, then the unknown region's dtSSD and MESSDdt; processor ms per frame and "
        "object (protocols: box, masks, trimaps)");
    bool fine = true;
    if (arguments.wantsProtocol("box"))
        fine &= runSource(arguments, clips, Source::Box, "from one box");
    if (arguments.wantsProtocol("masks"))
        fine &= runSource(arguments, clips, Source::Masks, "from the true masks");
    if (arguments.wantsProtocol("trimaps"))
        fine &= runSource(arguments, clips, Source::Trimaps, "from the true trimaps");
    return fine ? 0 : 1;
}

} // namespace filigree::bench
