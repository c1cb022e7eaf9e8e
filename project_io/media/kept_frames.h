// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/av_types.h"

#include <cstddef>
#include <deque>
#include <map>

namespace filigree {

//! The frames a decoder gave last, as it gave them (a quarter of the bytes of a converted 4:2:0
//! frame): going back within a group of pictures needs no decoding. Internal to project_io.
class KeptFrames
{
public:
    static constexpr int mostFrames = 250; //!< As many as encoders put into a group by default.

    explicit KeptFrames(std::size_t budget = std::size_t(192) << 20)
        : m_budget(budget)
    { }

    //! Shares the frame's buffers. The oldest go when the budget or mostFrames is exceeded, but
    //! never this one.
    Result<> keep(int frame, const AVFrame &decoded);
    const AVFrame *find(int frame) const; //!< Null when it is not kept; valid until keep().
    //! How many frames like the newest one fit.
    int capacity() const { return m_capacity; }

private:
    std::size_t m_budget;
    std::size_t m_used = 0;
    int m_capacity = 1;
    std::map<int, FramePtr> m_frames;
    std::deque<int> m_order; //!< The oldest first.
};

} // namespace filigree
