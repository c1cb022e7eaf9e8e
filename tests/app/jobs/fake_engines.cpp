// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "fake_engines.h"

#include "inference/matting/edge_controls.h"

#include <algorithm>

namespace filigree {
namespace {

Result<> checked(std::stop_token stop)
{
    return stop.stop_requested() ? Result<>(fail(Error::Kind::Cancelled, "Cancelled."))
                                 : Result<>();
}

Image logitsOf(ObjectId object, int frame, Size size)
{
    Image logits(size, 1, PixelType::F32);
    for (int y = 0; y < size.height; ++y) {
        const bool inside = y >= 4 * object && y < 4 * object + 8;
        for (int x = 0; x < size.width; ++x)
            logits.row<float>(y)[x] = inside && x <= frame ? 8.f : -8.f;
    }
    return logits;
}

class FakeTracker final : public Tracker
{
public:
    FakeTracker(std::shared_ptr<FrameSource> frames, std::shared_ptr<FakeLog> log)
        : m_frames(std::move(frames))
        , m_log(std::move(log))
    { }
    Result<std::vector<ObjectMask>> select(int, const PromptSet &, std::stop_token) override
    {
        return std::vector<ObjectMask>();
    }
    Result<> learn(const PromptSet &, const TrackSettings &, std::stop_token,
                   const Progress &) override
    {
        return {};
    }
    Result<> track(const TrackRequest &request, const MaskSink &sink, std::stop_token stop,
                   const Progress &progress) override
    {
        m_log->trackedPrompts.push_back(request.prompts);
        std::map<ObjectId, int> objects;
        for (const auto &[frame, byObject] : request.prompts) {
            for (const auto &[object, prompts] : byObject)
                ++objects[object];
        }
        if (m_log->hasTwoPasses) {
            if (const auto passed = pass(request, objects, sink, stop, progress, true); !passed)
                return passed;
        }
        return pass(request, objects, sink, stop, progress, false);
    }

private:
    Result<> pass(const TrackRequest &request, const std::map<ObjectId, int> &objects,
                  const MaskSink &sink, std::stop_token stop, const Progress &progress,
                  bool isProvisional)
    {
        for (int frame = request.range.in; frame <= request.range.out; ++frame) {
            m_log->step();
            if (const auto go = checked(stop); !go)
                return go;
            if (frame > m_log->lastFrameBeforeCut)
                break;
            if (!isProvisional)
                m_log->tracked.push_back(frame);
            std::vector<ObjectMask> masks;
            for (const auto &[object, count] : objects)
                masks.push_back({object,
                                 logitsOf(object, isProvisional ? 0 : frame, m_frames->size()), 1,
                                 isProvisional});
            if (const auto sunk = sink(frame, std::move(masks)); !sunk)
                return sunk;
            progress("tracking", frame - request.range.in + 1, request.range.size());
        }
        return {};
    }

    std::shared_ptr<FrameSource> m_frames;
    std::shared_ptr<FakeLog> m_log;
};

class FakeTrimapPredictor final : public TrimapPredictor
{
public:
    explicit FakeTrimapPredictor(std::shared_ptr<FakeLog> log)
        : m_log(std::move(log))
    { }
    Result<Image> trimap(const TrimapRequest &request, std::stop_token stop) override
    {
        m_log->step();
        if (const auto go = checked(stop); !go)
            return tl::unexpected(go.error());
        m_log->trimaps.push_back(request.frame);
        const Image &logits = request.mask->logits;
        Image trimap(logits.size(), 1, PixelType::U8);
        for (int y = 0; y < logits.height(); ++y) {
            for (int x = 0; x < logits.width(); ++x) {
                const bool inside = logits.row<float>(y)[x] > 0;
                const bool first = y == 4 * request.mask->object;
                trimap.row<std::uint8_t>(y)[x] = !inside ? 0 : first ? 128 : 255;
            }
        }
        return trimap;
    }

private:
    std::shared_ptr<FakeLog> m_log;
};

class FakeMatter final : public Matter
{
public:
    FakeMatter(std::shared_ptr<FrameSource> frames, std::shared_ptr<FakeLog> log)
        : m_frames(std::move(frames))
        , m_log(std::move(log))
    { }
    Result<Matte> matte(const MatteRequest &request, std::stop_token stop) override
    {
        m_log->step();
        if (const auto go = checked(stop); !go)
            return tl::unexpected(go.error());
        m_log->mattes.push_back(request.frame);
        Matte matte{Image(m_frames->size(), 1, PixelType::F32),
                    Image(m_frames->size(), 3, PixelType::F32)};
        for (int y = 0; y < matte.alpha.height(); ++y) {
            for (int x = 0; x < matte.alpha.width(); ++x) {
                const auto value = request.trimap->row<std::uint8_t>(y)[x];
                matte.alpha.row<float>(y)[x] = value == 0 ? 0.f : value == 255 ? 1.f : 0.5f;
                std::fill_n(matte.foreground.row<float>(y) + 3 * x, 3, 0.25f);
            }
        }
        return withEdgeControls(matte.alpha, request.settings.edge).map([&](Image &&edged) {
            matte.alpha = std::move(edged);
            return std::move(matte);
        });
    }
    void reset() override { }

private:
    std::shared_ptr<FrameSource> m_frames;
    std::shared_ptr<FakeLog> m_log;
};

} // namespace

Result<ImagePtr> FakeSource::frame(int index, std::stop_token)
{
    Image image(size(), 3, PixelType::U16);
    std::fill_n(image.row<std::uint16_t>(0), std::size_t(24) * 16 * 3, std::uint16_t(index));
    return std::make_shared<const Image>(std::move(image));
}

EngineMakers fakeEngines(const std::shared_ptr<FakeLog> &log)
{
    using Frames = std::shared_ptr<FrameSource>;
    EngineMakers makers;
    makers.tracker = [log](const std::string &, Frames frames, const EngineOptions &) {
        return Result<std::unique_ptr<Tracker>>(std::make_unique<FakeTracker>(frames, log));
    };
    makers.trimapPredictor = [log](const std::string &, Frames, const EngineOptions &) {
        return Result<std::unique_ptr<TrimapPredictor>>(std::make_unique<FakeTrimapPredictor>(log));
    };
    makers.matter = [log](const std::string &, Frames frames, const EngineOptions &) {
        return Result<std::unique_ptr<Matter>>(std::make_unique<FakeMatter>(frames, log));
    };
    return makers;
}

} // namespace filigree
