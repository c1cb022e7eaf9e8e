// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/frame_loader.h"

#include "project_io/media/cached_frame_source.h"
#include "widgets/display_image.h"

#include <utility>

namespace filigree {
namespace {

constexpr int framesAhead = 24;
constexpr int framesBehind = 8;

} // namespace

FrameLoader::FrameLoader(std::shared_ptr<FrameCache> cache, QObject *parent)
    : QObject(parent)
    , m_cache(std::move(cache))
    , m_thread([this](std::stop_token stop) { work(stop); })
{ }

FrameLoader::~FrameLoader()
{
    m_thread.request_stop();
    const std::lock_guard lock(m_wanted.mutex);
    m_wanted.abandon.request_stop();
}

void FrameLoader::open(const std::string &path)
{
    const std::lock_guard lock(m_wanted.mutex);
    m_wanted.path = path;
    m_wanted.frame.reset();
    m_wanted.abandon.request_stop();
    m_wanted.changed.notify_one();
}

void FrameLoader::request(int frame)
{
    const std::lock_guard lock(m_wanted.mutex);
    m_wanted.frame = frame;
    m_wanted.changed.notify_one();
}

void FrameLoader::work(std::stop_token stop)
{
    while (!stop.stop_requested()) {
        std::optional<std::string> path;
        std::optional<int> frame;
        std::stop_token abandon;
        {
            std::unique_lock lock(m_wanted.mutex);
            m_wanted.changed.wait(lock, stop, [this] { return m_wanted.path || m_wanted.frame; });
            if (stop.stop_requested())
                return;
            path = std::exchange(m_wanted.path, std::nullopt);
            frame = std::exchange(m_wanted.frame, std::nullopt);
            m_wanted.abandon = std::stop_source();
            abandon = m_wanted.abandon.get_token();
        }
        serve(path, frame, abandon);
    }
}

void FrameLoader::serve(const std::optional<std::string> &path, std::optional<int> frame,
                        std::stop_token stop)
{
    const auto report = [this](const Error &error) {
        if (error.kind != Error::Kind::Cancelled)
            emit failed(error);
    };
    if (path) {
        auto source = CachedFrameSource::open(*path, m_cache, stop);
        if (!source)
            return report(source.error());
        m_source = std::move(*source);
        emit opened(m_source->info());
    }
    if (!frame || !m_source)
        return;
    const Result<ImagePtr> image = m_source->frame(*frame, stop);
    if (!image)
        return report(image.error());
    emit frameReady(*frame, displayImage(**image));
    m_source->prefetch(*frame, framesAhead, framesBehind);
}

} // namespace filigree
