// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/kept_frames.h"

#include "project_io/media/video_frame.h"

#include <algorithm>

namespace filigree {

Result<> KeptFrames::keep(int frame, const AVFrame &decoded)
{
    if (m_frames.contains(frame))
        return {}; // decoding it again gives the same pixels
    FramePtr kept(av_frame_clone(&decoded));
    if (!kept)
        return fail(Error::Kind::OutOfMemory, "There is no memory for a decoded frame.");
    const std::size_t bytes = packedBytes(*kept); // never 0: what a decoder gives lies in buffers
    m_capacity = int(std::clamp<std::size_t>(m_budget / bytes, 1, mostFrames));
    m_used += bytes;
    m_frames.emplace(frame, std::move(kept));
    m_order.push_back(frame);
    while ((m_used > m_budget && m_order.size() > 1) || m_order.size() > mostFrames) {
        const auto oldest = m_frames.find(m_order.front());
        m_used -= packedBytes(*oldest->second);
        m_frames.erase(oldest);
        m_order.pop_front();
    }
    return {};
}

const AVFrame *KeptFrames::find(int frame) const
{
    const auto found = m_frames.find(frame);
    return found == m_frames.end() ? nullptr : found->second.get();
}

} // namespace filigree
