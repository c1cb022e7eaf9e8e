// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/image_cache.h"
#include "app/jobs/pixel_probe.h"
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

class WorkGate;

//! Makes what the viewer paints, beside the GUI thread. Only the newest request counts. A frame
//! that is no image yet is answered at once, and blurred, by itself if it is held packed or else by
//! the nearest one that is, and again when it has become one; onion skin and mattes steadied over
//! time likewise come with a second answer. To answer the next request it waits neither for a
//! decoder nor for these. Jobs behind its gate stand aside from the request for another frame until
//! the hand has rested there for a third of a second; not while it plays.
class ViewService final : public QObject
{
    Q_OBJECT
public:
    explicit ViewService(QObject *parent = nullptr);
    ~ViewService() override;

    //! For the requests to come; without, no job stands aside.
    void share(std::shared_ptr<WorkGate> gate);
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
    struct Current; // the request being answered, of the composing thread
    struct Refinement; // of a frame that was shown already
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
        std::shared_ptr<WorkGate> gate; // null: nobody stands aside
        std::optional<ViewRequest> request;
        quint64 count = 0; // requests so far
        std::optional<QPoint> probe;
        std::shared_ptr<CachedFrameSource> fetchFrom; // null: nothing to decode
        int fetchFrame = -1;
        std::optional<Fetched> fetched;
        std::condition_variable_any refine; // for the refining thread
        std::unique_ptr<Refinement> unrefined;
        std::unique_ptr<Refinement> refined;
        std::stop_source refining; // of what became of unrefined
    };

    void answer(std::stop_token stop);
    void decode(std::stop_token stop);
    void refine(std::stop_token stop);
    void serve(Current &current, std::stop_token stop);
    void serveNearest(Current &current, bool isQuick);
    void serveExact(Current &current, const ImagePtr &picture, std::stop_token stop);
    void serveRefined(Current &current, Refinement &refined);
    void fail(Current &current, const Error &error);
    void show(Current &current, ViewLayers layers, bool isLast);
    void compose(Current &current, ViewLayers layers, bool isQuick);
    void settle(Current &current);
    static void letJobsGoOn(Current &current);
    void answerProbe(const Current &current, const QPoint &pixel);

    std::shared_ptr<ImageCache> m_cache;
    mutable Wanted m_wanted;
    std::jthread m_decoder; // last: joined before what they use is destroyed
    std::jthread m_refiner;
    std::jthread m_composer;
};

} // namespace filigree
