// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/gap_bridge.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace filigree {

GapBridge::GapBridge(std::shared_ptr<FrameSource> source)
    : m_source(std::move(source))
{ }

void GapBridge::begin()
{
    const std::lock_guard lock(m_met.mutex);
    m_met.missing.clear();
    m_met.damaged.clear();
}

void GapBridge::require(std::set<int> frames)
{
    const std::lock_guard lock(m_met.mutex);
    m_met.required = std::move(frames);
}

bool GapBridge::isMissing(int frame) const
{
    const std::lock_guard lock(m_met.mutex);
    return m_met.missing.contains(frame);
}

Error GapBridge::errorOf(int frame) const
{
    const std::lock_guard lock(m_met.mutex);
    const auto found = m_met.missing.find(frame);
    return found == m_met.missing.end() ? Error() : found->second;
}

FrameTroubles GapBridge::troubles(const FrameRange &range) const
{
    const std::lock_guard lock(m_met.mutex);
    FrameTroubles met;
    for (const auto &[frame, error] : m_met.missing)
        if (range.contains(frame))
            met.missing.insert(frame);
    std::ranges::copy_if(m_met.damaged, std::inserter(met.damaged, met.damaged.end()),
                         [&](int frame) { return range.contains(frame); });
    return met;
}

//! Errors that are the frame's own are noted.
Result<ImagePtr> GapBridge::read(int index, const std::stop_token &stop)
{
    Result<ImagePtr> image = m_source->frame(index, stop);
    const std::lock_guard lock(m_met.mutex);
    if (image && m_source->isDamaged(index))
        m_met.damaged.insert(index);
    if (!image
        && (image.error().kind == Error::Kind::NotFound
            || image.error().kind == Error::Kind::Unreadable))
        m_met.missing.try_emplace(index, image.error());
    return image;
}

Result<ImagePtr> GapBridge::frame(int index, std::stop_token stop)
{
    Result<ImagePtr> image =
        isMissing(index) ? Result<ImagePtr>(tl::unexpected(errorOf(index))) : read(index, stop);
    const auto isRequired = [&] {
        const std::lock_guard lock(m_met.mutex);
        return m_met.required.contains(index);
    };
    if (image || !isMissing(index) || isRequired())
        return image;
    for (int distance = 1; distance < frameCount(); ++distance) {
        for (const int other : {index - distance, index + distance}) {
            if (other < 0 || other >= frameCount() || isMissing(other))
                continue;
            Result<ImagePtr> near = read(other, stop);
            if (near || !isMissing(other))
                return near;
        }
    }
    return image;
}

} // namespace filigree
