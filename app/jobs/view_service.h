// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/image_cache.h"
#include "app/jobs/view_request.h"
#include "inference/base/result.h"

#include <QObject>
#include <QPoint>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace filigree {

class ViewLayering;

//! Makes what the viewer paints, beside the GUI thread. Only the newest request counts. A frame
//! that is not decoded yet is answered at once by the nearest one that is, and again when it has
//! been decoded; onion skin and what takes long likewise come with a second answer. Never waits for
//! a decoder to answer the next request.
class ViewService final : public QObject
{
    Q_OBJECT
public:
    explicit ViewService(QObject *parent = nullptr);
    ~ViewService() override;

    //! Replaces the one before, be it answered or not. Returns the number its answers will carry.
    quint64 request(ViewRequest request);
    //! Asks for the values of a pixel of the frame in view; answered by probed().
    void probe(const QPoint &pixel);
    //! Of unpacked results and finished alphas.
    const std::shared_ptr<ImageCache> &cache() const { return m_cache; }

signals:
    void composed(const filigree::ComposedView &view);
    void probed(const filigree::PixelProbe &probe);
    void failed(int frame, const filigree::Error &error);

private:
    struct Fetched //! A frame that the decoding thread was asked for.
    {
        std::shared_ptr<CachedFrameSource> frames;
        int frame = -1;
        Result<ImagePtr> picture;
    };
    struct Wanted
    {
        std::mutex mutex;
        std::condition_variable_any changed; // for the composing thread
        std::condition_variable_any fetch; // for the decoding thread
        std::optional<ViewRequest> request;
        quint64 count = 0; // requests so far
        std::optional<QPoint> probe;
        std::shared_ptr<CachedFrameSource> fetchFrom; // null: nothing to decode
        int fetchFrame = -1;
        std::optional<Fetched> fetched;
    };
    struct Current; // the request being answered, of the composing thread

    void compose(std::stop_token stop);
    void decode(std::stop_token stop);
    void serve(Current &current, std::stop_token stop);
    void serveNearest(Current &current);
    void serveExact(Current &current, std::stop_token stop);
    void answerProbe(const Current &current, const QPoint &pixel);
    bool isReplaced() const;

    std::shared_ptr<ImageCache> m_cache;
    mutable Wanted m_wanted;
    std::jthread m_decoder; // last: joined before what they use is destroyed
    std::jthread m_composer;
};

} // namespace filigree
