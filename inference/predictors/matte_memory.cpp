// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/matte_memory.h"

#include "inference/base/frame_number.h"
#include "inference/matting/edge_controls.h"
#include "inference/matting/foreground.h"

#include <cstdlib>

namespace filigree {
namespace {

constexpr std::size_t mostRemembered = 8; // objects whose last frame is kept

} // namespace

const MatteMemory::Entry *MatteMemory::neighbour(const MatteRequest &request,
                                                 const Image &picture) const
{
    const auto found = m_entries.find(request.object);
    const bool fits = found != m_entries.end() && std::abs(found->second.frame - request.frame) == 1
        && found->second.picture->size() == picture.size();
    return fits ? &found->second : nullptr;
}

void MatteMemory::remember(const MatteRequest &request, ImagePtr picture, Image alpha)
{
    if (m_entries.size() >= mostRemembered && !m_entries.contains(request.object))
        m_entries.erase(m_entries.begin());
    m_entries[request.object] = {request.frame, std::move(picture), std::move(alpha)};
}

Result<Matte> finishedMatte(const MatteRequest &request, const Image &picture, const Image &solved,
                            int threads, std::stop_token stop)
{
    Matte matte;
    auto alpha = withEdgeControls(solved, request.settings.edge);
    if (!alpha)
        return tl::unexpected(alpha.error());
    matte.alpha = std::move(*alpha);
    if (request.settings.decontaminate) {
        ForegroundOptions options;
        options.threads = threads;
        auto colours = estimateForeground(picture, matte.alpha, options, stop);
        if (!colours)
            return tl::unexpected(colours.error());
        matte.foreground = std::move(colours->foreground);
    }
    return matte;
}

Error namedMatteError(Error error, int frame)
{
    error.message = "Matting frame " + frameNumber(frame) + " failed: " + error.message;
    return error;
}

} // namespace filigree
