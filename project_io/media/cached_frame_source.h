// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_source.h"
#include "project_io/media/clip.h"
#include "project_io/media/frame_cache.h"

#include <memory>
#include <string>
#include <vector>

namespace filigree {

//! A clip read through the shared frame cache, by engines and viewers at once. Thread-safe: two
//! readers at different places each keep a decoder, so neither makes the other seek; readers of
//! the same frame wait for one decoding of it. Frames are as Clip::read() gives them, but those of
//! scene-linear clips are made display-referred.
class CachedFrameSource final : public FrameSource
{
public:
    static Result<std::shared_ptr<CachedFrameSource>>
    open(const std::string &path, std::shared_ptr<FrameCache> cache, std::stop_token stop = {});
    //! For a clip that is already open.
    CachedFrameSource(std::unique_ptr<Clip> clip, std::shared_ptr<FrameCache> cache);
    //! Ends the prefetch and joins its thread; no call of frame() may still be running.
    ~CachedFrameSource() override;

    const ClipInfo &info() const;
    Size size() const override;
    int frameCount() const override;
    Result<ImagePtr> frame(int index, std::stop_token stop = {}) override;
    //! Decoded anew, past the cache, for a scene-linear clip; the cached frame for any other.
    bool isDamaged(int index) const override;
    Result<ImagePtr> original(int index, std::stop_token stop = {}) override;
    Image toOriginal(Image colours) const override;
    void standAside() override;
    void resume() override;

    //! The frame when its image is at hand, else null; never decodes, so the UI thread may call it.
    ImagePtr cached(int index) const;
    //! The same, or made from what is held packed, where that took a few milliseconds the last
    //! time: not of large frames, nor while images need memory that is not there yet. Not for the
    //! UI thread.
    ImagePtr atHand(int index) const;
    //! The index of the frame nearest to this one that cached() would give; -1: none.
    int nearestCached(int index) const;
    //! The frame made smaller, for a first look, when it is held packed. Null: it is not, or there
    //! is no such picture of it. Never decodes; takes a few milliseconds.
    ImagePtr preview(int index) const;
    //! Whether frame() would give it without decoding; does not count as a use.
    bool isCached(int index) const;
    std::vector<FrameRange> cachedRanges() const; //!< In order. Never decodes.
    //! Seconds from the first frame to this one.
    double timeOf(int index) const;

    //! The frame when it is at hand, else decoded past the cache with a decoder of its own: for
    //! pictures that are seen once, small. Waits for others who look aside.
    Result<ImagePtr> aside(int index, std::stop_token stop = {}) override;

    //! Decodes ahead in the background, the frames next to the playhead first: `ahead` frames in
    //! the direction of play, `behind` frames against it. A new call replaces what the last one
    //! left to do. No more is fetched than the cache keeps as images: half of its
    //! budget, or FrameCache::spareShare where frames are kept packed.
    void prefetch(int playhead, int ahead, int behind, bool forward = true);
    //! For a playhead that rests: prefetches a second around it, and then, ranking with jobs, as
    //! many frames as the cache holds packed, so that a hand that scrubs finds them there. Begins a
    //! second after the clip was opened, and a moment after resume().
    void settle(int playhead, bool forward = true);
    void stopPrefetch();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace filigree
