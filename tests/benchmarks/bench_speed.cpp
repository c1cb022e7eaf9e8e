// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "benchmark.h"
#include "pipeline.h"
#include "timing.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <opencv2/imgproc.hpp>

namespace filigree::bench {
namespace {

constexpr int trackedFrames = 12;
constexpr int clickedFrames = 6;

// A clip scaled up, so that one object can be timed at every size. Keeps what it made, as decoding
// is not what is measured.
class ScaledFrames final : public FrameSource
{
public:
    ScaledFrames(std::shared_ptr<FrameSource> source, Size size)
        : m_source(std::move(source))
        , m_size(size)
    { }
    Size size() const override { return m_size; }
    int frameCount() const override { return std::min(trackedFrames, m_source->frameCount()); }
    Result<ImagePtr> frame(int index, std::stop_token stop) override
    {
        if (const auto known = m_kept.find(index); known != m_kept.end())
            return known->second;
        Result<ImagePtr> picture = m_source->frame(index, stop);
        if (!picture || m_size == (*picture)->size())
            return picture;
        auto scaled = std::make_shared<Image>(m_size, 3, PixelType::U16);
        const cv::Mat from((*picture)->height(), (*picture)->width(), CV_16UC3,
                           const_cast<void *>((*picture)->data()));
        cv::Mat to(m_size.height, m_size.width, CV_16UC3, scaled->data());
        cv::resize(from, to, to.size(), 0, 0, cv::INTER_CUBIC);
        if (m_kept.size() >= mostKept)
            m_kept.erase(m_kept.begin());
        m_kept[index] = scaled;
        return scaled;
    }

private:
    static constexpr std::size_t mostKept = 4;
    std::shared_ptr<FrameSource> m_source;
    Size m_size;
    std::map<int, ImagePtr> m_kept;
};

// Forgets the peak so far (Linux 4.0 and later), so that each size gets its own.
void resetPeakMemory()
{
    std::ofstream("/proc/self/clear_refs") << "5";
}

struct Speed
{
    StageTime firstClick; // of all: whatever happens once happens here
    StageTime click; // on other frames, the median
    StageTime box, second, learning, tracking, trimap, matting;
    double peakMiB = 0;
};

Result<Speed> measure(const Arguments &arguments, const TestClip &clip, Size size)
{
    resetPeakMemory();
    const auto frames = std::make_shared<ScaledFrames>(clip.frames(), size);
    const EngineOptions options{"cpu", arguments.threads};
    auto tracker = makeTracker(arguments.tracker, frames, options);
    auto clicked = makeTracker(arguments.tracker, frames, options);
    auto predictor = makeTrimapPredictor("builtin", frames, options);
    auto matter = makeMatter(arguments.matter, frames, options);
    if (!tracker)
        return tl::unexpected(tracker.error());
    if (!clicked)
        return tl::unexpected(clicked.error());
    if (!predictor)
        return tl::unexpected(predictor.error());
    if (!matter)
        return tl::unexpected(matter.error());

    Speed speed;
    const TestObject &object = clip.objects.front();
    const double scale = double(size.width) / clip.size.width;
    const Box &box = object.box;
    PromptSet prompts;
    prompts[0][object.id].emplace_back(
        BoxPrompt{{box.x0 * scale, box.y0 * scale, box.x1 * scale, box.y1 * scale}});
    const PointPrompt onObject{{object.click.x * scale, object.click.y * scale}, true};
    Result<std::vector<ObjectMask>> answer;
    std::vector<StageTime> clicks;
    for (int frame = 0; frame < clickedFrames; ++frame) { // the object moves little meanwhile
        PromptSet click;
        click[frame][object.id].emplace_back(onObject);
        for (int near = frame; near < frame + 3; ++near) // as the window has read them ahead
            (void)frames->frame(near, {});
        timed(clicks.emplace_back(), [&] { answer = (*clicked)->select(frame, click, {}); });
        if (!answer)
            return tl::unexpected(answer.error());
    }
    speed.firstClick = clicks.front();
    clicks.erase(clicks.begin());
    std::sort(clicks.begin(), clicks.end(),
              [](const StageTime &a, const StageTime &b) { return a.wallMs < b.wallMs; });
    speed.click = clicks[clicks.size() / 2];
    for (int frame = 0; frame < 3; ++frame)
        (void)frames->frame(frame, {});
    timed(speed.box, [&] { answer = (*tracker)->select(0, prompts, {}); });
    if (!answer)
        return tl::unexpected(answer.error());
    PromptSet more = prompts;
    more[0][object.id].emplace_back(onObject);
    timed(speed.second, [&] { answer = (*tracker)->select(0, more, {}); });

    TrackSettings settings;
    settings.tracker = arguments.tracker;
    settings.budget = arguments.budget;
    settings.seed = arguments.seed;
    Result<> done;
    timed(speed.learning,
          [&] { done = (*tracker)->learn(prompts, settings, {}, [](auto, int, int) {}); });
    Masks masks;
    if (done) {
        const TrackRequest request{
            {0, frames->frameCount() - 1}, TrackDirection::Both, prompts, settings};
        const MaskSink sink = [&masks](int frame, std::vector<ObjectMask> found) -> Result<> {
            masks[frame] = std::move(found);
            return {};
        };
        timed(speed.tracking,
              [&] { done = (*tracker)->track(request, sink, {}, [](auto, int, int) {}); });
    }
    for (int frame = 0; frame < frames->frameCount() && done; ++frame) {
        const ObjectMask mask{object.id, logitsOf(masks, frame, object.id, size), 1};
        TrimapRequest request;
        request.frame = frame;
        request.mask = &mask;
        Result<Image> trimap;
        timed(speed.trimap, [&] { trimap = (*predictor)->trimap(request, {}); });
        if (!trimap)
            return tl::unexpected(trimap.error());
        Result<Matte> matte;
        timed(speed.matting, [&] {
            matte = (*matter)->matte({frame, object.id, &*trimap, {}}, {});
        });
        if (!matte)
            return tl::unexpected(matte.error());
    }
    if (!done)
        return tl::unexpected(done.error());
    speed.peakMiB = peakMemoryMiB();
    return speed;
}

void print(const char *title, const Speed &speed, double StageTime::*clock)
{
    const auto perFrame = [&](const StageTime &time) { return time.*clock / trackedFrames; };
    std::printf("  %-22s %8.0f %8.0f %8.0f %8.0f %8.1f s %9.0f %8.0f %8.0f %8.0f\n", title,
                speed.firstClick.*clock, speed.click.*clock, speed.box.*clock, speed.second.*clock,
                speed.learning.*clock / 1000, perFrame(speed.tracking), perFrame(speed.trimap),
                perFrame(speed.matting), speed.peakMiB);
}

} // namespace

int runSpeed(const Arguments &arguments)
{
    std::vector<TestClip> clips = testClips(arguments, "alpha");
    if (clips.empty())
        return 1;
    const TestClip &clip = clips[clips.size() > 1 ? 1 : 0];
    std::printf("%s, one object, %d frames; ms; tracking, trimap and alpha per frame\n"
                "  %-22s %8s %8s %8s %8s %10s %9s %8s %8s %8s\n",
                clip.name.c_str(), trackedFrames, "size", "1st click", "click", "box", "next",
                "learning", "tracking", "trimap", "alpha", "MiB");
    int status = 0;
    for (const Size size : {Size{854, 480}, Size{1920, 1080}, Size{3840, 2160}}) {
        const Result<Speed> speed = measure(arguments, clip, size);
        if (!speed) {
            std::fprintf(stderr, "filigree-bench: %dx%d: %s\n", size.width, size.height,
                         speed.error().message.c_str());
            status = 1;
            continue;
        }
        char title[40];
        std::snprintf(title, sizeof title, "%dx%d wall", size.width, size.height);
        print(title, *speed, &StageTime::wallMs);
        std::snprintf(title, sizeof title, "%dx%d processor", size.width, size.height);
        print(title, *speed, &StageTime::processorMs);
        std::fflush(stdout);
    }
    return status;
}

} // namespace filigree::bench
