// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/cached_frame_source.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <limits>
#include <mutex>
#include <set>
#include <thread>

// What a source's threads share. Internal to project_io.
namespace filigree {

//! A decoder and the frame it gave last.
struct Lane
{
    std::unique_ptr<Clip> clip; //!< Null until it is needed.
    int position = -1; //!< -1: not used yet.
    bool busy = false;
    bool yields = false; //!< Busy for a foresight, which stands back when it is interrupted.
};

//! Frames that a thread decodes before anybody asks for them.
struct Foresight
{
    Lane lane; //!< Of the thread alone.
    std::vector<int> wanted; //!< By the newest request, the most urgent last.
    bool packs = false; //!< They are kept packed: cheaper to get, and a little later to show.
    int current = -1; //!< The frame that is decoded now; -1: none.
    std::stop_source request; //!< Ends that.

    // The mutex is held.
    //! What is decoded now stands back, and is kept as far as it came.
    void interrupt();
    //! Other frames are wanted now, in this order. What is being decoded goes on if it is still
    //! among them: playback asks anew with every frame.
    void replace(std::vector<int> frames);
};

struct CachedFrameSource::Private
{
    Private(std::unique_ptr<Clip> clip, std::shared_ptr<FrameCache> cache);

    //! foresight: for whom; null: a reader, who waits.
    Result<ImagePtr> frame(int index, Foresight *foresight, std::stop_token stop);
    Result<ImagePtr> decodeOnce(int index, Lane *own, std::unique_lock<std::mutex> &lock,
                                std::stop_token stop);
    ImagePtr held(int index); //!< Without decoding; null: it is not held.
    Result<Clip *> clipOf(Lane &lane, std::stop_token stop);
    Result<ImagePtr> decode(Lane &lane, int index, std::stop_token stop);
    Result<> keepPacked(Lane &lane, int index, std::stop_token stop);
    void keep(int index, Clip::Packed packed);
    void keepPassing(Clip &clip); //!< Frames that it decodes on the way to others, too.
    void decodePacked(int index, Foresight &foresight, std::stop_token stop);
    Lane &laneFor(int index, Foresight &foresight); //!< The mutex is held.
    Result<ImagePtr> decodeOriginal(Lane &lane, int index, std::stop_token stop);
    Result<ImagePtr> decodeAside(int index, std::stop_token stop);
    bool isSceneLinear() const;
    Lane *freeLane(int index); //!< The mutex is held; null: it is worth waiting for one.
    int room() const; //!< So many images may be decoded ahead.
    bool packs() const; //!< Packed frames are worth keeping.
    std::size_t imageBytes() const;
    void run(Foresight &foresight, std::stop_token stop);
    void enter(int index); //!< For a reader of this frame, or -1; the mutex is held.
    void leave(); //!< The mutex is held.
    bool mayRun(const Foresight &foresight) const; //!< The mutex is held.

    const Clip &original; //!< The first lane's; others only reopen it, which any thread may.
    const ClipInfo info;
    const std::shared_ptr<FrameCache> cache;
    const bool ownsKey; //!< Nobody else can have its frames under the same key.
    const FrameCache::ClipKey key;
    //! Processor time of the thread that last made an image of a packed frame, in milliseconds: by
    //! the clock it would take longer beside others.
    std::atomic<double> unpackTime = std::numeric_limits<double>::infinity();

    struct State
    {
        std::mutex mutex;
        std::condition_variable_any changed;
        std::vector<Lane> lanes{2};
        Foresight beside; //!< What is likely to be wanted next.
        Foresight around; //!< More, beside jobs.
        std::set<int> decoding;
        std::set<int> damaged; //!< Of the frames decoded so far.
        int readers = 0; //!< Who has the machine for itself; foresight waits for them.
        //! Foresight waits until then as well, unless it is for playback.
        std::chrono::steady_clock::time_point handUntil{};
        bool isPlaying = false; //!< The newest request was for playback.
        std::stop_source aside; //!< Interrupts what is read aside.
    } state;

    struct Originals
    {
        std::mutex mutex;
        Lane lane;
    } originals; //!< Of scene-linear clips, for export.

    struct Aside
    {
        std::mutex mutex;
        Lane lane;
    } aside;

    // last: stopped and joined before what they use is destroyed
    std::jthread besideThread;
    std::jthread aroundThread; //!< Begins with the first playhead that rests.
};

} // namespace filigree
