// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/thumbnail_loader.h"

#include "inference/base/thread_rank.h"
#include "project_io/media/cached_frame_source.h"
#include "widgets/timeline/thumbnail.h"

#include <utility>

namespace filigree {

ThumbnailLoader::ThumbnailLoader(std::size_t budget, QObject *parent)
    : QObject(parent)
    , m_budget(budget)
    , m_thread([this](std::stop_token stop) { work(stop); })
{
    connect(
        this, &ThumbnailLoader::made, this,
        [this](int source, int frame, const QImage &picture) {
            if (source == m_source)
                emit ready(frame, picture);
        },
        Qt::QueuedConnection);
}

ThumbnailLoader::~ThumbnailLoader()
{
    m_thread.request_stop();
    const std::scoped_lock lock(m_state.mutex);
    m_state.abandon.request_stop();
}

void ThumbnailLoader::setSource(std::shared_ptr<CachedFrameSource> source)
{
    const std::scoped_lock lock(m_state.mutex);
    if (source == m_state.source)
        return;
    m_state.abandon.request_stop();
    m_state.wanted.clear();
    forget();
    m_state.source = std::move(source);
    m_source = ++m_state.sources;
}

void ThumbnailLoader::request(const QList<int> &frames, const QSize &size)
{
    const std::scoped_lock lock(m_state.mutex);
    if (size != m_state.size)
        forget();
    m_state.size = size;
    m_state.wanted.assign(frames.rbegin(), frames.rend());
    ++m_state.requests;
    m_state.abandon.request_stop();
    m_state.changed.notify_one();
}

void ThumbnailLoader::setPaused(bool paused)
{
    const std::scoped_lock lock(m_state.mutex);
    m_state.paused = paused;
    if (paused)
        m_state.abandon.request_stop();
    m_state.changed.notify_one();
}

std::size_t ThumbnailLoader::usedBytes() const
{
    const std::scoped_lock lock(m_state.mutex);
    return m_state.used;
}

void ThumbnailLoader::forget()
{
    m_state.kept.clear();
    m_state.uses.clear();
    m_state.used = 0;
}

void ThumbnailLoader::keep(int frame, const QImage &picture)
{
    const auto bytes = std::size_t(picture.sizeInBytes());
    if (bytes > m_budget || m_state.kept.contains(frame))
        return;
    while (m_state.used + bytes > m_budget) {
        const auto oldest = m_state.kept.find(m_state.uses.back());
        m_state.used -= std::size_t(oldest->second.picture.sizeInBytes());
        m_state.kept.erase(oldest);
        m_state.uses.pop_back();
    }
    m_state.uses.push_front(frame);
    m_state.kept[frame] = {picture, m_state.uses.begin()};
    m_state.used += bytes;
}

void ThumbnailLoader::work(std::stop_token stop)
{
    setThreadRank(ThreadRank::Working);
    for (;;) {
        std::unique_lock lock(m_state.mutex);
        const bool more = m_state.changed.wait(lock, stop, [this] {
            return m_state.source && !m_state.wanted.empty() && !m_state.paused
                && !m_state.size.isEmpty();
        });
        if (!more || stop.stop_requested())
            return;
        const int frame = m_state.wanted.back();
        m_state.wanted.pop_back();
        if (const auto found = m_state.kept.find(frame); found != m_state.kept.end()) {
            m_state.uses.splice(m_state.uses.begin(), m_state.uses, found->second.use);
            emit made(m_state.sources, frame, found->second.picture);
            continue;
        }
        const std::shared_ptr<CachedFrameSource> source = m_state.source;
        const QSize size = m_state.size;
        const int request = m_state.requests;
        m_state.abandon = std::stop_source();
        const std::stop_token abandon = m_state.abandon.get_token();
        lock.unlock();
        const Result<ImagePtr> image = source->aside(frame, abandon);
        const QImage picture = image ? thumbnail(**image, size) : QImage();
        lock.lock();
        if (source != m_state.source || size != m_state.size)
            continue;
        // A pause, which may be over by now, is made up for; a newer request is not.
        if (!image && image.error().kind == Error::Kind::Cancelled && request == m_state.requests)
            m_state.wanted.push_back(frame);
        if (picture.isNull())
            continue; // a frame that cannot be read has an empty place
        keep(frame, picture);
        emit made(m_state.sources, frame, picture);
    }
}

} // namespace filigree
