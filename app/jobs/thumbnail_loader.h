// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QImage>
#include <QList>
#include <QObject>
#include <QSize>

#include <condition_variable>
#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace filigree {

class CachedFrameSource;

//! Makes small pictures of frames on a thread of its own, with a decoder of its own. Only the
//! newest request counts: what an older one left is not made any more. Pictures are kept under a
//! budget of bytes, the least recently used go first.
class ThumbnailLoader final : public QObject
{
    Q_OBJECT
public:
    explicit ThumbnailLoader(std::size_t budget = std::size_t(32) << 20, QObject *parent = nullptr);
    ~ThumbnailLoader() override; //!< Ends what is being decoded.

    //! Another clip, or null: forgets all pictures.
    void setSource(std::shared_ptr<CachedFrameSource> source);
    //! In the order in which they are to come; size in device pixels.
    void request(const QList<int> &frames, const QSize &size);
    //! While the user scrubs or plays, decoding is for that.
    void setPaused(bool paused);
    std::size_t usedBytes() const;

signals:
    void ready(int frame, const QImage &picture);
    //! From the thread: of whichever source. For the loader alone.
    void made(int source, int frame, const QImage &picture);

private:
    struct Kept
    {
        QImage picture;
        std::list<int>::iterator use;
    };
    struct State
    {
        mutable std::mutex mutex;
        std::condition_variable_any changed;
        std::shared_ptr<CachedFrameSource> source;
        std::vector<int> wanted; // the next one last
        int sources = 0; // so far
        int requests = 0; // so far
        QSize size;
        bool paused = false;
        std::stop_source abandon; // of the decoding under way
        std::map<int, Kept> kept;
        std::list<int> uses; // most recently used first
        std::size_t used = 0;
    };
    void work(std::stop_token stop);
    void keep(int frame, const QImage &picture); // the mutex is held
    void forget(); // the mutex is held

    const std::size_t m_budget;
    int m_source = 0; // what is delivered for an older one is not wanted any more
    State m_state;
    std::jthread m_thread; // last: joined before what it uses is destroyed
};

} // namespace filigree
