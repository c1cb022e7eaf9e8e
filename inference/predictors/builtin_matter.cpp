// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/builtin_matter.h"

#include "inference/matting/alpha_solver.h"
#include "inference/matting/edge_controls.h"
#include "inference/matting/foreground.h"
#include "inference/matting/temporal_prior.h"

#include <cstdlib>
#include <map>
#include <optional>

namespace filigree {
namespace {

constexpr std::size_t mostRemembered = 8; // objects whose last frame is kept

Error named(Error error, int frame)
{
    error.message = "Matting frame " + std::to_string(frame) + " failed: " + error.message;
    return error;
}

} // namespace

struct BuiltinMatter::Private
{
    struct Memory //! The frame last solved for an object.
    {
        int frame = 0;
        ImagePtr picture;
        Image alpha;
    };

    std::shared_ptr<FrameSource> frames;
    int threads = 0;
    std::map<ObjectId, Memory> memories;

    const Memory *neighbour(const MatteRequest &request, const Image &picture) const
    {
        const auto found = memories.find(request.object);
        const bool fits = found != memories.end()
            && std::abs(found->second.frame - request.frame) == 1
            && found->second.picture->size() == picture.size();
        return fits ? &found->second : nullptr;
    }

    Result<Image> solve(const MatteRequest &request, const Image &picture, const Memory *past,
                        std::stop_token stop) const
    {
        AlphaOptions options;
        options.threads = threads;
        std::optional<AlphaPrior> prior;
        if (past)
            prior = temporalPrior(picture, *past->picture, past->alpha);
        return solveAlpha(picture, *request.trimap, options, stop, prior ? &*prior : nullptr);
    }

    Result<Image> finish(const MatteRequest &request, const Image &picture, const Image &solved,
                         const Memory *past) const
    {
        auto edged = withEdgeControls(solved, request.settings.edge);
        if (!edged || !past || request.settings.edge.temporalSmoothing <= 0)
            return edged;
        auto before = withEdgeControls(past->alpha, request.settings.edge);
        if (!before)
            return before;
        return smoothedOverTime(*edged, picture, {past->picture.get(), &*before}, {},
                                request.settings.edge.temporalSmoothing);
    }
};

BuiltinMatter::BuiltinMatter(std::shared_ptr<FrameSource> frames, int threads)
    : m_private(std::make_unique<Private>())
{
    m_private->frames = std::move(frames);
    m_private->threads = threads;
}

BuiltinMatter::~BuiltinMatter() = default;

Result<Matte> BuiltinMatter::matte(const MatteRequest &request, std::stop_token stop)
{
    const auto picture = m_private->frames->frame(request.frame, stop);
    if (!picture)
        return tl::unexpected(picture.error());
    const Private::Memory *past = m_private->neighbour(request, **picture);
    auto solved = m_private->solve(request, **picture, past, stop);
    if (!solved)
        return tl::unexpected(named(solved.error(), request.frame));
    Matte matte;
    auto alpha = m_private->finish(request, **picture, *solved, past);
    if (!alpha)
        return tl::unexpected(named(alpha.error(), request.frame));
    matte.alpha = std::move(*alpha);
    if (request.settings.decontaminate) {
        ForegroundOptions options;
        options.threads = m_private->threads;
        auto colours = estimateForeground(**picture, matte.alpha, options, stop);
        if (!colours)
            return tl::unexpected(named(colours.error(), request.frame));
        matte.foreground = std::move(colours->foreground);
    }
    if (m_private->memories.size() >= mostRemembered
        && !m_private->memories.contains(request.object))
        m_private->memories.erase(m_private->memories.begin());
    m_private->memories[request.object] = {request.frame, *picture, std::move(*solved)};
    return matte;
}

void BuiltinMatter::reset()
{
    m_private->memories.clear();
}

} // namespace filigree
