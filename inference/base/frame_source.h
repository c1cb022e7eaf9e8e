// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "inference/base/result.h"

#include <stop_token>
#include <utility>

namespace filigree {

//! Where engines read pictures from. Thread-safe. Implemented over the shared frame cache.
class FrameSource
{
public:
    virtual ~FrameSource() = default;
    virtual Size size() const = 0;
    virtual int frameCount() const = 0;
    //! Display-referred R'G'B' (an input alpha is a fourth channel): U16 of integer sources at
    //! full range, F32 of float ones.
    virtual Result<ImagePtr> frame(int index, std::stop_token stop = {}) = 0;
    //! Whether the frame came with marks of damage when it was read.
    virtual bool isDamaged(int index) const
    {
        (void)index;
        return false;
    }
    //! The frame as the clip stores it, for export: differs from frame() for scene-linear clips.
    virtual Result<ImagePtr> original(int index, std::stop_token stop = {})
    {
        return frame(index, std::move(stop));
    }
    //! The frame for a look that does not come again: not kept at the expense of those in use.
    virtual Result<ImagePtr> aside(int index, std::stop_token stop = {})
    {
        return frame(index, std::move(stop));
    }
    //! From here to resume(), and for a moment longer, nothing is read before anybody asks for it:
    //! whoever had to wait may go on at once. Calls may overlap.
    virtual void standAside() { }
    virtual void resume() { }
    //! Brings colours made from frame() to those of original().
    virtual Image toOriginal(Image colours) const { return colours; }

    //! Who computes for a user that waits has the machine for itself while it lives. Not around
    //! aside(), which would wait for it.
    class Alone
    {
    public:
        explicit Alone(FrameSource *frames) //!< Null: there is nobody to stand aside.
            : m_frames(frames)
        {
            if (m_frames)
                m_frames->standAside();
        }
        ~Alone()
        {
            if (m_frames)
                m_frames->resume();
        }
        Alone(const Alone &) = delete;
        Alone &operator=(const Alone &) = delete;

    private:
        FrameSource *m_frames;
    };
};

} // namespace filigree
